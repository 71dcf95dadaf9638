/** Which way a metric gets better. */
export type Direction = 'higher' | 'lower'

/** What is known of a metric by its name. */
export interface Metric {
  readonly direction: Direction
  /** Closed range of possible values. A value outside it is no value of this metric, such as 83 for accuracy. */
  readonly range: readonly [low: number, high: number]
  /** One sentence for a reader who does not know the term. */
  readonly meaning: string
}

/**
 * The one table of metrics whose direction and range are known. No direction is ever guessed from a name: a
 * metric that is not here needs `direction` in its rule.
 */
export const METRICS = {
  accuracy: {
    direction: 'higher',
    range: [0, 1],
    meaning: 'share of rows whose predicted class is the true one',
  },
  auc: {
    direction: 'higher',
    range: [0, 1],
    meaning:
      'area under the ROC curve: how often a positive row scores above a negative one, ties counting half',
  },
  log_loss: {
    direction: 'lower',
    range: [0, Number.POSITIVE_INFINITY],
    meaning: 'mean of -ln of the probability that was given to the true class, in nats',
  },
} as const satisfies Readonly<Record<string, Metric>>

const BY_NAME: Readonly<Record<string, Metric>> = METRICS

/** The metrics that are computed from a predictions file. */
export const COMPUTED = ['accuracy', 'auc', 'log_loss'] as const
export type ComputedMetric = (typeof COMPUTED)[number]

/**
 * What is known of a metric. `eval.auc` of a nested file is the metric `auc`: the last part of a dotted name
 * is looked up.
 */
export function metricNamed(name: string): Metric | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1)
  return Object.hasOwn(BY_NAME, last) ? BY_NAME[last] : undefined
}

/** Whether a metric is one that predictions give. */
export function isComputed(name: string): name is ComputedMetric {
  return COMPUTED.some((known) => known === name)
}
