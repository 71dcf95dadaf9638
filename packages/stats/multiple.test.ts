import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/scores.json' with { type: 'json' }
import { benjaminiHochberg, holm } from './multiple.ts'
import { relativeError } from './testing.ts'

describe.each(goldens.adjusted)('against statsmodels multipletests, $p.length p-values', (golden) => {
  const expectClose = (computed: Float64Array, expected: number[]) => {
    expect(computed.length).toBe(expected.length)
    expected.forEach((p, row) => {
      expect(relativeError(computed[row] ?? NaN, p)).toBeLessThan(1e-14)
    })
  }
  it('Holm', () => expectClose(holm(golden.p), golden.holm))
  it('Benjamini-Hochberg', () => expectClose(benjaminiHochberg(golden.p), golden.bh))
})

it('takes none and refuses what is no p-value', () => {
  expect(holm([])).toEqual(new Float64Array(0))
  expect(benjaminiHochberg([])).toEqual(new Float64Array(0))
  expect(() => holm([0.1, NaN])).toThrow('NaN at position 1')
  expect(() => benjaminiHochberg([1.1])).toThrow(RangeError)
})
