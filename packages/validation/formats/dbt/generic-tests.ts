import { identifier } from '#data'
import type { Check } from '../../check-kinds.ts'
import type { Bound, SetValue } from '../../rule.ts'
import { sqlBound } from '../drafts.ts'
import { type Test, tableNamed } from './tests.ts'

type Arguments = Test['arguments']
/** What counts as one failure: a row of the test's query, or one that it found behind them. */
export type Counting = 'rows' | 'records'

interface GenericTest {
  /** Made of one column, rather than of a whole model. */
  readonly needsColumn: boolean
  /** The check, or why there is none. */
  check(given: Arguments, column: string, counting: Counting): Check | string
}

const NUMERIC = /^-?\d+(\.\d+)?$/

/** The tests that are run, by the names under which dbt finds them. */
export const GENERIC_TESTS: Readonly<Record<string, GenericTest>> = {
  not_null: { needsColumn: true, check: (_, column) => ({ kind: 'not-null', column }) },
  unique: {
    needsColumn: true,
    check: (_, column, counting) => ({
      kind: 'unique',
      columns: [column],
      copies: counting === 'records' ? 'every' : 'groups',
      nulls: 'skip-any',
    }),
  },
  accepted_values: { needsColumn: true, check: acceptedValues },
  relationships: { needsColumn: true, check: relationship },
  'dbt_utils.expression_is_true': {
    needsColumn: false,
    check: ({ expression }, column) => {
      if (typeof expression !== 'string') return 'it needs an expression'
      const sql = column === '' ? expression : `${identifier(column)} ${expression}`
      return { kind: 'expression', sql, nulls: 'skip' }
    },
  },
  'dbt_utils.unique_combination_of_columns': {
    needsColumn: false,
    check: ({ combination_of_columns: columns }) =>
      isNames(columns) && columns.length > 0
        ? { kind: 'unique', columns, copies: 'groups', nulls: 'equal' }
        : 'it needs combination_of_columns',
  },
  'dbt_utils.accepted_range': { needsColumn: true, check: acceptedRange },
  'dbt_utils.not_null_proportion': {
    needsColumn: true,
    check: ({ at_least: min, at_most: max = 1, group_by_columns: groups }, column) => {
      if (groups !== undefined) return 'group_by_columns are not supported'
      if (typeof min !== 'number' || typeof max !== 'number') return 'it needs at_least, a number'
      return { kind: 'measure', column, measure: 'present-share', bounds: { min, max } }
    },
  },
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')
}

function acceptedValues(
  { values, quote = true }: Arguments,
  column: string,
  counting: Counting,
): Check | string {
  if (!Array.isArray(values) || values.length === 0) return 'it needs values'
  const read = values.map((value) => (quote === false ? unquoted(value) : quoted(value)))
  const known = read.filter((value) => value !== undefined)
  if (known.length < read.length)
    return 'with quote: false, values are numbers, true, false, or text in quotes'
  const oneKind = new Set(known.map((value) => typeof value)).size === 1
  return {
    kind: 'set',
    column,
    values: oneKind ? known : known.map(String),
    counts: counting === 'records' ? 'rows' : 'values',
  }
}

function quoted(value: unknown): SetValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return undefined
}

/** A literal of SQL. */
function unquoted(value: unknown): SetValue | undefined {
  if (typeof value !== 'string') return quoted(value)
  if (NUMERIC.test(value)) return Number(value)
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  return /^'(?:[^']|'')*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : undefined
}

function relationship({ to, field }: Arguments, column: string): Check | string {
  const table = typeof to === 'string' ? tableNamed(to) : undefined
  if (table === undefined) return "it needs to: ref('model') or source('source', 'table')"
  if (typeof field !== 'string' || field === '') return 'it needs the field of the other model'
  return { kind: 'reference', columns: [column], table, to: [field], nulls: 'skip-any' }
}

/** Bounds that are expressions of SQL are compared by the engine. */
function acceptedRange(
  { min_value: min, max_value: max, inclusive = true }: Arguments,
  column: string,
): Check | string {
  const given = [min, max].map((value) => value ?? undefined)
  if (given.every((value) => value === undefined)) return 'it needs min_value or max_value'
  const [low, high] = given.map(boundOf)
  const exclusive = inclusive === false
  const isPlain = [low, high].every((bound, index) => bound !== undefined || given[index] === undefined)
  if (isPlain && (low === undefined || high === undefined || typeof low === typeof high)) {
    const bounds = { min: low, max: high, exclusiveMin: exclusive, exclusiveMax: exclusive }
    return { kind: 'range', column, bounds }
  }
  const name = identifier(column)
  const parts = [
    ...(given[0] === undefined ? [] : [`${name} >${exclusive ? '' : '='} (${String(given[0])})`]),
    ...(given[1] === undefined ? [] : [`${name} <${exclusive ? '' : '='} (${String(given[1])})`]),
  ]
  return { kind: 'expression', sql: parts.join(' AND '), nulls: 'skip' }
}

function boundOf(value: unknown): Bound | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  if (NUMERIC.test(value)) return Number(value)
  const [, text] = /^'([^']*)'$/.exec(value) ?? []
  return text === undefined ? undefined : sqlBound(text)
}
