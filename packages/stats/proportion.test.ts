import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/proportions.json' with { type: 'json' }
import { proportionUpperBound } from './proportion.ts'
import { definedValue, relativeError } from './testing.ts'

describe('the upper bound of a proportion', () => {
  it.each(goldens.upperBounds)('of $successes in $trials at $level is that of SciPy', (golden) => {
    const found = definedValue(proportionUpperBound(golden.successes, golden.trials, golden.level))
    expect(relativeError(found, golden.upper)).toBeLessThan(1e-9)
  })

  it('has no value without trials, and refuses what is no proportion', () => {
    expect(proportionUpperBound(0, 0)).toEqual({ defined: false, reason: 'empty' })
    expect(() => proportionUpperBound(2, 1)).toThrow('2 of 1 is not a proportion')
  })
})
