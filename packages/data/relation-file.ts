import { z } from 'zod'
import { UserError } from '#core'
import { type Column, type CsvDialect, csvScan, openCsv } from './csv-source.ts'
import type { DataFile } from './data-file.ts'
import type { Dataset } from './dataset.ts'
import { counter, type Engine, type QueryOptions } from './engine.ts'
import { type JsonSource, jsonTexts, probeJson, rowsOf } from './json-source.ts'
import { type Partition, partitionsOf, typeOfValue } from './partitions.ts'
import { identifier, listLiteral, literal } from './sql.ts'

export interface FileColumn extends Column {
  /**
   * `text`: the file has only text there, which is turned into what a reader needs (CSV, strings of JSON, names of
   * folders); `typed`: it knows the type (Parquet, numbers of JSON).
   */
  readonly written: 'text' | 'typed'
}

export interface RelationFile {
  readonly file: DataFile
  /** The file's own columns, then its partitions; another file may have more, which are NULL here. */
  readonly columns: readonly FileColumn[]
  readonly partitions: readonly Partition[]
  readonly source: CsvDialect | JsonSource | { readonly kind: 'parquet' }
}

const TYPE =
  /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+, ?\d+\)|VARCHAR|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|UUID)$/

/** Whether a CSV column can be declared to be of this type. */
export function isColumnType(type: string): boolean {
  return TYPE.test(type)
}

/** Learns what a file holds. @throws QueryError if it cannot be read as what it is */
export async function probeFile(
  engine: Engine,
  file: DataFile,
  dataset: Pick<Dataset, 'read' | 'scratch'>,
  options: QueryOptions,
): Promise<{ readonly file: RelationFile; readonly rows: number }> {
  const { source, columns, rows, ...probed } = await probers[file.format](engine, file, dataset, options)
  const partitions = dataset.read.partitions ? partitionsOf(file, columns) : []
  const named = partitions.map(
    ({ name, value }): FileColumn => ({
      name,
      type: typeOfValue(value),
      written: 'text',
    }),
  )
  return { file: { file: probed.file ?? file, source, partitions, columns: [...columns, ...named] }, rows }
}

interface Probed extends Pick<RelationFile, 'source' | 'columns'> {
  readonly rows: number
  /** Where another file is read than the one that was probed. */
  readonly file?: DataFile
}

type Prober = (
  engine: Engine,
  file: DataFile,
  dataset: Pick<Dataset, 'read' | 'scratch'>,
  options: QueryOptions,
) => Promise<Probed>

const probers: Readonly<Record<DataFile['format'], Prober>> = {
  async csv(engine, probed, { read, scratch }, { signal }) {
    const { file, dialect: source } = await openCsv(engine, probed, read.csv, scratch, signal)
    const columns = source.columns.map((column) => ({ ...column, written: 'text' as const }))
    // Packed text unpacks to about four times its size.
    return {
      file,
      source,
      columns,
      rows: (file.bytes * (file.packing === undefined ? 1 : 4)) / source.recordBytes,
    }
  },
  async json(engine, file, _, options) {
    const source = await probeJson(engine, file, options)
    const columns = source.columns.map(
      ({ name, type, isText }): FileColumn => ({
        name,
        type,
        written: isText ? 'text' : 'typed',
      }),
    )
    return { source, columns, rows: source.rows }
  },
  async parquet(engine, file) {
    const path = literal(file.path)
    const columns = await columnsOf(engine, `read_parquet(${path}, hive_partitioning=false)`)
    const { rows } = await engine.one(
      `SELECT num_rows AS rows FROM parquet_file_metadata(${path})`,
      z.object({ rows: counter }),
    )
    const typed = columns.map((column) => ({ ...column, written: 'typed' as const }))
    return { source: { kind: 'parquet' }, columns: typed, rows }
  },
}

/** The columns of an operand of FROM. */
export async function columnsOf(engine: Engine, from: string): Promise<Column[]> {
  const rows = await engine.rows(
    `DESCRIBE SELECT * FROM ${from}`,
    z.object({ column_name: z.string(), column_type: z.string() }),
  )
  return rows.map((row) => ({ name: row.column_name, type: row.column_type }))
}

/**
 * Gives a column of CSV and JSON files one type that the values of all files fit, or the declared one, which a
 * column of JSON or of folders takes only if it is text. Parquet has its own types.
 * @throws UserError for a declared type that does not exist
 */
