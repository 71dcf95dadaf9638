import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/distances.json' with { type: 'json' }
import { stabilityIndex, stabilityIndexCriticalValue } from './distances.ts'
import { seededRandom } from './random.ts'
import { definedValue, relativeError } from './testing.ts'

describe('population stability index', () => {
  it.each(goldens.psi)('is that of SciPy: $value', (golden) => {
    const psi = definedValue(stabilityIndex(golden.reference, golden.current))
    // Terms of order 1 that nearly cancel leave 1e-7 of three million rows: 1e-9 of it is 1e-16 of them.
    expect(relativeError(psi.value, golden.value)).toBeLessThan(1e-9)
    expect(psi.degreesOfFreedom).toBe(golden.df)
    expect(relativeError(psi.pValue, golden.p)).toBeLessThan(1e-9)
    expect(psi.contributions.reduce((total, part) => total + part)).toBeCloseTo(psi.value, 12)
  })
  it('counts half a row for a bin that is empty on one side only', () => {
    const psi = definedValue(stabilityIndex([50, 50, 0, 0], [40, 50, 10, 0]))
    expect(psi.degreesOfFreedom).toBe(2)
    expect(psi.contributions[2]).toBeCloseTo((0.1 - 0.005) * Math.log(0.1 / 0.005), 14)
    expect(psi.contributions[3]).toBe(0)
  })
  it('finds nothing in a single bin, and has no value without rows', () => {
    expect(definedValue(stabilityIndex([7], [3]))).toMatchObject({ value: 0, degreesOfFreedom: 0, pValue: 1 })
    expect(stabilityIndex([1, 2], [0, 0])).toEqual({ defined: false, reason: 'empty' })
    expect(() => stabilityIndex([1, -2], [1, 1])).toThrow('count -2 of bin 1')
    expect(() => stabilityIndex([1, 2], [1])).toThrow(RangeError)
  })
})

describe('critical value', () => {
  it.each(goldens.critical)('at $level with $n and $m rows', ({ level, n, m, df, value }) => {
    expect(relativeError(stabilityIndexCriticalValue(level, n, m, df), value)).toBeLessThan(1e-12)
  })
  it('is the 95 % quantile of 4000 simulations elsewhere, ten bins', () => {
    expect(stabilityIndexCriticalValue(0.05, 10_000, 1000, 9)).toBeCloseTo(0.01861, 5)
    expect(stabilityIndexCriticalValue(0.05, 1000, 1000, 9)).toBeCloseTo(0.03384, 5)
  })
  it('is exceeded by equal distributions as often as it says', () => {
    const random = seededRandom(20010101)
    const draw = (rows: number) => {
      const counts = new Uint32Array(10)
      for (let row = 0; row < rows; row++) {
        const bin = Math.floor(10 * random.uniform())
        counts[bin] = (counts[bin] ?? 0) + 1
      }
      return counts
    }
    const critical = stabilityIndexCriticalValue(0.05, 2000, 500, 9)
    let [alarms, lowP] = [0, 0]
    for (let run = 0; run < 2000; run++) {
      const psi = definedValue(stabilityIndex(draw(2000), draw(500)))
      if (psi.value > critical) alarms++
      if (psi.pValue < 0.05) lowP++
    }
    expect(lowP).toBe(alarms)
    // 0.05 within four standard errors of 2000 runs
    expect(alarms / 2000).toBeGreaterThan(0.031)
    expect(alarms / 2000).toBeLessThan(0.07)
  })
  it('refuses levels and rows that make no sense', () => {
    expect(() => stabilityIndexCriticalValue(5, 1, 1, 1)).toThrow('level 5')
    expect(() => stabilityIndexCriticalValue(0.05, 0, 1, 1)).toThrow(RangeError)
    expect(stabilityIndexCriticalValue(0.05, 1, 1, 0)).toBe(0)
  })
})
