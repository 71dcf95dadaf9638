import { z } from 'zod'
import { locateLines } from './csv-lines.ts'
import { csvLayout, REJECTS_LIMIT } from './csv-source.ts'
import type { Unreadable } from './dataset.ts'
import { counter, type Engine, QueryError, type QueryOptions } from './engine.ts'
import { asUnreadable, type Relation, type RelationFile, scanOfFiles, withoutFiles } from './relation.ts'
import { literal } from './sql.ts'

export interface Scan<T> {
  readonly rows: readonly T[]
  /** The relation as it was read in the end: files that broke during the scan are in its `unreadable`. */
  readonly relation: Relation
}

/** A CSV row that could not be read, and therefore was not counted by any query. */
export interface Rejection {
  readonly file: string
  /** Physical line on which the row begins, from 1. */
  readonly line?: number
  readonly column?: string
  readonly kind: 'type' | 'missing-fields' | 'extra-fields' | 'quote' | 'encoding' | 'too-long'
  /** Says what is wrong without the value itself. */
  readonly reason: string
  /** The offending value, for `type` only; raw data, up to 200 characters. */
  readonly sample?: string
}

export interface Rejections {
  /** At most `limit`, in order of file and line; one row may appear for several columns. */
  readonly found: readonly Rejection[]
  /** Rows rejected in all, or at least that many if `capped`. */
  readonly rows: number
  readonly capped: boolean
}

/**
 * Runs a query over a relation. If it fails because a file is damaged where opening did not show it, that file
 * is named, left out, and the query is run again over the others.
 * @param query makes the SQL from the relation, which may have fewer files the second time
 * @throws QueryError if the query itself is at fault
 */
export async function scan<T>(
  engine: Engine,
  relation: Relation,
  query: (relation: Relation) => string,
  row: z.ZodType<T>,
  options: QueryOptions = {},
): Promise<Scan<T>> {
  const work = (readable: Relation) => engine.rows(query(readable), row, options)
  const { value, relation: read } = await overReadableFiles(engine, relation, work, options)
  return { rows: value, relation: read }
}

/** Does work that takes several queries as `scan` does one: again, if a file had to be left out. */
export async function overReadableFiles<T>(
  engine: Engine,
  relation: Relation,
  work: (relation: Relation) => Promise<T>,
  options: QueryOptions = {},
): Promise<{ readonly value: T; readonly relation: Relation }> {
  try {
    return { value: await work(relation), relation }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const damaged: Unreadable[] = []
    for (const item of relation.files) {
      const found = await damageOf(engine, relation, item, options)
      if (found !== undefined) damaged.push(found)
    }
    if (damaged.length === 0) throw error
    return overReadableFiles(engine, await withoutFiles(engine, relation, damaged), work, options)
  }
}

/** Reads one file whole, every value of it, to learn whether it is the culprit. */
async function damageOf(
  engine: Engine,
  relation: Relation,
  item: RelationFile,
  options: QueryOptions,
): Promise<Unreadable | undefined> {
  try {
    const table = `(SELECT * FROM ${scanOfFiles([item], relation.rejects)})`
    await engine.run(`SELECT max(hash(data)) FROM ${table} AS data`, options)
    return undefined
  } catch (error) {
    return asUnreadable(item.file, error, item.dialect)
  }
}

const rejectRow = z.object({
  offset: z.bigint(),
  column: z.string().nullable(),
  type: z.string(),
  message: z.string(),
})
type RejectRow = z.infer<typeof rejectRow>

/** The CSV rows that scans of this relation could not read, with their physical lines. Call it after a scan. */
export async function rejectionsOf(engine: Engine, relation: Relation, limit = 1000): Promise<Rejections> {
  const { rows, capped } = await countRejects(engine, relation)
  const found: Rejection[] = []
  for (const item of relation.files) {
    const own = await rejectsIn(engine, relation, item, limit - found.length)
    if (own.length === 0 || item.dialect === undefined) continue
    const rejects = own.map(offsetOf)
    const { lineOfReject } = await locateLines(csvLayout(item.file, item.dialect), { rows: [], rejects })
    for (const row of own) {
      const line = lineOfReject.get(offsetOf(row))
      found.push({ file: item.file.name, ...(line === undefined ? {} : { line }), ...describe(row, item) })
    }
  }
  return { found, rows, capped }
}

