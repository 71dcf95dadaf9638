import { describe, expect, it } from 'vitest'
import { passedOn } from './headers.ts'
import { countLatency, emptyHistogram, latencyQuantile } from './latency.ts'
import { createSplit } from './split.ts'

const DRAWS = 20_000

function canaryOf(weight: number, key: (index: number) => string | undefined, seed = 5): number {
  const split = createSplit(seed)
  split.weight = weight
  return Array.from({ length: DRAWS }, (_, index) => split.choose(key(index))).filter(
    (arm) => arm === 'canary',
  ).length
}

describe('createSplit', () => {
  // 4.9 standard deviations of a binomial: an honest split fails once in a million seeds, and the seed is fixed.
  const near = (weight: number): number => 4.9 * Math.sqrt(DRAWS * (weight / 100) * (1 - weight / 100))

  it.each([1, 5, 25, 50, 90])('sends %i %% to the candidate', (weight) => {
    expect(Math.abs(canaryOf(weight, () => undefined) - (DRAWS * weight) / 100)).toBeLessThan(near(weight))
    expect(Math.abs(canaryOf(weight, (index) => `user-${index}`) - (DRAWS * weight) / 100)).toBeLessThan(
      near(weight),
    )
  })

  it('starts with nothing, and is exact at both ends', () => {
    expect(createSplit(1).choose(undefined)).toBe('stable')
    expect([canaryOf(0, () => undefined), canaryOf(100, () => undefined)]).toEqual([0, DRAWS])
    expect([canaryOf(0, String), canaryOf(100, String)]).toEqual([0, DRAWS])
  })

  it('repeats itself for a seed, and only for it', () => {
    const first = (seed: number): string => {
      const split = createSplit(seed)
      split.weight = 50
      return Array.from({ length: 64 }, () => split.choose(undefined)).join()
    }
    expect(first(3)).toBe(first(3))
    expect(first(3)).not.toBe(first(4))
  })

  it('keeps a caller on its arm while the weight rises', () => {
    const split = createSplit(9)
    const users = Array.from({ length: 500 }, (_, index) => `user-${index}`)
    let before = new Set<string>()
    for (const weight of [5, 25, 50, 100]) {
      split.weight = weight
      const now = new Set(users.filter((user) => split.choose(user) === 'canary'))
      expect([...before].every((user) => now.has(user))).toBe(true)
      expect(now.size).toBeGreaterThan(before.size)
      before = now
    }
  })
})

describe('passedOn', () => {
  it('keeps order and repeats, and drops what speaks of one connection', () => {
    expect(
      passedOn(
        [
          'Set-Cookie',
          'a=1',
          'Connection',
          'close, X-Private',
          'X-Private',
          '1',
          'Set-Cookie',
          'b=2',
          'TE',
          'trailers',
          'Host',
          'x',
        ],
        ['host'],
      ),
    ).toEqual(['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'])
  })

  it('never drops the length of a body', () => {
    expect(passedOn(['Connection', 'Content-Length', 'Content-Length', '3'])).toEqual(['Content-Length', '3'])
  })
})

describe('latencyQuantile', () => {
  it('is at most 20 % above the true one', () => {
    const histogram = emptyHistogram()
    const values = Array.from({ length: 1000 }, (_, index) => 1 + index * 0.7)
    for (const value of values) countLatency(histogram, value)
    for (const q of [0.01, 0.5, 0.95, 1]) {
      const exact = values[Math.ceil(q * 1000) - 1] ?? 0
      expect(latencyQuantile(histogram, q)).toBeGreaterThanOrEqual(exact * 0.999999)
      expect(latencyQuantile(histogram, q)).toBeLessThanOrEqual(exact * 1.2 * 1.000001)
    }
  })

  it('knows none of no latencies', () => {
    expect(latencyQuantile(emptyHistogram(), 0.5)).toBeUndefined()
  })
})
