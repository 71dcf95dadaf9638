import { z } from 'zod'
import { parseDuration, parsedBy, SEVERITIES } from '#core'
import { COLUMN_TYPES } from '../rule.ts'

const MAX_PATTERN = 1_000
const MAX_VALUES = 10_000

/** The engine cannot be asked about other text: it would cut it at the NUL, or replace half a character. */
export const text = z
  .string()
  .min(1, 'must not be empty')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode')

const severity = z.enum(SEVERITIES)
const tolerance = z
  .number()
  .min(0, 'must be a share from 0 to below 1')
  .lt(1, 'must be a share from 0 to below 1, such as 0.01')
const judged = { severity: severity.optional(), tolerance: tolerance.optional() }

/** `key: true` stands for a rule without further wishes; `key: false` for none. */
const flag = z.union([z.boolean(), z.strictObject(judged)], {
  error: 'expected true, false, or {severity, tolerance}',
})

const instant = z.union([z.iso.date(), z.iso.datetime({ local: true, offset: true })], {
  error: 'expected a day or an instant, such as 2001-06-01 or 2001-06-01T12:00:00Z',
})
const bound = z.union([z.number(), instant], { error: 'expected a number, a day or an instant' })
const count = z.int('expected a whole number').min(0, 'must not be negative')

/** A short form is turned into the long one, so that each rule has one shape. */
function shortOr<S extends z.ZodType>(isShort: (given: unknown) => boolean, key: string, long: S) {
  return z.preprocess((given) => (isShort(given) ? { [key]: given } : given), long)
}

const range = z.preprocess(
  (given) => (Array.isArray(given) && given.length === 2 ? { min: given[0], max: given[1] } : given),
  z.strictObject(
    { min: bound.optional(), max: bound.optional(), ...judged },
    { error: 'expected [min, max] or {min, max, severity, tolerance}' },
  ),
)

const values = z
  .array(z.union([text, z.number(), z.boolean()], { error: 'expected text, a number or a boolean' }), {
    error: 'expected a list of values',
  })
  .min(1, 'the list is empty, so nothing can pass')
  .max(MAX_VALUES, `more than ${MAX_VALUES} values`)
  .refine(
    (items) => new Set(items.map((item) => typeof item)).size <= 1,
    'the values must be all text, all numbers or all booleans; quote those that are text',
  )

const column = z.strictObject({
  type: shortOr(
    (given) => typeof given === 'string',
    'is',
    z.strictObject({ is: z.enum(COLUMN_TYPES), ...judged }),
  ).optional(),
  'not-null': flag.optional(),
  unique: flag.optional(),
  range: range.optional(),
  min: bound.optional(),
  max: bound.optional(),
  in: shortOr(Array.isArray, 'values', z.strictObject({ values, ...judged })).optional(),
  matches: shortOr(
    (given) => typeof given === 'string',
    'pattern',
    z.strictObject({
      pattern: text.max(MAX_PATTERN, `longer than ${MAX_PATTERN} characters`),
      ...judged,
    }),
  ).optional(),
  references: shortOr(
    (given) => typeof given === 'string',
    'to',
    z.strictObject({
      to: z.string().regex(/^[^.]+\..+$/, 'expected table.column, such as customers.id'),
      ...judged,
    }),
  ).optional(),
  severity: severity.default('fail'),
  description: text.optional(),
  unit: text.optional(),
  owner: text.optional(),
  personal: z.boolean().default(false),
})
export type NativeColumn = z.output<typeof column>

/** zod leaves a key out that it cannot store, and a rule must never be left out unsaid. */
const columns = z.preprocess(
  (given, context) => {
    if (given instanceof Object && Object.hasOwn(given, '__proto__')) {
      context.addIssue({
        code: 'custom',
        message: 'a column of this name cannot have rules',
        path: ['__proto__'],
      })
    }
    return given
  },
  z.record(
    text,
    z.preprocess((given) => given ?? {}, column),
  ),
)

const KINDS = ['each-row', 'no-rows', 'value'] as const

/** The user's own SQL: a condition on each row, a query that finds what is wrong, or one whose value has bounds. */
const sqlRule = z
  .strictObject({
    name: text,
    'each-row': text.optional(),
    'no-rows': text.optional(),
    value: text.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    tolerance: tolerance.optional(),
    severity: severity.default('fail'),
  })
  .refine(
    (rule) => KINDS.filter((kind) => rule[kind] !== undefined).length === 1,
    'give one of each-row, no-rows and value',
  )
  .refine(
    ({ value, min, max }) => (value !== undefined) === (min !== undefined || max !== undefined),
    'min and max are the bounds of a value, and it needs them',
  )
  .refine(
    (rule) => rule.tolerance === undefined || rule['each-row'] !== undefined,
    'only each-row has a tolerance',
  )
export type NativeSql = z.output<typeof sqlRule>

const duration = parsedBy(parseDuration)

/** Lockstep's own format. */
export const nativeExpectations = z.strictObject({
  version: z.literal(1, 'expected 1').optional(),
  rows: z
    .strictObject({ min: count.optional(), max: count.optional(), severity: severity.default('fail') })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'give min, max or both')
    .refine(
      ({ min, max }) => min === undefined || max === undefined || min <= max,
      'min lies above max, so nothing can pass',
    )
    .optional(),
  freshness: z
    .strictObject({
      column: text,
      'max-age': duration,
      until: instant.optional(),
      severity: severity.default('fail'),
    })
    .optional(),
  sql: z.array(sqlRule).default([]),
  columns: columns.default({}),
  'extra-columns': z.enum(['allow', 'warn', 'fail']).default('allow'),
})
export type NativeExpectations = z.output<typeof nativeExpectations>
