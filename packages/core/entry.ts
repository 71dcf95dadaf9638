import { z } from 'zod'
import { canonicalJson, type Json } from './canonical-json.ts'
import { sha256 } from './digest.ts'
import { messageOf, UserError } from './errors.ts'
import { VERDICTS } from './verdict.ts'

export const ENTRY_SCHEMA = 'lockstep.entry/1'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')
const entryId = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256:<64 hex digits>')
const instant = z.iso.datetime()
const json: z.ZodType<Json> = z.json()
const person = z.looseObject({ login: z.string(), id: z.string().optional() })

/** Something with a digest that an action consumed (material), produced (product) or judged (subject). */
const artifact = z.looseObject({
  /** What it is to the pipeline: `data`, `model`, `metrics`, `predictions`, `profile`, `request-log`, ... */
  role: z.string().min(1),
  name: z.string().min(1),
  sha256: hex64,
  /** As DVC names it, so that `dvc.lock` can be joined: of the bytes, or of a folder with the suffix `.dir`. */
  md5: z
    .string()
    .regex(/^[0-9a-f]{32}(\.dir)?$/, 'expected an md5 of DVC')
    .optional(),
  bytes: z.int().nonnegative().optional(),
  uri: z.string().optional(),
  /** A folder's digest is that of its listing. */
  kind: z.enum(['file', 'folder']).optional(),
  /** Which part of the data it is, where that is known. */
  split: z.enum(['train', 'validation', 'test', 'holdout', 'production']).optional(),
  origin: z.string().optional(),
  licence: z.string().optional(),
  personal: z.boolean().optional(),
})

/** A number, or the state of a number that is none (NaN, missing), which canonical JSON cannot hold. */
const measure = z.union([z.number(), z.looseObject({ state: z.string() })])

const run = z.looseObject({
  id: z.string(),
  attempt: z.int().positive(),
  /** Path of the workflow file in the repository. */
  workflow: z.string(),
  /** Key of the job in the workflow. */
  job: z.string(),
  /** Numeric id of the job, by which the platform confirms it. */
  jobId: z.string().optional(),
  /** Matrix values of this leg; null outside a matrix. */
  leg: json,
  /** Name of the step inside the job. */
  step: z.string(),
})

export const entrySchema = z.looseObject({
  schema: z.literal(ENTRY_SCHEMA),
  action: z.string(),
  repository: z.string(),
  sha: z.string(),
  ref: z.string(),
  run,
  actor: person,
  triggeringActor: person,
  runner: z.looseObject({ os: z.string(), arch: z.string(), name: z.string().optional() }),
  /** Why the run happened, and whether it was planned. */
  cause: z.looseObject({
    kind: z.enum(['push', 'pull-request', 'schedule', 'drift', 'person', 'other']),
    event: z.string(),
    planned: z.boolean().optional(),
  }),
  startedAt: instant,
  finishedAt: instant,
  /** Ids of the entries that this one builds on, sorted. */
  parents: z.array(entryId),
  /** Says so where no parent was found. */
  parentsNote: z.string().optional(),
  subjects: z.array(artifact),
  materials: z.array(artifact),
  products: z.array(artifact),
  parameters: z.record(z.string(), json),
  environment: z.record(z.string(), json),
  policy: z
    .looseObject({
      sha256: hex64,
      path: z.string().optional(),
      commit: z.string().optional(),
      protected: z.boolean(),
    })
    .optional(),
  approvals: z.array(z.looseObject({ by: z.string(), at: instant })).optional(),
  exceptions: z
    .array(z.looseObject({ rule: z.string(), reason: z.string(), by: z.string(), until: instant }))
    .optional(),
  keepUntil: instant.optional(),
  verdict: z.enum(VERDICTS),
  reasons: z.array(z.string()),
  /** What the action concluded in its own words: `outcome`, `drift`, `status`, ... */
  results: z.record(z.string(), z.string()),
  measures: z.record(z.string(), measure),
  /** Digest of the JSON report that goes with the entry. */
  report: hex64.optional(),
})

/** One action run. Fields that a later version added are kept, and hashed. */
export type Entry = z.output<typeof entrySchema>
export type Artifact = z.output<typeof artifact>
export type Measure = z.output<typeof measure>

/** An entry with its identity. */
export interface SealedEntry {
  readonly id: string
  readonly entry: Entry
}

/**
 * Gives an entry its id: `sha256:` and the digest of its canonical JSON.
 * @throws NotCanonical, or ZodError for an entry that breaks the schema (a bug of the caller).
 */
export function sealEntry(entry: Entry): SealedEntry {
  const checked = entrySchema.parse(entry)
  return { id: `sha256:${sha256(canonicalJson(checked))}`, entry: checked }
}

/** The bytes in which an entry is stored: its canonical JSON, so that sha256 of the file is the id. */
export function entryBytes(sealed: SealedEntry): string {
  return canonicalJson(sealed.entry)
}

/**
 * Reads stored bytes and recomputes the id from them.
 * @param where named in the error
 * @throws UserError if the bytes are no canonical entry
 */
export function readEntry(bytes: string, where: string): SealedEntry {
  let entry: Entry
  let canonical: string
  try {
    const value: unknown = JSON.parse(bytes)
    const result = entrySchema.safeParse(value)
    if (!result.success) throw new UserError(`not a record entry: ${z.prettifyError(result.error)}`)
    entry = result.data
    // Of what was parsed, not of the text: a field that did not survive the parser must not be vouched for.
    canonical = canonicalJson(entry)
  } catch (error) {
    // Hostile bytes can also exhaust the stack of the parsers.
    throw new UserError(error instanceof UserError ? error.message : `not an entry: ${messageOf(error)}`, {
      where,
    })
  }
  if (canonical !== bytes) throw new UserError('the bytes are not the canonical form of the entry', { where })
  return { id: `sha256:${sha256(bytes)}`, entry }
}
