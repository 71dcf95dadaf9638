import {
  type AucDifference,
  delongTest,
  type Interval,
  logLoss,
  logLosses,
  type MeanDifference,
  type Outcome,
  pairedMeanDifference,
  rocAuc,
  weightedMean,
  wilsonInterval,
} from '#stats'
import { type ComputedMetric, METRICS } from './catalogue.ts'
import type { PredictionSet, Predictions } from './predictions.ts'

/** How much worse the candidate is than the baseline, in the metric's unit; negative where it is better. */
export interface Drop {
  readonly baseline: number
  readonly drop: number
  /** Where the true drop may lie; each end holds with the confidence that was asked for. */
  readonly low: number
  readonly high: number
  readonly method: 'paired t' | 'DeLong'
}

/** A metric of one model's predictions. */
export function metricOf(
  metric: ComputedMetric,
  truth: Float64Array,
  { score, correct }: Predictions,
): Outcome<number> {
  switch (metric) {
    case 'accuracy':
      return weightedMean(correct)
    case 'auc':
      return rocAuc(truth, score)
    case 'log_loss':
      return logLoss(truth, score)
  }
}

/**
 * Drop of a metric on the same rows, with the interval of the difference: Student's paired t for means of rows,
 * DeLong for the ROC area.
 * @param level confidence of each end by itself, above 0.5
 * @returns undefined outcome where there are too few rows or the metric has no value
 */
export function dropOf(
  metric: ComputedMetric,
  { truth, candidate, baseline }: PredictionSet & { readonly baseline: Predictions },
  level: number,
): Outcome<Drop> {
  const before = metricOf(metric, truth, baseline)
  if (!before.defined) return before
  const difference = differenceOf(metric, truth, baseline, candidate, 2 * level - 1)
  if (!difference.defined) return difference
  const exact = sameScores(baseline, candidate)
  const interval = exact ? difference.value.interval : guarded(metric, truth, difference.value)
  const method = metric === 'auc' ? 'DeLong' : 'paired t'
  const common = { baseline: before.value, method } as const
  return {
    defined: true,
    value:
      METRICS[metric].direction === 'higher'
        ? { ...common, drop: -difference.value.difference, low: -interval.high, high: -interval.low }
        : { ...common, drop: difference.value.difference, low: interval.low, high: interval.high },
  }
}

/** Candidate - baseline. */
function differenceOf(
  metric: ComputedMetric,
  truth: Float64Array,
  baseline: Predictions,
  candidate: Predictions,
  level: number,
): Outcome<MeanDifference | AucDifference> {
  if (metric === 'auc') return delongTest(truth, baseline.score, candidate.score, level)
  if (metric === 'accuracy') return pairedMeanDifference(baseline.correct, candidate.correct, level)
  const before = logLosses(truth, baseline.score)
  if (!before.defined) return before
  const after = logLosses(truth, candidate.score)
  return after.defined ? pairedMeanDifference(before.value, after.value, level) : after
}

function sameScores(a: Predictions, b: Predictions): boolean {
  return a.score.every((value, row) => value === b.score[row])
}

/**
 * Two different models that agree on every row at hand have a standard error of 0, which says nothing of the rows
 * that are not at hand. Their share of differing rows is then bounded by Wilson's interval of 0 in n; for the ROC
 * area n is the smaller class. The idea is the rule of three: Hanley & Lippman-Hand (1983), JAMA 249(13).
 */
function guarded(
  metric: ComputedMetric,
  truth: Float64Array,
  { difference, standardError, interval }: MeanDifference | AucDifference,
): Interval {
  if (standardError > 0) return interval
  const positives = truth.reduce((count, label) => count + label, 0)
  const trials = metric === 'auc' ? Math.min(positives, truth.length - positives) : truth.length
  const bound = wilsonInterval(0, trials, interval.level)
  const margin = bound.defined ? bound.value.high : 1
  return { low: difference - margin, high: difference + margin, level: interval.level }
}
