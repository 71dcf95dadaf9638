import type { Check, ValueCheck } from '../../check-kinds.ts'
import type { SetValue } from '../../rule.ts'
import { sqlBound } from '../drafts.ts'
import type { Body, Column, Validity } from './schema.ts'

const MISSING = ['missing_values', 'missing_format'] as const
const VALID = [
  ...['valid_values', 'invalid_values', 'valid_format', 'invalid_format', 'valid_min', 'valid_max'],
  ...['valid_length', 'valid_min_length', 'valid_max_length', 'valid_reference_data'],
]

/** What a check says of missing and valid values, or else its column does: the one group and the other, each as a whole. */
export function validityOf(body: Body, column: Column): Validity {
  const has = (given: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
    keys.some((key) => given[key] !== undefined && given[key] !== null)
  const pick = (keys: readonly string[]) => {
    const from: Readonly<Record<string, unknown>> = has(body, keys) ? body : column
    return Object.fromEntries(keys.map((key) => [key, from[key]]))
  }
  return { ...pick(MISSING), ...pick(VALID) }
}

/** Values as one kind: Soda takes all text or all numbers. */
export function oneKind(values: readonly (SetValue | null)[]): SetValue[] {
  const there = values.filter((value) => value !== null)
  return new Set(there.map((value) => typeof value)).size <= 1 ? there : there.map(String)
}

/** Null, one of the missing values, or of their form breaks it. */
export function missingCheck(
  column: string,
  { missing_values: values, missing_format: format }: Validity,
): Check {
  const checks: ValueCheck[] = [
    ...(values?.length ? [{ kind: 'set', column, values: oneKind(values), negated: true } as const] : []),
    ...(format ? [patternOf(column, format.regex, true)] : []),
  ]
  return checks.length === 0
    ? { kind: 'not-null', column }
    : { kind: 'valid', column, checks, nulls: 'break' }
}

/** The flavour of a pattern is that of the database, which is DuckDB here. */
function patternOf(column: string, pattern: string, negated: boolean): ValueCheck {
  return { kind: 'pattern', column, patterns: [pattern], dialect: 're2', how: 'search', negated }
}

/** Any of the conditions makes a value invalid; undefined where there is none. Or why they cannot be checked. */
export function invalidCheck(column: string, validity: Validity): Check | string | undefined {
  const { missing_format, missing_values, valid_reference_data: reference } = validity
  const checks = [...setChecks(column, validity), ...lengthChecks(column, validity)]
  const range = rangeCheck(column, validity)
  if (typeof range === 'string') return range
  const all = range === undefined ? checks : [...checks, range]
  if (reference) {
    if (all.length > 0) return 'valid_reference_data together with other conditions is not supported'
    const table = reference.dataset.split('/').at(-1)
    return { kind: 'reference', columns: [column], table, to: [reference.column], nulls: 'skip-any' }
  }
  if (all.length === 0) return undefined
  if (missing_format) return 'missing_format together with conditions on valid values is not supported'
  const missing = missing_values?.length ? oneKind(missing_values) : undefined
  return { kind: 'valid', column, checks: all, missing, nulls: 'keep' }
}

function setChecks(
  column: string,
  { valid_values, invalid_values, valid_format, invalid_format }: Validity,
): ValueCheck[] {
  return [
    ...(valid_values ? [{ kind: 'set', column, values: oneKind(valid_values) } as const] : []),
    ...(invalid_values?.length
      ? [{ kind: 'set', column, values: oneKind(invalid_values), negated: true } as const]
      : []),
    ...(valid_format ? [patternOf(column, valid_format.regex, false)] : []),
    ...(invalid_format ? [patternOf(column, invalid_format.regex, true)] : []),
  ]
}

function lengthChecks(
  column: string,
  { valid_length: equal, valid_min_length: min, valid_max_length: max }: Validity,
): ValueCheck[] {
  return [
    ...(equal === undefined || equal === null
      ? []
      : [{ kind: 'length', column, bounds: { min: equal, max: equal } } as const]),
    ...(min === undefined || min === null ? [] : [{ kind: 'length', column, bounds: { min } } as const]),
    ...(max === undefined || max === null ? [] : [{ kind: 'length', column, bounds: { max } } as const]),
  ]
}

function rangeCheck(column: string, { valid_min, valid_max }: Validity): ValueCheck | string | undefined {
  const given = [valid_min, valid_max].filter((value) => value !== undefined && value !== null)
  if (given.length === 0) return undefined
  const [min, max] = [valid_min, valid_max].map((value) =>
    value === null || value === undefined ? undefined : sqlBound(value),
  )
  const read = [min, max].filter((value) => value !== undefined)
  if (read.length < given.length || new Set(read.map((value) => typeof value)).size > 1) {
    return 'valid_min and valid_max are numbers, days or instants'
  }
  return { kind: 'range', column, bounds: { min, max } }
}
