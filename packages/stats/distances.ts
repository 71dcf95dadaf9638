import { chiSquareSf, chiSquareUpperQuantile } from './distributions.ts'
import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { at, firstRow, type Rows, requireSameLength, sum } from './rows.ts'

/** Population stability index of two count vectors, with the law it follows when nothing has changed. */
export interface StabilityIndex {
  readonly value: number
  /** Share of each bin in the value; they add up to it and none is negative. */
  readonly contributions: readonly number[]
  readonly referenceRows: number
  readonly currentRows: number
  /** Bins that hold rows on either side, less one. */
  readonly degreesOfFreedom: number
  /** value / (1/n + 1/m): chi-square with `degreesOfFreedom` when both come from one distribution. */
  readonly statistic: number
  /** P(statistic at least this large) when nothing has changed. 1 when there is a single bin. */
  readonly pValue: number
}

/** The count put in place of an empty bin's 0: half a row. */
const HALF_ROW = 0.5

/**
 * Population stability index, sum of (q_i - p_i) ln(q_i / p_i), the symmetrised Kullback-Leibler
 * divergence in nats (Jeffreys), from the counts of the same bins in the reference and the current data.
 *
 * Zeros: a bin that is empty on both sides is left out and costs no degree of freedom; a bin that is
 * empty on one side counts half a row there, so its contribution stays finite and shrinks with the other
 * side's size (a fixed fraction such as 0.0001 would not). Without zeros it is the plain formula.
 *
 * P-value: to second order PSI is Pearson's two-sample chi-square times (1/n + 1/m). The law is close
 * from about 5 expected rows per bin on (10 bins, 95 % quantile at n = m = 1000: .0340 simulated, .0338
 * by law; with 100 current rows .191 against .171).
 *
 * Undefined ('empty') when either side has no rows. Throws RangeError for a negative or infinite count.
 */
export function stabilityIndex(reference: Rows, current: Rows): Outcome<StabilityIndex> {
  requireSameLength(reference, current)
  requireCounts(reference)
  requireCounts(current)
  const [referenceRows, currentRows] = [sum(reference), sum(current)]
  if (referenceRows === 0 || currentRows === 0) return undefinedFor('empty')
  const contributions = Array.from(reference, (count, bin) => {
    const other = at(current, bin)
    if (count === 0 && other === 0) return 0
    const p = (count || HALF_ROW) / referenceRows
    const q = (other || HALF_ROW) / currentRows
    return (q - p) * Math.log(q / p)
  })
  const usedBins = contributions.filter((_, bin) => at(reference, bin) + at(current, bin) > 0).length
  const value = sum(contributions)
  const degreesOfFreedom = usedBins - 1
  const statistic = value / (1 / referenceRows + 1 / currentRows)
  const pValue = degreesOfFreedom === 0 ? 1 : chiSquareSf(statistic, degreesOfFreedom)
  return defined({ value, contributions, referenceRows, currentRows, degreesOfFreedom, statistic, pValue })
}

/**
 * The PSI that equal distributions exceed with probability `level`, for n reference and m current rows:
 * (1/n + 1/m) times the upper chi-square quantile. 0 for no degrees of freedom (a single bin).
 */
export function stabilityIndexCriticalValue(
  level: number,
  referenceRows: number,
  currentRows: number,
  degreesOfFreedom: number,
): number {
  if (!(level > 0 && level <= 0.5)) throw new RangeError(`level ${level} is not between 0 and 0.5`)
  if (!(referenceRows > 0 && currentRows > 0)) throw new RangeError('both sides need rows')
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 0) {
    throw new RangeError(`${degreesOfFreedom} is not a number of degrees of freedom`)
  }
  if (degreesOfFreedom === 0) return 0
  return (1 / referenceRows + 1 / currentRows) * chiSquareUpperQuantile(level, degreesOfFreedom)
}

function requireCounts(counts: Rows): void {
  const bin = firstRow(counts, (count) => !(count >= 0 && count < Number.POSITIVE_INFINITY))
  if (bin >= 0) throw new RangeError(`count ${at(counts, bin)} of bin ${bin} is not a count`)
}
