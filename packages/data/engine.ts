import { mkdir, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { messageOf, UserError } from '#core'
import { type DuckDb, loadDuckDb } from './binding.ts'
import { listLiteral, literal } from './sql.ts'
import { defineTextFunction, type TextPredicate } from './text-function.ts'

export interface EngineOptions {
  /** Folder with `duckdb.node` and its library. */
  readonly binding: string
  /** Where the engine spills what does not fit into memory. It is made if missing. */
  readonly tempDirectory: string
  /**
   * Files and folders that queries may read; nothing else can be opened. Links within an allowed folder are
   * followed, so name single files (a dataset's real paths) where others' SQL runs.
   */
  readonly allowedPaths: readonly string[]
  /** Bytes; the engine's default is 80 % of the machine's memory. */
  readonly memoryLimit?: number
  /** The engine's default is one per core. */
  readonly threads?: number
  /**
   * Told about once a second which share (0 to 1) of the running query is done, if that is known. A query may be
   * one of several, and an estimate may stand still or jump: it shows that work goes on, not when it ends.
   */
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface QueryOptions {
  /** Interrupts the query; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * An in-memory DuckDB that can read the allowed paths and nothing else. Calls are run one after another.
 * Rows are parsed by the schema: integers of 64 bits and more arrive as bigint, DECIMAL, dates and times as
 * text, lists as arrays, maps as arrays of `{key, value}`; NaN stays NaN.
 */
export interface Engine extends AsyncDisposable {
  /** Version of the engine, such as `v1.5.5`. */
  readonly version: string
  /** @throws QueryError if the engine refuses or fails the statement */
  rows<T>(sql: string, row: z.ZodType<T>, options?: QueryOptions): Promise<T[]>
  /** The only row of a query that has exactly one, such as an aggregate. @throws QueryError */
  one<T>(sql: string, row: z.ZodType<T>, options?: QueryOptions): Promise<T>
  /** Runs a statement for its effect. @throws QueryError */
  run(sql: string, options?: QueryOptions): Promise<void>
  /** Makes a predicate callable in SQL as `name(text)`: a BOOLEAN, NULL for NULL. The last one has the name. */
  define(name: string, predicate: TextPredicate): Promise<void>
  close(): Promise<void>
}

/** A statement that DuckDB refused or could not finish. */
export class QueryError extends Error {
  /** DuckDB's class of error: `IO`, `Permission`, `Binder`, `Out of Memory`, ... */
  readonly kind: string

  constructor(message: string, options?: ErrorOptions) {
    const [, kind, text] = /^([A-Z][A-Za-z ]*?) Error: (.*)$/s.exec(message) ?? []
    super(text ?? message, options)
    this.name = 'QueryError'
    this.kind = kind ?? 'unknown'
  }
}

/** A count as the engine gives it. Beyond 2^53 it is refused, never rounded. */
export const counter = z
  .union([z.bigint(), z.int()])
  .refine((value) => value >= 0 && value <= Number.MAX_SAFE_INTEGER, 'a count must lie within 0 and 2^53')
  .transform(Number)

/** A DOUBLE as the engine gives it; NaN and infinities pass, which `z.number()` would refuse. */
export const real = z.custom<number>((value) => typeof value === 'number', 'expected a number')

type Instance = Awaited<ReturnType<DuckDb['DuckDBInstance']['create']>>
type Connection = Awaited<ReturnType<Instance['connect']>>

/** Opens an engine. @throws UserError if the binding cannot be loaded or a setting is not possible */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const api = await loadDuckDb(options.binding)
  await mkdir(options.tempDirectory, { recursive: true })
  const instance = await api.DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    for (const statement of await sandbox(options)) await connection.run(statement)
  } catch (error) {
    connection.closeSync()
    instance.closeSync()
    throw new UserError(`DuckDB refuses its settings: ${messageOf(error)}`)
  }
  return wrap(api, instance, connection, options.onProgress)
}

/** The order matters: once access is off and the configuration locked, no statement can open anything more. */
async function sandbox(options: EngineOptions): Promise<string[]> {
  const directories: string[] = []
  const files: string[] = []
  for (const allowed of options.allowedPaths) {
    const path = await realpath(allowed).catch(() => resolve(allowed))
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory()) directories.push(path)
    else files.push(path)
  }
  return [
    `SET temp_directory = ${literal(resolve(options.tempDirectory))}`,
    ...(options.memoryLimit === undefined
      ? []
      : [`SET memory_limit = '${Math.floor(options.memoryLimit)}B'`]),
    ...(options.threads === undefined ? [] : [`SET threads = ${Math.floor(options.threads)}`]),
    'SET enable_progress_bar = true',
    'SET enable_progress_bar_print = false',
    `SET TimeZone = 'UTC'`,
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    'SET allow_community_extensions = false',
    `SET allowed_directories = ${listLiteral(directories)}`,
    `SET allowed_paths = ${listLiteral(files)}`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ]
}

