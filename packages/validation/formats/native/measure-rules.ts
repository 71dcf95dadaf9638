import { z } from 'zod'
import type { MeasureCheck } from '../../whole-checks.ts'
import { text } from './atoms.ts'
import {
  bound,
  bounds,
  boundsOf,
  boundsOrExactly,
  boundsProblem,
  count,
  expecting,
  filtered,
  type GivenBounds,
  isNumber,
  isText,
  type Own,
  share,
  shortOr,
  told,
  values,
} from './shapes.ts'
import { columnRule } from './written.ts'

const numbers = bounds(z.number(), filtered)
const counts = boundsOrExactly(count, filtered)
const shares = bounds(share, filtered)

/** A number over a column that must lie within bounds. */
function measure<S extends z.ZodType<GivenBounds & Own>>(
  schema: S,
  name: Extract<MeasureCheck, { kind: 'measure' }>['measure'],
) {
  return columnRule(
    schema,
    (given, column) => ({ kind: 'measure', column, measure: name, bounds: boundsOf(given) }),
    boundsProblem,
  )
}

const METHODS = { nearest: 'nearest', lower: 'inverted_cdf', linear: 'linear' } as const
const isNumeric = (key: string): boolean => /^[\d.]+$/.test(key)
const isLevel = (key: string): boolean => /^(0|1|0?\.\d+|1\.0+)$/.test(key)
const quantiles = z.preprocess(
  (given) => (given instanceof Object && Object.keys(given).every(isNumeric) ? { at: given } : given),
  z.strictObject(
    {
      at: z
        .record(
          z.string().refine(isLevel, 'must be a share from 0 to 1'),
          bounds(z.number(), {}).superRefine((given, context) => {
            const message = boundsProblem(given)
            if (message !== undefined) context.addIssue({ code: 'custom', message })
          }),
        )
        .refine((given) => Object.keys(given).length > 0, 'names no quantile'),
      method: z.enum(['linear', 'lower', 'nearest']).default('linear'),
      ...filtered,
    },
    expecting('{0.99: {max: 10}}, or {at: {0.99: {max: 10}}, method, where, severity}'),
  ),
)

const RELATIONS = ['equals', 'contains', 'within'] as const
const distinctValues = shortOr(
  Array.isArray,
  'equals',
  z.strictObject({
    equals: values.optional(),
    contains: values.optional(),
    within: values.optional(),
    ...filtered,
  }),
)

const mostCommon = shortOr(
  Array.isArray,
  'values',
  z.strictObject({ values, ties: z.boolean().default(true), ...filtered }),
)

const weight = z.number().min(0, 'must not be negative')
const divergence = z.strictObject({
  from: z.record(text, weight).optional(),
  bins: z.array(z.number()).min(2, 'needs two edges or more').optional(),
  weights: z.array(weight).optional(),
  max: weight,
  ...filtered,
})

function divergenceProblem({ from, bins, weights }: z.output<typeof divergence>): string | undefined {
  if ((from === undefined) === (bins === undefined)) return 'give either from, or bins and weights'
  const given = Object.values(from ?? weights ?? [])
  if (bins !== undefined && given.length !== bins.length - 1) return 'there must be one weight for each bin'
  if (bins?.some((edge, index) => index > 0 && edge <= (bins[index - 1] ?? edge)))
    return 'the bins must ascend'
  return given.some((item) => item > 0) ? undefined : 'no weight is above 0'
}

/** Weights are given in any unit; their sum is 1 in the end. */
function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, item) => sum + item, 0)
  return weights.map((item) => item / total)
}

const stored = shortOr(
  (given) => isText(given) || Array.isArray(given),
  'names',
  z.strictObject({
    names: z.preprocess((given) => (isText(given) ? [given] : given), z.array(text).min(1)),
    system: z.enum(['sql', 'pandas']).default('sql'),
    ...told,
  }),
)

/** Rules on all values of a column together, by their keys. */
export const MEASURE_RULES = {
  mean: measure(numbers, 'mean'),
  median: measure(numbers, 'median'),
  stdev: measure(numbers, 'stdev'),
  sum: measure(numbers, 'sum'),
  lowest: measure(bounds(bound, filtered), 'min'),
  highest: measure(bounds(bound, filtered), 'max'),
  distinct: measure(counts, 'distinct'),
  'distinct-share': measure(shares, 'distinct-share'),
  'present-share': measure(shares, 'present-share'),
  shortest: measure(counts, 'min-length'),
  longest: measure(counts, 'max-length'),
  quantiles: columnRule(quantiles, ({ at, method }, column) => ({
    kind: 'quantiles',
    column,
    method: METHODS[method],
    quantiles: Object.entries(at).map(([p, given]) => ({ p: Number(p), bounds: boundsOf(given) })),
  })),
  'distinct-values': columnRule(
    distinctValues,
    (given, column) => {
      const relation = RELATIONS.find((name) => given[name] !== undefined) ?? 'equals'
      return { kind: 'distinct-set', column, relation, values: given[relation] ?? [] }
    },
    (given) =>
      RELATIONS.filter((name) => given[name] !== undefined).length === 1
        ? undefined
        : 'give one of equals, contains and within',
  ),
  'most-common': columnRule(mostCommon, (given, column) => ({
    kind: 'most-common',
    column,
    values: given.values,
    ties: given.ties,
  })),
  divergence: columnRule(
    divergence,
    ({ from, bins, weights = [], max }, column) => ({
      kind: 'kl-divergence',
      column,
      partition:
        bins === undefined
          ? { values: Object.keys(from ?? {}), weights: normalised(Object.values(from ?? {})) }
          : { bins, weights: normalised(weights) },
      threshold: max,
      tailHoldout: 0,
      internalHoldout: 0,
    }),
    divergenceProblem,
  ),
  'stored-as': columnRule(stored, ({ names, system }, column) => ({
    kind: 'stored-type',
    column,
    names,
    system,
  })),
  position: columnRule(
    shortOr(isNumber, 'is', z.strictObject({ is: z.int().min(1, 'the first column is 1'), ...told })),
    ({ is }, column) => ({ kind: 'present', column, index: is - 1 }),
  ),
} as const
