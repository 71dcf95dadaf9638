import { studentTCdf, studentTSf, studentTUpperQuantile } from './distributions.ts'
import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { at, finiteProblem, type Rows, requireSameLength, sum } from './rows.ts'

/** A two-sided confidence interval. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** Confidence level, e.g. 0.95. */
  readonly level: number
}

/**
 * P-values of a comparison of a challenger with a baseline. `greater` is the evidence that the
 * challenger's quantity is larger, `less` that it is smaller.
 */
export interface PValues {
  readonly twoSided: number
  readonly greater: number
  readonly less: number
}

/** Mean of paired differences, challenger - baseline. */
export interface MeanDifference {
  readonly difference: number
  readonly standardError: number
  readonly degreesOfFreedom: number
  readonly interval: Interval
  /** difference / standardError; 0 when both are 0, infinite when only the error is. */
  readonly statistic: number
  readonly pValue: PValues
}

/**
 * Paired mean difference with Student's t interval, from one value per row (e.g. hits or losses) of the
 * baseline and the challenger in the same row order: d_i = challenger_i - baseline_i, SE = sd/sqrt(n).
 * For a one-sided bound at alpha ask for level 1 - 2 alpha. Needs two rows. Equal differences in all
 * rows have SE 0 and an interval of no width.
 */
export function pairedMeanDifference(
  baseline: Rows,
  challenger: Rows,
  level = 0.95,
): Outcome<MeanDifference> {
  requireSameLength(baseline, challenger)
  requireLevel(level)
  const differences = Float64Array.from(challenger, (value, row) => value - at(baseline, row))
  const problem = finiteProblem(differences)
  if (problem) return problem
  const n = differences.length
  if (n < 2) return undefinedFor('too-few')
  const difference = sum(differences) / n
  const squares = sum(differences.map((d) => (d - difference) ** 2))
  const standardError = Math.sqrt(squares / (n - 1) / n)
  const degreesOfFreedom = n - 1
  const margin = studentTUpperQuantile((1 - level) / 2, degreesOfFreedom) * standardError
  const statistic = difference === 0 ? 0 : difference / standardError
  return defined({
    difference,
    standardError,
    degreesOfFreedom,
    interval: { low: difference - margin, high: difference + margin, level },
    statistic,
    pValue: {
      twoSided: 2 * studentTSf(Math.abs(statistic), degreesOfFreedom),
      greater: studentTSf(statistic, degreesOfFreedom),
      less: studentTCdf(statistic, degreesOfFreedom),
    },
  })
}

/** Throws RangeError for a confidence level outside (0, 1). */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`confidence level ${level} is not between 0 and 1`)
}
