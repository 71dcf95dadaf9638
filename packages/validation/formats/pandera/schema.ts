import { z } from 'zod'

const name = z.string().min(1, 'must not be empty')
const note = z.string().nullish()
const flag = (fallback: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((given) => given ?? fallback)
const duplicates = z
  .enum(['all', 'exclude_first', 'exclude_last'])
  .nullish()
  .transform((given) => given ?? 'all')

/** zod leaves this key out, and a rule must never be left out unsaid. */
function named<S extends z.ZodType>(schema: S) {
  return z.preprocess(
    (given, context) => {
      if (given instanceof Object && Object.hasOwn(given, '__proto__')) {
        context.addIssue({ code: 'custom', message: 'this name cannot be used', path: ['__proto__'] })
      }
      return given
    },
    z.record(name, schema),
  )
}

/** Up to 0.23 by name; up to 0.30, and where a column has two of one name, in a list. */
export const checks = z.union(
  [z.array(z.looseObject({ options: z.looseObject({ check_name: name }) })), named(z.unknown())],
  {
    error: 'expected checks by name, or a list of them with options: {check_name: ...}',
  },
)

export const column = z.looseObject({
  name: z.unknown().optional(),
  dtype: name.nullish(),
  nullable: flag(false),
  unique: flag(false),
  report_duplicates: duplicates,
  coerce: flag(false),
  required: flag(true),
  regex: flag(false),
  default: z.unknown().optional(),
  drop_invalid_rows: flag(false),
  title: note,
  description: note,
  metadata: z.unknown().optional(),
  checks: checks.nullish(),
})
export type Column = z.output<typeof column>
const component = z.preprocess((given) => given ?? {}, column)
const names = z.array(name)

/** Columns whose names are not all text are a list. */
function byPlace(given: unknown): unknown {
  return Array.isArray(given) ? Object.fromEntries(given.entries()) : given
}

/** A schema in any of its three shapes. */
export const frame = z.looseObject({
  schema_type: z.literal('dataframe'),
  version: z.unknown().optional(),
  api: note,
  dataframe_library: note,
  columns: z.preprocess(byPlace, named(component)).nullish(),
  checks: checks.nullish(),
  index: z.array(component).nullish(),
  multiindex: z.looseObject({ unique: z.union([name, names]).nullish(), coerce: flag(false) }).nullish(),
  dtype: name.nullish(),
  coerce: flag(false),
  strict: z.union([z.boolean(), z.literal('filter')]).nullish(),
  name: z.unknown().optional(),
  ordered: flag(false),
  unique: z.union([name, names, z.array(names)]).nullish(),
  report_duplicates: duplicates,
  unique_column_names: flag(false),
  add_missing_columns: flag(false),
  title: note,
  description: note,
  drop_invalid_rows: flag(false),
  metadata: z.unknown().optional(),
})
