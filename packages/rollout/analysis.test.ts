import { describe, expect, it } from 'vitest'
import { seededRandom } from '#stats'
import { binomialVariate } from '../../test/fixtures/stats/binomial.fixture.ts'
import {
  type AnalysisState,
  type ArmLook,
  addLook,
  collapses,
  harmE,
  type Judgement,
  judge,
  requestsNeeded,
  safetyE,
  startAnalysis,
} from './analysis.ts'
import type { AnalysisRules } from './plan.ts'

const RULES: AnalysisRules = { alpha: 0.05, margin: 2, tolerate: 0.01, minRequests: 100 }

function arm(requests: number, bad: number, more: Partial<ArmLook> = {}): ArmLook {
  return { requests, bad, assigned: requests, unserved: bad, ...more }
}

function after(looks: readonly (readonly [ArmLook, ArmLook])[], rules = RULES, weight = 50): AnalysisState {
  return looks.reduce(
    (state, [canary, stable]) => addLook(state, { weight, canary, stable }),
    startAnalysis(rules, false),
  )
}

describe('judge', () => {
  it('says nothing before there are requests', () => {
    expect(judge(after([]))).toBe('open')
    expect(judge(after([[arm(0, 0), arm(0, 0)]]))).toBe('open')
  })

  it('finds harm, at any number of requests', () => {
    const state = after([[arm(30, 10), arm(30, 0)]])
    expect(judge(state)).toBe('harmful')
    expect(harmE(state)).toBeGreaterThan(20)
  })

  it('stays with harm once it was shown', () => {
    expect(
      judge(
        after([
          [arm(30, 10), arm(30, 0)],
          [arm(5000, 0), arm(5000, 0)],
        ]),
      ),
    ).toBe('harmful')
  })

  it('takes a candidate without a bad request for safe from the number on that it tells beforehand', () => {
    const needed = requestsNeeded(RULES) ?? 0
    expect(needed).toBeGreaterThan(400)
    expect(judge(after([[arm(needed, 0), arm(needed, 0)]]))).toBe('safe')
    expect(judge(after([[arm(needed - 1, 0), arm(needed - 1, 0)]]))).toBe('open')
  })

  it('takes one for safe that is as bad as stable, however bad that is', () => {
    const state = after([[arm(1000, 100), arm(1000, 100)]])
    expect(judge(state)).toBe('safe')
    expect(safetyE(state)).toBeGreaterThan(20)
  })

  it('waits for the fewest requests that the plan asks for', () => {
    expect(judge(after([[arm(1000, 100), arm(1000, 100)]], { ...RULES, minRequests: 1001 }))).toBe('open')
  })

  it('needs bad requests of stable to compare with where nothing is tolerated', () => {
    const rules = { ...RULES, tolerate: 0 }
    expect(requestsNeeded(rules)).toBeUndefined()
    expect(judge(after([[arm(100_000, 0), arm(100_000, 0)]], rules))).toBe('open')
  })

  it('voids a comparison whose split is not the weight', () => {
    // 78.5 of 1,000 where 10 % were asked for: what a proxy that picks the least loaded server gave.
    expect(judge(after([[arm(785, 0), arm(9215, 0)]], { ...RULES, minRequests: 1e6 }, 10))).toBe('split-off')
    expect(judge(after([[arm(1210, 0), arm(8790, 0)]], { ...RULES, minRequests: 1e6 }, 10))).toBe('split-off')
    expect(judge(after([[arm(1020, 0), arm(8980, 0)]], { ...RULES, minRequests: 1e6 }, 10))).toBe('open')
  })

  it('does not test the split of callers that keep their arm', () => {
    const state = addLook(startAnalysis({ ...RULES, minRequests: 1e6 }, true), {
      weight: 10,
      canary: arm(785, 0),
      stable: arm(9215, 0),
    })
    expect(judge(state)).toBe('open')
  })

  it('does not compare with a stable that serves nobody', () => {
    const lost = arm(50, 0, { unserved: 50 })
    expect(judge(after([[lost, lost]]))).toBe('stable-unhealthy')
    expect(judge(after([[arm(40, 0), arm(40, 0, { unserved: 20 })]]))).toBe('open')
  })
})

it('sees a collapse at 100 %, and none in a few bad requests', () => {
  const before = after([[arm(500, 0), arm(1500, 3)]])
  expect(collapses(before, arm(200, 150))).toBe(true)
  expect(collapses(before, arm(200, 1))).toBe(false)
  expect(collapses(before, arm(0, 0))).toBe(false)
})

describe('errors over a whole rollout of 5, 25 and 50 %, ten looks each', () => {
  const RUNS = 600
  /** Bad shares move by 80 % over the rollout, as a day's traffic may; the ratio stays. */
  function endings(canaryRate: number, stableRate: number, perLook: number, seed: number): Judgement[] {
    const random = seededRandom(seed)
    return Array.from({ length: RUNS }, () => {
      let state = startAnalysis({ ...RULES, tolerate: 0.002 }, false)
      for (let look = 0; look < 30; look += 1) {
        const weight = [5, 25, 50][Math.floor(look / 10)] ?? 50
        const wave = 1 + 0.8 * Math.sin((2 * Math.PI * look) / 30)
        const toCanary = binomialVariate(random, perLook, weight / 100)
        const toStable = perLook - toCanary
        const canary = arm(toCanary, binomialVariate(random, toCanary, canaryRate * wave))
        const stable = arm(toStable, binomialVariate(random, toStable, stableRate * wave))
        state = addLook(state, { weight, canary, stable })
        if (judge(state) !== 'open') return judge(state)
      }
      return judge(state)
    })
  }
  const share = (found: readonly Judgement[], what: Judgement): number =>
    found.filter((one) => one === what).length / found.length

  it('rolls a candidate that is as good back in at most 5 % of rollouts', () => {
    const found = endings(0.01, 0.01, 500, 1)
    expect(share(found, 'harmful')).toBeLessThanOrEqual(0.05)
    expect(share(found, 'split-off')).toBeLessThanOrEqual(0.005)
  })

  it('finds one that is five times as bad', () => {
    expect(share(endings(0.05, 0.01, 500, 2), 'harmful')).toBeGreaterThan(0.99)
  })

  it('promotes one that is twice as bad, the margin, in at most 5 % of rollouts', () => {
    expect(share(endings(0.02, 0.01, 500, 3), 'safe')).toBeLessThanOrEqual(0.05)
  })

  it('promotes one that is as good, given requests', () => {
    expect(share(endings(0.02, 0.02, 2000, 4), 'safe')).toBeGreaterThan(0.9)
  })
})
