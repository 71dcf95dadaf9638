import type { Check } from '../../check-kinds.ts'
import type { SetValue } from '../../rule.ts'
import { type GivenBounds, type Part, rangeCheck, setCheck, unsupported } from './compared.ts'
import type { PanderaCheck } from './document.ts'
import type { Dtype } from './dtypes.ts'

/** What a column is when its checks look at it. */
export interface Checked {
  readonly column: string
  readonly dtype: Dtype | undefined
}

type Reader = (check: PanderaCheck, part: Part, dtype: Dtype | undefined) => Check

const READERS: Readonly<Record<string, Reader>> = {
  equal_to: (check, part, dtype) => setCheck([statistic(check, 'value')], part, dtype, false),
  not_equal_to: (check, part, dtype) => setCheck([statistic(check, 'value')], part, dtype, true),
  greater_than: bounded((check) => ({ min: statistic(check, 'min_value'), exclusiveMin: true })),
  greater_than_or_equal_to: bounded((check) => ({ min: statistic(check, 'min_value') })),
  less_than: bounded((check) => ({ max: statistic(check, 'max_value'), exclusiveMax: true })),
  less_than_or_equal_to: bounded((check) => ({ max: statistic(check, 'max_value') })),
  in_range: bounded(({ args }) => ({
    min: args.min_value,
    max: args.max_value,
    exclusiveMin: args.include_min === false,
    exclusiveMax: args.include_max === false,
  })),
  isin: (check, part, dtype) => setCheck(listOf(statistic(check, 'allowed_values')), part, dtype, false),
  notin: (check, part, dtype) => setCheck(listOf(statistic(check, 'forbidden_values')), part, dtype, true),
  // Python's `re.match` looks at the start of the text alone, `re.search` anywhere.
  str_matches: (check, part) => pattern(statistic(check, 'pattern'), part, 'match-start'),
  str_contains: (check, part) => pattern(statistic(check, 'pattern'), part, 'search'),
  str_startswith: (check, part) => affix(statistic(check, 'string'), part, (text) => `\\A${text}`),
  str_endswith: (check, part) => affix(statistic(check, 'string'), part, (text) => `${text}\\z`),
  str_length: ({ args }, part) => length(args, part),
  unique_values_eq: (check, part) => distinct(statistic(check, 'values'), part),
}

export const CHECK_NAMES: readonly string[] = Object.keys(READERS)

/** The check of a column that a check of Pandera is, or why it cannot be run. */
export function readCheck(check: PanderaCheck, { column, dtype }: Checked): Check {
  const reader = Object.hasOwn(READERS, check.name) ? READERS[check.name] : undefined
  if (reader === undefined) {
    return unsupported(`${check.name} is no built-in check of Pandera, and its code is not in this file`)
  }
  if (check.isGrouped) return unsupported('checks of groups (groupby) are code, which is not in this file')
  return reader(check, { column, nulls: check.ignoresNulls ? 'skip' : 'break' }, dtype)
}

/** An argument by its name, or the only one without it. */
function statistic({ args }: PanderaCheck, name: string): unknown {
  return Object.hasOwn(args, name) ? args[name] : args.value
}

function bounded(given: (check: PanderaCheck) => GivenBounds): Reader {
  return (check, part, dtype) => rangeCheck(given(check), part, dtype)
}

/** Of text, Python makes a set of its characters. */
function listOf(given: unknown): readonly unknown[] | undefined {
  if (typeof given === 'string') return [...given]
  return Array.isArray(given) ? given : undefined
}

function pattern(given: unknown, part: Part, how: 'match-start' | 'search'): Check {
  if (typeof given !== 'string') return unsupported('the pattern is not text')
  return { kind: 'pattern', ...part, patterns: [given], dialect: 'python', how }
}

function affix(given: unknown, part: Part, pattern: (escaped: string) => string): Check {
  if (typeof given !== 'string') return unsupported('what the text starts or ends with is not text')
  const escaped = given.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&')
  return { kind: 'pattern', ...part, patterns: [pattern(escaped)], dialect: 're2', how: 'search' }
}

/** A single number is the exact length. */
function length({ min_value, max_value, exact_value, value }: PanderaCheck['args'], part: Part): Check {
  const [min, max, exact] = [min_value, max_value, exact_value ?? value].map((one) => one ?? undefined)
  if ([min, max, exact].some((one) => one !== undefined && typeof one !== 'number')) {
    return unsupported('a length is not a number')
  }
  const bounds = exact === undefined ? { min, max } : { min: exact, max: exact }
  if (!isBounds(bounds)) return unsupported('neither min_value nor max_value is given, so that Pandera stops')
  return { kind: 'length', ...part, bounds }
}

function isBounds(given: {
  min: unknown
  max: unknown
}): given is { min: number | undefined; max: number | undefined } {
  return typeof given.min === 'number' || typeof given.max === 'number'
}

function distinct(given: unknown, { column, nulls }: Part): Check {
  if (!Array.isArray(given)) return unsupported('values is not a list')
  if (nulls === 'break') return unsupported('null as one of the distinct values (ignore_na: false)')
  const values = given.filter((one): one is SetValue => ['string', 'number', 'boolean'].includes(typeof one))
  if (values.length !== given.length) return unsupported('a value is neither text, number nor boolean')
  return { kind: 'distinct-set', column, values, relation: 'equals' }
}
