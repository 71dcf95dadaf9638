import { z } from 'zod'
import type { Bounds } from '../../rule.ts'
import type { MeasureCheck } from '../../whole-checks.ts'
import { divergence } from './divergence.ts'
import {
  bound,
  boundsOf,
  type ExpectationKind,
  exactly,
  flag,
  kind,
  limits,
  NO_SET,
  name,
  notRun,
  number,
  pattern,
  set,
  timeLimits,
  unsupported,
} from './kind.ts'

const column = { column: name }
type Measure = Extract<MeasureCheck, { kind: 'measure' }>['measure']

/** 0.x is never strict about a count. */
const boundsOfCount = (given: Parameters<typeof boundsOf<number>>[0], generation: 0 | 1): Bounds =>
  boundsOf(generation === 0 ? { min_value: given.min_value, max_value: given.max_value } : given)

const measured = (measure: Measure): ExpectationKind =>
  kind({ ...column, ...limits }, ({ column, ...given }, { compat, generation }) => ({
    kind: 'measure',
    column,
    measure,
    bounds: measure === 'distinct' ? boundsOfCount(given, generation) : boundsOf(given),
    emptySum: compat === 'pandas' ? 'zero' : 'nothing',
  }))

const extreme = (measure: 'min' | 'max'): ExpectationKind =>
  kind(
    { ...column, ...timeLimits, parse_strings_as_datetimes: flag },
    ({ column, ...given }, { compat, generation }) => ({
      kind: 'measure',
      column,
      measure,
      bounds: boundsOf(given),
      // SQL back ends compare days where the bounds are days.
      reading: { asText: generation === 1, dayStarts: compat === 'pandas' },
    }),
  )

const distinct = (relation: 'within' | 'contains' | 'equals'): ExpectationKind =>
  kind(
    { ...column, value_set: set.nullable(), parse_strings_as_datetimes: flag },
    ({ column, value_set }, { generation }) => {
      if (relation === 'within' && (value_set === null || value_set.length === 0)) {
        // 0.x takes no set for one that every value keeps.
        return generation === 0 ? { kind: 'present', column } : unsupported(NO_SET)
      }
      return value_set === null
        ? unsupported(NO_SET)
        : { kind: 'distinct-set', column, values: value_set, relation }
    },
  )

const CLOSENESS = 1e-4

const quantiles = kind(
  {
    ...column,
    quantile_ranges: z
      .strictObject({
        quantiles: z.array(number.min(0).max(1)).min(1).max(1000),
        value_ranges: z.array(z.tuple([bound.nullable(), bound.nullable()])),
      })
      .refine(
        ({ quantiles, value_ranges }) => quantiles.length === value_ranges.length,
        'there must be as many value_ranges as quantiles',
      ),
    allow_relative_error: z.union([z.boolean(), z.string()]).nullish(),
  },
  ({ column, quantile_ranges, allow_relative_error: error }, { compat }) => {
    if (error !== undefined && error !== null && error !== false)
      return unsupported('allow_relative_error: the quantiles here are exact')
    return {
      kind: 'quantiles',
      column,
      quantiles: quantile_ranges.quantiles.map((p, index) => {
        const [min, max] = quantile_ranges.value_ranges[index] ?? []
        return { p, bounds: { min: min ?? undefined, max: max ?? undefined } }
      }),
      method: compat === 'pandas' ? 'nearest' : 'inverted_cdf',
      closeness: CLOSENESS,
    }
  },
  { partly: 'without `allow_relative_error`' },
)

const names = z.array(name).max(1000).nullable()
const rows = z.object({ min_value: number.nullish(), max_value: number.nullish() }).shape

const asTheToolDoes = 'Great Expectations 1.x does not run it either'

/** Expectations on a measure of a column, on its distinct values, and on the table. */
export const TABLE_KINDS: Readonly<Record<string, ExpectationKind>> = {
  expect_column_mean_to_be_between: measured('mean'),
  expect_column_median_to_be_between: measured('median'),
  expect_column_stdev_to_be_between: measured('stdev'),
  expect_column_sum_to_be_between: measured('sum'),
  expect_column_min_to_be_between: extreme('min'),
  expect_column_max_to_be_between: extreme('max'),
  expect_column_unique_value_count_to_be_between: measured('distinct'),
  expect_column_proportion_of_unique_values_to_be_between: measured('distinct-share'),
  expect_column_proportion_of_non_null_values_to_be_between: measured('present-share'),
  expect_column_quantile_values_to_be_between: quantiles,
  expect_column_distinct_values_to_be_in_set: distinct('within'),
  expect_column_distinct_values_to_contain_set: distinct('contains'),
  expect_column_distinct_values_to_equal_set: distinct('equals'),
  expect_column_most_common_value_to_be_in_set: kind(
    { ...column, value_set: set, ties_okay: flag },
    ({ column, value_set, ties_okay }) => ({
      kind: 'most-common',
      column,
      values: value_set,
      ties: ties_okay ?? false,
    }),
  ),
  expect_column_kl_divergence_to_be_less_than: divergence,
  // An index of 0 counts as none, as in the tool.
  expect_column_to_exist: kind(
    { ...column, column_index: z.int().min(0).nullish() },
    ({ column, column_index }, { compat }) => ({
      kind: 'present',
      column,
      index: column_index === 0 ? undefined : (column_index ?? undefined),
      ignoreCase: compat === 'sql',
    }),
  ),
  expect_table_columns_to_match_ordered_list: kind({ column_list: names }, ({ column_list }, { compat }) => ({
    kind: 'columns',
    columns: column_list ?? [],
    as: column_list === null ? 'subset' : 'list',
    ignoreCase: compat === 'sql',
  })),
  expect_table_columns_to_match_set: kind(
    { column_set: names, exact_match: flag },
    ({ column_set, exact_match }, { compat }) => ({
      kind: 'columns',
      columns: column_set ?? [],
      as: exact_match === undefined || exact_match === true ? 'set' : 'subset',
      ignoreCase: compat === 'sql',
    }),
  ),
  expect_table_column_count_to_equal: kind({ value: number }, ({ value }) => ({
    kind: 'column-count',
    bounds: exactly(value),
  })),
  expect_table_column_count_to_be_between: kind(rows, (given) => ({
    kind: 'column-count',
    bounds: boundsOf(given),
  })),
  expect_table_row_count_to_equal: kind({ value: number }, ({ value }) => ({
    kind: 'row-count',
    bounds: exactly(value),
  })),
  expect_table_row_count_to_be_between: kind(limits, (given, { generation }) => ({
    kind: 'row-count',
    bounds: boundsOfCount(given, generation),
  })),
  expect_table_row_count_to_equal_other_table: kind({ other_table_name: name }, ({ other_table_name }) => ({
    kind: 'same-row-count',
    table: other_table_name,
  })),
  unexpected_rows_expectation: kind({ unexpected_rows_query: pattern }, ({ unexpected_rows_query }) => ({
    kind: 'query',
    sql: unexpected_rows_query.replaceAll('{batch}', '{table}'),
    judges: 'rows',
    bounds: { max: 0 },
  })),
  expect_query_results_to_match_comparison: notRun('it compares with a query of another data source'),
  expect_column_chisquare_test_p_value_to_be_greater_than: notRun(asTheToolDoes),
  expect_column_bootstrapped_ks_test_p_value_to_be_greater_than: notRun(asTheToolDoes),
  expect_column_parameterized_distribution_ks_test_p_value_to_be_greater_than: notRun(asTheToolDoes),
  expect_column_pair_cramers_phi_value_to_be_less_than: notRun(asTheToolDoes),
}
