import type { Engine, Profile } from '#data'
import {
  type Comparison,
  type DataProfile,
  diffData,
  profileData,
  type RowDiff,
  shiftsBetween,
} from '#validation'
import type { BaseData } from './base.ts'
import type { Request } from './request.ts'

/** Says how the data differs from what it was at the base, and from the reference. */
export async function compareData(
  engine: Engine,
  request: Request,
  diff: RowDiff | undefined,
  { profile }: DataProfile,
  reference: Profile | undefined,
): Promise<Comparison[]> {
  const { base, dataset } = request
  const found: Comparison[] = []
  if (base !== undefined) {
    const rows = diff ?? (await diffData(engine, dataset, { base: base.dataset, key: base.key }))
    found.push(await againstBase(engine, request, base, rows, profile, reference))
  }
  if (reference !== undefined) {
    const name = request.reference?.name ?? 'reference'
    const shift = shiftsBetween(reference, profile)
    found.push({ kind: 'reference', name, sha256: reference.dataset, shift, notes: [] })
  }
  return found
}

async function againstBase(
  engine: Engine,
  { rules }: Request,
  { commit, dataset }: BaseData,
  rows: RowDiff,
  now: Profile,
  reference: Profile | undefined,
): Promise<Comparison> {
  const { commit: id, name, note } = commit
  const common = { kind: 'change', name, commit: id, sha256: dataset.sha256, rows } as const
  const notes = [...(note === undefined ? [] : [note]), ...rows.notes]
  const unreadable = rows.base.unreadable.length
  if (unreadable > 0) {
    const files = unreadable === 1 ? '1 file' : `${unreadable} files`
    notes.push(`${files} of the base cannot be read, so that rows that only they have count as new.`)
  }
  if (rows.base.files.length === 0) {
    const shift = { rows: { before: 0, after: now.rows }, schema: [], measures: [] }
    return { ...common, shift, notes: [...notes, 'The base does not have this data: all of it is new.'] }
  }
  // Profiled as the data itself is, so that both can be compared.
  const { profile } = await profileData(engine, dataset, rules?.main.columns ?? new Map(), reference)
  return { ...common, shift: shiftsBetween(profile, now), notes }
}
