import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/scores.json' with { type: 'json' }
import { delongTest } from './delong.ts'
import { pairedMeanDifference } from './paired.ts'
import { wilsonInterval } from './proportion.ts'
import { hits, logLosses } from './scores.ts'
import { definedValue, relativeError } from './testing.ts'

// Differences of means near 1 that are near 0.01 keep 14 digits on both sides; a t tail adds two.
const TOLERANCE = 1e-11

function expectClose(computed: Record<string, number>, expected: Record<string, number>): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(relativeError(computed[name] ?? NaN, value), name).toBeLessThan(TOLERANCE)
  }
}

describe.each(goldens.sets)('against SciPy, statsmodels and the definition: $name', (set) => {
  const predict = (scores: number[]) => Float64Array.from(scores, (p) => (p >= 0.5 ? 1 : 0))
  const was = definedValue(hits(set.truth, predict(set.baseline)))
  const is = definedValue(hits(set.truth, predict(set.challenger)))
  it('paired t interval of the accuracy', () => {
    const { interval, pValue, ...rest } = definedValue(pairedMeanDifference(was, is))
    expectClose({ ...rest, ...interval, ...pValue }, set.hitsDifference)
  })
  it('paired t interval of the log loss', () => {
    const losses = [set.baseline, set.challenger].map((p) => definedValue(logLosses(set.truth, p)))
    const result = pairedMeanDifference(losses[0] ?? [], losses[1] ?? [], 0.9)
    const { interval, pValue, ...rest } = definedValue(result)
    expectClose({ ...rest, ...interval, ...pValue }, set.lossDifference)
  })
  it('DeLong, in O(n log n) against O(mn)', () => {
    const { interval, pValue, ...rest } = definedValue(delongTest(set.truth, set.baseline, set.challenger))
    expectClose({ ...rest, ...interval, ...pValue }, set.delong)
  })
})

describe('paired mean difference', () => {
  it('is certain where all rows differ equally', () => {
    expect(definedValue(pairedMeanDifference([0, 0, 0], [1, 1, 1]))).toMatchObject({
      difference: 1,
      standardError: 0,
      interval: { low: 1, high: 1 },
      statistic: Infinity,
      pValue: { twoSided: 0, greater: 0, less: 1 },
    })
  })
  it('has p = 1 where nothing differs', () => {
    const same = definedValue(pairedMeanDifference([0, 1, 1], [0, 1, 1]))
    expect(same).toMatchObject({ statistic: 0, pValue: { twoSided: 1, greater: 0.5, less: 0.5 } })
  })
  it('needs two finite rows', () => {
    expect(pairedMeanDifference([], [])).toEqual({ defined: false, reason: 'empty' })
    expect(pairedMeanDifference([1], [2])).toEqual({ defined: false, reason: 'too-few' })
    const infinite = pairedMeanDifference([1, 2], [2, Infinity])
    expect(infinite).toEqual({ defined: false, reason: 'not-finite', row: 1 })
    expect(() => pairedMeanDifference([1, 2], [1, 2], 95)).toThrow('confidence level 95')
  })
})

describe('DeLong', () => {
  it('gives z = 0 and p = 1 for identical scores', () => {
    const scores = [0.1, 0.7, 0.4, 0.4]
    const result = definedValue(delongTest([0, 1, 0, 1], scores, scores))
    expect(result).toMatchObject({ difference: 0, standardError: 0, statistic: 0, pValue: { twoSided: 1 } })
  })
  it('needs two rows of each class', () => {
    expect(delongTest([0, 1, 1], [1, 2, 3], [3, 2, 1])).toEqual({ defined: false, reason: 'too-few' })
    expect(delongTest([1, 1], [1, 2], [2, 1])).toEqual({ defined: false, reason: 'one-class' })
    const missing = delongTest([0, 0, 1, 1], [1, 2, 3, 4], [1, 2, NaN, 4])
    expect(missing).toEqual({ defined: false, reason: 'not-a-number', row: 2 })
  })
})

describe('Wilson interval', () => {
  it.each(goldens.wilson)('$k of $n at $level', ({ k, n, level, low, high }) => {
    const interval = definedValue(wilsonInterval(k, n, level))
    // statsmodels subtracts two numbers near k/n for the lower end: its 0 may be 1e-17.
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-12 * Math.max(low, 1e-3))
    expect(relativeError(interval.high, high)).toBeLessThan(1e-12)
  })
  it('reproduces Newcombe (1998), table I, method 3: 81 of 263', () => {
    const { low, high } = definedValue(wilsonInterval(81, 263))
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662'])
  })
  it('is undefined without trials and refuses more successes than trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ defined: false, reason: 'empty' })
    expect(() => wilsonInterval(3, 2)).toThrow('3 of 2 is not a proportion')
  })
})
