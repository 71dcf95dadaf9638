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
 * Keeps, for each (action, job, matrix leg, step, subjects) of a run, the entries of the highest attempt.
 * Entries of other runs do not supersede each other.
 */
export function winners(entries: Iterable<SealedEntry>): SealedEntry[] {
  const best = new Map<string, SealedEntry[]>()
  for (const sealed of entries) {
    const key = supersessionKey(sealed.entry)
    const held = best.get(key)
    const attempt = held?.[0]?.entry.run.attempt ?? 0
    if (sealed.entry.run.attempt > attempt) best.set(key, [sealed])
    else if (sealed.entry.run.attempt === attempt) held?.push(sealed)
  }
  return [...best.values()].flat()
}

function supersessionKey(entry: Entry): string {
  const { id, job, leg, step } = entry.run
  const subjects = entry.subjects.map((subject) => subject.sha256).sort()
  return canonicalJson([entry.repository, id, entry.action, job, leg, step, subjects])
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
  const visit = (id: string, child: string | undefined): void => {
    if (seen.has(id)) return
    seen.add(id)
    const sealed = lookUp(id)
    if (sealed === undefined) {
      missing.push({ id, what: child === undefined ? 'no such entry' : `parent of ${child} is missing` })
      return
    }
    for (const parent of sealed.entry.parents) visit(parent, id)
    entries.push(sealed)
  }
  for (const root of roots) visit(root, undefined)
  return { entries, missing }
}
