import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import type { CsvLayout } from './csv-records.ts'
import type { DataFile } from './dataset.ts'
import { type Engine, QueryError } from './engine.ts'
import { listLiteral, literal, structLiteral } from './sql.ts'

export interface Column {
  readonly name: string
  /** DuckDB's name of the type, such as `BIGINT` or `VARCHAR`. */
  readonly type: string
}

/** How many errors DuckDB notes per scan; a file with more is broken as a whole, not in single rows. */
export const REJECTS_LIMIT = 100_000

/** How one CSV file is written, as DuckDB sniffed it from its first rows. */
export interface CsvDialect {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly dateFormat?: string
  readonly timestampFormat?: string
  readonly columns: readonly Column[]
  /** Whether a data row follows the header; without one the column types mean nothing. */
  readonly hasRows: boolean
  /** Mean bytes of a record at the file's beginning, line break included. */
  readonly recordBytes: number
}

const sniffed = z.object({
  delimiter: z.string(),
  quote: z.string(),
  escape: z.string(),
  date: z.string().nullable(),
  timestamp: z.string().nullable(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
})

/**
 * Sniffs delimiter, quoting and column types of a file that has a header. Nothing is skipped: a first row is
 * the header, `#` begins no comment, and a row with too few or too many fields is a finding later on.
 * @throws QueryError with a reason if it is no CSV text
 */
export async function sniffCsv(engine: Engine, file: DataFile, signal?: AbortSignal): Promise<CsvDialect> {
  const head = await readHead(file)
  if (head.includes(0)) {
    throw new QueryError('it is not UTF-8 text: its beginning holds NUL bytes (UTF-16, or a binary file)')
  }
  const found = await sniff(engine, file, signal)
  // "(empty)" says that the sample held none; a later row may, so the standard's `"` is then meant.
  const quote = found.quote === "'" ? "'" : '"'
  const lines = head
    .toString('latin1')
    .trimEnd()
    .split(/\r\n|\r|\n/)
  return {
    delimiter: found.delimiter,
    quote,
    escape: found.escape === '\\' ? '\\' : quote,
    ...(found.date ? { dateFormat: found.date } : {}),
    ...(found.timestamp ? { timestampFormat: found.timestamp } : {}),
    columns: found.columns,
    hasRows: lines.length > 1,
    recordBytes: head.length / lines.length,
  }
}

/** A row that is quoted wrongly defeats the strict sniffer; a lenient one then serves, and the strict scan names the row. */
async function sniff(engine: Engine, file: DataFile, signal: AbortSignal | undefined) {
  const delimiter = /\.tsv(\.gz)?$/i.test(file.name) ? `, delim='\t'` : ''
  const query = (strict: boolean) =>
    `SELECT Delimiter AS delimiter, Quote AS quote, Escape AS escape, DateFormat AS date,
       TimestampFormat AS timestamp, Columns AS columns
     FROM sniff_csv(${literal(file.path)}, header=true, skip=0, comment='', store_rejects=true, strict_mode=${strict}${delimiter})`
  try {
    return await engine.one(query(true), sniffed, { signal })
  } catch (error) {
    if (!(error instanceof QueryError) || !error.message.includes('sniffing file')) throw error
    return engine.one(query(false), sniffed, { signal })
  }
}

/** The table expression that reads files of one dialect, with types given and rejected rows stored aside. */
export function csvScan(
  files: readonly DataFile[],
  dialect: CsvDialect,
  columns: readonly Column[],
  rejects: string,
): string {
  const options = [
    'auto_detect=false',
    `delim=${literal(dialect.delimiter)}`,
    `quote=${literal(dialect.quote)}`,
    `escape=${literal(dialect.escape)}`,
    ...(dialect.dateFormat === undefined ? [] : [`dateformat=${literal(dialect.dateFormat)}`]),
    ...(dialect.timestampFormat === undefined ? [] : [`timestampformat=${literal(dialect.timestampFormat)}`]),
    `columns=${structLiteral(columns.map(({ name, type }) => [name, type] as const))}`,
    `header=true, skip=0, comment='', hive_partitioning=false`,
    `store_rejects=true, rejects_limit=${REJECTS_LIMIT}`,
    `rejects_table=${literal(rejects)}, rejects_scan=${literal(`${rejects}_scans`)}`,
  ]
  return `read_csv(${listLiteral(files.map((file) => file.path))}, ${options.join(', ')})`
}

export function csvLayout(file: DataFile, dialect: CsvDialect): CsvLayout {
  return { ...dialect, path: file.path, gzip: file.gzip, singleColumn: dialect.columns.length === 1 }
}

/** The first 64 KiB of a file, unpacked. */
async function readHead(file: DataFile): Promise<Buffer> {
  const limit = 65_536
  const handle = await open(file.path)
  const chunks: Buffer[] = []
  let bytes = 0
  const source = handle.createReadStream()
  for await (const chunk of file.gzip ? source.pipe(createGunzip()) : source) {
    const part: Buffer = chunk
    chunks.push(part)
    bytes += part.length
    if (bytes >= limit) break
  }
  source.destroy()
  return Buffer.concat(chunks).subarray(0, limit)
}
