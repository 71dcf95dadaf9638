import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type Artifact,
  artifact,
  type Cache,
  type CheckRun,
  type Comment,
  cache,
  checkRun,
  comment,
  type Dispatch,
  dispatch,
  type Issue,
  issue,
  type Job,
  job,
  type Pull,
  pull,
  type Run,
  run,
} from './records.ts'

/** Documents of one kind, one file each, held in memory and written through. */
export interface Collection<T> {
  get(key: number | string): T | undefined
  put(key: number | string, value: T): T
  remove(key: number | string): void
  /** In the order in which they were first put. */
  all(): T[]
}

/** Check runs and jobs share one sequence: a job's id is the id of its check run. So do issues and pull requests. */
export type Sequence = 'run' | 'job' | 'artifact' | 'cache' | 'issue' | 'comment' | 'dispatch'

export interface Store {
  readonly runs: Collection<Run>
  readonly jobs: Collection<Job>
  readonly artifacts: Collection<Artifact>
  readonly caches: Collection<Cache>
  readonly checks: Collection<CheckRun>
  readonly issues: Collection<Issue>
  readonly pulls: Collection<Pull>
  readonly comments: Collection<Comment>
  readonly dispatches: Collection<Dispatch>
  /** Folder of uploaded bytes. */
  readonly blobs: string
  /** Signs runtime tokens and blob addresses. */
  readonly secret: Buffer
  next(sequence: Sequence): number
}

/** Opens the state directory, making it where it does not exist. Only one server may use it at a time. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const blobs = join(folder, 'blobs')
  mkdirSync(blobs, { recursive: true })
  return {
    runs: collection(join(folder, 'runs'), run),
    jobs: collection(join(folder, 'jobs'), job),
    artifacts: collection(join(folder, 'artifacts'), artifact),
    caches: collection(join(folder, 'caches'), cache),
    checks: collection(join(folder, 'check-runs'), checkRun),
    issues: collection(join(folder, 'issues'), issue),
    pulls: collection(join(folder, 'pull-requests'), pull),
    comments: collection(join(folder, 'comments'), comment),
    dispatches: collection(join(folder, 'dispatches'), dispatch),
    blobs,
    secret: openSecret(join(folder, 'secret')),
    next: sequences(join(folder, 'sequences.json')),
  }
}

/** Writes a file aside and renames it into place. */
export function writeAside(file: string, content: string): void {
  writeFileSync(`${file}.part`, content, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

function collection<T>(folder: string, schema: z.ZodType<T>): Collection<T> {
  mkdirSync(folder, { recursive: true })
  const values = new Map<string, T>()
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  for (const name of names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    values.set(name.slice(0, -'.json'.length), load(join(folder, name), schema))
  }
  return {
    get: (key) => values.get(String(key)),
    put: (key, value) => {
      writeAside(join(folder, `${key}.json`), `${JSON.stringify(value, undefined, 2)}\n`)
      values.set(String(key), value)
      return value
    },
    remove: (key) => {
      rmSync(join(folder, `${key}.json`), { force: true })
      values.delete(String(key))
    },
    all: () => [...values.values()],
  }
}

function load<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : error
    throw new Error(`state of the local GitHub server is damaged: ${file}: ${reason}`)
  }
}

function openSecret(file: string): Buffer {
  if (!existsSync(file)) writeAside(file, randomBytes(32).toString('hex'))
  return Buffer.from(readFileSync(file, 'utf8'), 'hex')
}

function sequences(file: string): (sequence: Sequence) => number {
  const last = existsSync(file) ? load(file, z.record(z.string(), z.int().positive())) : {}
  return (sequence) => {
    const number = (last[sequence] ?? 0) + 1
    last[sequence] = number
    writeAside(file, `${JSON.stringify(last)}\n`)
    return number
  }
}
