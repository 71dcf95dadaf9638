import { z } from 'zod'
import { text } from './atoms.ts'
import {
  boundsOf,
  boundsOrExactly,
  boundsProblem,
  count,
  duration,
  expecting,
  filtered,
  instant,
  isNumber,
  isText,
  judged,
  names,
  oneOrMore,
  shortOr,
  told,
  value,
} from './shapes.ts'
import { dataRule, dataRules } from './written.ts'

const COMPARISON = /^\s*(.+?)\s*(<=|>=|!=|=|<|>)\s*(.+?)\s*$/
const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const
const MAX_SQL = 20_000
/** Combinations that are looked for one by one. */
const MAX_TUPLES = 1_000

const isNames = (given: unknown) => Array.isArray(given) && given.every(isText)
const columnsOf = shortOr(isNames, 'columns', z.strictObject({ columns: names, ...judged }))

const comparison = shortOr(
  isText,
  'that',
  z.strictObject({
    that: text.regex(COMPARISON, "expected a comparison of two columns, such as 'start <= end'"),
    ...judged,
  }),
)
function compared(that: string) {
  const [, column = '', sign, other = ''] = COMPARISON.exec(that) ?? []
  return { column, operator: OPERATORS.find((operator) => operator === sign) ?? '=', other }
}

const duplicates = shortOr(
  isNumber,
  'tolerance',
  z.strictObject(
    { except: names.optional(), ...judged },
    expecting('the share that is tolerated, such as 0, or {tolerance, except, severity}'),
  ),
)

const tuple = z.array(z.union([value, z.null()])).min(1)
const combinations = z.strictObject({
  columns: names,
  in: z.array(tuple).min(1, 'the list is empty, so nothing can pass').max(MAX_TUPLES),
  ...judged,
})

const sql = text.max(MAX_SQL, `longer than ${MAX_SQL} characters`)
const name = text.max(100, 'longer than 100 characters').optional()
const query = z.union(
  [
    z.strictObject({ 'each-row': sql, name, ...judged }),
    z.strictObject({ query: sql, rows: boundsOrExactly(count, {}).optional(), name, ...told }),
    z.strictObject({ query: sql, value: boundsOrExactly(z.number(), {}), name, ...told }),
  ],
  {
    error:
      'expected {each-row: condition}, {query: statement, rows: bounds} or {query: statement, value: bounds}',
  },
)

/** Rules on the data as a whole, by their keys. */
export const DATA_RULES = {
  rows: dataRule(
    boundsOrExactly(count, filtered),
    (given) => ({ kind: 'row-count', bounds: boundsOf(given) }),
    boundsProblem,
  ),
  freshness: dataRule(
    z.strictObject({ column: text, 'max-age': duration, until: instant.optional(), ...filtered }),
    ({ column, 'max-age': maxAge, until }) => ({ kind: 'freshness', column, maxAge, until }),
  ),
  'column-count': dataRule(
    boundsOrExactly(count, told),
    (given) => ({ kind: 'column-count', bounds: boundsOf(given) }),
    boundsProblem,
  ),
  'column-order': dataRule(
    shortOr(
      isNames,
      'columns',
      z.strictObject({
        columns: names,
        as: z.enum(['list', 'set', 'subset', 'ordered-subset']).default('list'),
        'ignore-case': z.boolean().default(false),
        ...told,
      }),
    ),
    ({ columns, as, 'ignore-case': ignoreCase }) => ({ kind: 'columns', columns, as, ignoreCase }),
  ),
  duplicates: dataRule(duplicates, ({ except }) => ({
    kind: 'unique',
    except,
    copies: 'later',
    nulls: 'equal',
  })),
  unique: dataRules(columnsOf, ({ columns }) => ({
    kind: 'unique',
    columns,
    copies: 'later',
    nulls: 'skip-any',
  })),
  compare: dataRules(comparison, ({ that }) => ({ kind: 'compare', ...compared(that), ignore: 'any' })),
  differ: dataRules(columnsOf, ({ columns }) => ({ kind: 'values-differ', columns, ignore: 'all' })),
  equal: dataRules(columnsOf, ({ columns }) => ({ kind: 'values-equal', columns, ignore: 'all' })),
  'row-sum': dataRules(
    z.strictObject({ columns: names, total: z.number(), ...judged }),
    ({ columns, total }) => ({ kind: 'row-sum', columns, total, ignore: 'all', nulls: 'zero' }),
  ),
  combinations: dataRules(
    combinations,
    (given) => ({ kind: 'tuple-set', columns: given.columns, tuples: given.in, ignore: 'all' }),
    (given) =>
      given.in.every((values) => values.length === given.columns.length)
        ? undefined
        : `each combination must have ${given.columns.length} values, as many as there are columns`,
  ),
  references: dataRules(
    z.strictObject({ columns: oneOrMore, table: text.optional(), to: oneOrMore, ...judged }),
    ({ columns, table, to }) => ({ kind: 'reference', columns, table, to, nulls: 'skip-any' }),
    ({ columns, to }) => (columns.length === to.length ? undefined : 'columns and to differ in number'),
  ),
  sql: dataRules(query, (given) => {
    if ('each-row' in given) return { kind: 'expression', sql: given['each-row'] }
    if ('value' in given)
      return { kind: 'query', sql: given.query, judges: 'value', bounds: boundsOf(given.value) }
    const rows = given.rows === undefined ? { max: 0 } : boundsOf(given.rows)
    return { kind: 'query', sql: given.query, judges: 'rows', bounds: rows }
  }),
} as const
