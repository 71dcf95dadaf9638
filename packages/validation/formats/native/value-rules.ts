import { z } from 'zod'
import type { Check } from '../../check-kinds.ts'
import { PERSONAL_KINDS } from '../../personal-data/detect.ts'
import { COLUMN_TYPES } from '../../rule.ts'
import { text } from './atoms.ts'
import {
  bound,
  bounds,
  boundsOf,
  boundsOrExactly,
  boundsProblem,
  count,
  flag,
  type GivenBounds,
  isNumber,
  isText,
  judged,
  shortOr,
  values,
} from './shapes.ts'
import { columnRule, type Written } from './written.ts'

const MAX_PATTERN = 1_000
const MAX_PATTERNS = 100
const PERSONAL = PERSONAL_KINDS.map(({ name }) => name)

const pattern = text.max(MAX_PATTERN, `longer than ${MAX_PATTERN} characters`)
const patterns = z.preprocess(
  (given) => (isText(given) ? [given] : given),
  z.array(pattern).min(1, 'the list is empty, so nothing can pass').max(MAX_PATTERNS),
)
const isShort = (given: unknown) => isText(given) || Array.isArray(given)
const matching = shortOr(isShort, 'pattern', z.strictObject({ pattern: patterns, ...judged }))
const set = shortOr(Array.isArray, 'values', z.strictObject({ values, ...judged }))
const order = z.preprocess(
  (given) => (given === 'strictly' ? { strictly: true } : given),
  flag({ strictly: z.boolean().default(false), ...judged }),
)
const outliers = shortOr(
  isText,
  'method',
  z.strictObject({
    method: z.enum(['iqr', 'mad', 'zscore']),
    factor: z.number().positive('must be above 0').optional(),
    side: z.enum(['both', 'upper']).optional(),
    ...judged,
  }),
)
/** Tukey's fences; the limit of Iglewicz and Hoaglin (1993), times 0.6745 of theirs; three standard deviations. */
const FACTORS = { iqr: 1.5, mad: 3.5, zscore: 3 } as const

const written = shortOr(
  isText,
  'as',
  z.union(
    [
      z.strictObject({ as: z.enum(['json', 'dateutil']), ...judged }),
      z.strictObject({ strftime: text, ...judged }),
      z.strictObject({ 'json-schema': z.json(), ...judged }),
    ],
    { error: 'expected json, dateutil, {strftime: ...} or {json-schema: ...}' },
  ),
)
/** `customers.id`; a table whose name has a dot takes the long form. */
const reference = z.preprocess(
  (given) => {
    const [, table, column] = (typeof given === 'string' && /^([^.]+)\.([^.]+)$/.exec(given)) || []
    return table === undefined ? given : { table, column }
  },
  z.strictObject({ table: text.optional(), column: text, ...judged }),
)
export const personalKinds = z.array(z.enum(PERSONAL)).min(1, 'the list is empty, so nothing is found')
const personal = z.preprocess(
  (given) => (Array.isArray(given) ? { of: given } : given),
  flag({ of: personalKinds.default([...PERSONAL]), ...judged }),
)

/** Rules that single values of a column break, by their keys. */
export const VALUE_RULES = {
  type: columnRule(
    shortOr(isText, 'is', z.strictObject({ is: z.enum(COLUMN_TYPES), ...judged })),
    ({ is }, column) => ({ kind: 'type', column, type: is }),
  ),
  'not-null': columnRule(flag(judged), (_, column) => ({ kind: 'not-null', column })),
  empty: columnRule(flag(judged), (_, column) => ({ kind: 'null', column })),
  unique: columnRule(flag(judged), (_, column) => ({
    kind: 'unique',
    columns: [column],
    copies: 'later',
    nulls: 'skip-any',
  })),
  range: columnRule(
    bounds(bound, judged),
    (given, column) => ({ kind: 'range', column, bounds: boundsOf(given) }),
    boundsProblem,
  ),
  min: endRule('min'),
  max: endRule('max'),
  above: endRule('above'),
  below: endRule('below'),
  in: columnRule(set, (given, column) => ({ kind: 'set', column, values: given.values })),
  'not-in': columnRule(set, (given, column) => ({
    kind: 'set',
    column,
    values: given.values,
    negated: true,
  })),
  matches: columnRule(matching, (given, column) => patternCheck(column, given.pattern, 're2')),
  'not-matches': columnRule(matching, (given, column) => ({
    ...patternCheck(column, given.pattern, 're2'),
    negated: true,
  })),
  like: columnRule(matching, (given, column) => patternCheck(column, given.pattern, 'like')),
  length: columnRule(
    boundsOrExactly(count, judged),
    (given, column) => ({ kind: 'length', column, bounds: boundsOf(given) }),
    boundsProblem,
  ),
  format: columnRule(written, (given, column) => {
    if ('strftime' in given)
      return { kind: 'format', column, format: { name: 'strftime', format: given.strftime } }
    if ('json-schema' in given)
      return { kind: 'format', column, format: { name: 'json-schema', schema: given['json-schema'] } }
    return { kind: 'format', column, format: { name: given.as } }
  }),
  'multiple-of': columnRule(
    shortOr(
      isNumber,
      'factor',
      z.strictObject({ factor: z.number().positive('must be above 0'), ...judged }),
    ),
    ({ factor }, column) => ({ kind: 'multiple-of', column, factor }),
  ),
  increasing: columnRule(order, ({ strictly }, column) => ({
    kind: 'order',
    column,
    direction: 'increasing',
    strictly,
  })),
  decreasing: columnRule(order, ({ strictly }, column) => ({
    kind: 'order',
    column,
    direction: 'decreasing',
    strictly,
  })),
  outliers: columnRule(outliers, ({ method, factor = FACTORS[method], side }, column) => ({
    kind: 'outliers',
    column,
    method,
    factor,
    side,
  })),
  references: columnRule(reference, ({ table, column: to }, column) => ({
    kind: 'reference',
    columns: [column],
    table,
    to: [to],
    nulls: 'skip-any',
  })),
  'personal-data': columnRule(personal, ({ of }, column) => ({ kind: 'personal-data', column, of })),
} as const

/** One end of a range. Severity and tolerance of its own are said by `range`. */
function endRule(key: keyof GivenBounds) {
  return bound
    .transform(
      (end): Written => ({
        checkOf: (column) => ({ kind: 'range', column, bounds: boundsOf({ [key]: end }) }),
        ends: { [key]: end },
      }),
    )
    .optional()
}

function patternCheck(column: string, patterns: readonly string[], dialect: 're2' | 'like') {
  const how = dialect === 'like' ? 'full' : 'search'
  return { kind: 'pattern', column, patterns, dialect, how } as const satisfies Check
}
