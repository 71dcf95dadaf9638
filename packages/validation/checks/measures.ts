import { formatNumber } from '#core'
import { comparisonOfBounds } from '../column-types.ts'
import { all, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { type Bound, type Bounds, instantOf, isWithin, type RowCounts } from '../rule.ts'
import type { MeasureCheck } from '../whole-checks.ts'
import { instantText, rowsText } from '../wording.ts'
import { countDistinctOf } from './distinct-count.ts'
import { isPersonal, withinText } from './personal.ts'
import { boundsAs, boundsHold, lengthOf } from './values.ts'

type Of<K extends MeasureCheck['kind']> = Extract<MeasureCheck, { kind: K }>

export function* planRowCount(scope: Scope, { bounds }: Of<'row-count'>): Planning<Outcome> {
  const found = yield* scan({ rows: countIf(scope.where) })
  const rows = found.count('rows')
  return { kind: 'whole', holds: isWithin(bounds, rows), why: rowsText(rows), observed: rows }
}

export function* planMeasure(scope: Scope, check: Of<'measure'>): Planning<Outcome> {
  const { column, measure, bounds, emptySum } = check
  if (boundsAs(scope, column, bounds, check.reading) === 'text') return yield* planExtremeText(scope, check)
  const isTime = comparisonOfBounds(bounds) === 'instant'
  const read = comparedAs(measure, isTime)
  const misread = read === undefined ? 'false' : misreadIn(scope, column, read)
  const found = yield* scan({
    value: aggregate(scope, check, isTime),
    present: countIf(isThere(scope, column)),
    misread: countIf(misread),
  })
  const [present, unread] = [found.count('present'), found.count('misread')]
  if (unread > 0) return misreadOutcome(scope, column, { checked: present, broken: unread }, misread)
  const isEmptySum = measure === 'sum' && emptySum === 'zero' && present === 0
  const value = isEmptySum ? 0 : found.number('value')
  if (value === undefined) {
    const why = found.text('value') === undefined ? 'there is no value' : 'it is no finite number'
    return { kind: 'whole', holds: false, why }
  }
  const shown = isTime ? instantText(value) : formatNumber(value)
  const limits = isTime ? instants(bounds, check.reading?.dayStarts === true) : numbers(bounds)
  const holds = isWithin(limits, value)
  if (OF_SINGLE_ROWS.has(measure) && isPersonal(scope, column))
    return { kind: 'whole', holds, why: withinText(holds) }
  return { kind: 'whole', holds, why: `it is ${shown}`, observed: isTime ? shown : value }
}

/** Measures that are themselves values of single rows. */
const OF_SINGLE_ROWS: ReadonlySet<string> = new Set(['min', 'max', 'median'])

/** What the values must be read as. */
function comparedAs(measure: Of<'measure'>['measure'], isTime: boolean): 'number' | 'instant' | undefined {
  switch (measure) {
    case 'mean':
    case 'median':
    case 'stdev':
    case 'sum':
      return 'number'
    case 'min':
    case 'max':
      return isTime ? 'instant' : 'number'
    default:
      return undefined
  }
}

/** True for values that are there and cannot be read as what is measured: without them it would be told of others. */
function misreadIn(scope: Scope, column: string, as: 'number' | 'instant'): string {
  const value = scope.value(column, as)
  if (as === 'number' && !scope.column(column).isText) return 'false'
  return all(scope.where, scope.present(column), `${value} IS NULL`)
}

function misreadOutcome(scope: Scope, column: string, counts: RowCounts, condition: string): Outcome {
  const places = { kind: 'rows', condition, shown: scope.raw(column) } as const
  return { kind: 'rows', ...counts, places, why: 'they cannot be read as what is measured' }
}

function* planExtremeText(scope: Scope, { column, measure, bounds }: Of<'measure'>): Planning<Outcome> {
  const text = scope.value(column, 'text')
  const value = `${measure === 'min' ? 'min' : 'max'}(CASE WHEN ${scope.where} THEN ${text} END)`
  const holds = countIf(`${boundsHold(scope, 'v', bounds, { asText: true })}`)
  const [found] = yield* query<'holds' | 'present'>(
    `SELECT ${holds} AS holds, count(v) AS present FROM (SELECT ${value} AS v FROM ${scope.table.source([value])}) AS m`,
  )
  if (found === undefined) throw new Error('an aggregate gave no row')
  if (found.count('present') === 0) return { kind: 'whole', holds: false, why: 'there is no value' }
  const isWithin = found.count('holds') === 1
  return {
    kind: 'whole',
    holds: isWithin,
    why: `the ${measure} is ${isWithin ? 'within' : 'outside of'} the bounds`,
  }
}

function isThere({ where, raw }: Scope, column: string): string {
  return all(where, `${raw(column)} IS NOT NULL`)
}

function aggregate(scope: Scope, { column, measure }: Of<'measure'>, isTime: boolean): string {
  const { dialect } = scope
  const only = (value: string): string =>
    scope.where === 'every_row' ? value : `CASE WHEN ${scope.where} THEN ${value} END`
  const number = () => only(dialect.asNumber(scope.value(column, 'number')))
  switch (measure) {
    case 'mean':
      return `avg(${number()})`
    case 'median':
      return dialect.quantile(number(), 0.5, 'linear')
    case 'stdev':
      return dialect.stdev(number())
    case 'sum':
      return `sum(${number()})`
    case 'min':
    case 'max':
      return isTime
        ? dialect.epochMilliseconds(`${measure}(${only(scope.value(column, 'instant'))})`)
        : `${measure}(${number()})`
    case 'distinct':
      return countDistinctOf(scope, column, only(scope.own(column)))
    case 'distinct-share': {
      const own = only(scope.own(column))
      return `coalesce(${dialect.asNumber(countDistinctOf(scope, column, own))} / nullif(count(${own}), 0), 0)`
    }
    case 'present-share':
      return `coalesce(${dialect.asNumber(countIf(isThere(scope, column)))} / nullif(${countIf(scope.where)}, 0), 0)`
    case 'min-length':
    case 'max-length':
      return `${measure.slice(0, 3)}(${only(lengthOf(scope, column))})`
  }
}

/** Reads bounds that are days or instants; the end of a day is its last millisecond. */
function instants({ min, max, ...rest }: Bounds<Bound>, dayStarts: boolean): Bounds {
  const at = (bound: Bound | undefined, isEnd: boolean): number | undefined => {
    if (bound === undefined || typeof bound === 'number') return bound
    return instantOf(bound) + (isEnd && !dayStarts && !bound.includes('T') ? 86_399_999 : 0)
  }
  return { ...rest, min: at(min, rest.exclusiveMin === true), max: at(max, rest.exclusiveMax !== true) }
}

function numbers({ min, max, ...rest }: Bounds<Bound>): Bounds {
  const number = (bound: Bound | undefined) => (bound === undefined ? undefined : Number(bound))
  return { ...rest, min: number(min), max: number(max) }
}

export function* planQuantiles(scope: Scope, check: Of<'quantiles'>): Planning<Outcome> {
  const { dialect, where } = scope
  const misread = misreadIn(scope, check.column, 'number')
  const value = dialect.asNumber(scope.value(check.column, 'number'))
  const looked = all(where, `${value} IS NOT NULL`)
  const counted = yield* scan<string>({
    present: countIf(isThere(scope, check.column)),
    misread: countIf(misread),
    n: countIf(looked),
    ...computed(scope, check, where === 'every_row' ? value : `CASE WHEN ${looked} THEN ${value} END`),
  })
  const [checked, broken] = [counted.count('present'), counted.count('misread')]
  if (broken > 0) return misreadOutcome(scope, check.column, { checked, broken }, misread)
  const values =
    check.method === 'nearest'
      ? yield* nearest(scope, check, value, looked, counted.count('n'))
      : check.quantiles.map((_, index) => counted.number(`q${index}`))
  const told = check.quantiles.map(({ p, bounds }, index) => {
    const found = values[index]
    return { p, found, holds: found !== undefined && isCloseTo(numbers(bounds), found, check.closeness ?? 0) }
  })
  const hidden = isPersonal(scope, check.column)
  const why = told.map(({ p, found, holds }) => {
    if (found === undefined) return `${p}: none`
    return `${p}: ${hidden ? (holds ? 'within' : 'outside') : formatNumber(found)}`
  })
  return { kind: 'whole', holds: told.every(({ holds }) => holds), why: why.join(', ') }
}

/** Aggregates for what the engine computes by itself. */
function computed(
  { dialect }: Scope,
  { quantiles, method }: Of<'quantiles'>,
  value: string,
): Readonly<Record<string, string>> {
  if (method === 'nearest') return {}
  return Object.fromEntries(
    quantiles.map(({ p }, index) => [`q${index}`, dialect.quantile(value, p, method)]),
  )
}

/** NumPy's `nearest` takes the value at the index (n - 1) p, rounded to even: known once n is. */
function* nearest(
  { table, dialect }: Scope,
  { quantiles }: Of<'quantiles'>,
  value: string,
  looked: string,
  n: number,
): Planning<(number | undefined)[]> {
  const ranks = quantiles.map(({ p }) => roundHalfEven((n - 1) * p) + 1)
  const ranked = `SELECT ${value} AS v, row_number() OVER (ORDER BY ${value}) AS r
    FROM ${table.source([value, looked])} WHERE ${looked}`
  const rows = yield* query<'r' | 'v'>(
    `SELECT r, v FROM (${ranked}) AS o WHERE r IN (${[0, ...ranks].map(dialect.literal).join(', ')})`,
  )
  const byRank = new Map(rows.map((row) => [row.count('r'), row.number('v')]))
  return ranks.map((rank) => byRank.get(rank))
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  if (x - floor !== 0.5) return Math.round(x)
  return floor % 2 === 0 ? floor : floor + 1
}

/** As `isWithin`, where a bound is also met by what `numpy.isclose` (absolute 1e-8) says is close to it. */
function isCloseTo(bounds: Bounds, value: number, relative: number): boolean {
  if (isWithin(bounds, value)) return true
  if (relative === 0) return false
  return [bounds.min, bounds.max].some(
    (bound) => bound !== undefined && Math.abs(value - bound) <= 1e-8 + relative * Math.abs(bound),
  )
}
