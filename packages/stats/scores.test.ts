import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/scores.json' with { type: 'json' }
import { midranks } from './ranks.ts'
import { sum } from './rows.ts'
import { accuracy, hits, logLoss, logLosses, rocAuc, weightedMean } from './scores.ts'
import { definedValue, relativeError } from './testing.ts'

// scikit-learn sums in another order: n eps for n = 150 rows is 3e-14.
const TOLERANCE = 1e-13

describe.each(goldens.sets)('against scikit-learn: $name', (set) => {
  const predicted = Float64Array.from(set.baseline, (p) => (p >= 0.5 ? 1 : 0))
  const close = (outcome: Parameters<typeof definedValue<number>>[0], expected: number) =>
    expect(relativeError(definedValue(outcome), expected)).toBeLessThan(TOLERANCE)
  it('accuracy', () => {
    close(accuracy(set.truth, predicted), set.accuracy)
    close(accuracy(set.truth, predicted, set.weights), set.weightedAccuracy)
  })
  it('area under the ROC curve', () => {
    close(rocAuc(set.truth, set.baseline), set.rocAuc)
    close(rocAuc(set.truth, Float64Array.from(set.baseline), set.weights), set.weightedRocAuc)
  })
  it('log loss, and of each row', () => {
    close(logLoss(set.truth, set.baseline), set.logLoss)
    close(logLoss(set.truth, set.baseline, set.weights), set.weightedLogLoss)
    const losses = definedValue(logLosses(set.truth, set.baseline))
    expect(losses.length).toBe(set.losses.length)
    set.losses.forEach((loss, row) => {
      expect(relativeError(losses[row] ?? NaN, loss)).toBeLessThan(TOLERANCE)
    })
  })
  it('midranks', () => expect(Array.from(midranks(set.baseline))).toEqual(set.midranks))
})

describe('what has no value says why', () => {
  it('no rows', () => {
    const empty = { defined: false, reason: 'empty' }
    expect(accuracy([], [])).toEqual(empty)
    expect(rocAuc([], [])).toEqual(empty)
    expect(logLoss([], [], [])).toEqual(empty)
    expect(weightedMean([])).toEqual(empty)
  })
  it('one class: no ROC area, but a log loss', () => {
    expect(rocAuc([1, 1], [0.2, 0.9])).toEqual({ defined: false, reason: 'one-class' })
    expect(rocAuc([0, 1], [0.2, 0.9], [1, 0])).toEqual({ defined: false, reason: 'one-class' })
    expect(definedValue(logLoss([1, 1], [0.5, 0.5]))).toBeCloseTo(Math.LN2, 15)
  })
  it('NaN, with its row', () => {
    expect(rocAuc([0, 1], [0.2, NaN])).toEqual({ defined: false, reason: 'not-a-number', row: 1 })
    expect(logLoss([0, 1], [NaN, 0.5])).toEqual({ defined: false, reason: 'not-a-number', row: 0 })
    expect(accuracy([0, NaN], [0, 1])).toEqual({ defined: false, reason: 'not-a-number', row: 1 })
  })
  it('labels, probabilities, weights and values out of range', () => {
    expect(rocAuc([0, 2], [0, 1])).toEqual({ defined: false, reason: 'not-binary', row: 1 })
    expect(logLoss([0, 1], [0, 1.5])).toEqual({ defined: false, reason: 'not-a-probability', row: 1 })
    expect(accuracy([0, 1], [0, 1], [1, -1])).toEqual({ defined: false, reason: 'bad-weight', row: 1 })
    expect(accuracy([0, 1], [0, 1], [0, 0])).toEqual({ defined: false, reason: 'bad-weight' })
    expect(weightedMean([1, Infinity])).toEqual({ defined: false, reason: 'not-finite', row: 1 })
  })
  it('columns of different length are a mistake of the caller', () => {
    expect(() => accuracy([1], [1, 2])).toThrow(RangeError)
    expect(() => rocAuc([1, 0], [1, 2], [1])).toThrow('2 and 1 rows')
  })
})

describe('scores', () => {
  it('clips a certain error as scikit-learn does: -ln 2^-52', () => {
    expect(definedValue(logLoss([1], [0]))).toBeCloseTo(52 * Math.LN2, 12)
    expect(definedValue(logLoss([0], [0]))).toBe(-Math.log(1 - 2 ** -52))
  })
  it('orders infinite scores', () => expect(definedValue(rocAuc([0, 1], [-Infinity, Infinity]))).toBe(1))
  it('marks hits of any class', () => {
    expect(definedValue(hits([3, 1, 2], [3, 2, 2]))).toEqual(Float64Array.of(1, 0, 1))
  })
  it('sums without losing digits', () => expect(sum([1e100, 1, -1e100, 1e-3])).toBe(1.001))
})
