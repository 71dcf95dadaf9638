import { z } from 'zod'
import { counter, type Engine, linesOf, type Place } from '#data'
import type { Evaluation } from './evaluate.ts'
import { countIf } from './planning/dialect.ts'
import type { Places, RowsOutcome } from './planning/outcome.ts'
import { PLACE, type Table } from './planning/table.ts'
import { isBroken } from './results.ts'
import { columnsOf, type Expectations, type Rule } from './rule.ts'

/** A place in the data that breaks a rule. */
export interface Example {
  /** Name of the file. */
  readonly file: string
  /** Physical line of a CSV or JSON file, from 1. */
  readonly line?: number | undefined
  /** UTF-16 code unit of that line at which the value begins, from 1. */
  readonly position?: number | undefined
  /** Ordinal of the row in the file, from 1; for a file without lines. */
  readonly row?: number | undefined
  readonly column?: string | undefined
  /** What stands there, up to 200 characters; null: nothing. Absent where it is not said. */
  readonly value?: string | null | undefined
  /** The column is personal: its values are said nowhere. */
  readonly masked?: boolean | undefined
  readonly note?: string | undefined
}

export const EXAMPLES = 10
const MAX_VALUE = 200
/** Each takes two more scans. */
const MAX_KEYS = 10

const placeRow = z.object({ file: z.string(), row: counter })
const row = placeRow.extend({ value: z.string().nullable() })
const found = z.array(row).nullable()

/** A rule that is broken by rows, and how to find them. */
interface Wanted {
  readonly rule: Rule
  readonly index: number
  readonly outcome: RowsOutcome
  /** The table that it was planned for. */
  readonly table: Table
  readonly masked: boolean
}

/**
 * The first rows in the order of the files that break each broken rule, with their lines: a scan of each table, and
 * two more for each of the first ten broken rules on uniqueness.
 * @returns examples by the rule's place among the expectations
 */
export async function findExamples(
  engine: Engine,
  evaluation: Evaluation,
  { rules, columns }: Expectations,
): Promise<Map<number, Example[]>> {
  const isPersonal = ({ check }: Rule): boolean => {
    // Of whole rows every column is shown.
    const isWhole = check.kind === 'unique' && check.columns === undefined
    const shown = isWhole ? [...columns.keys()] : columnsOf(check)
    return check.kind === 'personal-data' || shown.some((name) => columns.get(name)?.personal === true)
  }
  const wanted = rules.flatMap((rule, index): Wanted[] => {
    const ended = evaluation.ended[index]
    const table = evaluation.tables[index]
    if (table === undefined || ended?.kind !== 'found' || ended.outcome.kind !== 'rows') return []
    return isBroken(rule, ended)
      ? [{ rule, index, outcome: ended.outcome, table, masked: isPersonal(rule) }]
      : []
  })
  const raw = new Map<number, FoundRow[]>()
  for (const [table, items] of Map.groupBy(wanted, (item) => item.table))
    for (const [index, rows] of await firstRows(engine, table, items)) raw.set(index, rows)
  for (const item of wanted.filter(({ outcome }) => outcome.places.kind === 'query'))
    raw.set(item.index, await queriedRows(engine, item))
  const repeated = wanted.filter(({ outcome }) => outcome.places.kind === 'copies').slice(0, MAX_KEYS)
  for (const item of repeated) raw.set(item.index, await firstCopies(engine, item))
  return withLines(engine, evaluation, raw, wanted)
}

async function withLines(
  engine: Engine,
  { relation }: Evaluation,
  rows: ReadonlyMap<number, readonly FoundRow[]>,
  wanted: readonly Wanted[],
): Promise<Map<number, Example[]>> {
  const all = wanted.flatMap(({ rule, index, masked }) =>
    (rows.get(index) ?? []).map((item) => ({ rule, index, masked, item })),
  )
  const places = await linesOf(
    engine,
    relation,
    all.flatMap(({ rule, item }) => [{ ...item, column: onlyColumn(rule) }, item.other ?? item]),
  )
  const examples = all.map(({ rule, index, masked, item }, at) => ({
    index,
    example: exampleOf(item, places[2 * at], places[2 * at + 1], onlyColumn(rule), masked),
  }))
  const byRule = Map.groupBy(examples, ({ index }) => index)
  return new Map([...byRule].map(([index, items]) => [index, items.map(({ example }) => example)]))
}

function onlyColumn({ check }: Rule): string | undefined {
  const columns = columnsOf(check)
  return columns.length === 1 ? columns[0] : undefined
}