function wrap(
  api: DuckDb,
  instance: Instance,
  connection: Connection,
  onProgress: EngineOptions['onProgress'],
): Engine {
  let last: Promise<unknown> = Promise.resolve()
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(() => watched(connection, onProgress, work))
    last = next.catch(() => undefined)
    return next
  }
  const rows = <T>(sql: string, row: z.ZodType<T>, options: QueryOptions = {}): Promise<T[]> =>
    enqueue(async () => {
      const found = await interruptible(connection, sql, options.signal)
      const names = found.deduplicatedColumnNames()
      return found.getRows().map((values) =>
        // fromEntries defines own properties, so that a column `__proto__` stays a column.
        row.parse(Object.fromEntries(names.map((name, index) => [name, plain(api, values[index])]))),
      )
    })
  const close = async (): Promise<void> => {
    await last
    connection.closeSync()
    instance.closeSync()
  }
  return {
    version: api.version(),
    rows,
    one: async (sql, row, options) => {
      const [only, ...more] = await rows(sql, row, options)
      if (only === undefined || more.length > 0) throw new QueryError('the query must give exactly one row')
      return only
    },
    run: async (sql, options = {}) => {
      await enqueue(() => interruptible(connection, sql, options.signal))
    },
    define: (name, predicate) => enqueue(() => defineTextFunction(api, connection, name, predicate)),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const PROGRESS_MS = 1000

async function watched<T>(
  connection: Connection,
  onProgress: EngineOptions['onProgress'],
  work: () => Promise<T>,
): Promise<T> {
  if (onProgress === undefined) return work()
  const tell = () => {
    const { percentage } = connection.progress
    if (percentage > 0) onProgress(percentage / 100)
  }
  const timer = setInterval(tell, PROGRESS_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Runs a statement; an abort is repeated until it has hit, since one that meets no running query is lost. */
async function interruptible(connection: Connection, sql: string, signal: AbortSignal | undefined) {
  signal?.throwIfAborted()
  let repeat: NodeJS.Timeout | undefined
  const interrupt = () => {
    connection.interrupt()
    repeat ??= setInterval(() => connection.interrupt(), 20)
  }
  signal?.addEventListener('abort', interrupt, { once: true })
  try {
    return await connection.runAndReadAll(sql)
  } catch (error) {
    signal?.throwIfAborted()
    throw new QueryError(messageOf(error), { cause: error })
  } finally {
    signal?.removeEventListener('abort', interrupt)
    clearInterval(repeat)
  }
}

/** A DuckDB value as plain JavaScript, without loss: what has no exact counterpart becomes its text. */
function plain(api: DuckDb, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null
  if (value instanceof api.DuckDBListValue || value instanceof api.DuckDBArrayValue) {
    return value.items.map((item) => plain(api, item))
  }
  if (value instanceof api.DuckDBMapValue) {
    return value.entries.map((entry) => ({ key: plain(api, entry.key), value: plain(api, entry.value) }))
  }
  if (value instanceof api.DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plain(api, item)]))
  }
  return String(value)
}
