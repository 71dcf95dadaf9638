import type { ColumnCheck } from '../check-kinds.ts'
import { type Comparison, comparisonOfBounds } from '../column-types.ts'
import { kindOfValues, setSql } from '../planning/condition.ts'
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

export function* planRange(scope: Scope, check: Of<'range'>): Planning<Outcome> {
  const { column, bounds } = check
  const value = scope.value(column, comparisonOfBounds(bounds))
  return yield* countRows(scope, valueTest(scope, check, boundsHold(scope, value, bounds)))
}

export function* planSet(scope: Scope, check: Of<'set'>): Planning<Outcome> {
  const { column, values, negated } = check
  const value = scope.value(column, values.length === 0 ? 'text' : kindOfValues(values))
  const within = setSql(scope, value, values)
  return yield* countRows(scope, valueTest(scope, check, negated === true ? `NOT ${within}` : within))
}

export function* planLength(scope: Scope, check: Of<'length'>): Planning<Outcome> {
  const length = scope.dialect.length(scope.value(check.column, 'text'))
  return yield* countRows(scope, valueTest(scope, check, boundsHold(scope, length, check.bounds)))
}

/** The remainder of decimal fractions (0.3 of 0.1) is off by rounding: the quotient is compared with a whole number. */
export function* planMultipleOf(scope: Scope, check: Of<'multiple-of'>): Planning<Outcome> {
  const quotient = `(${scope.value(check.column, 'number')} / ${scope.dialect.literal(check.factor)})`
  const holds = `abs(${quotient} - round(${quotient})) <= 1e-9 * greatest(1, abs(${quotient}))`
  return yield* countRows(scope, valueTest(scope, check, holds))
}

/** A test of the values of one column: what is not true of a value breaks it. */
export function valueTest(
  scope: Scope,
  { column, nulls }: { readonly column: string; readonly nulls?: 'skip' | 'break' | undefined },
  holds: string,
): RowTest {
  const present = scope.present(column)
  return {
    checked: nulls === 'break' ? 'every_row' : present,
    broken: isNotTrue(holds),
    shown: scope.raw(column),
  }
}

/** A condition on a value that was read as what the bounds are. */
export function boundsHold(
  { dialect }: Scope,
  value: string,
  { min, max, exclusiveMin, exclusiveMax, negated }: Bounds<Bound>,
): string {
  const within = all(
    min === undefined ? 'true' : compared(dialect, value, exclusiveMin === true ? '>' : '>=', min),
    max === undefined ? 'true' : compared(dialect, value, exclusiveMax === true ? '<' : '<=', max),
  )
  return negated === true ? `NOT (${within})` : within
}

type Operator = '>' | '>=' | '<' | '<='

function compared(dialect: Scope['dialect'], value: string, operator: Operator, bound: Bound): string {
  if (typeof bound === 'number') {
    // NaN is greater than any number to DuckDB, so that no lower bound would find it.
    const low = operator.startsWith('>') ? `NOT ${dialect.isNaN(`CAST(${value} AS DOUBLE)`)} AND ` : ''
    return `${low}${value} ${operator} ${dialect.literal(bound)}`
  }
  if (Number.isNaN(instantOf(bound)))
    throw new Unsupported(`the bound "${bound}" is no number, day or instant`)
  if (!bound.includes('T')) return `${dialect.asDay(value)} ${operator} ${dialect.day(bound)}`
  return `${value} ${operator} ${dialect.instant(instantOf(bound))}`
}

export type { Comparison }
