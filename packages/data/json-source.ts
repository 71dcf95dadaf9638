import { z } from 'zod'
import type { Column } from './csv-source.ts'
import type { DataFile } from './data-file.ts'
import { counter, type Engine, QueryError, type QueryOptions } from './engine.ts'
import { scanObject } from './json-text.ts'
import { type JsonLayout, MAX_TEXT, walkJsonTexts } from './json-texts.ts'
import { identifier, listLiteral, literal } from './sql.ts'
import { readTail } from './text-ends.ts'
import { readHead } from './text-file.ts'

/** How one JSON file is written, as a pass over all of it found. */
export interface JsonSource {
  readonly kind: 'json'
  readonly form: JsonLayout['form']
  readonly columns: readonly JsonColumn[]
  readonly rows: number
  /** Lines or elements that are no object. */
  readonly broken: number
}

export interface JsonColumn extends Column {
  readonly key: string
  /** Whether rows hold it as text, or as several kinds, or nested: all of that is read as text. */
  readonly isText: boolean
}

const MAX_COLUMNS = 10_000
/** Rows by which the order of columns and the form of dates are guessed; the guess on dates is then proved. */
const HEAD_ROWS = 100
const TEXT = 'VARCHAR'
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'DATE'],
  [/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/, 'TIMESTAMP'],
  [/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/, 'TIMESTAMP WITH TIME ZONE'],
]

const probed = new WeakMap<DataFile, Promise<JsonSource>>()

/**
 * Learns the keys of a file and their types from all of its rows, once: a type that only the first rows suggest
 * would lose what comes later.
 * @throws QueryError with a reason if it holds no object
 */
export function probeJson(engine: Engine, file: DataFile, options: QueryOptions): Promise<JsonSource> {
  const found = probed.get(file) ?? probe(engine, file, options)
  probed.set(file, found)
  return found
}

async function probe(engine: Engine, file: DataFile, options: QueryOptions): Promise<JsonSource> {
  const { form, head } = await readForm(file)
  // DuckDB reads an array that was cut off between two elements as if it were whole.
  if (form === 'array' && !/\]\s*$/.test((await readTail(file.path, file.packing, 4096)).toString('latin1')))
    throw new QueryError('the array is not closed: the file is cut off, or more text follows')
  const texts = jsonTexts([file], form, 'lockstep_probe')
  const {
    structure,
    texts: all,
    rows,
  } = await engine.one(
    `SELECT json_group_structure(o) AS structure, count(*) AS texts, count(o) AS rows
     FROM (SELECT ${OBJECT} AS o FROM ${texts} WHERE ${NOT_BLANK})`,
    z.object({ structure: z.string().nullable(), texts: counter, rows: counter }),
    options,
  )
  const kinds = kindsOf(structure)
  if (kinds.size === 0)
    throw new QueryError(`none of its ${form === 'lines' ? 'lines' : 'elements'} is an object with a key`)
  if (kinds.size > MAX_COLUMNS) throw new QueryError(`its objects have more than ${MAX_COLUMNS} keys`)
  const columns = columnsOf(kinds, head)
  const proved = await proveTypes(engine, texts, columns, head, options)
  return { kind: 'json', form, columns: proved, rows, broken: all - rows }
}

/** An array begins with a bracket; otherwise each line must be an object, and the first says whether it is. */
async function readForm(file: DataFile): Promise<{ form: JsonLayout['form']; head: Map<string, unknown>[] }> {
  const beginning = (await readHead(file.path, file.packing, 65_536)).toString('utf8')
  const form = /^\ufeff?\s*\[/.test(beginning) ? 'array' : 'lines'
  const head: Map<string, unknown>[] = []
  let seen = 0
  await walkJsonTexts({ ...file, form }, (item) => {
    const text = item.text()
    const { values, fault } = scanObject(text)
    seen += 1
    if (fault === undefined) head.push(new Map([...values].map(([key, at]) => [key, stringAt(text, at)])))
    return head.length < HEAD_ROWS && seen < 10 * HEAD_ROWS
  })
  if (form === 'lines' && head.length === 0 && /\.json(\.|$)/i.test(file.name)) {
    throw new QueryError('it is neither an array of objects nor one object a line')
  }
  return { form, head }
}

/** A date that is written as a string has no escapes. */
function stringAt(text: string, at: number): string | undefined {
  return /^"([^"\\]{1,40})"/.exec(text.slice(at, at + 42))?.[1]
}

function kindsOf(structure: string | null): Map<string, string> {
  const parsed: unknown = structure === null ? {} : JSON.parse(structure)
  if (typeof parsed !== 'object' || parsed === null) return new Map()
  return new Map(
    Object.entries(parsed).map(([key, kind]) => [key, typeof kind === 'string' ? kind : 'nested']),
  )
}

const TYPED = new Set(['UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE', 'BOOLEAN'])

