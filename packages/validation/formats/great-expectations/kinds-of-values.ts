import { z } from 'zod'
import type { Check } from '../../check-kinds.ts'
import {
  boundsOf,
  type ExpectationKind,
  exactly,
  flag,
  kind,
  limits,
  NO_SET,
  name,
  number,
  pattern,
  patterns,
  set,
  timeLimits,
  unsupported,
} from './kind.ts'
import type { Backend } from './row-condition.ts'

type Pattern = Extract<Check, { kind: 'pattern' }>

const column = { column: name }
const matchOn = z.enum(['any', 'all']).nullish()

/** Python's `re.search` on `str(value)`. */
const regex = (column: string, given: readonly string[], more: Partial<Pattern> = {}): Check => ({
  ...{ kind: 'pattern', column, patterns: given, dialect: 'python', how: 'search', ...more },
})

const LIKE = { partly: 'compat sql only, as in the tool; without an escape character of its own' } as const
const like = { ...column, escape: z.string().nullish() }

function likeCheck(
  column: string,
  given: readonly string[],
  more: Partial<Pattern>,
  { compat, ownEscape }: { readonly compat: 'pandas' | 'sql'; readonly ownEscape: boolean },
): Check {
  if (compat === 'pandas') return unsupported('LIKE is known to SQL back ends only')
  if (given.some((one) => one.includes('\\')))
    return unsupported('a backslash in a LIKE pattern: databases disagree whether it escapes')
  if (ownEscape) return unsupported('a LIKE pattern with an escape character of its own')
  return { kind: 'pattern', column, patterns: given, dialect: 'like', how: 'full', ...more }
}

const likePattern = (negated: boolean): ExpectationKind =>
  kind(
    { ...like, like_pattern: pattern },
    ({ column, like_pattern, ...given }, { compat }) =>
      likeCheck(column, [like_pattern], { negated }, { compat, ownEscape: isText(given.escape) }),
    LIKE,
  )

const likePatterns = (negated: boolean): ExpectationKind =>
  kind(
    { ...like, like_pattern_list: patterns, match_on: matchOn },
    ({ column, like_pattern_list, match_on, ...given }, { compat }) => {
      const more = { match: match_on ?? 'any', negated }
      return likeCheck(column, like_pattern_list, more, { compat, ownEscape: isText(given.escape) })
    },
    LIKE,
  )

const isText = (value: unknown): boolean => typeof value === 'string'

const ordered = (direction: 'increasing' | 'decreasing'): ExpectationKind =>
  kind(
    { ...column, strictly: flag, parse_strings_as_datetimes: flag },
    ({ column, strictly, parse_strings_as_datetimes }, { compat }) => {
      if (compat === 'sql') return unsupported('SQL back ends have no order of rows')
      if (parse_strings_as_datetimes === true) return unsupported('parse_strings_as_datetimes')
      return { kind: 'order', column, direction, strictly: strictly ?? false }
    },
    { partly: 'compat pandas only, as in the tool; without `parse_strings_as_datetimes`' },
  )

const inSet = (negated: boolean): ExpectationKind =>
  kind({ ...column, value_set: set.nullable() }, ({ column, value_set }, { generation }) => {
    if (value_set !== null) return { kind: 'set', column, values: value_set, negated }
    // 0.x takes no set for one that every value keeps.
    return generation === 0 && !negated
      ? { kind: 'set', column, values: [], negated: true }
      : unsupported(NO_SET)
  })

/** 0.x runs on pandas 2, where text is of the dtype object. */
const storedAs = (column: string, given: readonly string[], { compat, generation }: Backend): Check => ({
  kind: 'stored-type',
  column,
  names: generation === 0 && given.some((type) => /^object_?$/.test(type)) ? [...given, 'str'] : given,
  system: compat,
})

const ofType = kind({ ...column, type_: name }, ({ column, type_ }, backend) =>
  storedAs(column, [type_], backend),
)

const bySql = (why: string, check: Check, compat: 'pandas' | 'sql'): Check =>
  compat === 'sql' ? unsupported(`${why} is known to pandas only`) : check

const PANDAS_ONLY = { partly: 'compat pandas only, as in the tool' } as const

