import { z } from 'zod'
import { columns, type ExpectationKind, flag, kind, name, notRun, number, setValue } from './kind.ts'
import type { Backend } from './row-condition.ts'

const pair = { column_A: name, column_B: name }
const ignorePair = z
  .enum(['both_values_are_missing', 'either_value_is_missing', 'neither', 'never'])
  .nullish()
const ignoreRow = z.enum(['all_values_are_missing', 'any_value_is_missing', 'never']).nullish()

/** Of a pair and of a list, the names of the same three ways. */
const MISSING = {
  both_values_are_missing: 'all',
  all_values_are_missing: 'all',
  either_value_is_missing: 'any',
  any_value_is_missing: 'any',
  neither: 'never',
  never: 'never',
} as const

const ignored = (given: keyof typeof MISSING | null | undefined) => MISSING[given ?? 'all_values_are_missing']

/** A comparison with a null is unexpected on pandas; on SQL it is unknown, and not counted, but where it is equality. */
const unknown = ({ compat }: Backend) => (compat === 'sql' ? 'pass' : 'break')

const list = { column_list: columns, ignore_row_if: ignoreRow }

const spread = (check: 'values-differ' | 'values-equal'): ExpectationKind =>
  kind(list, ({ column_list, ignore_row_if }) => ({
    kind: check,
    columns: column_list,
    ignore: ignored(ignore_row_if),
  }))

const UNIQUE_NULLS = { all: 'skip-all', any: 'skip-any', never: 'equal' } as const

/** Expectations on several values of a row. */
export const ROW_KINDS: Readonly<Record<string, ExpectationKind>> = {
  expect_column_pair_values_to_be_equal: kind(
    { ...pair, ignore_row_if: ignorePair },
    ({ column_A, column_B, ignore_row_if }) => ({
      kind: 'compare',
      column: column_A,
      operator: '=',
      other: column_B,
      ignore: ignored(ignore_row_if),
    }),
  ),
  expect_column_pair_values_a_to_be_greater_than_b: kind(
    {
      ...pair,
      or_equal: flag,
      ignore_row_if: ignorePair,
      parse_strings_as_datetimes: flag,
      allow_cross_type_comparisons: flag,
    },
    ({ column_A, column_B, or_equal, ignore_row_if }, backend) => ({
      kind: 'compare',
      column: column_A,
      operator: or_equal === true ? '>=' : '>',
      other: column_B,
      ignore: ignored(ignore_row_if),
      unknown: unknown(backend),
    }),
  ),
  expect_column_pair_values_to_be_in_set: kind(
    {
      ...pair,
      value_pairs_set: z.array(z.tuple([setValue.nullable(), setValue.nullable()])).max(10_000),
      ignore_row_if: ignorePair,
    },
    ({ column_A, column_B, value_pairs_set, ignore_row_if }, backend) => ({
      kind: 'tuple-set',
      columns: [column_A, column_B],
      tuples: value_pairs_set,
      ignore: ignored(ignore_row_if),
      unknown: unknown(backend),
    }),
  ),
  expect_compound_columns_to_be_unique: kind(list, ({ column_list, ignore_row_if }, { compat }) => ({
    kind: 'unique',
    columns: column_list,
    copies: 'every',
    nulls: UNIQUE_NULLS[ignored(ignore_row_if)],
    nullsDiffer: compat === 'sql',
  })),
  expect_select_column_values_to_be_unique_within_record: spread('values-differ'),
  expect_multicolumn_values_to_be_equal: spread('values-equal'),
  expect_multicolumn_sum_to_equal: kind(
    { ...list, sum_total: number },
    ({ column_list, ignore_row_if, sum_total }, { compat }) => ({
      kind: 'row-sum',
      columns: column_list,
      total: sum_total,
      ignore: ignored(ignore_row_if),
      nulls: compat === 'sql' ? 'pass' : 'break',
    }),
  ),
  expect_multicolumn_values_to_be_unique: notRun(
    'Great Expectations 1.x does not run it either; use expect_select_column_values_to_be_unique_within_record',
  ),
}
