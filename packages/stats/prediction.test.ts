import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/predictions.json' with { type: 'json' }
import { futureCountBound, futureMedianRank } from './prediction.ts'
import { seededRandom } from './random.ts'

describe('the bound of a count among future trials', () => {
  it.each(goldens.bounds)('of $trials trials (a $a, b $b) at $risk is that of SciPy', (golden) => {
    expect(futureCountBound(golden, golden.risk)).toBe(golden.bound)
  })

  it('says that a new sample of the same size lies beyond the largest value in half of all cases', () => {
    const beyondMax = { trials: 1000, a: 1, b: 1000 }
    expect(futureCountBound(beyondMax, 0.5001)).toBe(0)
    expect(futureCountBound(beyondMax, 0.499)).toBe(1)
  })

  it('refuses what is no count', () => {
    expect(() => futureCountBound({ trials: 10, a: 0, b: 1 }, 0.1)).toThrow('not a future count')
    expect(() => futureCountBound({ trials: 10, a: 1, b: 1 }, 0)).toThrow('not between 0 and 1')
  })
})

describe('the rank that bounds the median of a new sample', () => {
  it('is not exceeded more often than was asked for (seed 5, 4,000 pairs; the limit is 5 % plus 4 standard errors)', () => {
    const random = seededRandom(5)
    const draw = (n: number) => Array.from({ length: n }, () => random.uniform()).sort((x, y) => x - y)
    const rank = futureMedianRank(101, 51, 0.05) ?? 0
    let above = 0
    for (let pair = 0; pair < 4000; pair += 1) {
      const [known, fresh] = [draw(101), draw(51)]
      if ((fresh[25] ?? 1) > (known[rank - 1] ?? 0)) above += 1
    }
    expect(above / 4000).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / 4000))
    // Nor is it needlessly wide: the next rank below is exceeded too often, or nearly so.
    expect(above / 4000).toBeGreaterThan(0.02)
  })

  it('is none where the sample is too small', () => {
    expect(futureMedianRank(3, 3, 0.001)).toBeUndefined()
  })
})