/** Expectations on each value of a column. */
export const VALUE_KINDS: Readonly<Record<string, ExpectationKind>> = {
  expect_column_values_to_not_be_null: kind(column, ({ column }) => ({ kind: 'not-null', column })),
  expect_column_values_to_be_null: kind(column, ({ column }) => ({ kind: 'null', column })),
  expect_column_values_to_be_unique: kind(column, ({ column }) => ({
    ...{ kind: 'unique', columns: [column], copies: 'every', nulls: 'skip-any' },
  })),
  expect_column_values_to_be_in_set: inSet(false),
  expect_column_values_to_not_be_in_set: inSet(true),
  expect_column_values_to_be_between: kind(
    { ...column, ...timeLimits, parse_strings_as_datetimes: flag, allow_cross_type_comparisons: flag },
    ({ column, ...given }, { generation }) =>
      (given.min_value ?? given.max_value ?? undefined) === undefined
        ? unsupported('min_value or max_value must be given')
        : {
            kind: 'range',
            column,
            bounds: boundsOf(given),
            reading: { asText: generation === 0, dayStarts: true },
          },
  ),
  expect_column_values_to_match_regex: kind(
    { ...column, regex: pattern.default('(?s).*') },
    ({ column, regex: given }) => regex(column, [given]),
  ),
  expect_column_values_to_not_match_regex: kind({ ...column, regex: pattern }, ({ column, regex: given }) =>
    regex(column, [given], { negated: true }),
  ),
  expect_column_values_to_match_regex_list: kind(
    { ...column, regex_list: patterns, match_on: matchOn },
    ({ column, regex_list, match_on }) => regex(column, regex_list, { match: match_on ?? 'any' }),
  ),
  expect_column_values_to_not_match_regex_list: kind(
    { ...column, regex_list: patterns },
    ({ column, regex_list }) => regex(column, regex_list, { negated: true }),
  ),
  expect_column_values_to_match_like_pattern: likePattern(false),
  expect_column_values_to_not_match_like_pattern: likePattern(true),
  expect_column_values_to_match_like_pattern_list: likePatterns(false),
  expect_column_values_to_not_match_like_pattern_list: likePatterns(true),
  expect_column_value_lengths_to_be_between: kind({ ...column, ...limits }, ({ column, ...given }) =>
    (given.min_value ?? given.max_value ?? undefined) === undefined
      ? unsupported('min_value or max_value must be given')
      : { kind: 'length', column, bounds: boundsOf(given) },
  ),
  expect_column_value_lengths_to_equal: kind({ ...column, value: number }, ({ column, value }) => ({
    ...{ kind: 'length', column, bounds: exactly(value) },
  })),
  expect_column_values_to_be_increasing: ordered('increasing'),
  expect_column_values_to_be_decreasing: ordered('decreasing'),
  expect_column_values_to_match_strftime_format: kind(
    { ...column, strftime_format: pattern },
    ({ column, strftime_format: format }, { compat }) =>
      bySql('strptime', { kind: 'format', column, format: { name: 'strftime', format } }, compat),
    PANDAS_ONLY,
  ),
  expect_column_values_to_be_dateutil_parseable: kind(
    column,
    ({ column }, { compat }) =>
      bySql('dateutil', { kind: 'format', column, format: { name: 'dateutil' } }, compat),
    PANDAS_ONLY,
  ),
  expect_column_values_to_be_json_parseable: kind(
    column,
    ({ column }, { compat }) => bySql('json', { kind: 'format', column, format: { name: 'json' } }, compat),
    PANDAS_ONLY,
  ),
  expect_column_values_to_match_json_schema: kind(
    { ...column, json_schema: z.record(z.string(), z.unknown()) },
    ({ column, json_schema: schema }, { compat }) =>
      bySql('jsonschema', { kind: 'format', column, format: { name: 'json-schema', schema } }, compat),
    PANDAS_ONLY,
  ),
  expect_column_values_to_be_of_type: ofType,
  expect_column_type_to_be: ofType,
  expect_column_values_to_be_in_type_list: kind(
    { ...column, type_list: z.array(name).nullable() },
    // Without a list nothing is asked but that the column is there.
    ({ column, type_list }, backend) =>
      type_list === null ? { kind: 'present', column } : storedAs(column, type_list, backend),
  ),
  expect_column_value_z_scores_to_be_less_than: kind(
    { ...column, threshold: number, double_sided: z.boolean() },
    ({ column, threshold, double_sided }) => ({
      ...{ kind: 'outliers', column, method: 'zscore', inclusive: true },
      factor: double_sided ? Math.abs(threshold) : threshold,
      side: double_sided ? 'both' : 'upper',
    }),
  ),
  expect_column_values_to_not_be_outliers: kind(
    { ...column, method: z.enum(['iqr', 'std']).default('iqr'), multiplier: number.default(1.5) },
    ({ column, method, multiplier: factor }) => ({
      ...{ kind: 'outliers', column, factor, flat: 'break' },
      ...(method === 'iqr' ? { method } : { method: 'zscore', inclusive: true }),
    }),
  ),
}
