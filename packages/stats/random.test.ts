import { describe, expect, it } from 'vitest'
import { binomialVariate } from '../../test/fixtures/stats/binomial.fixture.ts'
import goldens from '../../test/fixtures/stats/distances.json' with { type: 'json' }
import { chiSquareSf } from './distributions.ts'
import { seededRandom, xoshiro128 } from './random.ts'

it('is xoshiro128**: the known answer of the rand_xoshiro crate for the state 1, 2, 3, 4', () => {
  const source = xoshiro128([1, 2, 3, 4])
  expect(Array.from({ length: 10 }, () => source.uint32())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ])
})

it.each(goldens.random)('seed $seed gives the words of plain integer arithmetic', ({ seed, words }) => {
  const source = seededRandom(seed)
  expect(words.map(() => source.uint32())).toEqual(words)
})

it('gives uniform numbers of 53 bits', () => {
  const [a, b] = [seededRandom(3), seededRandom(3)]
  for (let i = 0; i < 100; i++) {
    const expected = (BigInt(a.uint32() >>> 5) << 26n) + BigInt(a.uint32() >>> 6)
    expect(b.uniform() * 2 ** 53).toBe(Number(expected))
  }
})

it('refuses an all-zero state and a broken seed', () => {
  expect(() => xoshiro128([0, 0, 0, 0])).toThrow(RangeError)
  expect(() => seededRandom(0.5)).toThrow('seed 0.5')
})

describe('binomial variates', () => {
  it.each([
    [10, 0.3],
    [900, 0.01],
    [40, 0.95],
    [2500, 0.5],
  ])('of %i trials at %f follow the distribution (chi-square over deciles)', (n, p) => {
    const source = seededRandom(n)
    const draws = 5000
    const bins = new Map<number, { seen: number; expected: number }>()
    const deciles: number[] = []
    let [below, logDensity] = [0, n * Math.log1p(-p)]
    for (let k = 0; k <= n; k++) {
      const density = Math.exp(logDensity)
      const decile = Math.min(9, Math.floor(10 * (below + density)))
      const bin = bins.get(decile) ?? { seen: 0, expected: 0 }
      bin.expected += draws * density
      bins.set(decile, bin)
      deciles.push(decile)
      below += density
      logDensity += Math.log(((n - k) / (k + 1)) * (p / (1 - p)))
    }
    for (let i = 0; i < draws; i++) {
      const bin = bins.get(deciles[binomialVariate(source, n, p)] ?? NaN)
      if (bin) bin.seen++
    }
    const statistic = [...bins.values()].reduce(
      (t, { seen, expected }) => t + (seen - expected) ** 2 / expected,
      0,
    )
    expect(bins.size).toBeGreaterThan(3)
    expect(chiSquareSf(statistic, bins.size - 1)).toBeGreaterThan(1e-3)
  })
  it('has sure ends and refuses what is no trial or probability', () => {
    const source = seededRandom(1)
    expect([
      binomialVariate(source, 7, 0),
      binomialVariate(source, 7, 1),
      binomialVariate(source, 0, 0.5),
    ]).toEqual([0, 7, 0])
    expect(() => binomialVariate(source, 1.5, 0.1)).toThrow(RangeError)
    expect(() => binomialVariate(source, 1, 2)).toThrow('2 is not a probability')
  })
})
