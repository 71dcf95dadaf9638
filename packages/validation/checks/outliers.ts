import { formatNumber } from '#core'
import type { ColumnCheck } from '../check-kinds.ts'
import { type Planning, scan } from '../planning/need.ts'
import { countRows, type Outcome, type RowsOutcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'

type Outliers = Extract<ColumnCheck, { kind: 'outliers' }>

/** 1 / normal quantile of 0.75: makes the median distance of normal data equal its standard deviation. */
const MAD_SCALE = 1.482602218505602

interface Fences {
  readonly low: number
  readonly high: number
}

/** Finds where outliers begin in the first scan, and counts them in the next. */
export function* planOutliers(scope: Scope, check: Outliers): Planning<Outcome> {
  const value = scope.dialect.asNumber(scope.value(check.column, 'number'))
  const finite = `CASE WHEN ${scope.where} AND ${scope.dialect.isFinite(value)} THEN ${value} END`
  const fences = yield* fencesOf(scope, check, finite)
  const shown = scope.raw(check.column)
  if (fences === undefined)
    return yield* countRows(scope, { checked: `${value} IS NOT NULL`, broken: 'false', shown })
  const { literal } = scope.dialect
  const equal = check.inclusive === true ? '=' : ''
  const above = `${value} >${equal} ${literal(fences.high)}`
  const below = check.side === 'upper' ? 'false' : `${value} <${equal} ${literal(fences.low)}`
  const counted: RowsOutcome = yield* countRows(scope, {
    checked: `${value} IS NOT NULL`,
    broken: `${above} OR ${below}`,
    shown,
  })
  const usual = `${formatNumber(fences.low)} to ${formatNumber(fences.high)}`
  return { ...counted, why: `usual is ${usual}` }
}

/** @returns undefined where the values do not spread */
function* fencesOf(scope: Scope, { method, factor }: Outliers, finite: string): Planning<Fences | undefined> {
  const { dialect } = scope
  if (method === 'zscore') {
    const found = yield* scan({ centre: `avg(${finite})`, spread: dialect.stdev(finite) })
    return around(found.number('centre'), found.number('spread'), factor)
  }
  if (method === 'mad') {
    const { number } = yield* scan({ median: dialect.quantile(finite, 0.5, 'linear') })
    const centre = number('median')
    if (centre === undefined) return undefined
    const distance = dialect.quantile(`abs(${finite} - ${dialect.literal(centre)})`, 0.5, 'linear')
    const found = yield* scan({ spread: `${MAD_SCALE} * ${distance}` })
    return around(centre, found.number('spread'), factor)
  }
  const found = yield* scan({
    low: dialect.quantile(finite, 0.25, 'linear'),
    high: dialect.quantile(finite, 0.75, 'linear'),
  })
  const [low, high] = [found.number('low'), found.number('high')]
  if (low === undefined || high === undefined || low === high) return undefined
  return { low: low - factor * (high - low), high: high + factor * (high - low) }
}

function around(centre: number | undefined, spread: number | undefined, factor: number): Fences | undefined {
  if (centre === undefined || spread === undefined || spread === 0) return undefined
  return { low: centre - factor * spread, high: centre + factor * spread }
}
