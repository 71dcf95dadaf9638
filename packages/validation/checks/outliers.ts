import { formatNumber } from '#core'
import type { ColumnCheck } from '../check-kinds.ts'
import { type Planning, scan, Unsupported } from '../planning/need.ts'
import { countRows, type Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { valueTest } from './values.ts'

type Outliers = Extract<ColumnCheck, { kind: 'outliers' }>

/** 1 / normal quantile of 0.75: makes the median distance of normal data equal its standard deviation. */
const MAD_SCALE = 1.482602218505602

/** Finds in the first scans what is usual, and counts what is not in the next. A value that is no number is not usual. */
export function* planOutliers(scope: Scope, check: Outliers): Planning<Outcome> {
  const { isText, type } = scope.column(check.column)
  if (check.method === 'iqr' && !isText && scope.dialect.comparisonOf(type) === 'boolean')
    throw new Unsupported('booleans have no quartiles')
  const value = scope.dialect.asNumber(scope.value(check.column, 'number'))
  const finite = `CASE WHEN ${scope.where} AND ${scope.dialect.isFinite(value)} THEN ${value} END`
  const usual =
    check.method === 'iqr' ? yield* fences(scope, check, finite) : yield* around(scope, check, finite)
  if (usual === undefined) {
    // Where the values do not spread none is far from the others.
    const counted = yield* countRows(scope, valueTest(scope, check, `${value} IS NOT NULL`))
    return { ...counted, why: 'the values do not spread' }
  }
  const counted = yield* countRows(scope, valueTest(scope, check, usual.holds(value)))
  return { ...counted, why: `usual is ${formatNumber(usual.low)} to ${formatNumber(usual.high)}` }
}

interface Usual {
  readonly low: number
  readonly high: number
  /** A condition on a value. */
  readonly holds: (value: string) => string
}

/** Tukey's fences. @returns undefined where the values do not spread */
function* fences({ dialect }: Scope, check: Outliers, finite: string): Planning<Usual | undefined> {
  const found = yield* scan({
    low: dialect.quantile(finite, 0.25, 'linear'),
    high: dialect.quantile(finite, 0.75, 'linear'),
  })
  const [q1, q3] = [found.number('low'), found.number('high')]
  if (q1 === undefined || q3 === undefined || (q1 === q3 && check.flat !== 'break')) return undefined
  const [low, high] = [q1 - check.factor * (q3 - q1), q3 + check.factor * (q3 - q1)]
  const [below, above] = check.inclusive === true && low < high ? ['>', '<'] : ['>=', '<=']
  const holds = (value: string): string => {
    const notAbove = `${value} ${above} ${dialect.literal(high)}`
    return check.side === 'upper' ? notAbove : `${notAbove} AND ${value} ${below} ${dialect.literal(low)}`
  }
  return { low, high, holds }
}

/** The score itself is compared, as the tools do that these rules come from: a bound for the value rounds otherwise. */
function* around(scope: Scope, check: Outliers, finite: string): Planning<Usual | undefined> {
  const { centre, spread } = yield* centreOf(scope, check, finite)
  const { literal } = scope.dialect
  if (centre === undefined || spread === undefined) return undefined
  if (spread === 0) {
    if (check.flat !== 'break') return undefined
    const operator = check.side === 'upper' ? '<=' : '='
    return { low: centre, high: centre, holds: (value) => `${value} ${operator} ${literal(centre)}` }
  }
  const holds = (value: string): string => {
    const distance = `(${value} - ${literal(centre)}) / ${literal(spread)}`
    const score = check.side === 'upper' ? distance : `abs(${distance})`
    return `${score} ${check.inclusive === true ? '<' : '<='} ${literal(check.factor)}`
  }
  return { low: centre - check.factor * spread, high: centre + check.factor * spread, holds }
}

function* centreOf({ dialect }: Scope, { method }: Outliers, finite: string) {
  if (method === 'zscore') {
    const found = yield* scan({ centre: `avg(${finite})`, spread: dialect.stdev(finite) })
    return { centre: found.number('centre'), spread: found.number('spread') }
  }
  const { number } = yield* scan({ median: dialect.quantile(finite, 0.5, 'linear') })
  const centre = number('median')
  if (centre === undefined) return { centre, spread: undefined }
  const distance = dialect.quantile(`abs(${finite} - ${dialect.literal(centre)})`, 0.5, 'linear')
  const found = yield* scan({ spread: `${MAD_SCALE} * ${distance}` })
  return { centre, spread: found.number('spread') }
}
