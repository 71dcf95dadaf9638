import { normalCdf, normalSf, normalUpperQuantile } from './distributions.ts'
import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { type Interval, type PValues, requireLevel } from './paired.ts'
import { midranks } from './ranks.ts'
import { at, labelProblem, numberProblem, type Rows, requireSameLength, sum } from './rows.ts'

/** Difference of two ROC areas on the same rows, challenger - baseline. */
export interface AucDifference {
  readonly baseline: number
  readonly challenger: number
  readonly difference: number
  readonly standardError: number
  readonly interval: Interval
  readonly statistic: number
  readonly pValue: PValues
}

/**
 * DeLong's test of the difference of two correlated ROC areas, in O(n log n) by midranks. Needs two
 * positive and two negative rows. A variance of 0 (e.g. identical scores) gives z = 0 and p = 1, as
 * pROC does. Source: DeLong et al. (1988), Biometrics 44(3); Sun & Xu (2014), IEEE Signal Processing
 * Letters 21(11).
 */
export function delongTest(
  truth: Rows,
  baselineScores: Rows,
  challengerScores: Rows,
  level = 0.95,
): Outcome<AucDifference> {
  requireSameLength(truth, baselineScores)
  requireSameLength(truth, challengerScores)
  requireLevel(level)
  const problem = labelProblem(truth) ?? numberProblem(baselineScores) ?? numberProblem(challengerScores)
  if (problem) return problem
  const baseline = placements(truth, baselineScores)
  const challenger = placements(truth, challengerScores)
  const [m, n] = [baseline.ofPositives.length, baseline.ofNegatives.length]
  if (m === 0 || n === 0) return undefinedFor('one-class')
  if (m < 2 || n < 2) return undefinedFor('too-few')
  const variance =
    varianceOfDifference(baseline.ofPositives, challenger.ofPositives) / m +
    varianceOfDifference(baseline.ofNegatives, challenger.ofNegatives) / n
  return defined(compare(baseline.auc, challenger.auc, Math.sqrt(variance), level))
}

function compare(baseline: number, challenger: number, standardError: number, level: number): AucDifference {
  const difference = challenger - baseline
  const statistic = standardError === 0 ? 0 : difference / standardError
  const margin = normalUpperQuantile((1 - level) / 2) * standardError
  const pValue =
    standardError === 0
      ? { twoSided: 1, greater: 1, less: 1 }
      : {
          twoSided: 2 * normalSf(Math.abs(statistic)),
          greater: normalSf(statistic),
          less: normalCdf(statistic),
        }
  const interval = { low: difference - margin, high: difference + margin, level }
  return { baseline, challenger, difference, standardError, interval, statistic, pValue }
}

interface Placements {
  readonly auc: number
  /** Per positive row, the share of negatives that it beats (V10). */
  readonly ofPositives: Float64Array
  /** Per negative row, the share of positives that beat it (V01). */
  readonly ofNegatives: Float64Array
}

/** V10 = (rank among all - rank among positives)/n, V01 = 1 - (rank among all - rank among negatives)/m. */
function placements(truth: Rows, scores: Rows): Placements {
  const all = midranks(scores)
  const positives = rowsWithLabel(truth, 1)
  const negatives = rowsWithLabel(truth, 0)
  const [m, n] = [positives.length, negatives.length]
  const within = (rows: Uint32Array) => midranks(Float64Array.from(rows, (row) => at(scores, row)))
  const [amongPositives, amongNegatives] = [within(positives), within(negatives)]
  const ofPositives = Float64Array.from(positives, (row, i) => (at(all, row) - at(amongPositives, i)) / n)
  const ofNegatives = Float64Array.from(negatives, (row, j) => 1 - (at(all, row) - at(amongNegatives, j)) / m)
  return { auc: sum(ofPositives) / m, ofPositives, ofNegatives }
}

function rowsWithLabel(truth: Rows, label: number): Uint32Array {
  const rows: number[] = []
  for (let row = 0; row < truth.length; row++) if (at(truth, row) === label) rows.push(row)
  return Uint32Array.from(rows)
}

/** var(second - first): equal to var + var - 2 cov, and exactly 0 for identical columns. */
function varianceOfDifference(first: Float64Array, second: Float64Array): number {
  const differences = second.map((value, row) => value - at(first, row))
  const mean = sum(differences) / differences.length
  return sum(differences.map((d) => (d - mean) ** 2)) / (differences.length - 1)
}
