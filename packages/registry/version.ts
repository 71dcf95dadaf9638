import { z } from 'zod'
import { MissingEvidence, messageOf, sha256, UserError } from '#core'
import type { Snapshot } from './ledger.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

/** One registered version, written once. */
export const versionSchema = z
  .object({
    schema: z.literal('lockstep.version/1'),
    name: z.string(),
    version: z.string(),
    /** Digest of the model file or folder, as the record speaks of it. */
    model: z.object({ sha256: hex64, kind: z.enum(['file', 'folder']), name: z.string() }),
    /** Digest of the OCI manifest that holds the bytes. */
    manifest: z.string(),
    /** Where the bytes lie: the path of an OCI image layout. */
    storage: z.string(),
    files: z.array(
      z.object({ role: z.string(), path: z.string(), sha256: hex64, bytes: z.int().nonnegative() }),
    ),
    /** Same name, model, code and data: the same version. */
    key: hex64,
    sha: z.string(),
    data: z.array(hex64),
    /** Ids of the entries that are sealed with it: all that stand behind the model. */
    entries: z.array(z.string()),
    registeredAt: z.string(),
    run: z.string(),
  })
  .catchall(z.json())
export type ModelVersion = z.output<typeof versionSchema>

const stateSchema = z.looseObject({
  schema: z.literal('lockstep.state/1'),
  stages: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), z.string()),
  /** Number of events in the log. */
  sequence: z.int().nonnegative(),
  /** Digest of the last line of the log. */
  head: z.string(),
})
export type ModelState = z.output<typeof stateSchema>

const eventSchema = z.looseObject({
  sequence: z.int().positive(),
  /** Digest of the line before; of the empty text for the first. */
  previous: hex64,
  time: z.string(),
  actor: z.string(),
  run: z.string(),
  operation: z.enum(['register', 'promote', 'rollback', 'alias']),
  version: z.string(),
  stage: z.string().optional(),
  /** Version in the stage before and after. */
  from: z.string().nullish(),
  to: z.string().nullish(),
  aliases: z.array(z.string()).optional(),
  reason: z.string().optional(),
  /** Digest of the version's own document, in the event that registers it. */
  document: hex64.optional(),
  /** Ids of the entries on which a transition relied. */
  evidence: z.array(z.string()),
  /** Ids of the entries that were sealed with this event, beyond those of the version. */
  entries: z.array(z.string()).default([]),
})
export type LedgerEvent = z.output<typeof eventSchema>

export const paths = {
  version: (name: string, version: string): string => `models/${name}/versions/${version}.json`,
  versions: (name: string): string => `models/${name}/versions`,
  state: (name: string): string => `models/${name}/state.json`,
  log: (name: string): string => `models/${name}/log.jsonl`,
  entry: (id: string): string => `entries/${id.slice(7, 9)}/${id.slice(7)}.json`,
  entries: 'entries',
}

export const EMPTY_STATE: ModelState = {
  schema: 'lockstep.state/1',
  stages: {},
  aliases: {},
  sequence: 0,
  head: sha256(''),
}

/** Reads a document of the ledger. @throws UserError if it is none: nobody but Lockstep writes there */
function parseDocument<S extends z.ZodType>(schema: S, text: string, where: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
    throw new UserError(`the ledger was changed by hand: ${why}`, { where })
  }
}

/** The model's pointers; those of an empty registry while it has no version. */
export async function readState(snapshot: Snapshot, name: string): Promise<ModelState> {
  const text = await snapshot.read(paths.state(name))
  return text === undefined ? EMPTY_STATE : parseDocument(stateSchema, text, paths.state(name))
}

export async function readVersion(snapshot: Snapshot, name: string, version: string): Promise<ModelVersion> {
  const text = await snapshot.read(paths.version(name, version))
  if (text === undefined)
    throw new UserError(`${name} has no version ${version}`, { where: paths.version(name, version) })
  return parseDocument(versionSchema, text, paths.version(name, version))
}

export async function readVersions(snapshot: Snapshot, name: string): Promise<ModelVersion[]> {
  const files = await snapshot.list(paths.versions(name))
  return Promise.all(
    files.map(async (path) => parseDocument(versionSchema, (await snapshot.read(path)) ?? '', path)),
  )
}

export async function readEvents(snapshot: Snapshot, name: string): Promise<LedgerEvent[]> {
  const text = (await snapshot.read(paths.log(name))) ?? ''
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseDocument(eventSchema, line, `${paths.log(name)}:${index + 1}`))
}

/** The version that a stage or alias holds. A name may be that of a property which every object has. */
export function heldBy(pointers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(pointers, name) ? pointers[name] : undefined
}

/**
 * The version that a stage, alias or version number names.
 * @throws UserError that lists what there is
 */
export async function resolveSelector(
  snapshot: Snapshot,
  name: string,
  selector: string,
): Promise<ModelVersion> {
  const state = await readState(snapshot, name)
  const version = heldBy(state.stages, selector) ?? heldBy(state.aliases, selector)
  if (version !== undefined) return readVersion(snapshot, name, version)
  const all = (await readVersions(snapshot, name)).map((found) => found.version)
  if (all.includes(selector)) return readVersion(snapshot, name, selector)
  const stages = Object.entries(state.stages).map(([stage, held]) => `${stage} (${held})`)
  throw new MissingEvidence(`${name} has no stage, alias or version "${selector}"`, {
    where: `registry:${name}@${selector}`,
    fix:
      all.length === 0
        ? 'The registry has no version of this model yet.'
        : `There are versions ${all.join(', ')}; stages ${stages.join(', ') || 'none'}; aliases ${Object.keys(state.aliases).join(', ') || 'none'}.`,
  })
}