/** Columns in the order in which the first rows have their keys. Names that differ in case alone are told apart. */
function columnsOf(kinds: ReadonlyMap<string, string>, head: readonly Map<string, unknown>[]): JsonColumn[] {
  const keys = new Set([...head.flatMap((row) => [...row.keys()]), ...kinds.keys()])
  const taken = new Set<string>()
  return [...keys].flatMap((key) => {
    const kind = kinds.get(key)
    if (kind === undefined) return []
    const base = key === '' ? 'column' : key
    let name = base
    for (let n = 1; taken.has(name.toLowerCase()); n += 1) name = `${base}_${n}`
    taken.add(name.toLowerCase())
    const isText = !TYPED.has(kind)
    return [{ key, name, type: isText ? TEXT : kind, isText }]
  })
}

/** Integers become BIGINT if all fit; texts become days and instants if all are such. */
async function proveTypes(
  engine: Engine,
  texts: string,
  columns: readonly JsonColumn[],
  head: readonly Map<string, unknown>[],
  options: QueryOptions,
): Promise<JsonColumn[]> {
  const better = columns.map((column) => betterType(column, head))
  const tests = columns.flatMap((column, index) => {
    const type = better[index]
    const value = identifier(column.name)
    return type === undefined ? [] : [`count(${value}) = count(TRY_CAST(${value} AS ${type})) AS c${index}`]
  })
  if (tests.length === 0) return [...columns]
  const proofs = await engine.one(
    `SELECT ${tests.join(', ')} FROM (${rowsOf(texts, columns)})`,
    z.record(z.string(), z.boolean()),
    options,
  )
  return columns.map((column, index) =>
    proofs[`c${index}`] === true ? { ...column, type: better[index] ?? column.type } : column,
  )
}

function betterType(
  { key, type, isText }: JsonColumn,
  head: readonly Map<string, unknown>[],
): string | undefined {
  if (type === 'UBIGINT' || type === 'HUGEINT') return 'BIGINT'
  if (!isText) return undefined
  const values = head.map((row) => row.get(key)).filter((value) => typeof value === 'string')
  if (values.length === 0) return undefined
  return FORMS.find(([pattern]) => values.every((value) => pattern.test(value)))?.[1]
}

/** A line as JSON if it is an object, else NULL. */
const OBJECT = `CASE WHEN json_type(TRY_CAST(text AS JSON)) = 'OBJECT' THEN text::JSON END`
const NOT_BLANK = String.raw`regexp_matches(text, '[^ \t\r\x{FEFF}]')`

/** Operand of FROM with one column, `text`: the lines or elements of files, in order. */
export function jsonTexts(files: readonly DataFile[], form: JsonLayout['form'], rejects: string): string {
  const paths = listLiteral(files.map((file) => file.path))
  if (form === 'array') {
    return `(SELECT json::VARCHAR AS text FROM read_json_objects(${paths}, format='array', maximum_object_size=${MAX_TEXT}))`
  }
  const options = [
    'auto_detect=false, header=false, strict_mode=false, hive_partitioning=false',
    // No field ends before its line does: U+0001 can stand in JSON text only escaped.
    `delim='\u0001', quote='', escape='', columns={'text': 'VARCHAR'}`,
    `max_line_size=${MAX_TEXT}, buffer_size=${4 * MAX_TEXT}`,
    `store_rejects=true, rejects_limit=100000`,
    `rejects_table=${literal(rejects)}, rejects_scan=${literal(`${rejects}_scans`)}`,
  ]
  return `read_csv(${paths}, ${options.join(', ')})`
}

/** The SELECT that gives the rows of JSON texts with their types; what is no object is left out. */
export function rowsOf(texts: string, columns: readonly JsonColumn[]): string {
  // Written out, since an object would put keys that are numbers first.
  const structure = columns.map(({ key, type, isText }) => `${JSON.stringify(key)}:"${isText ? TEXT : type}"`)
  const fields = columns.map(({ name, type, isText }, index) => {
    const value = `struct_extract_at(v, ${index + 1})`
    return `${isText && type !== TEXT ? `CAST(${value} AS ${type})` : value} AS ${identifier(name)}`
  })
  return `SELECT ${fields.join(', ')} FROM (
    SELECT json_transform(j, ${literal(`{${structure.join(',')}}`)}) AS v
    FROM (SELECT TRY_CAST(text AS JSON) AS j FROM ${texts}) WHERE json_type(j) = 'OBJECT')`
}

/** The query for the ordinals, from 1, of lines or elements that are no object. */
export function brokenTexts(file: DataFile, { form }: JsonSource, rejects: string, limit: number): string {
  return `SELECT n FROM (SELECT text, row_number() OVER () AS n FROM ${jsonTexts([file], form, rejects)})
    WHERE ${NOT_BLANK} AND (${OBJECT}) IS NULL ORDER BY n LIMIT ${limit}`
}
