import type { FormatKind } from '../../format.ts'
import { CHECK_NAMES } from './check.ts'

const PARTLY: Readonly<Record<string, string>> = {
  isin: 'one time, not several',
  notin: 'one time, not several',
  unique_values_eq: 'not with ignore_na: false',
  dtype:
    'not timedelta64, period, interval, complex, nor zones but UTC; category and Int64 only where they are coerced',
  coerce: 'times as in ISO 8601; not into a zone, nor numbers into times',
  default: 'beside bounds, sets and lengths of numbers and text',
  index: 'a level with a name is the column of that name; without one, bounds on the row numbers',
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  'registered checks, groupby': 'they are code, which is not in the file',
  'api: polars, ibis, pyspark': 'their types and nulls differ from those of pandas',
}

const OPTIONS = [
  ...['dtype', 'nullable', 'unique', 'report_duplicates', 'coerce', 'required', 'regex', 'default', 'index'],
  ...[
    'strict',
    'ordered',
    'add_missing_columns',
    'drop_invalid_rows',
    'unique_column_names',
    'checks of the frame',
  ],
  ...['ignore_na', 'raise_warning'],
]

/** Every kind of rule of a schema, and what is not done of it. */
export const KINDS: readonly FormatKind[] = [
  ...[...CHECK_NAMES, ...OPTIONS].map((kind): FormatKind => {
    const partly = PARTLY[kind]
    return { kind, support: partly === undefined ? 'yes' : { partly } }
  }),
  ...Object.entries(UNSUPPORTED).map(
    ([kind, unsupported]): FormatKind => ({ kind, support: { unsupported } }),
  ),
]
