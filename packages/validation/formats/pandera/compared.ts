import type { Check } from '../../check-kinds.ts'
import type { Bounds, SetValue } from '../../rule.ts'
import type { Dtype } from './dtypes.ts'

/** A column, and whether its nulls are looked at. */
export interface Part {
  readonly column: string
  readonly nulls: 'skip' | 'break'
}

export function unsupported(why: string): Check {
  return { kind: 'unsupported', why }
}

export interface GivenBounds {
  readonly min?: unknown
  readonly max?: unknown
  readonly exclusiveMin?: boolean
  readonly exclusiveMax?: boolean
}

const ZONED = 'Pandera compares a time without a zone with times that have one, and stops'

/** Numbers by size, times by when they are, any other text by the code points of its characters, as Python does. */
export function rangeCheck(given: GivenBounds, part: Part, dtype: Dtype | undefined): Check {
  const { min, max, ...ends } = given
  const isTime = dtype?.kind === 'datetime'
  if (isTime && dtype.zoned === true) return unsupported(ZONED)
  const limits = [min, max].filter((one) => one !== undefined && one !== null)
  if (limits.length === 0) return unsupported('no bound is given')
  if (limits.every((one) => typeof one === 'number' && !Number.isNaN(one)) && !isTime) {
    const bounds: Bounds = { min: numberOf(min), max: numberOf(max), ...ends }
    return { kind: 'range', ...part, bounds }
  }
  if (!limits.every((one) => typeof one === 'string')) return unsupported('the bounds do not fit the dtype')
  if (!isTime) return { kind: 'text-range', ...part, bounds: { min: textOf(min), max: textOf(max), ...ends } }
  const times = { min: instant(min), max: instant(max) }
  if (limits.some((one) => instant(one) === undefined)) return unsupported('a bound is no time')
  return { kind: 'range', ...part, bounds: { ...times, ...ends } }
}

/** One of some values, or none of them. Null is one if they name it, and else equal to nothing. */
export function setCheck(
  given: readonly unknown[] | undefined,
  { column, nulls }: Part,
  dtype: Dtype | undefined,
  negated: boolean,
): Check {
  if (given === undefined) return unsupported('the values are not a list')
  const there = given.filter((one) => one !== null && one !== undefined)
  const namesNull = there.length < given.length
  const part: Part = { column, nulls: namesNull === negated ? nulls : 'skip' }
  const values = there.filter((one): one is SetValue => ['string', 'number', 'boolean'].includes(typeof one))
  if (values.length < there.length || new Set(values.map((one) => typeof one)).size > 1) {
    return unsupported('the values are not all text, all numbers or all booleans')
  }
  if (dtype?.kind !== 'datetime') return { kind: 'set', ...part, values, negated }
  const [only, ...others] = values
  const at = instant(only)
  if (dtype.zoned === true) return unsupported(ZONED)
  if (others.length > 0 || at === undefined) return unsupported('a set of times')
  return { kind: 'range', ...part, bounds: { min: at, max: at, negated } }
}

function numberOf(given: unknown): number | undefined {
  return typeof given === 'number' ? given : undefined
}

function textOf(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined
}

/** A time as Pandera writes it, `YYYY-MM-DD HH:MM:SS`; a day is its midnight, not all of it. */
function instant(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined
  const [, day, time = '00:00:00'] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?$/.exec(given.trim()) ?? []
  return day === undefined ? undefined : `${day}T${time}`
}
