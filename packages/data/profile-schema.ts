import { z } from 'zod'
import { checkProfile } from './profile-check.ts'

const count = z.int().min(0)
/** An integer beyond 2^53 keeps its digits as text; a date or time is ISO text. */
const bound = z.union([z.number(), z.string().max(64)])

/** Largest number of bins of a numeric column, and of categories that are named. */
export const MAX_BINS = 10
export const MAX_CATEGORIES = 50
/** A value longer than this is no category name and is counted under `other`. */
export const MAX_CATEGORY_LENGTH = 64

const numericBins = z.object({
  /** Ascending. Bin i holds the finite values x with edges[i-1] < x <= edges[i]; the outer bins are open. */
  edges: z.array(z.number()).max(MAX_BINS - 1),
  /** One more than edges. */
  counts: z.array(count).min(1).max(MAX_BINS),
})

const categories = z.object({
  values: z.array(z.object({ value: z.string().max(MAX_CATEGORY_LENGTH * 2), count })).max(MAX_CATEGORIES),
  /** Values present but not named above. */
  other: count,
})

const columnProfile = z.object({
  name: z.string(),
  /** DuckDB's type, such as `BIGINT`. */
  type: z.string(),
  kind: z.enum(['numeric', 'boolean', 'text', 'time', 'other']),
  /** Values that are present, NaN and infinities included: rows = count + nulls. */
  count,
  nulls: count,
  /** Of a numeric column: values that are states and no numbers. Not in min, max, mean or bins. */
  nan: count.optional(),
  infinite: count.optional(),
  /** Estimated number of distinct values: DuckDB's HyperLogLog of 64 registers, standard error 13 %. */
  distinct: count,
  min: bound.optional(),
  max: bound.optional(),
  /** Mean and sample standard deviation of the finite values, to 12 digits; absent where they overflow. */
  mean: z.number().optional(),
  stddev: z.number().optional(),
  /** Lower sample quantiles; absent where the profile was counted against another one. */
  quantiles: z.array(z.object({ p: z.number().min(0).max(1), value: z.number() })).optional(),
  bins: numericBins.optional(),
  categories: categories.optional(),
})

/**
 * What a dataset looks like, without its rows: made by validation, kept beside a model by training, compared by
 * drift detection. Bins and categories are fixed once, so that later data can be counted against them.
 */
export const profileSchema = z
  .object({
    kind: z.literal('lockstep-profile'),
    version: z.literal(1),
    /** The profiled dataset, hex sha256. */
    dataset: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    rows: count,
    /** Rows of CSV files that could not be read; they are in no count. */
    rejectedRows: count,
    /** Files that could not be read. */
    unreadableFiles: count,
    columns: z.array(columnProfile),
  })
  .superRefine(checkProfile)

export type Profile = z.infer<typeof profileSchema>
export type ColumnProfile = z.infer<typeof columnProfile>
