import type { RowOfColumnsCheck } from '../check-kinds.ts'
import type { Comparison } from '../column-types.ts'
import { all, any, isNotTrue } from '../planning/dialect.ts'
import type { Planning } from '../planning/need.ts'
import { countRows, type Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { setOf, setSql } from '../planning/sets.ts'

type Of<K extends RowOfColumnsCheck['kind']> = Extract<RowOfColumnsCheck, { kind: K }>

export function* planCompare(
  scope: Scope,
  { column, operator, other, ignore, unknown }: Of<'compare'>,
): Planning<Outcome> {
  const holds = comparison(scope, column, operator === '!=' ? '<>' : operator, other)
  return yield* countRows(scope, {
    checked: lookedAt(scope, [column, other], ignore),
    broken: brokenBy(holds, unknown),
    shown: scope.raw(column),
  })
}

/** Two columns of text without a declared type are compared as numbers where both are, else as text. */
function comparison(scope: Scope, column: string, operator: string, other: string): string {
  const kinds = [column, other].map((name) => kindOf(scope, name))
  const kind = kinds.find((found) => found !== undefined)
  const sides = (as: Comparison) => `${scope.value(column, as)} ${operator} ${scope.value(other, as)}`
  if (kind !== undefined) return sides(kind)
  const numbers = [column, other].map((name) => `${scope.value(name, 'number')} IS NOT NULL`)
  return `CASE WHEN ${all(...numbers)} THEN ${sides('number')} ELSE ${sides('text')} END`
}

function kindOf(scope: Scope, name: string): Comparison | undefined {
  const { isText, type } = scope.column(name)
  if (!isText) return scope.dialect.comparisonOf(type)
  const declared = scope.table.notes.get(name)?.type
  if (declared === undefined) return undefined
  if (declared === 'integer' || declared === 'number') return 'number'
  return declared === 'date' || declared === 'timestamp'
    ? 'instant'
    : declared === 'boolean'
      ? 'boolean'
      : 'text'
}

export function* planTupleSet(
  scope: Scope,
  { columns, tuples, ignore, unknown }: Of<'tuple-set'>,
): Planning<Outcome> {
  const matches = tuples.map((tuple) =>
    all(
      ...columns.map((column, index) => {
        const wanted = tuple[index] ?? null
        if (wanted === null) return `${scope.raw(column)} IS NULL`
        return setSql(setOf(scope, column, [wanted]))
      }),
    ),
  )
  return yield* countRows(scope, {
    checked: lookedAt(scope, columns, ignore),
    broken: brokenBy(any(...matches), unknown),
    shown: shownRow(scope, columns),
  })
}

export function* planRowSum(
  scope: Scope,
  { columns, total, ignore, nulls }: Of<'row-sum'>,
): Planning<Outcome> {
  const { dialect, raw, value } = scope
  // A value that is no number is not 0: it makes the sum unknown.
  const added = columns
    .map((column) => [raw(column), dialect.asNumber(value(column, 'number'))] as const)
    .map(([there, number]) =>
      nulls === 'zero' ? `CASE WHEN ${there} IS NULL THEN 0 ELSE ${number} END` : number,
    )
    .join(' + ')
  return yield* countRows(scope, {
    checked: lookedAt(scope, columns, ignore),
    broken: brokenBy(`${added} = ${scope.dialect.literal(total)}`, nulls === 'pass' ? 'pass' : 'break'),
    shown: shownRow(scope, columns),
  })
}

export function* planRowSpread(
  scope: Scope,
  { kind, columns, ignore }: Of<'values-differ' | 'values-equal'>,
): Planning<Outcome> {
  const kinds = new Set(columns.map((column) => kindOf(scope, column)))
  // Numbers and booleans may be equal and be written in two ways.
  const isOneKind = kinds.size === 1 && !kinds.has(undefined)
  const areNumbers =
    scope.rule.semantics === 'pandas' && [...kinds].every((kind) => kind === 'number' || kind === 'boolean')
  const values = columns.map((column) =>
    isOneKind || areNumbers
      ? areNumbers
        ? scope.value(column, 'number')
        : scope.own(column)
      : scope.dialect.asText(scope.raw(column)),
  )
  const pairs = values.flatMap((a, i) => values.slice(i + 1).map((b) => [a, b] as const))
  const holds =
    kind === 'values-differ'
      ? pairs.map(([a, b]) => `${a} IS DISTINCT FROM ${b}`)
      : pairs.map(([a, b]) => `${a} IS NOT DISTINCT FROM ${b}`)
  return yield* countRows(scope, {
    checked: lookedAt(scope, columns, ignore),
    broken: `NOT (${all(...holds)})`,
    shown: shownRow(scope, columns),
  })
}

export function* planExpression(scope: Scope, { sql, nulls }: Of<'expression'>): Planning<Outcome> {
  const holds = scope.table.alias(`(${sql})`)
  const broken = nulls === 'skip' ? `NOT ${holds}` : isNotTrue(holds)
  return yield* countRows(scope, { checked: 'every_row', broken, shown: 'NULL' })
}

function brokenBy(holds: string, unknown: 'break' | 'pass' | undefined): string {
  return unknown === 'pass' ? `NOT coalesce(${holds}, true)` : isNotTrue(holds)
}

export function* planEmptyRow(scope: Scope, { columns }: Of<'empty-row'>): Planning<Outcome> {
  const names = columns ?? scope.table.view.columns.map(({ name }) => name)
  const broken = all(...names.map((name) => `${scope.raw(name)} IS NULL`))
  return yield* countRows(scope, { checked: 'every_row', broken, shown: 'NULL' })
}

function lookedAt(scope: Scope, columns: readonly string[], ignore: 'all' | 'any' | 'never'): string {
  const there = columns.map((column) => `${scope.raw(column)} IS NOT NULL`)
  if (ignore === 'never') return 'every_row'
  return ignore === 'all' ? any(...there) : all(...there)
}

function shownRow({ raw, dialect }: Scope, columns: readonly string[]): string {
  return columns.map((column) => `coalesce(${dialect.asText(raw(column))}, '')`).join(" || ' | ' || ")
}
