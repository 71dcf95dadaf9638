import type { RelatedRowsCheck } from '../check-kinds.ts'
import { countIf, isNotTrue } from '../planning/dialect.ts'
import { type Planning, query, scan, Unsupported } from '../planning/need.ts'
import { countRows, type Outcome, queriedPlaces } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { PLACE } from '../planning/table.ts'
import { named } from '../wording.ts'
import { isPersonal } from './personal.ts'
import { chosenColumns, keysOf, otherColumn, shownRow } from './row-keys.ts'

/** Rows that a reader is shown. */
const SHOWN = 10

type Of<K extends RelatedRowsCheck['kind']> = Extract<RelatedRowsCheck, { kind: K }>

/**
 * Counts the rows that stand in the other table too, as Deepchecks' TrainTestSamplesMix does, but over all rows of both:
 * a hash join on every value, so that the count is exact.
 */
export function* planOverlap(scope: Scope, check: Of<'overlap'>): Planning<Outcome> {
  const { table, where } = scope
  const other = scope.other(check.table)
  const theirs = other.view.columns.map(({ name }) => name)
  const common = table.view.columns.map(({ name }) => name).filter((name) => theirs.includes(name))
  const columns = chosenColumns(scope, common, check)
  const keys = columns.map((name) => keysOf(scope, other, name))
  const mine = keys.map(([key], index) => `${key} AS m${index}`).join(', ')
  const known = keys.map(([, key], index) => `${key} AS o${index}`).join(', ')
  const equal = keys.map((_, index) => `m${index} IS NOT DISTINCT FROM o${index}`).join(' AND ')
  const found = `EXISTS (SELECT 1 FROM (SELECT ${known} FROM ${other.source()}) AS o WHERE ${equal})`
  const counted = yield* scan({ checked: countIf(where) })
  const [row] = yield* query<'broken'>(
    `SELECT count(*) AS broken FROM (SELECT ${mine} FROM ${table.source()} WHERE ${where}) AS m WHERE ${found}`,
  )
  if (row === undefined) throw new Error('an aggregate gave no row')
  const place = `${PLACE.file}, ${PLACE.row}`
  return {
    kind: 'rows',
    checked: counted.count('checked'),
    broken: row.count('broken'),
    places: queriedPlaces(table, () => {
      const rows = `SELECT ${mine}, ${place} FROM ${table.numbered()} WHERE ${where}`
      // What stands there is put together for the rows that are shown alone.
      return `SELECT ${place}, ${shownRow(scope, columns)} AS value FROM ${table.numbered()}
        JOIN (SELECT ${place} FROM (${rows}) AS m WHERE ${found} ORDER BY ${place} LIMIT ${SHOWN}) AS f USING (${place})
        ORDER BY ${place}`
    }),
    why: `compared by ${columns.length === 1 ? '1 column' : `${columns.length} columns`}`,
  }
}

/** The last time of the other table is known only if all of its times can be read. */
export function* planTimeOverlap(scope: Scope, check: Of<'time-overlap'>): Planning<Outcome> {
  const { dialect } = scope
  const last = yield* lastTime(scope, check)
  if (last.unreadable > 0 || last.time === undefined) {
    const what = last.time === undefined ? 'no time' : `${last.unreadable} values that are no day or instant`
    throw new Unsupported(`${named(check.column)} of "${named(check.table)}" has ${what}`)
  }
  const end = dialect.asInstant(dialect.literal(last.time))
  const raw = scope.raw(check.column)
  const counted = yield* countRows(scope, {
    checked: `${raw} IS NOT NULL`,
    broken: isNotTrue(`${scope.value(check.column, 'instant')} > ${end}`),
    shown: raw,
  })
  // The last time is that of a single row.
  if (isPersonal(scope, check.column)) return counted
  return { ...counted, why: `"${named(check.table)}" ends at ${last.time}` }
}

function* lastTime(scope: Scope, { table, column }: Of<'time-overlap'>) {
  const { dialect } = scope
  const other = scope.other(table)
  const { isText, type } = otherColumn(other, column)
  const plain = dialect.identifier(column)
  if (!isText && dialect.comparisonOf(type) !== 'instant')
    throw new Unsupported(`${named(column)} of "${named(table)}" holds ${type}, no days or instants`)
  const raw = other.alias(plain)
  const time = other.alias(isText ? dialect.readAs('instant', plain) : dialect.asInstant(plain))
  const [row] = yield* query<'time' | 'unreadable'>(
    `SELECT ${dialect.asText(`max(${time})`)} AS "time",
       ${countIf(`${raw} IS NOT NULL AND ${time} IS NULL`)} AS unreadable FROM ${other.source([raw, time])}`,
  )
  if (row === undefined) throw new Error('an aggregate gave no row')
  return { time: row.text('time'), unreadable: row.count('unreadable') }
}
