import { basename } from 'node:path'
import { z } from 'zod'
import { digestFile, digestOfListing, MissingEvidence } from '#core'
import { REJECTS_LIMIT } from './csv-source.ts'
import { counter, type Engine, type QueryOptions } from './engine.ts'
import type { Relation } from './relation.ts'
import { type Feature, featureColumns, featuresOf } from './request-log-features.ts'
import { identifier, listLiteral, literal } from './sql.ts'

export interface RequestLogFilter extends QueryOptions {
  readonly arm?: 'canary' | 'stable'
  /** ISO times: from this one on, and before that one. */
  readonly since?: string
  readonly until?: string
}

export interface RequestLogData {
  /**
   * Columns `@time`, `@arm`, `@status`, `@latency_ms`, `@score`, and one per feature under its own name.
   * It is profiled and scanned as data files are; `@row` numbers the lines that were read.
   */
  readonly relation: Relation
  /** Records that the filter lets through. */
  readonly records: number
  /** Lines that are no record (torn by a kill, or foreign); the first 100 are named. */
  readonly brokenLines: number
  readonly broken: readonly { readonly file: string; readonly line: number }[]
  /** Features that cannot be columns: their names begin with `@`, or differ from another's in case alone. */
  readonly skippedFeatures: readonly string[]
}

let logs = 0

/**
 * Opens the files of a request log as a relation. A feature that is a number in every record is DOUBLE, one that
 * is true or false BOOLEAN, all else text; a feature that a record lacks is NULL.
 * @param files as `requestLogFiles` lists them; the engine's sandbox must allow them
 * @throws MissingEvidence if there is no file, or no record that the filter lets through
 */
export async function openRequestLogData(
  engine: Engine,
  files: readonly string[],
  filter: RequestLogFilter = {},
): Promise<RequestLogData> {
  const where = files.map((file) => basename(file)).join(', ')
  if (files.length === 0) throw new MissingEvidence('there is no request log')
  logs += 1
  const table = `lockstep_requests_${logs}`
  await engine.run(`CREATE TEMP TABLE ${table}_all AS ${parsed(files, table)}`, filter)
  const broken = await brokenIn(engine, table)
  await engine.run(`DELETE FROM ${table}_all WHERE NOT valid OR NOT ${passes(filter)}`, filter)
  const { used, skipped } = await featuresOf(engine, `${table}_all`, filter)
  await engine.run(`CREATE TEMP TABLE ${table} AS ${typed(table, used)}`, filter)
  await engine.run(`DROP TABLE ${table}_all`)
  const { records } = await engine.one(
    `SELECT count(*) AS records FROM ${table}`,
    z.object({ records: counter }),
  )
  if (records === 0) {
    throw new MissingEvidence(`no record of a request is there (${broken.lines} broken lines)`, { where })
  }
  return {
    relation: await relate(table, used, files, records),
    records,
    brokenLines: broken.lines,
    broken: broken.found,
    skippedFeatures: skipped,
  }
}

/** Each line as JSON text, with the fields of the log's own and whether they make a record. */
function parsed(files: readonly string[], table: string): string {
  const options = [
    'auto_detect=false',
    // No field ends before its line does: U+0001 can stand in JSON text only escaped.
    `delim='\u0001', quote='', escape='', header=false`,
    `columns={'text': 'VARCHAR'}`,
    `store_rejects=true, rejects_limit=${REJECTS_LIMIT}`,
    `rejects_table='${table}_rejects', rejects_scan='${table}_rejects_scans'`,
  ].join(', ')
  const lines = files.map(
    (file) =>
      `SELECT ${literal(basename(file))} AS file, row_number() OVER () AS line, text FROM read_csv(${literal(file)}, ${options})`,
  )
  const own = listLiteral(['$.time', '$.arm', '$.status', '$.latencyMs', '$.score'])
  return `
    SELECT *, coalesce(time IS NOT NULL AND arm IN ('canary', 'stable') AND status IS NOT NULL AND latency >= 0, false) AS valid
    FROM (
      SELECT file, line, record, try_cast(own[1] AS TIMESTAMPTZ) AS time, own[2] AS arm,
        try_cast(own[3] AS INTEGER) AS status, try_cast(own[4] AS DOUBLE) AS latency, try_cast(own[5] AS DOUBLE) AS score
      FROM (
        SELECT file, line, record, json_extract_string(record, ${own}) AS own
        FROM (SELECT file, line, try_cast(text AS JSON) AS record FROM (${lines.join(' UNION ALL ')}) WHERE text IS NOT NULL)))`
}

function passes({ arm, since, until }: RequestLogFilter): string {
  const conditions = [
    ...(arm === undefined ? [] : [`arm = ${literal(arm)}`]),
    ...(since === undefined ? [] : [`time >= ${literal(since)}::TIMESTAMPTZ`]),
    ...(until === undefined ? [] : [`time < ${literal(until)}::TIMESTAMPTZ`]),
  ]
  return `(${conditions.join(' AND ') || 'true'})`
}

/**
 * Number of broken lines, and the first 100 with their physical lines: lines that the reader refused (no UTF-8,
 * too long) shift the numbers of those after them.
 */
async function brokenIn(engine: Engine, table: string) {
  const place = z.object({ file: z.string(), line: counter })
  const refused = await engine.rows(
    `SELECT DISTINCT parse_filename(file_path) AS file, line FROM ${table}_rejects JOIN ${table}_rejects_scans
     USING (scan_id, file_id) ORDER BY ALL`,
    place,
  )
  const { unparsed } = await engine.one(
    `SELECT count(*) FILTER (NOT valid) AS unparsed FROM ${table}_all`,
    z.object({ unparsed: counter }),
  )
  const rows = await engine.rows(
    `SELECT file, line FROM ${table}_all WHERE NOT valid ORDER BY ALL LIMIT 100`,
    place,
  )
  const shifted = rows.map(({ file, line }) => {
    let physical = line
    for (const before of refused) if (before.file === file && before.line <= physical) physical += 1
    return { file, line: physical }
  })
  const found = [...refused, ...shifted].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
  return { lines: refused.length + unparsed, found: found.slice(0, 100) }
}

function typed(table: string, features: readonly Feature[]): string {
  const own = `time AS "@time", arm AS "@arm", status AS "@status", latency AS "@latency_ms", score AS "@score"`
  const columns = featureColumns(features)
  return `SELECT file AS "@file", line AS "@row", ${[own, ...columns.select].join(', ')}
    FROM (SELECT *, ${columns.values} AS v FROM ${table}_all)`
}

async function relate(
  table: string,
  features: readonly Feature[],
  files: readonly string[],
  records: number,
): Promise<Relation> {
  const listing: { path: string; sha256: string }[] = []
  for (const file of files) listing.push({ path: basename(file), sha256: (await digestFile(file)).sha256 })
  const columns = [
    { name: '@time', type: 'TIMESTAMP WITH TIME ZONE' },
    { name: '@arm', type: 'VARCHAR' },
    { name: '@status', type: 'INTEGER' },
    { name: '@latency_ms', type: 'DOUBLE' },
    { name: '@score', type: 'DOUBLE' },
    ...features,
  ]
  return {
    from: `(SELECT ${columns.map((column) => identifier(column.name)).join(', ')} FROM ${table})`,
    numbered: `(SELECT * FROM ${table})`,
    fileColumn: '@file',
    rowColumn: '@row',
    columns,
    files: [],
    unreadable: [],
    estimatedRows: records,
    sha256: digestOfListing(listing),
    rejects: `${table}_none`,
  }
}