export function withTypes(
  files: readonly RelationFile[],
  declared: Readonly<Record<string, string>>,
): RelationFile[] {
  for (const [name, type] of Object.entries(declared)) {
    if (!isColumnType(type))
      throw new UserError(`"${type}" is not a column type`, { where: `column ${name}` })
  }
  // A column may be called `__proto__`.
  const said = new Map(Object.entries(declared))
  const types = new Map<string, string>()
  for (const item of files) {
    for (const [index, { name, type }] of item.columns.entries())
      if (type !== 'NULL' && saysType(item, index)) types.set(name, widen(types.get(name) ?? type, type))
  }
  return files.map((item) => ({
    ...item,
    columns: item.columns.map((column, index) => {
      const wanted = types.get(column.name) ?? column.type
      return typedAs(
        column,
        wanted === 'NULL' ? 'VARCHAR' : wanted,
        said.get(column.name),
        kindAt(item, index),
      )
    }),
  }))
}

/** A CSV file without rows says nothing of its types, and Parquet's own stand by themselves. */
function saysType(item: RelationFile, index: number): boolean {
  const kind = kindAt(item, index)
  return kind === 'csv' ? item.source.kind === 'csv' && item.source.hasRows : kind !== 'parquet'
}

function kindAt({ source, columns, partitions }: RelationFile, index: number) {
  return index >= columns.length - partitions.length ? 'partition' : source.kind
}

function typedAs(
  column: FileColumn,
  wanted: string,
  declared: string | undefined,
  kind: ReturnType<typeof kindAt>,
): FileColumn {
  if (kind === 'parquet') return column
  const { name, written } = column
  if (written === 'typed' && wanted !== 'VARCHAR') return { name, type: wanted, written }
  // What a row of CSV has of another type is refused row by row; JSON and folders have no such means.
  const isUsable = kind === 'csv' || declared === 'VARCHAR'
  return { name, type: isUsable ? (declared ?? wanted) : wanted, written: 'text' }
}

function widen(a: string, b: string): string {
  if (a === b) return a
  const pair = [a, b].sort().join(' ')
  if (/^(BIGINT|HUGEINT|UBIGINT) (HUGEINT|UBIGINT)$/.test(pair)) return 'HUGEINT'
  if (/^(BIGINT DOUBLE|DOUBLE (HUGEINT|UBIGINT))$/.test(pair)) return 'DOUBLE'
  if (pair === 'DATE TIMESTAMP') return 'TIMESTAMP'
  return 'VARCHAR'
}

/** Files that are written alike can be read by one scan. */
export function shapeOf({ columns, partitions, source }: RelationFile): string {
  const form =
    source.kind === 'csv'
      ? { ...source, recordBytes: 0, hasRows: true, columns: [] }
      : { kind: source.kind, form: source.kind === 'json' ? source.form : '' }
  const keys = source.kind === 'json' ? source.columns.map(({ key }) => key) : []
  return JSON.stringify([columns, partitions, keys, form])
}

/**
 * The SELECT over files that are written alike: their columns, partitions, and what else is asked for. DuckDB
 * parses only the CSV columns that a query uses, so that one query would reject a row and the next count it; the
 * condition, which is always true, makes all use all columns; a row takes its values without a copy.
 */
export function scanOfFiles(
  group: readonly RelationFile[],
  rejects: string,
  extra: readonly string[] = [],
): string {
  const [first] = group
  if (first === undefined) throw new Error('no file to scan')
  const files = group.map((item) => item.file)
  const { source, partitions, columns } = first
  const own = columns.slice(0, columns.length - partitions.length)
  const values = partitions.map(({ name, value }, index) => {
    const type = columns[own.length + index]?.type ?? 'VARCHAR'
    return `CAST(${literal(value)} AS ${type}) AS ${identifier(name)}`
  })
  const select = `SELECT ${['*', ...values, ...extra].join(', ')} FROM`
  if (source.kind === 'parquet')
    return `${select} read_parquet(${listLiteral(files.map((file) => file.path))}, hive_partitioning=false)`
  if (source.kind === 'json') {
    const typed = source.columns.map((column, index) => ({
      ...column,
      type: own[index]?.type ?? column.type,
    }))
    return `${select} (${rowsOf(jsonTexts(files, source.form, rejects), typed)})`
  }
  const all = own.map((column) => identifier(column.name)).join(', ')
  return `${select} ${csvScan(files, source, own, rejects)} WHERE ROW(${all}) IS NOT NULL`
}

/** Parquet knows its row numbers unless a column of the data hides them; other scans keep the file's order. */
export function ordinalIn({ columns, source }: RelationFile): string {
  const hidden = columns.some((column) => column.name.toLowerCase() === 'file_row_number')
  return source.kind === 'parquet' && !hidden ? '(file_row_number + 1)' : 'row_number() OVER ()'
}
