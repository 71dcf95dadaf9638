import { describe, expect, it } from 'vitest'
import goldens from '../../test/fixtures/stats/distributions.json' with { type: 'json' }
import {
  chiSquareSf,
  chiSquareUpperQuantile,
  normalCdf,
  normalSf,
  normalUpperQuantile,
  studentTCdf,
  studentTSf,
  studentTUpperQuantile,
} from './distributions.ts'
import { worstRelativeError } from './testing.ts'

// Tolerances are relative, so they hold in the tails too. They are the conditioning of the arguments
// (x^2 eps for the normal tail at x = 38 is 3e-13) times a few. Exact values: mpmath, 60 digits.
const TIGHT = 5e-13

describe('normal', () => {
  const { points, upperQuantiles } = goldens.normal
  it('has exact tails down to 1e-308', () => {
    expect(worstRelativeError(points, (g) => [normalSf(g.z), g.sf])).toBeLessThan(TIGHT)
    expect(worstRelativeError(points, (g) => [normalCdf(g.z), g.cdf])).toBeLessThan(TIGHT)
  })
  it('inverts the upper tail', () => {
    expect(worstRelativeError(upperQuantiles, (g) => [normalUpperQuantile(g.q), g.x])).toBeLessThan(TIGHT)
  })
  it('has infinite ends and no value outside [0, 1]', () => {
    expect([normalUpperQuantile(1), normalUpperQuantile(0)]).toEqual([-Infinity, Infinity])
    expect([normalUpperQuantile(-0.1), normalUpperQuantile(1.1)]).toEqual([NaN, NaN])
  })
})

describe('chi-square', () => {
  const { points, upperQuantiles } = goldens.chiSquare
  it('has an exact upper tail', () => {
    expect(worstRelativeError(points, (g) => [chiSquareSf(g.x, g.df), g.sf])).toBeLessThan(TIGHT)
  })
  it('inverts the upper tail', () => {
    const upper = worstRelativeError(upperQuantiles, (g) => [chiSquareUpperQuantile(g.q, g.df), g.x])
    expect(upper).toBeLessThan(TIGHT)
  })
  it('keeps its edges', () => {
    expect([chiSquareSf(-1, 3), chiSquareSf(0, 3), chiSquareUpperQuantile(0, 3)]).toEqual([1, 1, Infinity])
    expect([chiSquareSf(1, 0), chiSquareUpperQuantile(0.5, -1)]).toEqual([NaN, NaN])
    expect([chiSquareUpperQuantile(-0.1, 1), chiSquareUpperQuantile(0.6, 1)]).toEqual([NaN, NaN])
  })
})

describe('Student t', () => {
  const { points, upperQuantiles } = goldens.studentT
  it('has exact tails for 1 to 3 million degrees of freedom', () => {
    expect(worstRelativeError(points, (g) => [studentTSf(g.t, g.df), g.sf])).toBeLessThan(TIGHT)
    expect(worstRelativeError(points, (g) => [studentTCdf(g.t, g.df), g.cdf])).toBeLessThan(TIGHT)
  })
  it('inverts the upper tail', () => {
    const upper = worstRelativeError(upperQuantiles, (g) => [studentTUpperQuantile(g.q, g.df), g.x])
    expect(upper).toBeLessThan(TIGHT)
  })
  it('keeps its edges', () => {
    expect([studentTSf(Infinity, 4), studentTSf(-Infinity, 4), studentTSf(1e200, 4)]).toEqual([0, 1, 0])
    expect([studentTUpperQuantile(0, 4), studentTUpperQuantile(0.5, 4)]).toEqual([Infinity, 0])
    expect([studentTSf(1, 0), studentTUpperQuantile(0.5, 0), studentTUpperQuantile(NaN, 4)]).toEqual([
      NaN,
      NaN,
      NaN,
    ])
  })
})
