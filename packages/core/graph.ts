import { canonicalJson } from './canonical-json.ts'
import type { Artifact, Entry, SealedEntry } from './entry.ts'

/** Why a graph of entries cannot be trusted as a whole. */
export interface BrokenLink {
  /** Entry in which the fault lies, by id as far as it is known. */
  readonly id: string
  readonly what: string
}

/** Everything that an entry speaks of by digest. */
export function artifactsOf(entry: Entry): readonly Artifact[] {
  return [...entry.subjects, ...entry.materials, ...entry.products]
}

/**
 * The entries among `candidates` that produced or judged one of the digests: links follow bytes, not names.
 * @param digests hex sha256 of what is consumed
 */
export function producersOf(digests: ReadonlySet<string>, candidates: Iterable<SealedEntry>): SealedEntry[] {
  const found: SealedEntry[] = []
  for (const candidate of candidates) {
    const { products, subjects } = candidate.entry
    if ([...products, ...subjects].some((artifact) => digests.has(artifact.sha256))) found.push(candidate)
  }
  return found
}

/**
 * Keeps the entries of a run that hold for at least one subject: of those with the same action, job, matrix leg,
 * step and subject only the highest attempt does. An entry without subjects is measured against its like.
 * Entries of other runs do not supersede each other.
 */
export function winners(entries: Iterable<SealedEntry>): SealedEntry[] {
  const all = [...entries]
  const highest = new Map<string, number>()
  for (const { entry } of all) {
    for (const key of supersessionKeys(entry)) {
      highest.set(key, Math.max(highest.get(key) ?? 0, entry.run.attempt))
    }
  }
  return all.filter(({ entry }) =>
    supersessionKeys(entry).some((key) => highest.get(key) === entry.run.attempt),
  )
}

function supersessionKeys(entry: Entry): string[] {
  const { id, job, leg, step } = entry.run
  const subjects = entry.subjects.length === 0 ? [null] : entry.subjects.map((subject) => subject.sha256)
  return subjects.map((subject) =>
    canonicalJson([entry.repository, id, entry.action, job, leg, step, subject]),
  )
}

/**
 * The entries reachable from `roots` through parents, parents first.
 * @returns the entries in order and the first links that lead nowhere
 */
export function ancestry(
  roots: readonly string[],
  lookUp: (id: string) => SealedEntry | undefined,
): { readonly entries: readonly SealedEntry[]; readonly missing: readonly BrokenLink[] } {
  const entries: SealedEntry[] = []
  const missing: BrokenLink[] = []
  const seen = new Set<string>()
  // A stack of our own: a forged chain may be deeper than the engine's.
  const pending: { id: string; child?: string; sealed?: SealedEntry }[] = roots
    .map((id) => ({ id }))
    .reverse()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, child } = next
    if (next.sealed !== undefined) entries.push(next.sealed)
    else if (!seen.has(id)) {
      seen.add(id)
      const sealed = lookUp(id)
      if (sealed === undefined) {
        missing.push({ id, what: child === undefined ? 'no such entry' : `parent of ${child} is missing` })
        continue
      }
      pending.push({ id, sealed })
      for (const parent of sealed.entry.parents.toReversed()) pending.push({ id: parent, child: id })
    }
  }
  return { entries, missing }
}
