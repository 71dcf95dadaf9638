import { describe, expect, it } from 'vitest'
import { binomialVariate } from '../../test/fixtures/stats/binomial.fixture.ts'
import goldens from '../../test/fixtures/stats/sequential.json' with { type: 'json' }
import { type RandomSource, seededRandom } from './random.ts'
import {
  type CountTestState,
  evidence,
  isRejected,
  type Look,
  observe,
  startHarmTest,
  startSafetyTest,
} from './sequential.ts'
import { relativeError } from './testing.ts'

const ALPHA = 0.05

function lookOf([canaryRequests = 0, canaryBad = 0, stableRequests = 0, stableBad = 0]: number[]): Look {
  return {
    canary: { requests: canaryRequests, bad: canaryBad },
    stable: { requests: stableRequests, bad: stableBad },
  }
}

describe('E against its definition multiplied out with 60 digits', () => {
  it.each(goldens.cases)('$name', ({ alternative, ratio, looks, logE, pValue }) => {
    let state = alternative === 'greater' ? startHarmTest(ratio) : startSafetyTest(ratio)
    looks.forEach((counts, k) => {
      state = observe(state, lookOf(counts))
      const now = evidence(state)
      // ln E is a difference of sums of up to a few hundred: 1e-12 absolute, hence 1e-12 relative in E.
      expect(Math.abs(now.logE - (logE[k] ?? NaN))).toBeLessThan(
        1e-12 * Math.max(1, Math.abs(logE[k] ?? NaN)),
      )
      expect(relativeError(now.pValue, pValue[k] ?? NaN)).toBeLessThan(1e-9)
    })
    expect(state.looks).toBe(looks.length)
  })
})

/** Expectation of E after one look with `bad` bad events in all, the canary's share of them binomial. */
function expectedE(
  start: CountTestState,
  requests: [number, number],
  bad: number,
  rateRatio: number,
): number {
  const share = (requests[0] * rateRatio) / (requests[0] * rateRatio + requests[1])
  let total = 0
  let probability = (1 - share) ** bad
  for (let x = 0; x <= bad; x++) {
    if (x > 0) probability *= ((share / (1 - share)) * (bad - x + 1)) / x
    total += probability * evidence(observe(start, lookOf([requests[0], x, requests[1], bad - x]))).e
  }
  return total
}

describe('E is a fair bet under H0, exactly', () => {
  it.each([
    [100, 900],
    [500, 500],
    [37, 5000],
  ])('%i canary and %i stable requests', (canary, stable) => {
    expect(expectedE(startHarmTest(), [canary, stable], 30, 1)).toBeCloseTo(1, 10)
    expect(expectedE(startSafetyTest(1.5), [canary, stable], 30, 1.5)).toBeCloseTo(1, 10)
    expect(expectedE(startHarmTest(), [canary, stable], 30, 0.8)).toBeLessThan(1)
    expect(expectedE(startSafetyTest(1.5), [canary, stable], 30, 1.8)).toBeLessThan(1)
    expect(expectedE(startHarmTest(), [canary, stable], 30, 2)).toBeGreaterThan(1)
  })
})

interface Plan {
  /** Bad rates of the canary and of stable at a look. */
  readonly rates: (look: number) => readonly [number, number]
  /** Requests of the canary and of stable at a look. */
  readonly requests: (look: number) => readonly [number, number]
  readonly looks: number
}

const RUNS = 1000
const share = (found: number[]) => found.length / RUNS
const median = (found: number[]) => found.toSorted((a, b) => a - b)[Math.floor(found.length / 2)] ?? NaN

/** The looks at which runs of the plan were rejected, one entry per rejected run. */
function simulate(random: RandomSource, plan: Plan, start: () => CountTestState): number[] {
  const rejectedAt: number[] = []
  for (let run = 0; run < RUNS; run++) {
    let state = start()
    for (let look = 1; look <= plan.looks && !isRejected(state, ALPHA); look++) {
      const [canary, stable] = plan.requests(look)
      const [canaryRate, stableRate] = plan.rates(look)
      const bad = [binomialVariate(random, canary, canaryRate), binomialVariate(random, stable, stableRate)]
      state = observe(state, lookOf([canary, bad[0] ?? 0, stable, bad[1] ?? 0]))
      if (isRejected(state, ALPHA)) rejectedAt.push(look)
    }
  }
  return rejectedAt
}

// Tolerance of a share p against a published one of 4000 runs: four standard errors of the difference.
const within = (p: number) => 4 * Math.sqrt(p * (1 - p) * (1 / RUNS + 1 / 4000))

