import { type ArmCounts, type CountTestState, evidence, observe, startHarmTest } from '#stats'

/**
 * Starts the sequential test of H0 "a request is bad with probability `share` or more". Rejecting it is evidence that
 * the bad share is below.
 *
 * It is the count test on events of another kind: each request is an event that is good or bad, and under the
 * boundary of H0 it is good with probability 1 - share. The count test gives an event to the canary with probability
 * nc r/(nc r + ns); with nc = ns and r = (1 - share)/share that is 1 - share. For 0/1 requests its error bound is
 * exact, by Ville's inequality.
 * @param share between 0 and 1, both excluded
 */
export function startShareTest(share: number): CountTestState {
  return startHarmTest((1 - share) / share)
}

/** Feeds requests and how many of them were bad. */
export function observeShare(state: CountTestState, { requests, bad }: ArmCounts): CountTestState {
  return observe(state, { canary: { requests, bad: requests - bad }, stable: { requests, bad } })
}

/** Fewest requests, none of them bad, after which E reaches a value; at most 10 million. */
export function cleanRequestsFor(share: number, wanted: number): number {
  const reaches = (requests: number): boolean =>
    evidence(observeShare(startShareTest(share), { requests, bad: 0 })).logE >= Math.log(wanted)
  let enough = 1
  while (!reaches(enough) && enough < 1e7) enough *= 2
  let tooFew = Math.floor(enough / 2)
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2)
    if (reaches(middle)) enough = middle
    else tooFew = middle
  }
  return enough
}
