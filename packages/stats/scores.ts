import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { ascendingOrder, eachTie } from './ranks.ts'
import {
  at,
  finiteProblem,
  labelProblem,
  numberProblem,
  probabilityProblem,
  type Rows,
  requireSameLength,
  sum,
  weightProblem,
} from './rows.ts'

/** 1 for each row whose prediction equals the truth, else 0. Labels are numbers (codes of classes). */
export function hits(truth: Rows, predicted: Rows): Outcome<Float64Array> {
  requireSameLength(truth, predicted)
  const problem = numberProblem(truth) ?? numberProblem(predicted)
  if (problem) return problem
  return defined(Float64Array.from(truth, (label, row) => (label === at(predicted, row) ? 1 : 0)))
}

/** Share of rows (or of weight) whose prediction equals the truth. scikit-learn's `accuracy_score`. */
export function accuracy(truth: Rows, predicted: Rows, weights?: Rows): Outcome<number> {
  const perRow = hits(truth, predicted)
  return perRow.defined ? weightedMean(perRow.value, weights) : perRow
}

/**
 * Loss of each row, -ln of the probability given to its true class, in nats, for labels 0 and 1 and the
 * probability of class 1. As scikit-learn's `log_loss`, both p and 1 - p are clipped to [eps, 1 - eps]
 * with eps = 2^-52, so a loss lies between 2.2e-16 and 36.04.
 */
export function logLosses(truth: Rows, probability: Rows): Outcome<Float64Array> {
  requireSameLength(truth, probability)
  const problem = labelProblem(truth) ?? probabilityProblem(probability)
  if (problem) return problem
  return defined(
    Float64Array.from(truth, (label, row) => {
      const p = at(probability, row)
      const ofTrueClass = label === 1 ? p : 1 - p
      return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, ofTrueClass)))
    }),
  )
}

/** Mean of `logLosses`. Defined for one class too, because the classes are known to be 0 and 1. */
export function logLoss(truth: Rows, probability: Rows, weights?: Rows): Outcome<number> {
  const perRow = logLosses(truth, probability)
  return perRow.defined ? weightedMean(perRow.value, weights) : perRow
}

/**
 * Area under the ROC curve: the probability that a positive row (label 1) scores above a negative one,
 * ties counting half (Mann-Whitney, by midranks). scikit-learn's `roc_auc_score`. Undefined without
 * weight in both classes. Infinite scores are ordered as such.
 */
export function rocAuc(truth: Rows, scores: Rows, weights?: Rows): Outcome<number> {
  requireSameLength(truth, scores)
  if (weights) requireSameLength(truth, weights)
  const problem = labelProblem(truth) ?? numberProblem(scores) ?? weightProblem(weights)
  if (problem) return problem
  let [positive, negative, concordant] = [0, 0, 0]
  eachTie(scores, ascendingOrder(scores), (rows) => {
    let [tiedPositive, tiedNegative] = [0, 0]
    for (const row of rows) {
      const weight = weights ? at(weights, row) : 1
      if (at(truth, row) === 1) tiedPositive += weight
      else tiedNegative += weight
    }
    concordant += tiedPositive * (negative + tiedNegative / 2)
    positive += tiedPositive
    negative += tiedNegative
  })
  if (positive === 0 || negative === 0) return undefinedFor('one-class')
  return defined(concordant / positive / negative)
}

/** Mean of rows, weighted where weights (finite, not negative, not all zero) are given. */
export function weightedMean(values: Rows, weights?: Rows): Outcome<number> {
  if (weights) requireSameLength(values, weights)
  const problem = finiteProblem(values) ?? weightProblem(weights)
  if (problem) return problem
  if (!weights) return defined(sum(values) / values.length)
  const weighted = Float64Array.from(values, (value, row) => value * at(weights, row))
  return defined(sum(weighted) / sum(weights))
}