/**
 * Physical lines of rows that a query over `relation.numbered` named. CSV only; a row of a Parquet file has
 * none, and no line is known where so many rows were rejected that not all were noted.
 * @returns one line, or undefined, per row asked for
 */
export async function linesOf(
  engine: Engine,
  relation: Relation,
  wanted: readonly { readonly file: string; readonly row: number }[],
): Promise<(number | undefined)[]> {
  const { capped } = await countRejects(engine, relation)
  const lines = new Map<string, ReadonlyMap<number, number>>()
  for (const item of relation.files) {
    const rows = wanted.filter(({ file }) => file === item.file.name).map(({ row }) => row)
    if (rows.length === 0 || item.dialect === undefined || capped) continue
    const rejects = (await rejectsIn(engine, relation, item, REJECTS_LIMIT)).map(offsetOf)
    const { lineOfRow } = await locateLines(csvLayout(item.file, item.dialect), { rows, rejects })
    lines.set(item.file.name, lineOfRow)
  }
  return wanted.map(({ file, row }) => lines.get(file)?.get(row))
}

/** Every scan adds what it rejected to the table once more, hence DISTINCT for rows and a count per scan. */
async function countRejects(
  engine: Engine,
  { rejects }: Relation,
): Promise<{ rows: number; capped: boolean }> {
  if (!(await hasRejects(engine, rejects))) return { rows: 0, capped: false }
  const { rows, most } = await engine.one(
    `SELECT
       (SELECT count(DISTINCT (file_path, line_byte_position))
        FROM ${rejects} JOIN ${rejects}_scans USING (scan_id, file_id)) AS rows,
       (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${rejects} GROUP BY scan_id)) AS most`,
    z.object({ rows: counter, most: counter }),
  )
  return { rows, capped: most >= REJECTS_LIMIT }
}

/** DuckDB makes the table with the first scan of a CSV file. */
async function hasRejects(engine: Engine, rejects: string): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = ${literal(rejects)}`
  return (await engine.rows(sql, z.object({}))).length > 0
}

async function rejectsIn(
  engine: Engine,
  { rejects }: Relation,
  { file, dialect }: RelationFile,
  limit: number,
) {
  if (dialect === undefined || limit <= 0 || !(await hasRejects(engine, rejects))) return []
  return engine.rows(
    `SELECT DISTINCT r.line_byte_position AS offset, r.column_idx AS field, r.column_name AS column,
       r.error_type::VARCHAR AS type, left(r.error_message, 400) AS message
     FROM ${rejects} AS r JOIN ${rejects}_scans AS s USING (scan_id, file_id)
     WHERE s.file_path = ${literal(file.path)} ORDER BY ALL LIMIT ${limit}`,
    rejectRow,
  )
}

/** DuckDB counts bytes from 1. */
function offsetOf(row: RejectRow): number {
  return Number(row.offset) - 1
}

function describe(row: RejectRow, { columns }: RelationFile): Omit<Rejection, 'file' | 'line'> {
  const column = row.column === null ? {} : { column: row.column }
  switch (row.type) {
    case 'CAST': {
      const type = columns.find(({ name }) => name === row.column)?.type ?? 'the column type'
      const [, sample] = /Could not convert string "(.*)" to '/s.exec(row.message) ?? []
      const value = sample === undefined ? {} : { sample: sample.slice(0, 200) }
      return { ...column, kind: 'type', reason: `the value cannot be read as ${type}`, ...value }
    }
    case 'MISSING COLUMNS':
      return {
        ...column,
        kind: 'missing-fields',
        reason: `the row has too few fields: ${counts(row.message)}`,
      }
    case 'TOO MANY COLUMNS':
      return {
        ...column,
        kind: 'extra-fields',
        reason: `the row has too many fields: ${counts(row.message)}`,
      }
    case 'INVALID ENCODING':
      return { ...column, kind: 'encoding', reason: 'the row is not UTF-8 text' }
    case 'LINE SIZE OVER MAXIMUM':
      return { ...column, kind: 'too-long', reason: 'the row is longer than 2 MB' }
    default:
      return { ...column, kind: 'quote', reason: 'a quoted value is not closed, or text follows its end' }
  }
}

function counts(message: string): string {
  const [, expected, found] = /Columns: (\d+) Found: (\d+)/.exec(message) ?? []
  return expected === undefined ? 'not as many as the header' : `${found} where the header has ${expected}`
}
