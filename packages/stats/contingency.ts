import { chiSquareSf } from './distributions.ts'
import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { at, firstRow, type Rows, requireSameLength, sum } from './rows.ts'

export interface HomogeneityTest {
  readonly statistic: number
  /** Bins that hold rows on either side, less one. */
  readonly degreesOfFreedom: number
  /** 1 when there is a single bin. */
  readonly pValue: number
}

/**
 * Pearson's chi-square test of whether two samples, counted in the same bins, come from one distribution;
 * no continuity correction. Bins that are empty on both sides are left out. The law is close from 5 expected
 * rows per bin on; the population stability index times nm/(n + m) is this statistic to second order, but
 * leaves the law earlier.
 * Source: Pearson (1911), Biometrika 8. SciPy's `chi2_contingency(correction=False)`.
 *
 * Undefined ('empty') when either side has no rows. Throws RangeError for a negative or infinite count.
 */
export function homogeneityTest(reference: Rows, current: Rows): Outcome<HomogeneityTest> {
  requireSameLength(reference, current)
  for (const counts of [reference, current]) {
    const bin = firstRow(counts, (count) => !(count >= 0 && count < Number.POSITIVE_INFINITY))
    if (bin >= 0) throw new RangeError(`count ${at(counts, bin)} of bin ${bin} is not a count`)
  }
  const [n, m] = [sum(reference), sum(current)]
  if (n === 0 || m === 0) return undefinedFor('empty')
  const terms = Array.from(reference, (count, bin) => {
    const both = count + at(current, bin)
    // Both rows of the table at once: (o - e)^2 / e over reference and current.
    return both === 0 ? 0 : (at(current, bin) / m - count / n) ** 2 / both
  })
  const statistic = n * m * sum(terms)
  const bins = Array.from(reference).filter((count, bin) => count + at(current, bin) > 0).length
  const degreesOfFreedom = bins - 1
  const pValue = degreesOfFreedom === 0 ? 1 : chiSquareSf(statistic, degreesOfFreedom)
  return defined({ statistic, degreesOfFreedom, pValue })
}

/** `hits` of `trials`. */
export interface Share {
  readonly hits: number
  readonly trials: number
}

/**
 * Fisher's exact test, one-sided: the probability of at least `current.hits` when both samples have the same
 * share, given how many hits there are in all. It is exact for any size, so its false alarms are at most the
 * level. 1 when either side has no trials.
 * Source: Fisher (1935). SciPy's `fisher_exact(alternative="greater")`.
 * Throws RangeError for what is no share.
 */
export function fisherExactGreater(current: Share, reference: Share): number {
  for (const { hits, trials } of [current, reference]) {
    if (!(Number.isInteger(hits) && Number.isInteger(trials) && hits >= 0 && hits <= trials)) {
      throw new RangeError(`${hits} of ${trials} is not a share`)
    }
  }
  const draws = current.trials
  const all = draws + reference.trials
  return upperTail(current.hits, { all, marked: current.hits + reference.hits, draws })
}

interface Hypergeometric {
  readonly all: number
  readonly marked: number
  readonly draws: number
}

/**
 * P(X >= x). Every probability is taken relative to that of the mode by the ratio of neighbours, so no factorial
 * is needed; below 1e-300 the result is 0.
 */
function upperTail(x: number, { all, marked, draws }: Hypergeometric): number {
  const mode = Math.floor(((draws + 1) * (marked + 1)) / (all + 2))
  const [low, high] = [Math.max(0, draws + marked - all), Math.min(marked, draws)]
  const unmarked = all - marked - draws
  let [total, tail] = [0, 0]
  let weight = 1
  for (let k = mode; k <= high && (k < x ? weight > 0 : weight > tail * Number.EPSILON); k++) {
    total += weight
    if (k >= x) tail += weight
    weight *= ((marked - k) * (draws - k)) / ((k + 1) * (unmarked + k + 1))
  }
  weight = 1
  for (let k = mode; k > low && weight > total * Number.EPSILON; k--) {
    weight *= (k * (unmarked + k)) / ((marked - k + 1) * (draws - k + 1))
    total += weight
    if (k - 1 >= x) tail += weight
  }
  return Math.min(1, tail / total)
}
