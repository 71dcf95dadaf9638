import { z } from 'zod'
import type { Check } from '../../check-kinds.ts'
import { flag, kind, name, number, setValue, unsupported } from './kind.ts'

const weights = z.array(number.min(0)).min(1).max(10_000)
const sumsToOne = (parts: readonly number[]): boolean =>
  Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) <= 1e-5

const partition = z
  .union([
    z.strictObject({ values: z.array(setValue).min(1), weights }),
    z.strictObject({
      bins: z.array(number).min(2),
      weights,
      tail_weights: z.tuple([number.min(0), number.min(0)]).optional(),
    }),
  ])
  .refine(
    (given) =>
      'values' in given
        ? given.values.length === given.weights.length
        : given.bins.length === given.weights.length + 1,
    'there must be one weight for each value or bin',
  )
  .refine(
    (given) => sumsToOne([...given.weights, ...('bins' in given ? (given.tail_weights ?? []) : [])]),
    'the weights must add up to 1',
  )
  .refine(
    (given) =>
      !('bins' in given) ||
      given.bins.every((edge, index) => index === 0 || edge > (given.bins[index - 1] ?? edge)),
    'the bins must rise',
  )

/** What is expected of a distribution: weights of values or of bins. */
export const divergence = kind(
  {
    column: name,
    partition_object: partition,
    threshold: number.nullish(),
    internal_weight_holdout: number.min(0).max(1).nullish(),
    tail_weight_holdout: number.min(0).max(1).nullish(),
    bucketize_data: flag,
    min_value: z.unknown().optional(),
    max_value: z.unknown().optional(),
  },
  ({
    column,
    partition_object,
    threshold,
    internal_weight_holdout,
    tail_weight_holdout,
    bucketize_data,
  }): Check => {
    const [internalHoldout, tailHoldout] = [internal_weight_holdout ?? 0, tail_weight_holdout ?? 0]
    if ('values' in partition_object) {
      if (internalHoldout > 0) return unsupported('internal_weight_holdout with the values of a set')
      const { values, weights } = partition_object
      return {
        kind: 'kl-divergence',
        column,
        partition: { values, weights },
        threshold: threshold ?? undefined,
        tailHoldout,
        internalHoldout,
      }
    }
    if (bucketize_data === false) return unsupported('bins with bucketize_data: false')
    const { bins, weights, tail_weights: tails } = partition_object
    if (tails !== undefined && tailHoldout > 0)
      return unsupported('tail_weights and tail_weight_holdout at once')
    return {
      kind: 'kl-divergence',
      column,
      partition: { bins, weights, tails },
      threshold: threshold ?? undefined,
      tailHoldout,
      internalHoldout,
    }
  },
)
