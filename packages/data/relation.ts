import { z } from 'zod'
import { UserError } from '#core'
import { findMixedLineBreak } from './csv-lines.ts'
import { type Column, type CsvDialect, csvLayout, csvScan, sniffCsv } from './csv-source.ts'
import type { DataFile, Dataset, Unreadable } from './dataset.ts'
import { counter, type Engine, QueryError, type QueryOptions } from './engine.ts'
import { identifier, listLiteral, literal } from './sql.ts'

export interface RelationFile {
  readonly file: DataFile
  /** The file's own columns; another file of the relation may have more, which are NULL here. */
  readonly columns: readonly Column[]
  readonly dialect?: CsvDialect
}

/** Data files as one table expression, to be scanned by any query. */
export interface Relation {
  /** Operand of FROM: the columns of the data and no others. */
  readonly from: string
  /**
   * Operand of FROM with two more columns: `fileColumn` (name of the file) and `rowColumn` (ordinal of the row
   * in its file, from 1, rejected rows not counted). It is read in order, thus slower than `from`.
   */
  readonly numbered: string
  readonly fileColumn: string
  readonly rowColumn: string
  readonly columns: readonly Column[]
  readonly files: readonly RelationFile[]
  readonly unreadable: readonly Unreadable[]
  /** Exact for Parquet; for CSV from its size and its first records. */
  readonly estimatedRows: number
  /** The dataset's digest, hex sha256. */
  readonly sha256: string
  /** Table in which DuckDB leaves the CSV rows that a scan could not read. */
  readonly rejects: string
}

export interface RelationOptions extends QueryOptions {
  /** Column types that are declared and so not sniffed, by column name. CSV only: Parquet has its own. */
  readonly types?: Readonly<Record<string, string>>
}

const TYPE =
  /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+, ?\d+\)|VARCHAR|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|UUID)$/

/** Whether a CSV column can be declared to be of this type. */
export function isColumnType(type: string): boolean {
  return TYPE.test(type)
}

let relations = 0

/**
 * Opens a dataset as a relation. A file that cannot be read as what it is becomes a finding in `unreadable`;
 * the others stay. The sandbox of the engine must allow the files.
 * @throws UserError for a declared type that does not exist
 */
export async function openRelation(
  engine: Engine,
  dataset: Dataset,
  options: RelationOptions = {},
): Promise<Relation> {
  const files: RelationFile[] = []
  const unreadable: Unreadable[] = [...dataset.unreadable]
  let rows = 0
  for (const file of dataset.files) {
    try {
      const probed =
        file.format === 'csv' ? await probeCsv(engine, file, options) : await probeParquet(engine, file)
      files.push(probed.file)
      rows += probed.rows
    } catch (error) {
      unreadable.push(await asUnreadable(file, error))
    }
  }
  relations += 1
  const rejects = `lockstep_rejects_${relations}`
  return compose(engine, withTypes(files, options.types ?? {}), {
    unreadable,
    estimatedRows: Math.round(rows),
    sha256: dataset.sha256,
    rejects,
  })
}

/** The relation without some files, which are named as unreadable instead. */
export function withoutFiles(
  engine: Engine,
  relation: Relation,
  found: readonly Unreadable[],
): Promise<Relation> {
  const names = new Set(found.map((item) => item.file))
  return compose(
    engine,
    relation.files.filter(({ file }) => !names.has(file.name)),
    { ...relation, unreadable: [...relation.unreadable, ...found] },
  )
}

/** Turns a failure to read a file into a finding. What is no fault of the file passes on. */
export async function asUnreadable(
  file: DataFile,
  error: unknown,
  dialect?: CsvDialect,
): Promise<Unreadable> {
  if (!(error instanceof QueryError) || NOT_THE_FILE.has(error.kind)) throw error
  const [first = ''] = error.message.replaceAll(file.path, file.name).split('\n')
  // With mixed line breaks DuckDB gives up the whole file in either way, and does not say where.
  if (file.format !== 'csv' || !/sniffing file|state machine/.test(first))
    return { file: file.name, reason: first }
  const line = await findMixedLineBreak(csvLayout(file, dialect ?? STANDARD))
  return line === undefined
    ? { file: file.name, reason: 'its form cannot be recognised as CSV (delimiter, quoting)' }
    : { file: file.name, line, reason: 'the line ends otherwise than the lines before it (LF, CRLF, CR)' }
}

const NOT_THE_FILE = new Set(['Out of Memory', 'Permission', 'INTERRUPT'])
/** RFC 4180, for a file whose dialect is not known. */
const STANDARD = { delimiter: ',', quote: '"', escape: '"', columns: [], hasRows: true, recordBytes: 1 }

async function probeCsv(engine: Engine, file: DataFile, { signal }: QueryOptions) {
  const dialect = await sniffCsv(engine, file, signal)
  // Packed text unpacks to about four times its size.
  const rows = (file.bytes * (file.gzip ? 4 : 1)) / dialect.recordBytes
  return { file: { file, columns: dialect.columns, dialect }, rows }
}

