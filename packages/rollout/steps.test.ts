import { describe, expect, it } from 'vitest'
import { seededRandom } from '#stats'
import { binomialVariate } from '../../test/fixtures/stats/binomial.fixture.ts'
import { emptyTotals, type TrafficTotals } from './arms.ts'
import { type Finding, runSteps, type StepsResult, type StepsRun } from './steps.ts'

interface World {
  /** Requests in a second, to both arms. */
  readonly rate?: number
  readonly stable?: number
  /** Bad share of the candidate at a weight. */
  readonly canary?: (weight: number) => number
  readonly minRequests?: number
  /** After so many looks, this happens. */
  readonly interruption?: {
    readonly look: number
    readonly kind: NonNullable<ReturnType<StepsRun['interrupted']>>
  }
}

/** Runs steps of 10 s with a look each 2 s in a world without real time. */
async function rollOut({
  rate = 100,
  stable = 0.01,
  canary = () => 0.01,
  ...more
}: World): Promise<StepsResult & { weights: number[]; time: number }> {
  const random = seededRandom(21)
  const totals: TrafficTotals = { weight: 0, stable: emptyTotals(), canary: emptyTotals(), lostRecords: 0 }
  const weights: number[] = []
  let [time, looks] = [0, 0]
  const serve = (milliseconds: number): void => {
    const requests = Math.round((rate * milliseconds) / 1000)
    const toCanary = binomialVariate(random, requests, totals.weight / 100)
    for (const [arm, count, share] of [
      [totals.canary, toCanary, canary(totals.weight)],
      [totals.stable, requests - toCanary, stable],
    ] as const) {
      const bad = binomialVariate(random, count, share)
      arm.assigned += count
      arm.requests += count
      arm.bad += bad
      arm.statuses['5xx'] += bad
      arm.statuses['2xx'] += count - bad
    }
  }
  const result = await runSteps({
    plan: {
      steps: [10, 50, 100],
      interval: 10_000,
      lookEvery: 2_000,
      stickyHeader: undefined,
      analysis: { alpha: 0.05, margin: 2, tolerate: 0.01, minRequests: more.minRequests ?? 50 },
    },
    traffic: {
      totals: async () => structuredClone(totals),
      setWeight: async (weight) => {
        weights.push(weight)
        totals.weight = weight
        return structuredClone(totals)
      },
      stop: async () => structuredClone(totals),
    },
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds
      serve(milliseconds)
      looks += 1
    },
    interrupted: () =>
      looks >= (more.interruption?.look ?? Number.POSITIVE_INFINITY) ? more.interruption?.kind : undefined,
    onStep: () => undefined,
    onLook: () => undefined,
  })
  return { ...result, weights, time }
}

describe('runSteps', () => {
  it('goes through every weight and promotes, faster once safety is shown', async () => {
    const done = await rollOut({ rate: 1000, stable: 0.05, canary: () => 0.05 })
    expect([done.finding, done.weights]).toEqual(['shown-safe', [10, 50, 100]])
    expect(done.steps.map((step) => step.finding)).toEqual(['went on', 'went on', 'went on'])
    expect(done.steps[1]?.looks).toBe(1)
    expect(done.time).toBeLessThan(22_000)
  })

  it('stops at the look that shows harm, and raises the weight no more', async () => {
    const done = await rollOut({ canary: () => 0.4 })
    expect([done.finding, done.weights]).toEqual(['harmful', [10]])
    expect(done.steps[0]?.harmE).toBeGreaterThan(20)
    expect(done.time).toBeLessThanOrEqual(4_000)
  })

  it('finds harm that begins under load', async () => {
    const done = await rollOut({ canary: (weight) => (weight >= 50 ? 0.3 : 0.01) })
    expect([done.finding, done.weights]).toEqual(['harmful', [10, 50]])
  })

  it('is undecided after the last weight below 100, and does not go to 100', async () => {
    const done = await rollOut({ rate: 20, minRequests: 10_000 })
    expect([done.finding, done.weights, done.time]).toEqual(['undecided', [10, 50], 20_000])
  })

  it('finds a collapse with all traffic', async () => {
    const done = await rollOut({
      rate: 1000,
      stable: 0.05,
      canary: (weight) => (weight === 100 ? 0.9 : 0.05),
    })
    expect([done.finding, done.weights.at(-1)]).toEqual(['collapsed', 100])
    expect(done.steps.at(-1)).toMatchObject({ weight: 100, looks: 1, finding: 'collapsed' })
  })

  it('does not raise the weight of a candidate that got no request', async () => {
    const done = await rollOut({ rate: 0 })
    expect([done.finding, done.weights, done.time]).toEqual(['no-traffic', [10], 10_000])
  })

  it('does not compare with a stable that fails', async () => {
    expect((await rollOut({ stable: 0.9, canary: () => 0.9 })).finding).toBe('stable-unhealthy')
  })

  it.each<[Finding & NonNullable<ReturnType<StepsRun['interrupted']>>, number]>([
    ['cancelled', 1],
    ['candidate-failed', 2],
    ['stable-failed', 2],
  ])('ends when it is interrupted: %s', async (kind, look) => {
    const done = await rollOut({ interruption: { look, kind } })
    expect([done.finding, done.weights, done.steps[0]?.finding]).toEqual([kind, [10], kind])
    // A cancel asks for no more counts; a server that ended is still counted.
    expect(done.steps[0]?.looks).toBe(kind === 'cancelled' ? 0 : 2)
  })

  it('moves nothing if it is cancelled before the first weight', async () => {
    const done = await rollOut({ interruption: { look: 0, kind: 'cancelled' } })
    expect([done.finding, done.weights]).toEqual(['cancelled', []])
  })
})
