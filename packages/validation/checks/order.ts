import type { ColumnCheck } from '../check-kinds.ts'
import { all, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan, Unsupported } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { PLACE } from '../planning/table.ts'

type Order = Extract<ColumnCheck, { kind: 'order' }>

/**
 * Compares each value with the last one before it, in the order of the files. A break is a change's own if one of the two
 * rows is.
 */
export function* planOrder(scope: Scope, { column, direction, strictly }: Order): Planning<Outcome> {
  if (scope.table.view.numbered === undefined)
    throw new Unsupported(`rows of ${scope.dialect.name} have no order`)
  const value = yield* orderedValue(scope, column)
  const raw = scope.raw(column)
  const looked = all(scope.where === 'every_row' ? 'true' : scope.where, `${value} IS NOT NULL`)
  const before = `lag(${value}) OVER (ORDER BY ${PLACE.file}, ${PLACE.row})`
  const holds = `${value} ${direction === 'increasing' ? '>' : '<'}${strictly ? '' : '='} before`
  const mark = scope.inChange ?? 'every_row'
  const own = `(${mark} OR lag(${mark}) OVER (ORDER BY ${PLACE.file}, ${PLACE.row}))`
  const rows = `SELECT *, ${before} AS before, ${own} AS own FROM ${scope.table.numbered()} WHERE ${looked}`
  const broken = `before IS NOT NULL AND NOT (${holds})`
  const [found] = yield* query<'checked' | 'broken' | 'ownChecked' | 'ownBroken'>(
    `SELECT count(*) AS checked, ${countIf(broken)} AS broken,
       ${countIf('own')} AS "ownChecked", ${countIf(all('own', broken))} AS "ownBroken" FROM (${rows}) AS r`,
  )
  if (found === undefined) throw new Error('an aggregate gave no row')
  const inChange = { checked: found.count('ownChecked'), broken: found.count('ownBroken') }
  const sql = `SELECT ${PLACE.file}, ${PLACE.row}, ${scope.dialect.asText(raw)} AS value FROM (${rows}) AS r
    WHERE ${all('own', broken)} ORDER BY ${PLACE.file}, ${PLACE.row}`
  return {
    kind: 'rows',
    checked: found.count('checked'),
    broken: found.count('broken'),
    ...(scope.inChange === undefined ? {} : { inChange }),
    places: { kind: 'query', sql },
  }
}

/** Text without a declared type is ordered as numbers if all of it is, else as text, in which ISO days are in order. */
function* orderedValue(scope: Scope, column: string): Planning<string> {
  const { isText } = scope.column(column)
  if (!isText || scope.table.notes.get(column)?.type !== undefined) return scope.own(column)
  const number = scope.value(column, 'number')
  const misread = all(scope.where, `${scope.raw(column)} IS NOT NULL`, `${number} IS NULL`)
  const found = yield* scan({ misread: countIf(misread) })
  return found.count('misread') === 0 ? number : scope.raw(column)
}