async function probeParquet(engine: Engine, file: DataFile) {
  const path = literal(file.path)
  const columns = await columnsOf(engine, `read_parquet(${path}, hive_partitioning=false)`)
  const { rows } = await engine.one(
    `SELECT num_rows AS rows FROM parquet_file_metadata(${path})`,
    z.object({ rows: counter }),
  )
  return { file: { file, columns }, rows }
}

async function columnsOf(engine: Engine, from: string): Promise<Column[]> {
  const rows = await engine.rows(
    `DESCRIBE SELECT * FROM ${from}`,
    z.object({ column_name: z.string(), column_type: z.string() }),
  )
  return rows.map((row) => ({ name: row.column_name, type: row.column_type }))
}

/** Gives every CSV file the declared type of a column, else one that the values of all files fit. */
function withTypes(
  files: readonly RelationFile[],
  declared: Readonly<Record<string, string>>,
): RelationFile[] {
  for (const [name, type] of Object.entries(declared)) {
    if (!isColumnType(type))
      throw new UserError(`"${type}" is not a column type`, { where: `column ${name}` })
  }
  const types = new Map<string, string>()
  for (const { dialect, columns } of files) {
    if (dialect?.hasRows !== true) continue
    for (const { name, type } of columns) types.set(name, widen(types.get(name) ?? type, type))
  }
  for (const [name, type] of Object.entries(declared)) types.set(name, type)
  return files.map((item) =>
    item.dialect === undefined
      ? item
      : { ...item, columns: item.columns.map(({ name, type }) => ({ name, type: types.get(name) ?? type })) },
  )
}

function widen(a: string, b: string): string {
  if (a === b) return a
  const pair = [a, b].sort().join(' ')
  if (pair === 'BIGINT DOUBLE') return 'DOUBLE'
  if (pair === 'DATE TIMESTAMP') return 'TIMESTAMP'
  return 'VARCHAR'
}

type Rest = Pick<Relation, 'unreadable' | 'estimatedRows' | 'sha256' | 'rejects'>

async function compose(engine: Engine, files: readonly RelationFile[], rest: Rest): Promise<Relation> {
  const bare: Relation = {
    ...rest,
    files,
    from: '',
    numbered: '',
    fileColumn: '',
    rowColumn: '',
    columns: [],
  }
  if (files.length === 0) return { ...bare, from: NOTHING, numbered: NOTHING }
  const groups = Map.groupBy(files, shapeOf)
  const from = union([...groups.values()].map((group) => `SELECT * FROM ${scanOfFiles(group, rest.rejects)}`))
  const columns = await columnsOf(engine, from)
  const fileColumn = freeName('lockstep_file', columns)
  const rowColumn = freeName('lockstep_row', columns)
  const numbered = union(
    files.map((item) => {
      const ordinal = numbering(item)
      const extra = `${literal(item.file.name)} AS ${identifier(fileColumn)}, ${ordinal} AS ${identifier(rowColumn)}`
      return `SELECT *, ${extra} FROM ${scanOfFiles([item], rest.rejects)}`
    }),
  )
  return { ...bare, from, numbered, columns, fileColumn, rowColumn }
}

/** A relation without columns has no readable file; it has no rows either. */
const NOTHING = '(SELECT NULL AS nothing WHERE false)'

function union(selects: readonly string[]): string {
  return `(${selects.join(' UNION ALL BY NAME ')})`
}

/** Files that are written alike can be read by one scan. */
function shapeOf({ columns, dialect }: RelationFile): string {
  return JSON.stringify([columns, { ...dialect, recordBytes: 0, hasRows: true, columns: [] }])
}

/**
 * The table expression over files that are written alike. DuckDB parses only the CSV columns that a query
 * uses, so that one query would reject a row and the next count it; the condition makes all use all columns.
 */
export function scanOfFiles(group: readonly RelationFile[], rejects: string): string {
  const files = group.map((item) => item.file)
  const [first] = group
  if (first?.dialect === undefined) {
    return `read_parquet(${listLiteral(files.map((file) => file.path))}, hive_partitioning=false)`
  }
  const all = first.columns.map((column) => identifier(column.name)).join(', ')
  return `${csvScan(files, first.dialect, first.columns, rejects)} WHERE hash(${all}) IS NOT NULL`
}

/** Parquet knows its row numbers unless a column of the data hides them; a CSV scan keeps the file's order. */
function numbering({ columns, dialect }: RelationFile): string {
  const hidden = columns.some((column) => column.name.toLowerCase() === 'file_row_number')
  return dialect === undefined && !hidden ? '(file_row_number + 1)' : 'row_number() OVER ()'
}

function freeName(wanted: string, columns: readonly Column[]): string {
  const taken = new Set(columns.map((column) => column.name.toLowerCase()))
  let name = wanted
  while (taken.has(name)) name = `${name}_`
  return name
}
