import type { BoundsReading, ColumnCheck } from '../check-kinds.ts'
import { comparisonOfBounds } from '../column-types.ts'
import { all, isNotTrue } from '../planning/dialect.ts'
import { type Planning, Unsupported } from '../planning/need.ts'
import { countRows, type Outcome, type RowTest } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { type Bound, type Bounds, instantOf } from '../rule.ts'
import { storedOtherwise } from './schema.ts'

type Of<K extends ColumnCheck['kind']> = Extract<ColumnCheck, { kind: K }>

export function* planNull(scope: Scope, { kind, column }: Of<'null' | 'not-null'>): Planning<Outcome> {
  const raw = scope.raw(column)
  const broken = `${raw} IS ${kind === 'null' ? 'NOT ' : ''}NULL`
  return yield* countRows(scope, { checked: 'every_row', broken, shown: raw })
}

/** Files that know their types are judged by these; the values of the others one by one. */
export function* planType(scope: Scope, { column, type }: Of<'type'>): Planning<Outcome> {
  const found = scope.column(column)
  const wrong = storedOtherwise(found, (stored) => scope.dialect.isStoredAs(stored, type))
  if (wrong !== undefined) return { kind: 'whole', holds: false, why: wrong }
  if (!found.isText) return { kind: 'whole', holds: true, why: 'stored as that' }
  const raw = scope.raw(column)
  const value = scope.table.alias(scope.dialect.readAs(type, scope.dialect.identifier(column)))
  return yield* countRows(scope, {
    checked: `${raw} IS NOT NULL`,
    broken: `${raw} IS NOT NULL AND ${value} IS NULL`,
    shown: raw,
  })
}

/** What a column is compared with bounds as. */
export function boundsAs(
  { column, dialect }: Scope,
  name: string,
  bounds: Bounds<Bound>,
  reading: BoundsReading | undefined,
): 'number' | 'instant' | 'text' {
  const as = comparisonOfBounds(bounds)
  if (as === 'number' || reading?.asText !== true) return as
  const { isText, type } = column(name)
  return !isText && dialect.comparisonOf(type) === 'text' ? 'text' : as
}

/** UTF-8 has the order of code points, in which engines compare text. */
export function* planTextRange(scope: Scope, check: Of<'text-range'>): Planning<Outcome> {
  const { min, max, exclusiveMin, exclusiveMax } = check.bounds
  const text = scope.value(check.column, 'text')
  const { literal } = scope.dialect
  const holds = all(
    min === undefined ? 'true' : `${text} ${exclusiveMin === true ? '>' : '>='} ${literal(min)}`,
    max === undefined ? 'true' : `${text} ${exclusiveMax === true ? '<' : '<='} ${literal(max)}`,
  )
  return yield* countRows(scope, valueTest(scope, check, holds))
}

interface ValueOf {
  readonly column: string
  readonly nulls?: 'skip' | 'break' | 'keep' | undefined
  readonly asWritten?: boolean | undefined
}

/** A test of the values of one column: what is not true of a value breaks it. */
export function valueTest(scope: Scope, { column, nulls, asWritten }: ValueOf, holds: string): RowTest {
  const present = asWritten === true ? `${scope.raw(column)} IS NOT NULL` : scope.present(column)
  return {
    checked: nulls === 'break' || nulls === 'keep' ? 'every_row' : present,
    broken: all(nulls === 'keep' ? present : 'true', isNotTrue(holds)),
    shown: scope.raw(column),
  }
}

/** Characters of a text, counted once for all rules. */
export function lengthOf({ table, dialect, value }: Scope, column: string): string {
  return table.derive(value(column, 'text'), dialect.length)
}

/** A condition on a value that was read as what the bounds are. */
export function boundsHold(
  { dialect }: Scope,
  value: string,
  { min, max, exclusiveMin, exclusiveMax, negated }: Bounds<Bound>,
  { asText, dayStarts, isWhole }: BoundsReading & { readonly isWhole?: boolean } = {},
): string {
  const test = (operator: Operator, bound: Bound | undefined): string => {
    if (bound === undefined) return 'true'
    return asText === true
      ? `${value} ${operator} ${dialect.literal(bound)}`
      : compared(dialect, value, operator, bound, {
          dayStarts,
          mayBeNaN: isWhole !== true && max === undefined,
        })
  }
  const within = all(
    test(exclusiveMin === true ? '>' : '>=', min),
    test(exclusiveMax === true ? '<' : '<=', max),
  )
  return negated === true ? `NOT (${within})` : within
}

type Operator = '>' | '>=' | '<' | '<='

function compared(
  dialect: Scope['dialect'],
  value: string,
  operator: Operator,
  bound: Bound,
  { dayStarts, mayBeNaN }: Pick<BoundsReading, 'dayStarts'> & { readonly mayBeNaN: boolean },
): string {
  if (typeof bound === 'number') {
    // NaN is greater than any number to DuckDB, so that only an upper bound would find it.
    const low =
      mayBeNaN && operator.startsWith('>') ? `NOT ${dialect.isNaN(`CAST(${value} AS DOUBLE)`)} AND ` : ''
    return `${low}${value} ${operator} ${dialect.literal(bound)}`
  }
  if (Number.isNaN(instantOf(bound)))
    throw new Unsupported(`the bound "${bound}" is no number, day or instant`)
  if (dayStarts !== true && !bound.includes('T'))
    return `${dialect.asDay(value)} ${operator} ${dialect.day(bound)}`
  return `${value} ${operator} ${dialect.instant(instantOf(bound))}`
}