describe('30 looks of 100 canary and 900 stable requests, alpha 0.05', () => {
  const at = (canary: number, stable: number): Plan => ({
    looks: 30,
    rates: () => [canary, stable],
    requests: () => [100, 900],
  })
  it.each([
    [0.01, 0.013],
    [0.002, 0.013],
    [0.2, 0.002],
  ])('false alarms at equal rates of %f', (rate, published) => {
    const alarms = share(simulate(seededRandom(11), at(rate, rate), startHarmTest))
    expect(alarms).toBeLessThan(ALPHA)
    expect(Math.abs(alarms - published)).toBeLessThan(within(published))
  })
  it.each([
    [0.02, 0.01, 0.947, 10],
    [0.05, 0.01, 1, 2],
    [0.01, 0.002, 0.999, 6],
  ])('finds a rate of %f against %f', (canary, stable, published, look) => {
    const found = simulate(seededRandom(12), at(canary, stable), startHarmTest)
    expect(Math.abs(share(found) - published)).toBeLessThanOrEqual(within(published))
    expect(Math.abs(median(found) - look)).toBeLessThanOrEqual(1)
  })
})

describe('ramp 5, 10, 25, 50 % of 1000 requests, ten looks each, base rate 1 % moving by 80 %', () => {
  const weights = [0.05, 0.1, 0.25, 0.5]
  const ramp = (ratio: number): Plan => ({
    looks: 40,
    rates: (look) => {
      const base = 0.01 * (1 + 0.8 * Math.sin((2 * Math.PI * look) / 40))
      return [base * ratio, base]
    },
    requests: (look) => {
      const canary = 1000 * (weights[Math.floor((look - 1) / 10)] ?? 0)
      return [canary, 1000 - canary]
    },
  })
  it('has few false alarms (published: 1.7 %, where pooling the looks gives 38.8 %)', () => {
    const alarms = share(simulate(seededRandom(13), ramp(1), startHarmTest))
    expect(alarms).toBeLessThan(0.03)
  })
  it('finds twice the rate (published: 99.8 %)', () => {
    expect(share(simulate(seededRandom(14), ramp(2), startHarmTest))).toBeGreaterThan(0.98)
  })
  it('promotes a canary that is 1.5 times as bad with at most alpha', () => {
    expect(share(simulate(seededRandom(15), ramp(1.5), () => startSafetyTest(1.5)))).toBeLessThan(ALPHA)
  })
  it('promotes a canary without bad events, by evidence alone', () => {
    expect(share(simulate(seededRandom(16), ramp(0), () => startSafetyTest(1.5)))).toBeGreaterThan(0.99)
  })
})

describe('the state', () => {
  const looks = [lookOf([100, 5, 900, 10]), lookOf([500, 20, 500, 6]), lookOf([500, 1, 500, 9])]
  it('survives JSON between looks', () => {
    const straight = looks.reduce(observe, startHarmTest())
    const resumed = looks.reduce<CountTestState>(
      (state, look) => JSON.parse(JSON.stringify(observe(state, look))),
      startHarmTest(),
    )
    expect(resumed).toEqual(straight)
    expect(straight).toMatchObject({ looks: 3, canary: { requests: 1100, bad: 26 }, stable: { bad: 25 } })
  })
  it('keeps a rejection although the evidence shrinks again', () => {
    const bad = [lookOf([500, 25, 500, 5]), lookOf([500, 0, 500, 40])].map(
      ((state) => (look: Look) => {
        state = observe(state, look)
        return state
      })(startHarmTest()),
    )
    expect(bad.map((state) => isRejected(state, ALPHA))).toEqual([true, true])
    expect(evidence(bad[1] ?? startHarmTest()).e).toBeLessThan(1)
  })
  it('learns nothing from a look without requests in one arm, or without bad events', () => {
    const start = startHarmTest()
    expect(observe(start, lookOf([0, 0, 900, 50]))).toEqual(start)
    expect(observe(start, lookOf([100, 9, 0, 0]))).toEqual(start)
    expect(evidence(observe(start, lookOf([100, 0, 900, 0])))).toEqual({ logE: 0, e: 1, pValue: 1 })
  })
  it('stays finite for overwhelming evidence', () => {
    const state = observe(startHarmTest(), lookOf([1e6, 1e6, 1e6, 0]))
    expect(evidence(state)).toMatchObject({ e: Number.MAX_VALUE, pValue: 0 })
    expect(evidence(state).logE).toBeGreaterThan(6e5)
  })
  it('refuses counts, states and settings that make no sense', () => {
    const start = startHarmTest()
    expect(() => observe(start, lookOf([10, 11, 10, 0]))).toThrow('canary: 11 bad of 10 requests')
    expect(() => observe(start, lookOf([10, 1, NaN, 0]))).toThrow('stable: 0 bad of NaN')
    expect(() => observe({ ...start, logRatios: [0] }, lookOf([1, 0, 1, 0]))).toThrow('1 grid points')
    expect(() => isRejected(start, 1)).toThrow('alpha 1')
    expect(() => startSafetyTest(1)).toThrow('margin 1')
    expect(() => startHarmTest(0)).toThrow('rate ratio 0')
  })
})
