import { expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/scores.json' with { type: 'json' }
import { benjaminiHochberg } from './multiple.ts'
import { relativeError } from './testing.ts'

it.each(goldens.adjusted)('is that of statsmodels multipletests, $p.length p-values', ({ p, bh }) => {
  const computed = benjaminiHochberg(p)
  expect(computed.length).toBe(bh.length)
  bh.forEach((adjusted, row) => {
    expect(relativeError(computed[row] ?? NaN, adjusted)).toBeLessThan(1e-14)
  })
})

it('takes none and refuses what is no p-value', () => {
  expect(benjaminiHochberg([])).toEqual(new Float64Array(0))
  expect(() => benjaminiHochberg([0.1, NaN])).toThrow('NaN at position 1')
  expect(() => benjaminiHochberg([1.1])).toThrow(RangeError)
})
