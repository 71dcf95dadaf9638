import type { ArmCounts } from '#stats'
import {
  type AnalysisState,
  addLook,
  collapses,
  harmE,
  judge,
  safetyE,
  startAnalysis,
  type TrafficLook,
} from './analysis.ts'
import type { ArmTotals, TrafficTotals } from './arms.ts'
import type { Plan } from './plan.ts'
import type { Traffic } from './traffic.ts'

/** What ended the steps. */
export type Finding =
  | 'shown-safe'
  | 'harmful'
  | 'collapsed'
  | 'candidate-failed'
  | 'stable-failed'
  | 'split-off'
  | 'stable-unhealthy'
  | 'no-traffic'
  | 'undecided'
  | 'cancelled'

/** What one weight brought. */
export interface StepResult {
  readonly weight: number
  readonly looks: number
  readonly canary: ArmCounts
  readonly stable: ArmCounts
  /** E-values at its end, over all looks so far. */
  readonly harmE: number
  readonly safetyE: number
  readonly finding: Finding | 'went on'
}

export interface StepsResult {
  readonly finding: Finding
  readonly steps: readonly StepResult[]
  readonly state: AnalysisState
}

export interface StepsRun {
  readonly plan: Pick<Plan, 'steps' | 'interval' | 'lookEvery' | 'analysis' | 'stickyHeader'>
  readonly traffic: Traffic
  readonly now: () => number
  /** Waits; ends early, without an error, when something happened that `interrupted` tells. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly interrupted: () => Extract<Finding, 'candidate-failed' | 'stable-failed' | 'cancelled'> | undefined
  readonly onStep: (weight: number) => void
  readonly onLook: (weight: number, state: AnalysisState) => void
}

/**
 * Takes a rollout through its weights. Every look may end it; a step lasts `interval`, or one look once the candidate
 * is shown to be safe. At 100 % there is nothing to compare with any more: the candidate must only not collapse.
 * The weight is left where it was at the end: the caller decides, and must not wait.
 */
export async function runSteps(run: StepsRun): Promise<StepsResult> {
  let state = startAnalysis(run.plan.analysis, run.plan.stickyHeader !== undefined)
  const steps: StepResult[] = []
  for (const weight of run.plan.steps) {
    const interruption = run.interrupted()
    if (interruption !== undefined) return { finding: interruption, steps, state }
    if (weight === 100 && judge(state) !== 'safe') return { finding: 'undecided', steps, state }
    run.onStep(weight)
    const result = await runStep(run, weight, state)
    state = result.state
    steps.push(result.step)
    if (result.step.finding !== 'went on') return { finding: result.step.finding, steps, state }
  }
  return { finding: 'shown-safe', steps, state }
}

interface StepEnd {
  readonly step: StepResult
  readonly state: AnalysisState
}

async function runStep(run: StepsRun, weight: number, before: AnalysisState): Promise<StepEnd> {
  const { traffic, plan } = run
  const first = await traffic.setWeight(weight)
  const deadline = run.now() + (weight === 100 ? plan.lookEvery : plan.interval)
  let [state, seen, looks] = [before, first, 0]
  for (;;) {
    await run.wait(Math.max(0, Math.min(plan.lookEvery, deadline - run.now())))
    const interruption = run.interrupted()
    // At a cancel the weight comes first; a look would only cost time.
    if (interruption !== 'cancelled') {
      const totals = await traffic.totals()
      state = addLook(state, lookBetween(weight, seen, totals))
      seen = totals
      looks += 1
      run.onLook(weight, state)
    }
    const { canary, stable } = countsOf(first, seen)
    const over = run.now() >= deadline
    const finding =
      interruption ?? (weight === 100 ? judgeAlone(before, canary) : judgeStep(judge(state), canary, over))
    if (finding === undefined) continue
    const evidence = { harmE: harmE(state), safetyE: safetyE(state) }
    return { state, step: { weight, looks, canary, stable, ...evidence, finding } }
  }
}

/** With all traffic on the candidate one look decides. */
function judgeAlone(before: AnalysisState, canary: ArmCounts): StepResult['finding'] {
  return collapses(before, canary) ? 'collapsed' : 'went on'
}

/** @returns undefined: look again */
function judgeStep(
  judgement: ReturnType<typeof judge>,
  canary: ArmCounts,
  over: boolean,
): StepResult['finding'] | undefined {
  if (judgement !== 'open' && judgement !== 'safe') return judgement
  // More traffic for a candidate of which nothing was seen would be a leap in the dark.
  if (over && canary.requests === 0) return 'no-traffic'
  return over || (judgement === 'safe' && canary.requests > 0) ? 'went on' : undefined
}

function countsOf(first: TrafficTotals, last: TrafficTotals): { canary: ArmCounts; stable: ArmCounts } {
  return {
    canary: countsBetween(first.canary, last.canary),
    stable: countsBetween(first.stable, last.stable),
  }
}

/** What an arm answered between two counts. */
export function countsBetween(first: ArmTotals, last: ArmTotals): ArmCounts {
  return { requests: last.requests - first.requests, bad: last.bad - first.bad }
}

function lookBetween(weight: number, first: TrafficTotals, last: TrafficTotals): TrafficLook {
  const armLook = (from: ArmTotals, to: ArmTotals): TrafficLook['canary'] => {
    const counts = countsBetween(from, to)
    const notServed = unserved(to) - unserved(from)
    return { ...counts, assigned: to.assigned - from.assigned, unserved: Math.max(counts.bad, notServed) }
  }
  return { weight, canary: armLook(first.canary, last.canary), stable: armLook(first.stable, last.stable) }
}

function unserved({ statuses }: ArmTotals): number {
  return statuses['4xx'] + statuses['5xx'] + statuses.none
}
