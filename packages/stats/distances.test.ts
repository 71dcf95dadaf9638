import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/distances.json' with { type: 'json' }
import { binCounts, quantileEdges } from './binning.ts'
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
    const draw = (rows: number) =>
      binCounts(
        Float64Array.from({ length: rows }, () => random.uniform()),
        edges,
      )
    const edges = quantileEdges(
      Float64Array.from({ length: 99 }, (_, i) => (i + 1) / 100),
      10,
    )
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

describe('bins', () => {
  it.each(goldens.binning)('edges and counts are those of NumPy: $name', (golden) => {
    const edges = quantileEdges(golden.sorted, golden.bins)
    expect(edges.length).toBe(golden.edges.length)
    golden.edges.forEach((edge, i) => {
      expect(Math.abs((edges[i] ?? NaN) - edge)).toBeLessThanOrEqual(4e-16 * Math.abs(edge))
    })
    const current = golden.current.map((value) => value ?? NaN)
    expect(Array.from(binCounts(current, edges))).toEqual(golden.counts)
  })
  it('holds equally many reference rows', () => {
    const sorted = Float64Array.from({ length: 1000 }, (_, i) => Math.exp(i / 100))
    expect(Array.from(binCounts(sorted, quantileEdges(sorted, 8)))).toEqual([...Array(8).fill(125), 0])
  })
  it('sees a constant column change either way', () => {
    const edges = quantileEdges([5, 5, 5], 10)
    expect(Array.from(binCounts([4.999, 5, 5, 5.001, NaN], edges))).toEqual([1, 2, 1, 1])
    const below = quantileEdges([-5, -5], 4)
    expect(Array.from(binCounts([-5.001, -5, -4.999], below))).toEqual([1, 1, 1, 0])
  })
  it('puts all in one bin without values, and infinite ones at the ends', () => {
    expect(Array.from(binCounts([1, NaN, -Infinity], quantileEdges([], 4)))).toEqual([2, 1])
    expect(Array.from(binCounts([-Infinity, Infinity, NaN], [0, 1]))).toEqual([1, 0, 1, 1])
  })
  it('stays finite for the widest values', () => {
    expect(quantileEdges([-Number.MAX_VALUE, Number.MAX_VALUE], 2)).toEqual(Float64Array.of(0))
  })
  it('refuses unsorted and infinite reference values', () => {
    expect(() => quantileEdges([2, 1], 2)).toThrow('not sorted')
    expect(() => quantileEdges([1, NaN], 2)).toThrow('value 1 is not a finite number')
    expect(() => quantileEdges([1], 0)).toThrow('0 is not a number of bins')
  })
})
