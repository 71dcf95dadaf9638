import {
  type ColumnProfile,
  columnTypes,
  type Dataset,
  type Engine,
  openRelation,
  type Profile,
  profile,
  profileAgainst,
  type Rejections,
  type Relation,
  rejectionsOf,
} from '#data'
import { understood } from './check.ts'
import { PROFILE_TYPES } from './column-types.ts'
import type { ColumnNotes } from './rule.ts'

export interface DataProfile {
  readonly profile: Profile
  readonly relation: Relation
  /** CSV rows that are not in the profile, since a value does not fit the type of its column. */
  readonly rejections: Rejections
}

/**
 * Profiles data. CSV columns have the declared type, else that of the reference, else one that their values fit.
 * Of a personal column only counts, mean and spread are kept.
 * @param reference its bins and categories are counted, so that both can be compared
 * @throws UserError if the engine cannot finish
 */
export async function profileData(
  engine: Engine,
  dataset: Dataset,
  columns: ReadonlyMap<string, ColumnNotes>,
  reference: Profile | undefined,
): Promise<DataProfile> {
  const declared = [...columns].flatMap(([name, { type }]) =>
    type === undefined ? [] : [[name, PROFILE_TYPES[type]] as const],
  )
  const known = reference === undefined ? [] : Object.entries(columnTypes(reference))
  const personal = [...columns].filter(([, notes]) => notes.personal).map(([name]) => name)
  return understood(async () => {
    const opened = await openRelation(engine, dataset, { types: Object.fromEntries([...known, ...declared]) })
    const made =
      reference === undefined
        ? await profile(engine, opened, { withhold: personal })
        : await profileAgainst(engine, opened, reference)
    const kept = made.profile.columns.map((column) =>
      personal.includes(column.name) ? withoutValues(column) : column,
    )
    const rejections = await rejectionsOf(engine, made.relation)
    return { profile: { ...made.profile, columns: kept }, relation: made.relation, rejections }
  })
}

function withoutValues(column: ColumnProfile): ColumnProfile {
  const {
    min: _min,
    max: _max,
    quantiles: _quantiles,
    bins: _bins,
    categories: _categories,
    ...rest
  } = column
  return rest
}
