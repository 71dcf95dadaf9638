import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ComputedMetric } from './catalogue.ts'
import { dropOf, metricOf } from './comparison.ts'
import type { Predictions } from './predictions.ts'

const fixtures = join(import.meta.dirname, '../../test/fixtures/evaluation')
const values = z.object({ accuracy: z.number(), auc: z.number(), log_loss: z.number() })
const change = z.object({ difference: z.number(), low: z.number(), high: z.number() })
const golden = z
  .object({
    logistic: values,
    bayes: values,
    change: z.object({ accuracy: change, auc: change, log_loss: change }),
  })
  .parse(JSON.parse(readFileSync(join(fixtures, 'predictions.json'), 'utf8')))

function readCsv(name: string): { truth: Float64Array; predictions: Predictions } {
  const lines = readFileSync(join(fixtures, name), 'utf8').trim().split('\n').slice(1).sort()
  const rows = lines.map((line) => line.split(',').slice(1).map(Number))
  const column = (at: number) => Float64Array.from(rows, (row) => row[at] ?? Number.NaN)
  const [truth, score] = [column(0), column(1)]
  const correct = score.map((value, row) => (value >= 0.5 === (truth[row] === 1) ? 1 : 0))
  return { truth, predictions: { score, correct } }
}

const { truth, predictions: logistic } = readCsv('logistic.csv')
const { predictions: bayes } = readCsv('bayes.csv')
const METRICS: readonly ComputedMetric[] = ['accuracy', 'auc', 'log_loss']

describe('metricOf', () => {
  it.each(METRICS)('%s is that of scikit-learn', (metric) => {
    for (const [model, expected] of [
      [logistic, golden.logistic],
      [bayes, golden.bayes],
    ] as const) {
      const found = metricOf(metric, truth, model)
      expect(found.defined ? found.value : found.reason).toBeCloseTo(expected[metric], 12)
    }
  })
})

describe('dropOf', () => {
  const set = { rows: truth.length, truth, candidate: bayes, baseline: logistic }

  it.each(METRICS)('%s: the interval is that of SciPy, or of DeLong by definition, as a drop', (metric) => {
    const found = dropOf(metric, set, 0.95)
    if (!found.defined) throw new Error(found.reason)
    const sign = metric === 'log_loss' ? 1 : -1
    const { difference, low, high } = golden.change[metric]
    const ends = [sign * low, sign * high].sort((a, b) => a - b)
    expect(found.value.drop).toBeCloseTo(sign * difference, 12)
    expect(found.value.low).toBeCloseTo(ends[0] ?? 0, 10)
    expect(found.value.high).toBeCloseTo(ends[1] ?? 0, 10)
    expect(found.value.baseline).toBeCloseTo(golden.logistic[metric], 12)
  })

  it('is negative where the candidate is better', () => {
    const better = dropOf('log_loss', { ...set, candidate: logistic, baseline: bayes }, 0.95)
    expect(better.defined && better.value.drop).toBeCloseTo(-golden.change.log_loss.difference, 12)
  })

  it('of a model against itself is exactly nothing', () => {
    for (const metric of METRICS) {
      const found = dropOf(metric, { ...set, candidate: logistic }, 0.95)
      expect(found.defined && [found.value.drop, found.value.low, found.value.high].map(Math.abs)).toEqual([
        0, 0, 0,
      ])
    }
  })

  it('of two models that agree on the few rows at hand is not proven to be nothing', () => {
    const rows = Float64Array.from({ length: 40 }, (_, row) => row % 2)
    const model = (low: number, high: number): Predictions => ({
      score: rows.map((label) => (label === 1 ? high : low)),
      correct: rows.map(() => 1),
    })
    const few = { rows: 40, truth: rows, candidate: model(0.2, 0.8), baseline: model(0.1, 0.9) }
    // Wilson's upper end of 0 in n at one-sided 95 %: z^2 / (n + z^2) with z = 1.6448536269514722.
    const bound = (n: number) => 1.6448536269514722 ** 2 / (n + 1.6448536269514722 ** 2)
    const accuracy = dropOf('accuracy', few, 0.95)
    expect(accuracy.defined && accuracy.value.high).toBeCloseTo(bound(40), 12)
    const auc = dropOf('auc', few, 0.95)
    expect(auc.defined && auc.value.high).toBeCloseTo(bound(20), 12)
  })

  it('has no value where the baseline has none', () => {
    const found = dropOf(
      'log_loss',
      { ...set, baseline: { ...logistic, score: logistic.score.map(() => 3) } },
      0.95,
    )
    expect(found).toMatchObject({ defined: false, reason: 'not-a-probability' })
  })
})
