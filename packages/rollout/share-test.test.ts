import { describe, expect, it } from 'vitest'
import { evidence, isRejected, seededRandom } from '#stats'
import goldens from '../../test/fixtures/rollout/share.json' with { type: 'json' }
import { cleanRequestsFor, observeShare, startShareTest } from './share-test.ts'

describe('E against its definition multiplied out with 60 digits', () => {
  it.each(goldens.cases)('$name', ({ share, batches, logE }) => {
    let state = startShareTest(share)
    batches.forEach(([requests = 0, bad = 0], index) => {
      state = observeShare(state, { requests, bad })
      const wanted = logE[index] ?? Number.NaN
      expect(Math.abs(evidence(state).logE - wanted)).toBeLessThan(1e-10 * Math.max(1, Math.abs(wanted)))
    })
  })
})

/** Share of 1,000 runs in which H0 "bad with probability 0.05 or more" is rejected at any of 40 looks. */
function rejections(bad: number, seed: number): number {
  const random = seededRandom(seed)
  let rejected = 0
  for (let run = 0; run < 1000; run += 1) {
    let state = startShareTest(0.05)
    for (let look = 0; look < 40; look += 1) {
      let count = 0
      for (let request = 0; request < 25; request += 1) if (random.uniform() < bad) count += 1
      state = observeShare(state, { requests: 25, bad: count })
    }
    if (isRejected(state, 0.05)) rejected += 1
  }
  return rejected / 1000
}

it('keeps its error at 40 looks, and finds a share that is far below', () => {
  // Standard error of the first is 0.007 at most: 0.05 is the bound of the theory, not of chance.
  expect(rejections(0.05, 1)).toBeLessThanOrEqual(0.05)
  expect(rejections(0.07, 2)).toBeLessThanOrEqual(0.01)
  expect(rejections(0.015, 3)).toBeGreaterThan(0.99)
})

it('tells the fewest clean requests that reach a value', () => {
  const enough = cleanRequestsFor(0.02, 39)
  const at = (requests: number): number =>
    evidence(observeShare(startShareTest(0.02), { requests, bad: 0 })).e
  expect(at(enough)).toBeGreaterThanOrEqual(39)
  expect(at(enough - 1)).toBeLessThan(39)
  expect(cleanRequestsFor(0.001, 39)).toBeGreaterThan(cleanRequestsFor(0.02, 39) * 15)
})
