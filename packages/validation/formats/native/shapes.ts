import { z } from 'zod'
import { parseDuration, parsedBy, SEVERITIES, type Severity } from '#core'
import { type Bound, type Bounds, type Filter, instantOf } from '../../rule.ts'
import { text } from './atoms.ts'
import { where } from './where.ts'

const MAX_VALUES = 10_000
const MAX_COLUMNS = 1_000

export const instant = z.union([z.iso.date(), z.iso.datetime({ local: true, offset: true })], {
  error: 'expected a day or an instant, such as 2001-06-01 or 2001-06-01T12:00:00Z',
})
export const bound = z.union([z.number(), instant], { error: 'expected a number, a day or an instant' })
export const count = z.int('expected a whole number').min(0, 'must not be negative')
export const share = z.number().min(0, 'must be a share from 0 to 1').max(1, 'must be a share from 0 to 1')
export const duration = parsedBy(parseDuration)
export const severity = z.enum(SEVERITIES)

/** What a rule may say of itself beside what it asks. */
export interface Own {
  /** Its name among the rules of its kind. */
  readonly name?: string | undefined
  readonly severity?: Severity | undefined
  /** Share of the checked rows that may break it. */
  readonly tolerance?: number | undefined
  readonly where?: Filter | undefined
  readonly description?: string | undefined
}

/** Of a rule on the whole. */
export const told = { severity: severity.optional(), description: text.optional() }
/** Of one that looks at some rows only. */
export const filtered = { ...told, where: where.optional() }
/** Of one that single rows break. */
export const judged = {
  ...filtered,
  tolerance: z
    .number()
    .min(0, 'must be a share from 0 to below 1')
    .lt(1, 'must be a share from 0 to below 1, such as 0.01')
    .optional(),
}

/** A message for what is no mapping at all; an unknown key in one is told as such. */
export const expecting = (message: string) => ({
  error: (issue: { readonly code?: string | undefined }) =>
    issue.code === 'invalid_type' ? `expected ${message}` : undefined,
})

/** A short form is turned into the long one, so that each rule has one shape. */
export function shortOr<S extends z.ZodType>(isShort: (given: unknown) => boolean, key: string, long: S) {
  return z.preprocess((given) => (isShort(given) ? { [key]: given } : given), long)
}

export const isText = (given: unknown): boolean => typeof given === 'string'
export const isNumber = (given: unknown): boolean => typeof given === 'number'

/** `key: true` stands for a rule without further wishes; `key: false` for none. */
export function flag<S extends z.ZodRawShape>(shape: S) {
  const long = z.strictObject(shape, expecting('true, false, or {severity, tolerance}'))
  return z.preprocess((given) => (given === true ? {} : given === false ? undefined : given), long.optional())
}

/** `[min, max]`, or `{min, max, above, below}` with more keys. */
export function bounds<T extends Bound, S extends z.ZodRawShape>(of: z.ZodType<T>, more: S) {
  return z.preprocess(
    (given) => (Array.isArray(given) && given.length === 2 ? { min: given[0], max: given[1] } : given),
    z.strictObject(
      { min: of.optional(), max: of.optional(), above: of.optional(), below: of.optional(), ...more },
      expecting(`[min, max] or {${['min', 'max', 'above', 'below', ...Object.keys(more)].join(', ')}}`),
    ),
  )
}

/** The same; a single number is both ends. */
export function boundsOrExactly<S extends z.ZodRawShape>(of: z.ZodType<number>, more: S) {
  return z.preprocess((given) => (isNumber(given) ? { min: given, max: given } : given), bounds(of, more))
}

export interface GivenBounds<T extends Bound = Bound> {
  readonly min?: T | undefined
  readonly max?: T | undefined
  readonly above?: T | undefined
  readonly below?: T | undefined
}

export function boundsOf<T extends Bound>({ min, max, above, below }: GivenBounds<T>): Bounds<T> {
  return {
    min: min ?? above,
    max: max ?? below,
    ...(above === undefined ? {} : { exclusiveMin: true }),
    ...(below === undefined ? {} : { exclusiveMax: true }),
  }
}

/** Why nothing, or everything, could pass; undefined if some does. */
export function boundsProblem(given: GivenBounds): string | undefined {
  const { min, max, above, below } = given
  if (min !== undefined && above !== undefined) return 'both min and above'
  if (max !== undefined && below !== undefined) return 'both max and below'
  const [low, high] = [min ?? above, max ?? below]
  if (low === undefined && high === undefined) return 'give min, max or both'
  if (low === undefined || high === undefined) return undefined
  if (typeof low !== typeof high) return 'one bound is a number, the other a time'
  const [from, to] = [low, high].map((end) => (typeof end === 'string' ? instantOf(end) : end))
  if (from === undefined || to === undefined) return undefined
  const isOpen = above !== undefined || below !== undefined
  return from > to || (isOpen && from === to && typeof low === 'number')
    ? 'min lies above max, so nothing can pass'
    : undefined
}

export const value = z.union([text, z.number(), z.boolean()], {
  error: 'expected text, a number or a boolean',
})
export const values = z
  .array(value, { error: 'expected a list of values' })
  .min(1, 'the list is empty, so nothing can pass')
  .max(MAX_VALUES, `more than ${MAX_VALUES} values`)
  .refine(
    (items) => new Set(items.map((item) => typeof item)).size <= 1,
    'the values must be all text, all numbers or all booleans; quote those that are text',
  )

/** Names of columns. */
export const names = z
  .array(text, { error: 'expected a list of columns' })
  .min(1, 'names no column')
  .max(MAX_COLUMNS, `more than ${MAX_COLUMNS} columns`)
  .refine((items) => new Set(items).size === items.length, 'names a column twice')
/** One column may be named alone. */
export const oneOrMore = z.preprocess((given) => (typeof given === 'string' ? [given] : given), names)

/** One or a list of them. */
export function severalOf<S extends z.ZodType>(item: S) {
  return z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(item).min(1))
}