interface FoundRow {
  readonly file: string
  readonly row: number
  readonly value: string | null
  /** Where a repeated value stands first, or again. */
  readonly other?: z.output<typeof placeRow> | undefined
}

function shownValue(expression: string, masked: boolean): string {
  return masked ? 'NULL::VARCHAR' : `left(${expression}::VARCHAR, ${MAX_VALUE})`
}

async function firstRows(
  engine: Engine,
  table: Table,
  wanted: readonly Wanted[],
): Promise<[number, FoundRow[]][]> {
  const fields = wanted.flatMap(({ outcome: { places }, index, masked }) => {
    if (places.kind !== 'rows') return []
    const shown = `{'file': ${PLACE.file}, 'row': ${PLACE.row}, 'value': ${shownValue(places.shown, masked)}}`
    // Rows whose order is NULL do not count.
    const order = `CASE WHEN ${places.condition} THEN row(${PLACE.file}, ${PLACE.row}) END`
    return [{ index, sql: `min_by(${shown}, ${order}, ${EXAMPLES}) AS r${index}` }]
  })
  if (fields.length === 0) return []
  const sql = fields.map((field) => field.sql)
  const cells = await engine.one(
    `SELECT ${sql.join(', ')} FROM ${table.numbered(sql)}`,
    z.record(z.string(), found),
  )
  return fields.map(({ index }) => [index, cells[`r${index}`] ?? []])
}

async function queriedRows(engine: Engine, { outcome: { places }, masked }: Wanted): Promise<FoundRow[]> {
  if (places.kind !== 'query') return []
  const sql = `SELECT ${PLACE.file} AS file, ${PLACE.row} AS row, ${shownValue('value', masked)} AS value
    FROM (${places.sql}) LIMIT ${EXAMPLES}`
  return engine.rows(sql, row)
}

/** The values that stand there most often, each at its second place. */
async function firstCopies(
  engine: Engine,
  { table, outcome: { places }, masked }: Wanted,
): Promise<FoundRow[]> {
  if (places.kind !== 'copies') return []
  const key = keyOf(places)
  const own = places.inChange ?? 'every_row'
  const used = [key, own, places.checked]
  const repeated = `SELECT ${key} AS k, count(*) AS n FROM ${table.source(used)}
    WHERE ${places.checked} GROUP BY k HAVING n > 1 AND ${countIf(own)} > 0 ORDER BY n DESC, k LIMIT ${EXAMPLES}`
  const at = `{'file': ${PLACE.file}, 'row': ${PLACE.row}}`
  const order = `row(${PLACE.file}, ${PLACE.row})`
  const rows = await engine.rows(
    `WITH repeated AS MATERIALIZED (${repeated})
     SELECT ${shownValue('k', masked)} AS value, own, places FROM (
       SELECT k, n, min_by(${at}, ${order}, 2) AS places, min_by(${at}, CASE WHEN ${own} THEN ${order} END, 2) AS own
       FROM ${table.numbered(used)} JOIN repeated ON ${key} IS NOT DISTINCT FROM k WHERE ${places.checked}
       GROUP BY k, n
     ) ORDER BY n DESC, k`,
    z.object({ value: z.string().nullable(), places: z.array(placeRow).length(2), own: z.array(placeRow) }),
  )
  return rows.flatMap(({ value, places: [first, second], own: [newest, next] }) => {
    if (first === undefined || second === undefined || newest === undefined) return []
    // The second place is shown; of a change its own row, though that may stand before the older one.
    const shown = isSame(newest, first) ? (next ?? first) : newest
    return [{ ...shown, value, other: isSame(shown, first) ? second : first }]
  })
}

function isSame(a: z.output<typeof placeRow>, b: z.output<typeof placeRow>): boolean {
  return a.file === b.file && a.row === b.row
}

function keyOf({ values }: Extract<Places, { kind: 'copies' }>): string {
  const [only = 'NULL', ...more] = values
  return more.length === 0 ? only : `row(${values.join(', ')})`
}

function exampleOf(
  { file, row: ordinal, value, other }: FoundRow,
  place: Place | undefined,
  otherPlace: Place | undefined,
  column: string | undefined,
  masked: boolean,
): Example {
  const where = place === undefined ? { row: ordinal } : { line: place.line, position: place.column }
  const isAfter = other !== undefined && (file < other.file || (file === other.file && ordinal < other.row))
  const note =
    other === undefined
      ? undefined
      : `${isAfter ? 'again' : 'first'} at ${other.file}${otherPlace === undefined ? `, row ${other.row}` : `:${otherPlace.line}`}`
  return { file, ...where, column, ...(masked ? { masked } : { value }), note }
}
