import { futureCountBound, futureMedianRank, normalUpperQuantile } from '#stats'

/** How often the whole contract may refuse a new sample of the same process. */
export const RISK = 0.05
/** New samples have from 1 / SPAN to SPAN times the rows of the known one. */
export const SPAN = 2
/** Guesses of one column that chance can break: missing values, the values, their place, their form. */
const GUESSES_PER_COLUMN = 4
/** Rows of real data come in batches, so that means move more than chance alone would move them: standard deviations. */
const LEAST_MOVE = 0.25

/** How far a new sample of the same process may lie from a known one. */
export interface Margins {
  /** Chance that one guess is broken. */
  readonly risk: number
  /** Share of new values that may lie beyond what was seen; `a` and `b` as in `futureCountBound`. */
  toleranceFor(n: number, a: number, b: number): number
  /** Ranks (from 1) among n values between which the median of a new sample lies. */
  medianRanks(n: number): { readonly low: number; readonly high: number } | undefined
  /** By how much a new mean may differ from the mean of n values. */
  moveOfMean(n: number, deviation: number): number
  /** The least move of a centre that is worth an alarm. */
  leastMove(deviation: number): number
}

/** @param columns of the table: the risk is shared among all that is guessed */
export function marginsFor(columns: number): Margins {
  const risk = RISK / (GUESSES_PER_COLUMN * Math.max(columns, 1))
  const leastMove = (deviation: number) => LEAST_MOVE * deviation
  return {
    risk,
    toleranceFor: (n, a, b) => {
      const shares = [fewest(n), n, SPAN * n].map(
        (trials) => futureCountBound({ trials, a, b }, risk) / trials,
      )
      return roundedUp(Math.max(...shares))
    },
    medianRanks: (n) => {
      const high = futureMedianRank(n, fewest(n), risk / 2)
      return high === undefined ? undefined : { low: n + 1 - high, high }
    },
    // The two means differ with variance s^2 (1/n + 1/m).
    moveOfMean: (n, deviation) => {
      const chance = normalUpperQuantile(risk / 2) * deviation * Math.sqrt(1 / n + 1 / fewest(n))
      return Math.max(chance, leastMove(deviation))
    },
    leastMove,
  }
}

/** Rows of the smallest new sample: bounds are widest there. */
function fewest(n: number): number {
  return Math.max(1, Math.floor(n / SPAN))
}

/** To two digits, so that people can read it. */
export function roundedUp(share: number): number {
  if (share <= 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(share)) - 1)
  return Math.min(1, Number((Math.ceil(share / unit - 1e-9) * unit).toPrecision(2)))
}

/** A band, rounded outwards to about a hundredth of its width. */
export function outwards(min: number, max: number): { readonly min: number; readonly max: number } {
  const width = max - min
  if (!(width > 0)) return { min, max }
  const unit = 10 ** Math.floor(Math.log10(width / 50))
  const at = (value: number) => Number((value * unit).toPrecision(12))
  return { min: at(Math.floor(min / unit)), max: at(Math.ceil(max / unit)) }
}
