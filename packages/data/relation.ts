import { type Column, LineError, NO_FORM } from './csv-source.ts'
import type { DataFile, Unreadable } from './data-file.ts'
import { type Engine, QueryError } from './engine.ts'
import { columnsOf, ordinalIn, type RelationFile, scanOfFiles, shapeOf } from './relation-file.ts'
import { identifier, literal } from './sql.ts'

/** A random part of the rows, in which each row has the same chance to be. */
export interface Sample {
  readonly rows: number
  /** Share of all rows that could be read: exact where it was asked for, else within about 1 / sqrt(rows). */
  readonly share: number
  readonly seed: number
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
  /** Exact for Parquet and JSON; for CSV from its size and its first records. */
  readonly estimatedRows: number
  /** The dataset's digest, hex sha256. */
  readonly sha256: string
  /** Table in which DuckDB leaves the rows of text files that a scan could not read. */
  readonly rejects: string
  /** Present if only a random part of the rows is there. */
  readonly sample?: Sample
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
export function asUnreadable(file: DataFile, error: unknown): Unreadable {
  if (!(error instanceof QueryError) || NOT_THE_FILE.has(error.kind)) throw error
  const [first = ''] = error.message.replaceAll(file.path, file.name).split('\n')
  const isForm = file.format === 'csv' && NO_FORM.test(first)
  return {
    file: file.name,
    ...(error instanceof LineError ? { line: error.line } : {}),
    reason: isForm ? 'its form cannot be recognised as CSV (delimiter, quoting)' : first,
  }
}

const NOT_THE_FILE = new Set(['Out of Memory', 'Permission', 'INTERRUPT'])

type Rest = Pick<Relation, 'unreadable' | 'estimatedRows' | 'sha256' | 'rejects'>

/** Makes one table expression of files whose types are settled. */
export async function compose(engine: Engine, files: readonly RelationFile[], rest: Rest): Promise<Relation> {
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
  const from = union([...groups.values()].map((group) => scanOfFiles(group, rest.rejects)))
  const columns = await columnsOf(engine, from)
  const fileColumn = freeName('lockstep_file', columns)
  const rowColumn = freeName('lockstep_row', columns)
  const numbered = union(
    files.map((item) => {
      const name = `${literal(item.file.name)} AS ${identifier(fileColumn)}`
      return scanOfFiles([item], rest.rejects, [name, `${ordinalIn(item)} AS ${identifier(rowColumn)}`])
    }),
  )
  return { ...bare, from, numbered, columns, fileColumn, rowColumn }
}

/** A relation without columns has no readable file; it has no rows either. */
const NOTHING = '(SELECT NULL AS nothing WHERE false)'

function union(selects: readonly string[]): string {
  return `(${selects.join(' UNION ALL BY NAME ')})`
}

function freeName(wanted: string, columns: readonly Column[]): string {
  const taken = new Set(columns.map((column) => column.name.toLowerCase()))
  let name = wanted
  while (taken.has(name)) name = `${name}_`
  return name
}
