import type { RelatedRowsCheck } from '../check-kinds.ts'
import { all, any, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan, Unsupported } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import { type Scope, scopeOf } from '../planning/scope.ts'
import { PLACE, type Table } from '../planning/table.ts'
import { named } from '../wording.ts'

type Reference = Extract<RelatedRowsCheck, { kind: 'reference' }>

/** Looks each row's values up among those of the other table: an anti-join, which the engine hashes and spills. */
export function* planReference(scope: Scope, check: Reference): Planning<Outcome> {
  const target = check.table === undefined ? scope.table : scope.other(check.table)
  const { where: _, ...everywhere } = scope.rule
  const other = scopeOf(everywhere, target, scope.context)
  const lacking = check.to.filter((name) => !target.view.columns.some((column) => column.name === name))
  if (lacking.length > 0)
    throw new Unsupported(
      `${named(check.table ?? 'the data')} has no column ${lacking.map(named).join(', ')}`,
    )
  const pairs = check.columns.map((column, index) => sides(scope, column, other, check.to[index] ?? column))
  const raw = check.columns.map((column) => scope.raw(column))
  const there = raw.map((value) => `${value} IS NOT NULL`)
  const filter = scope.where === 'every_row' ? 'true' : scope.where
  const looked = all(filter, check.nulls === 'skip-any' ? all(...there) : any(...there))
  const found = yield* scan({ checked: countIf(looked) })
  const lost = `WHERE ${looked} AND NOT EXISTS (${matching(target, pairs)})`
  const [row] = yield* query<'broken'>(`SELECT count(*) AS broken FROM ${scope.table.source()} ${lost}`)
  if (row === undefined) throw new Error('an aggregate gave no row')
  const shown = raw.map((value) => `coalesce(${scope.dialect.asText(value)}, '')`).join(" || ' | ' || ")
  const counts = { kind: 'rows', checked: found.count('checked'), broken: row.count('broken') } as const
  if (scope.table.view.numbered === undefined) return { ...counts, places: { kind: 'none' } }
  const sql = `SELECT ${PLACE.file}, ${PLACE.row}, ${shown} AS value FROM ${scope.table.numbered()} ${lost}
    ORDER BY ${PLACE.file}, ${PLACE.row}`
  return { ...counts, places: { kind: 'query', sql } }
}

/** Values of both tables as one kind. */
type Pair = readonly [own: string, theirs: string]

/** Rows of the other table that the outer row `t` refers to; the names of both tables' values are alike. */
function matching(target: Table, pairs: readonly Pair[]): string {
  const theirs = pairs.map(([, value]) => value)
  const keys = theirs.map((value, index) => `${value} AS k${index}`)
  const equal = pairs.map(([own], index) => `p.k${index} = t.${own}`)
  return `SELECT 1 FROM (SELECT ${keys.join(', ')} FROM ${target.source(theirs)}) AS p WHERE ${all(...equal)}`
}

/**
 * Two texts are read as the type that either is declared to be of, else compared as text; otherwise what a file stores
 * says as what they are compared.
 */
function sides(scope: Scope, column: string, other: Scope, to: string): Pair {
  const [own, theirs] = [scope.column(column), other.column(to)]
  if (own.isText && theirs.isText) {
    const type = scope.table.notes.get(column)?.type ?? other.table.notes.get(to)?.type ?? 'string'
    const read = ({ table, dialect }: Scope, name: string) =>
      table.alias(dialect.readAs(type, dialect.identifier(name)))
    return [read(scope, column), read(other, to)]
  }
  const stored = own.isText ? theirs.type : own.type
  const kind = scope.dialect.comparisonOf(stored) ?? 'text'
  const isSame = own.isText || theirs.isText || scope.dialect.comparisonOf(theirs.type) === kind
  const as = isSame ? kind : 'text'
  return [scope.value(column, as), other.value(to, as)]
}
