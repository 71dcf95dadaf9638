import {
  ancestry,
  type BrokenLink,
  messageOf,
  producersOf,
  readEntry,
  type SealedEntry,
  UserError,
} from '#core'
import { brokenChain } from './events.ts'
import type { Snapshot } from './ledger.ts'
import { type ModelVersion, paths, readEvents, readState, readVersion, readVersions } from './version.ts'

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
 * Verifies a ledger offline: every log is an unbroken chain, every pointer names a version, every entry has the
 * bytes that its id says, every parent is there.
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
  const broken: BrokenLink[] = []
  const state = await readState(snapshot, name)
  const fault = brokenChain((await snapshot.read(paths.log(name))) ?? '', state)
  if (fault !== undefined) broken.push({ id: paths.log(name), what: fault })
  for (const [pointer, version] of Object.entries({ ...state.stages, ...state.aliases })) {
    await readVersion(snapshot, name, version).catch((error) =>
      broken.push({ id: `${name}@${pointer}`, what: messageOf(error) }),
    )
  }
  const versions = await readVersions(snapshot, name)
  for (const version of versions) {
    for (const id of version.entries.filter((entry) => !entries.has(entry))) {
      broken.push({ id: `${name}@${version.version}`, what: `its entry ${id} is missing or was changed` })
    }
  }
  return { versions: versions.length, broken }
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
