import {
  type ArmCounts,
  type CountTestState,
  evidence,
  isRejected,
  observe,
  startHarmTest,
  startSafetyTest,
} from '#stats'
import type { AnalysisRules } from './plan.ts'
import { cleanRequestsFor, observeShare, startShareTest } from './share-test.ts'

/** What one arm did since the look before. */
export interface ArmLook extends ArmCounts {
  /** Requests that the split sent here, answered yet or not. */
  readonly assigned: number
  /** Bad, or answered with a status of 400 and above: the model was not exercised. */
  readonly unserved: number
}

export interface TrafficLook {
  /** Percent that the candidate should have got. */
  readonly weight: number
  readonly canary: ArmLook
  readonly stable: ArmLook
}

/** All that the looks so far say. */
export interface AnalysisState {
  readonly rules: AnalysisRules
  /** H0 "the candidate is not worse than stable". */
  readonly harm: CountTestState
  /** H0 "the candidate is at least `margin` times as bad as stable". */
  readonly ratio: CountTestState
  /** H0 "the candidate's bad share is at least `tolerate`". */
  readonly share: CountTestState | undefined
  /** ln of the largest mean of the two E-values for safety so far. */
  readonly largestLogSafety: number
  /** H0 "the split sends the candidate no more", and "no less, than its weight". Undefined: callers are sticky. */
  readonly split: { readonly more: CountTestState; readonly less: CountTestState } | undefined
  readonly canary: ArmLook
  readonly stable: ArmLook
}

/**
 * `harmful`: roll back. `split-off`, `stable-unhealthy`: the comparison means nothing, hold. `safe`: may be promoted.
 * `open`: go on.
 */
export type Judgement = 'harmful' | 'split-off' | 'stable-unhealthy' | 'safe' | 'open'

/** An honest split is called off once in a thousand rollouts. */
const SPLIT_ALPHA = 0.001
/** From so many requests of stable on, more than half unserved stops the rollout. */
const UNHEALTHY_REQUESTS = 20

/** @param sticky callers keep their arm: their requests come in bunches, so the split cannot be tested */
export function startAnalysis(rules: AnalysisRules, sticky: boolean): AnalysisState {
  const none = { requests: 0, bad: 0, assigned: 0, unserved: 0 }
  return {
    rules,
    harm: startHarmTest(),
    ratio: startSafetyTest(rules.margin),
    share: rules.tolerate === 0 ? undefined : startShareTest(rules.tolerate),
    largestLogSafety: 0,
    split: sticky ? undefined : { more: startHarmTest(), less: startHarmTest() },
    canary: none,
    stable: none,
  }
}

/** Feeds one look. Its counts are increments, not totals. */
export function addLook(state: AnalysisState, look: TrafficLook): AnalysisState {
  const next = {
    ...state,
    harm: observe(state.harm, look),
    ratio: observe(state.ratio, look),
    share: state.share && observeShare(state.share, look.canary),
    split: state.split && observeSplit(state.split, look),
    canary: add(state.canary, look.canary),
    stable: add(state.stable, look.stable),
  }
  return { ...next, largestLogSafety: Math.max(state.largestLogSafety, Math.log(safetyE(next))) }
}

/** What the state allows. Harm goes before everything else. */
export function judge(state: AnalysisState): Judgement {
  const { rules, stable, split } = state
  if (isRejected(state.harm, rules.alpha)) return 'harmful'
  if (split && [split.more, split.less].some((test) => isRejected(test, SPLIT_ALPHA / 2))) return 'split-off'
  if (stable.requests >= UNHEALTHY_REQUESTS && stable.unserved > stable.requests / 2)
    return 'stable-unhealthy'
  const shown = state.largestLogSafety >= -Math.log(rules.alpha)
  return shown && state.canary.requests >= rules.minRequests ? 'safe' : 'open'
}

/** E against "the candidate is no worse than stable". */
export function harmE(state: AnalysisState): number {
  return evidence(state.harm).e
}

/**
 * E against "the candidate is `margin` times as bad as stable and has a bad share of `tolerate` or more": the mean
 * of the two E-values, each valid for its part, so their mean is for both together.
 */
export function safetyE(state: AnalysisState): number {
  const ratio = evidence(state.ratio).e
  return state.share === undefined ? ratio : (ratio + evidence(state.share).e) / 2
}

/**
 * Whether the candidate does badly with all traffic, where stable has none to compare with: more than `margin` times
 * as bad as stable was during the rollout.
 */
export function collapses(state: AnalysisState, alone: ArmCounts): boolean {
  const test = observe(startHarmTest(state.rules.margin), { canary: alone, stable: state.stable })
  return isRejected(test, state.rules.alpha)
}

/** Requests that the candidate needs at least for a promotion, if none is bad. Undefined: no number is enough. */
export function requestsNeeded(rules: AnalysisRules): number | undefined {
  if (rules.tolerate === 0) return undefined
  // Without bad requests the E-value of the ratio stays 1.
  return Math.max(rules.minRequests, cleanRequestsFor(rules.tolerate, 2 / rules.alpha - 1))
}

/**
 * Every request is an event that belongs to the candidate with probability `weight`. The numbers of requests of the
 * two "arms" only carry that probability; they are large enough for any number of events.
 */
function observeSplit(
  split: { more: CountTestState; less: CountTestState },
  { weight, canary, stable }: TrafficLook,
): { more: CountTestState; less: CountTestState } {
  const events = canary.assigned + stable.assigned
  const share = weight / 100
  if (events === 0 || share <= 0 || share >= 1) return split
  const scale = (2 * events) / Math.min(share, 1 - share)
  const toCanary = { requests: scale * share, bad: canary.assigned }
  const toStable = { requests: scale * (1 - share), bad: stable.assigned }
  return {
    more: observe(split.more, { canary: toCanary, stable: toStable }),
    less: observe(split.less, { canary: toStable, stable: toCanary }),
  }
}

function add(total: ArmLook, more: ArmLook): ArmLook {
  return {
    requests: total.requests + more.requests,
    bad: total.bad + more.bad,
    assigned: total.assigned + more.assigned,
    unserved: total.unserved + more.unserved,
  }
}
