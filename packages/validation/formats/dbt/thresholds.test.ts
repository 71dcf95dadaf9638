import { expect, it } from 'vitest'
import { isWithin } from '../../rule.ts'
import { allowedBy } from './thresholds.ts'

/** What dbt computes: `failures <condition>` on at most `limit` failures. */
const CONDITIONS: readonly (readonly [string, (n: number) => boolean])[] = [
  ['> 3', (n) => n > 3],
  ['>=3', (n) => n >= 3],
  ['< 3', (n) => n < 3],
  [' <= 3 ', (n) => n <= 3],
  ['= 3', (n) => n === 3],
  ['!= 3', (n) => n !== 3],
  ['<> 0', (n) => n !== 0],
  ['between 2 and 4', (n) => n >= 2 && n <= 4],
  ['NOT BETWEEN 2 AND 4', (n) => n < 2 || n > 4],
]

it('allows as many failures as the condition does, with and without a limit', () => {
  for (const [condition, isBad] of CONDITIONS) {
    for (const limit of [undefined, 1, 2, 3, 4, 5]) {
      const bounds = allowedBy(condition, limit)
      for (let n = 0; n < 9; n += 1) {
        const counted = Math.min(n, limit ?? n)
        const allowed = bounds !== undefined && isWithin(bounds, n)
        expect(allowed, `${condition}, limit ${limit}, ${n} failures`).toBe(!isBad(counted))
      }
    }
  }
})

it('knows no other conditions', () => {
  for (const condition of ['', '> x', '> 3 or true', '> (select 1)', 'between 1'])
    expect(allowedBy(condition, undefined)).toBeUndefined()
})
