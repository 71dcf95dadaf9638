import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/contingency.json' with { type: 'json' }
import { fisherExactGreater, homogeneityTest } from './contingency.ts'
import { seededRandom } from './random.ts'
import { definedValue, relativeError } from './testing.ts'

describe('homogeneity of two samples', () => {
  it.each(goldens.homogeneity)('is tested as by SciPy: $statistic', (golden) => {
    const found = definedValue(homogeneityTest(golden.reference, golden.current))
    expect(found.degreesOfFreedom).toBe(golden.df)
    expect(relativeError(found.statistic, golden.statistic)).toBeLessThan(1e-9)
    expect(relativeError(found.pValue, golden.p)).toBeLessThan(1e-8)
  })
  it('finds nothing in a single bin, and has no value without rows', () => {
    expect(definedValue(homogeneityTest([7, 0], [3, 0]))).toEqual({
      statistic: 0,
      degreesOfFreedom: 0,
      pValue: 1,
    })
    expect(homogeneityTest([1, 2], [0, 0])).toEqual({ defined: false, reason: 'empty' })
    expect(() => homogeneityTest([1, Number.NaN], [1, 1])).toThrow('count NaN of bin 1')
  })
})

describe("Fisher's exact test", () => {
  it.each(goldens.fisher)('$hits of $trials against $otherHits of $otherTrials', (golden) => {
    const p = fisherExactGreater(
      { hits: golden.hits, trials: golden.trials },
      { hits: golden.otherHits, trials: golden.otherTrials },
    )
    expect(relativeError(p, golden.p)).toBeLessThan(1e-9)
  })
  it('stays below its level when nothing has changed', () => {
    const random = seededRandom(7)
    const count = (rows: number) =>
      Array.from({ length: rows }, () => random.uniform()).filter((u) => u < 0.02).length
    let alarms = 0
    for (let run = 0; run < 4000; run++) {
      const p = fisherExactGreater({ hits: count(300), trials: 300 }, { hits: count(900), trials: 900 })
      if (p <= 0.05) alarms++
    }
    // Exact: at most 0.05, here within four standard errors; well above 0, so the test can reject.
    expect(alarms / 4000).toBeLessThan(0.064)
    expect(alarms / 4000).toBeGreaterThan(0.01)
  })
  it('refuses what is no share', () => {
    expect(() => fisherExactGreater({ hits: 3, trials: 2 }, { hits: 0, trials: 1 })).toThrow('3 of 2')
  })
})
