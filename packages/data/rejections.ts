import { z } from 'zod'
import { locateLines } from './csv-lines.ts'
import { csvLayout, REJECTS_LIMIT } from './csv-source.ts'
import { counter, type Engine } from './engine.ts'
import { locateTexts } from './json-lines.ts'
import { brokenTexts } from './json-source.ts'
import type { Relation } from './relation.ts'
import type { RelationFile } from './relation-file.ts'
import { literal } from './sql.ts'

/** A row of a text file that could not be read, and therefore was not counted by any query. */
export interface Rejection {
  readonly file: string
  /** Physical line on which the row begins, from 1; for JSON the line at fault. */
  readonly line?: number
  /** UTF-16 code unit of the line at which the fault begins, from 1. */
  readonly position?: number
  /** Name of the column. */
  readonly column?: string
  readonly kind: 'type' | 'missing-fields' | 'extra-fields' | 'quote' | 'encoding' | 'too-long' | 'json'
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

const rejectRow = z.object({
  offset: z.bigint(),
  column: z.string().nullable(),
  type: z.string(),
  message: z.string(),
})
type RejectRow = z.infer<typeof rejectRow>

/** The rows of CSV and JSON files that scans of this relation could not read, with their lines. Call it after a scan. */
export async function rejectionsOf(engine: Engine, relation: Relation, limit = 1000): Promise<Rejections> {
  const { rows, capped } = await countRejects(engine, relation)
  const found: Rejection[] = []
  for (const item of relation.files) {
    const own = await rejectsIn(engine, relation, item, limit - found.length)
    const left = limit - found.length
    if (item.source.kind === 'csv' && own.length > 0) found.push(...(await rejectionsInCsv(item, own)))
    if (item.source.kind === 'json' && left > 0 && (own.length > 0 || item.source.broken > 0))
      found.push(...(await rejectionsInJson(engine, relation, item, own, left)))
  }
  return { found, rows, capped }
}

async function rejectionsInCsv({ file, columns, source }: RelationFile, rows: readonly RejectRow[]) {
  if (source.kind !== 'csv') return []
  const query = { rows: new Map(), rejects: rows.map(offsetOf), header: source.header }
  const { lineOfReject } = await locateLines(csvLayout(file, source), query)
  return rows.map((row): Rejection => {
    const line = lineOfReject.get(offsetOf(row))
    return { file: file.name, ...(line === undefined ? {} : { line }), ...describe(row, columns) }
  })
}

async function rejectionsInJson(
  engine: Engine,
  relation: Relation,
  { file, columns, source }: RelationFile,
  rows: readonly RejectRow[],
  limit: number,
): Promise<Rejection[]> {
  if (source.kind !== 'json') return []
  const broken = await brokenIn(engine, relation, { file, source }, limit)
  const layout = { ...file, form: source.form }
  const { lineOfReject, faultOf } = await locateTexts(layout, {
    rows: new Map(),
    rejects: rows.map(offsetOf),
    broken,
  })
  const refused = rows.map((row): Rejection => {
    const line = lineOfReject.get(offsetOf(row))
    return { file: file.name, ...(line === undefined ? {} : { line }), ...describe(row, columns) }
  })
  const faulty = [...faultOf.values()].map(
    ({ line, column, reason }): Rejection => ({
      file: file.name,
      line,
      position: column,
      kind: 'json',
      reason,
    }),
  )
  return [...refused, ...faulty].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, limit)
}

/** Ordinals of the lines or elements that are no object, among those that the engine reads as text. */
export async function brokenIn(
  engine: Engine,
  { rejects }: Relation,
  { file, source }: Pick<RelationFile, 'file' | 'source'>,
  limit: number,
): Promise<number[]> {
  if (source.kind !== 'json' || source.broken === 0) return []
  const sql = brokenTexts(file, source, rejects, limit)
  const rows = await engine.rows(sql, z.object({ n: counter }))
  return rows.map(({ n }) => n)
}

/** Every scan adds what it rejected to the table once more, hence DISTINCT for rows and a count per scan. */
export async function countRejects(
  engine: Engine,
  { rejects, files }: Relation,
): Promise<{ rows: number; capped: boolean }> {
  const broken = files.reduce((sum, { source }) => sum + (source.kind === 'json' ? source.broken : 0), 0)
  if (!(await hasRejects(engine, rejects))) return { rows: broken, capped: false }
  const { rows, most } = await engine.one(
    `SELECT
       (SELECT count(DISTINCT (file_path, line_byte_position))
        FROM ${rejects} JOIN ${rejects}_scans USING (scan_id, file_id)) AS rows,
       (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${rejects} GROUP BY scan_id)) AS most`,
    z.object({ rows: counter, most: counter }),
  )
  return { rows: rows + broken, capped: most >= REJECTS_LIMIT }
}

/** DuckDB makes the table with the first scan of a text file. */
async function hasRejects(engine: Engine, rejects: string): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = ${literal(rejects)}`
  return (await engine.rows(sql, z.object({}))).length > 0
}

export async function rejectsIn(
  engine: Engine,
  { rejects }: Relation,
  { file, source }: RelationFile,
  limit: number,
): Promise<RejectRow[]> {
  if (source.kind === 'parquet' || limit <= 0 || !(await hasRejects(engine, rejects))) return []
  return engine.rows(
    `SELECT DISTINCT r.line_byte_position AS offset, r.column_idx AS field, r.column_name AS column,
       r.error_type::VARCHAR AS type, left(r.error_message, 400) AS message
     FROM ${rejects} AS r JOIN ${rejects}_scans AS s USING (scan_id, file_id)
     WHERE s.file_path = ${literal(file.path)} ORDER BY ALL LIMIT ${limit}`,
    rejectRow,
  )
}

/** DuckDB counts bytes from 1. */
export function offsetOf(row: RejectRow): number {
  return Number(row.offset) - 1
}

function describe(row: RejectRow, columns: RelationFile['columns']): Omit<Rejection, 'file' | 'line'> {
  // The only column of a JSON line is our own.
  const isNamed = row.column !== null && columns.some(({ name }) => name === row.column)
  const column = isNamed && row.column !== null ? { column: row.column } : {}
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
    case 'LINE SIZE OVER MAXIMUM': {
      const [, limit] = /line size of (\d+)/i.exec(row.message) ?? []
      return {
        ...column,
        kind: 'too-long',
        reason: `the row is longer than ${limit ?? 'the reader takes'} bytes`,
      }
    }
    default:
      return { ...column, kind: 'quote', reason: 'a quoted value is not closed, or text follows its end' }
  }
}

function counts(message: string): string {
  const [, expected, found] = /Columns: (\d+) Found: (\d+)/.exec(message) ?? []
  return expected === undefined ? 'not as many as the header' : `${found} where the header has ${expected}`
}
