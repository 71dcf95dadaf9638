import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/distributions.json' with { type: 'json' }
import {
  binomialCdf,
  binomialSf,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSf,
  chiSquareUpperQuantile,
  normalCdf,
  normalQuantile,
  normalSf,
  normalUpperQuantile,
  studentTCdf,
  studentTQuantile,
  studentTSf,
  studentTUpperQuantile,
} from './distributions.ts'
import { worstRelativeError } from './testing.ts'

// Tolerances are relative, so they hold in the tails too. They are the conditioning of the arguments
// (x^2 eps for the normal tail at x = 38 is 3e-13) times a few, and 1e-10 for the binomial with two
// million trials, whose prefactor is a difference of log gammas near 3e7. Exact values: mpmath, 60 digits.
const TIGHT = 5e-13
const LARGE_BETA = 1e-10

describe('normal', () => {
  const { points, upperQuantiles } = goldens.normal
  it('has exact tails down to 1e-308', () => {
    expect(worstRelativeError(points, (g) => [normalSf(g.z), g.sf])).toBeLessThan(TIGHT)
    expect(worstRelativeError(points, (g) => [normalCdf(g.z), g.cdf])).toBeLessThan(TIGHT)
  })
  it('inverts both tails', () => {
    expect(worstRelativeError(upperQuantiles, (g) => [normalUpperQuantile(g.q), g.x])).toBeLessThan(TIGHT)
    expect(worstRelativeError(upperQuantiles, (g) => [normalQuantile(g.q), -g.x])).toBeLessThan(TIGHT)
  })
  it('has infinite ends and no value outside [0, 1]', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ])
    expect([normalQuantile(-0.1), normalUpperQuantile(1.1)]).toEqual([Number.NaN, Number.NaN])
  })
})

describe('chi-square', () => {
  const { points, upperQuantiles, lowerQuantiles } = goldens.chiSquare
  it('has exact tails on both sides', () => {
    expect(worstRelativeError(points, (g) => [chiSquareSf(g.x, g.df), g.sf])).toBeLessThan(TIGHT)
    expect(worstRelativeError(points, (g) => [chiSquareCdf(g.x, g.df), g.cdf])).toBeLessThan(TIGHT)
  })
  it('inverts both tails', () => {
    const upper = worstRelativeError(upperQuantiles, (g) => [chiSquareUpperQuantile(g.q, g.df), g.x])
    expect(upper).toBeLessThan(TIGHT)
    const lower = worstRelativeError(lowerQuantiles, (g) => [chiSquareQuantile(g.p, g.df), g.x])
    expect(lower).toBeLessThan(TIGHT)
  })
  it('keeps its edges', () => {
    expect([chiSquareSf(-1, 3), chiSquareCdf(0, 3), chiSquareQuantile(0, 3)]).toEqual([1, 0, 0])
    expect([chiSquareUpperQuantile(0, 3), chiSquareQuantile(1, 3)]).toEqual([Infinity, Infinity])
    expect([chiSquareSf(1, 0), chiSquareQuantile(0.5, -1), chiSquareUpperQuantile(2, 1)]).toEqual([
      NaN,
      NaN,
      NaN,
    ])
  })
})

describe('Student t', () => {
  const { points, upperQuantiles } = goldens.studentT
  it('has exact tails for 1 to 3 million degrees of freedom', () => {
    expect(worstRelativeError(points, (g) => [studentTSf(g.t, g.df), g.sf])).toBeLessThan(TIGHT)
    expect(worstRelativeError(points, (g) => [studentTCdf(g.t, g.df), g.cdf])).toBeLessThan(TIGHT)
  })
  it('inverts both tails', () => {
    const upper = worstRelativeError(upperQuantiles, (g) => [studentTUpperQuantile(g.q, g.df), g.x])
    expect(upper).toBeLessThan(TIGHT)
    const lower = worstRelativeError(upperQuantiles, (g) => [studentTQuantile(g.q, g.df), -g.x])
    expect(lower).toBeLessThan(TIGHT)
  })
  it('keeps its edges', () => {
    expect([studentTSf(Infinity, 4), studentTSf(-Infinity, 4), studentTSf(1e200, 4)]).toEqual([0, 1, 0])
    expect([studentTUpperQuantile(0, 4), studentTUpperQuantile(0.5, 4)]).toEqual([Infinity, 0])
    expect([studentTSf(1, 0), studentTQuantile(0.5, 0), studentTQuantile(NaN, 4)]).toEqual([NaN, NaN, NaN])
  })
})

describe('binomial', () => {
  it('has exact tails for 1 to 2 million trials', () => {
    const { points } = goldens.binomial
    expect(worstRelativeError(points, (g) => [binomialSf(g.k, g.n, g.p), g.sf])).toBeLessThan(LARGE_BETA)
    expect(worstRelativeError(points, (g) => [binomialCdf(g.k, g.n, g.p), g.cdf])).toBeLessThan(LARGE_BETA)
  })
  it('keeps its edges', () => {
    expect([binomialCdf(-1, 5, 0.5), binomialSf(-1, 5, 0.5), binomialCdf(2.9, 5, 0.5)]).toEqual([0, 1, 0.5])
    expect([binomialCdf(5, 5, 0.5), binomialSf(0, 0, 0.5), binomialSf(2, 5, 0)]).toEqual([1, 0, 0])
    expect([binomialCdf(1, 2.5, 0.5), binomialSf(1, 2, 1.5), binomialSf(NaN, 2, 0.5)]).toEqual([
      NaN,
      NaN,
      NaN,
    ])
  })
})
