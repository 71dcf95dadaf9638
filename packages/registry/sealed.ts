import {
  ancestry,
  type BrokenLink,
  canonicalJson,
  messageOf,
  producersOf,
  readEntry,
  type SealedEntry,
  sha256,
  UserError,
} from '#core'
import { brokenChain, replay } from './events.ts'
import type { Snapshot } from './ledger.ts'
import { type ModelVersion, paths, readEvents, readState, readVersion } from './version.ts'

/** Reads an entry back from the ledger. @throws UserError if it is missing or its bytes were changed */
export async function readSealed(snapshot: Snapshot, id: string): Promise<SealedEntry> {
  const path = paths.entry(id)
  const bytes = await snapshot.read(path)
  if (bytes === undefined) throw new UserError(`the entry ${id} is not in the ledger`, { where: path })
  const sealed = readEntry(bytes, path)
  if (sealed.id !== id)
    throw new UserError(`the entry was changed: its bytes have the id ${sealed.id}`, { where: path })
  return sealed
}

/**
 * Entries that were sealed with a version and with the events that moved it, parents first.
 * @throws UserError if one is missing or broken
 */
export async function sealedEntries(snapshot: Snapshot, version: ModelVersion): Promise<SealedEntry[]> {
  const events = await readEvents(snapshot, version.name)
  const later = events.filter((event) => event.version === version.version).flatMap((event) => event.entries)
  const ids = new Set([...version.entries, ...later])
  return Promise.all([...ids].map((id) => readSealed(snapshot, id)))
}

/** The entries that speak of a model, and all that stand behind them, parents first. */
export function graphBehind(model: string, entries: readonly SealedEntry[]): readonly SealedEntry[] {
  const known = new Map(entries.map((sealed) => [sealed.id, sealed]))
  const roots = producersOf(new Set([model]), entries).map(({ id }) => id)
  return ancestry(roots, (id) => known.get(id)).entries
}

/** What the verification of a ledger found. */
export interface LedgerCheck {
  readonly models: readonly string[]
  readonly versions: number
  readonly entries: number
  readonly broken: readonly BrokenLink[]
  /** Commit of the branch: whoever trusts it trusts all that it holds. */
  readonly anchor: string | undefined
}

/**
 * Verifies a ledger offline: every log is an unbroken chain that leads to the pointers, every version has the bytes
 * that its event names, every entry those that its id says, every parent is there.
 */
export async function verifyLedger(snapshot: Snapshot): Promise<LedgerCheck> {
  const files = await snapshot.list('models')
  const models = [...new Set(files.map((path) => path.split('/')[1] ?? ''))]
  const broken: BrokenLink[] = []
  const { entries, faults } = await readAll(snapshot)
  broken.push(...faults)
  let versions = 0
  for (const name of models) {
    const found = await verifyModel(snapshot, name, entries)
    versions += found.versions
    broken.push(...found.broken)
  }
  broken.push(...ancestry([...entries.keys()], (id) => entries.get(id)).missing)
  return { models, versions, entries: entries.size, broken, anchor: snapshot.commit }
}

async function verifyModel(
  snapshot: Snapshot,
  name: string,
  entries: ReadonlyMap<string, SealedEntry>,
): Promise<{ versions: number; broken: BrokenLink[] }> {
  const broken = await verifyLog(snapshot, name)
  const files = await snapshot.list(paths.versions(name))
  for (const path of files) broken.push(...(await verifyVersion(snapshot, name, path, entries)))
  return { versions: files.length, broken }
}

/** The log is an unbroken chain, and leads to the pointers; each pointer names a version. */
async function verifyLog(snapshot: Snapshot, name: string): Promise<BrokenLink[]> {
  const log = paths.log(name)
  try {
    const state = await readState(snapshot, name)
    const fault = brokenChain((await snapshot.read(log)) ?? '', state)
    if (fault !== undefined) return [{ id: log, what: fault }]
    const { stages, aliases } = replay(await readEvents(snapshot, name))
    const moved = canonicalJson([stages, aliases]) !== canonicalJson([state.stages, state.aliases])
    if (moved || `${canonicalJson(state)}\n` !== (await snapshot.read(paths.state(name)))) {
      return [{ id: paths.state(name), what: 'the pointers are not those to which the log leads' }]
    }
    for (const version of Object.values({ ...stages, ...aliases })) await readVersion(snapshot, name, version)
    return []
  } catch (error) {
    return [{ id: log, what: messageOf(error) }]
  }
}

/** A version's document is the one that its event names, and its entries are there. */
async function verifyVersion(
  snapshot: Snapshot,
  name: string,
  path: string,
  entries: ReadonlyMap<string, SealedEntry>,
): Promise<BrokenLink[]> {
  const number =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.json$/, '') ?? ''
  const id = `${name}@${number}`
  try {
    const events = await readEvents(snapshot, name)
    const registered = events.find((event) => event.operation === 'register' && event.version === number)
    if (registered?.document !== sha256((await snapshot.read(path)) ?? '')) {
      return [{ id, what: 'its document is not the one that the log says was registered' }]
    }
    const version = await readVersion(snapshot, name, number)
    const missing = version.entries.filter((entry) => !entries.has(entry))
    return missing.map((entry) => ({ id, what: `its entry ${entry} is missing or was changed` }))
  } catch (error) {
    return [{ id, what: messageOf(error) }]
  }
}

async function readAll(
  snapshot: Snapshot,
): Promise<{ entries: Map<string, SealedEntry>; faults: BrokenLink[] }> {
  const entries = new Map<string, SealedEntry>()
  const faults: BrokenLink[] = []
  for (const path of await snapshot.list(paths.entries)) {
    const id = `sha256:${path.split('/').at(-1)?.replace('.json', '') ?? ''}`
    try {
      entries.set(id, await readSealed(snapshot, id))
    } catch (error) {
      faults.push({ id, what: messageOf(error) })
    }
  }
  return { entries, faults }
}
