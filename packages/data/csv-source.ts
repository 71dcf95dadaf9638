import { join } from 'node:path'
import { z } from 'zod'
import { findMixedLineBreak, firstLineBreak } from './csv-lines.ts'
import { type CsvLayout, unifyLineBreaks } from './csv-records.ts'
import type { DataFile } from './data-file.ts'
import { type Engine, QueryError } from './engine.ts'
import type { LineBreak } from './line-counter.ts'
import type { CsvOptions } from './read-options.ts'
import { listLiteral, literal, structLiteral } from './sql.ts'
import { mayMixLineBreaks } from './text-ends.ts'
import { readHead } from './text-file.ts'

export interface Column {
  readonly name: string
  /** DuckDB's name of the type, such as `BIGINT` or `VARCHAR`. */
  readonly type: string
}

/** How many errors DuckDB notes per scan; a file with more is broken as a whole, not in single rows. */
export const REJECTS_LIMIT = 100_000

/** How one CSV file is written: as it was declared, else as DuckDB sniffed it from its first rows. */
export interface CsvDialect {
  readonly kind: 'csv'
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly comment: string
  readonly skip: number
  readonly header: boolean
  readonly nulls: readonly string[] | undefined
  /** Between records. DuckDB would take the first one in the file, which may stand in quotes. */
  readonly lineBreak: LineBreak | undefined
  readonly dateFormat?: string
  readonly timestampFormat?: string
  readonly columns: readonly Column[]
  /** Whether there is a data row; without one the column types mean nothing. */
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

/** What DuckDB says of text in which it finds no CSV, or none that keeps to the standard. */
export const NO_FORM = /sniffing file|state machine/

/** A QueryError that knows the line at fault. */
export class LineError extends QueryError {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** A CSV file that can be read, and how. */
export interface ReadableCsv {
  /** Has another path if it had to be written anew. */
  readonly file: DataFile
  readonly dialect: CsvDialect
}

const opened = new WeakMap<DataFile, Promise<ReadableCsv>>()

/**
 * Sniffs what is not declared of delimiter, quoting and column types, once for each file. Nothing is skipped
 * unless that is declared: a first row is the header, `#` begins no comment, and a row with too few or too many
 * fields is a finding later on. A file with mixed line breaks is written anew.
 * @param scratch where it may be written, if anywhere
 * @throws QueryError with a reason if it is no CSV text
 */
export function openCsv(
  engine: Engine,
  file: DataFile,
  options: CsvOptions,
  scratch: string | undefined,
  signal?: AbortSignal,
): Promise<ReadableCsv> {
  const open = async (): Promise<ReadableCsv> => {
    const dialect = await sniffDialect(engine, file, options, signal)
    const line = await mixedLine(file, dialect)
    if (line === undefined) return { file, dialect }
    const path = scratch === undefined ? undefined : join(scratch, `${file.sha256}.lf`)
    const copy = { ...file, path: path ?? file.path, packing: undefined }
    if (path !== undefined) await unifyLineBreaks(csvLayout(file, dialect), path)
    if (path === undefined || (await mixedLine(copy, dialect)) !== undefined)
      throw new LineError(line, 'the line ends otherwise than the lines before it (LF, CRLF, CR)')
    return { file: copy, dialect: await sniffDialect(engine, copy, options, signal) }
  }
  const found = opened.get(file) ?? open()
  opened.set(file, found)
  return found
}

/** Breaks within quotes may differ from those of the rows, which only a walk over the records tells apart. */
async function mixedLine(file: DataFile, dialect: CsvDialect): Promise<number | undefined> {
  return (await mayMixLineBreaks(file.path, file.packing))
    ? findMixedLineBreak(csvLayout(file, dialect))
    : undefined
}

async function sniffDialect(
  engine: Engine,
  file: DataFile,
  options: CsvOptions,
  signal: AbortSignal | undefined,
): Promise<CsvDialect> {
  const head = await readHead(file.path, file.packing, 65_536)
  if (head.includes(0)) {
    throw new QueryError('it is not UTF-8 text: its beginning holds NUL bytes (UTF-16, or a binary file)')
  }
  const { header = true, skip = 0, comment = '', nulls } = options
  const found = await sniff(engine, file, options, signal)
  const lines = head
    .toString('latin1')
    .trimEnd()
    .split(/\r\n|\r|\n/)
  const dialect = {
    kind: 'csv' as const,
    ...quotingOf(found, options),
    delimiter: options.delimiter ?? found.delimiter,
    ...{ comment, skip, header, nulls },
    ...(found.date ? { dateFormat: found.date } : {}),
    ...(found.timestamp ? { timestampFormat: found.timestamp } : {}),
    columns: renamed(found.columns, options.names),
    hasRows: lines.length - skip > (header ? 1 : 0),
    recordBytes: head.length / lines.length,
  }
  return { ...dialect, lineBreak: await firstLineBreak(csvLayout(file, dialect)) }
}

function quotingOf(found: z.output<typeof sniffed>, options: CsvOptions) {
  // "(empty)" says that the sample held none; a later row may, so the standard's `"` is then meant.
  const quote = options.quote ?? (found.quote === "'" ? "'" : '"')
  return { quote, escape: options.escape ?? (found.escape === '\\' ? '\\' : quote) }
}

/** Declared names also say how many fields a row has; rows with others are findings. */
function renamed(columns: readonly Column[], names: readonly string[] | undefined): readonly Column[] {
  const isAlike = names?.length === columns.length
  return (
    names?.map((name, index) => ({
      name,
      type: (isAlike ? columns[index]?.type : undefined) ?? 'VARCHAR',
    })) ?? columns
  )
}

/** A row that is quoted wrongly, or mixed line breaks, defeat the strict sniffer; a lenient one then serves, and the strict scan names the row. */
async function sniff(engine: Engine, file: DataFile, options: CsvOptions, signal: AbortSignal | undefined) {
  const { header = true, skip = 0, comment = '', quote, escape: escaper, nulls } = options
  const delimiter = options.delimiter ?? (/\.tsv(\.|$)/i.test(file.name) ? '\t' : undefined)
  const query = (strict: boolean) => {
    const settings = [
      `header=${header}, skip=${skip}, comment=${literal(comment)}, store_rejects=true, strict_mode=${strict}`,
      ...(delimiter === undefined ? [] : [`delim=${literal(delimiter)}`]),
      ...(quote === undefined ? [] : [`quote=${literal(quote)}`]),
      ...(escaper === undefined && quote !== '' ? [] : [`escape=${literal(escaper ?? '')}`]),
      ...(nulls === undefined ? [] : [`nullstr=${listLiteral(nulls)}`]),
    ]
    return `SELECT Delimiter AS delimiter, Quote AS quote, Escape AS escape, DateFormat AS date,
        TimestampFormat AS timestamp, Columns AS columns
      FROM sniff_csv(${literal(file.path)}, ${settings.join(', ')})`
  }
  try {
    return await engine.one(query(true), sniffed, { signal })
  } catch (error) {
    if (!(error instanceof QueryError) || !NO_FORM.test(error.message)) throw error
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
    // Strict by default. Said together with `new_line`, DuckDB finds no row in a file with CRLF.
    'auto_detect=false',
    `delim=${literal(dialect.delimiter)}`,
    `quote=${literal(dialect.quote)}`,
    `escape=${literal(dialect.escape)}`,
    ...(dialect.dateFormat === undefined ? [] : [`dateformat=${literal(dialect.dateFormat)}`]),
    ...(dialect.timestampFormat === undefined ? [] : [`timestampformat=${literal(dialect.timestampFormat)}`]),
    ...(dialect.nulls === undefined ? [] : [`nullstr=${listLiteral(dialect.nulls)}`]),
    ...(dialect.lineBreak === undefined ? [] : [`new_line=${NEW_LINES[dialect.lineBreak]}`]),
    `columns=${structLiteral(columns.map(({ name, type }) => [name, type] as const))}`,
    `header=${dialect.header}, skip=${dialect.skip}, comment=${literal(dialect.comment)}, hive_partitioning=false`,
    `store_rejects=true, rejects_limit=${REJECTS_LIMIT}`,
    `rejects_table=${literal(rejects)}, rejects_scan=${literal(`${rejects}_scans`)}`,
  ]
  return `read_csv(${listLiteral(files.map((file) => file.path))}, ${options.join(', ')})`
}

/** As DuckDB's option has them: escapes within the text. */
const NEW_LINES = { LF: String.raw`'\n'`, CRLF: String.raw`'\r\n'`, CR: String.raw`'\r'` } as const

export function csvLayout({ path, packing }: DataFile, dialect: Omit<CsvDialect, 'lineBreak'>): CsvLayout {
  return { ...dialect, path, packing, singleColumn: dialect.columns.length === 1 }
}
