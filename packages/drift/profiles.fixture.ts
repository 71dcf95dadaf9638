import { type ColumnProfile, type Profile, profileSchema } from '#data'
import type { Window } from './window.ts'

type Given = Partial<ColumnProfile> & { readonly name: string }

/** A numeric column from the counts of its bins, whose edges are 1, 2, 3, ... */
export function numeric(name: string, counts: readonly number[], more: Partial<ColumnProfile> = {}): Given {
  const edges = counts.slice(1).map((_, index) => index + 1)
  return { name, type: 'DOUBLE', kind: 'numeric', bins: { edges, counts: [...counts] }, ...more }
}

/** A text column from the counts of its categories. */
export function text(
  name: string,
  counts: Readonly<Record<string, number>>,
  more: Partial<ColumnProfile> & { readonly other?: number } = {},
): Given {
  const { other = 0, ...rest } = more
  const values = Object.entries(counts).map(([value, count]) => ({ value, count }))
  return { name, type: 'VARCHAR', kind: 'text', categories: { values, other }, ...rest }
}

/** A profile whose counts add up; the schema checks it. */
export function profileOf(rows: number, columns: readonly Given[]): Profile {
  return profileSchema.parse({
    kind: 'lockstep-profile',
    version: 1,
    rows,
    rejectedRows: 0,
    unreadableFiles: 0,
    columns: columns.map(({ nulls = 0, ...column }) => ({
      type: 'DOUBLE',
      kind: 'numeric',
      distinct: 0,
      count: rows - nulls,
      nulls,
      ...column,
    })),
  })
}

export function windowOf(profile: Profile, more: Partial<Window> = {}): Window {
  return {
    name: 'june.csv',
    profile,
    unreadableRows: 0,
    unreadableExamples: [],
    unreadableFiles: [],
    skippedFeatures: [],
    ...more,
  }
}
