import { type Problem, UserError } from '#core'
import { readMetricsFile } from '#data'
import {
  type GateResult,
  judge,
  type MetricValues,
  type Policy,
  type PredictionSet,
  readPredictions,
} from '#evaluation'
import { openStepEngine, type Step, type Used } from '#step'
import type { GateEvidence } from './evidence.ts'

export interface Judgement {
  readonly result: GateResult
  readonly predictions: PredictionSet | undefined
}

/**
 * Reads the evidence and judges it. Evidence that cannot be read counts as missing: the verdict is then `fail`, and
 * still bound to the model.
 */
export async function judgeEvidence(step: Step, policy: Policy, evidence: GateEvidence): Promise<Judgement> {
  const problems: Problem[] = [...evidence.missing]
  const metrics = await readValues(evidence.metrics, problems)
  const baseline = await readValues(evidence.baseline, problems)
  const predictions = await readRows(step, policy, evidence, problems)
  const result = judge(policy, { metrics, baseline, predictions, firstRun: evidence.firstRun }, problems)
  return { result, predictions }
}

async function readValues(used: Used | undefined, problems: Problem[]): Promise<MetricValues | undefined> {
  if (used === undefined) return undefined
  const metrics = await unlessUnusable(() => readMetricsFile(used.path, nameOf(used)), problems)
  return metrics === undefined ? undefined : new Map(metrics.map((metric) => [metric.name, metric]))
}

async function readRows(
  step: Step,
  policy: Policy,
  { predictions, baselinePredictions }: GateEvidence,
  problems: Problem[],
): Promise<PredictionSet | undefined> {
  if (predictions === undefined) return undefined
  const files = [predictions, ...(baselinePredictions === undefined ? [] : [baselinePredictions])]
  await using engine = await openStepEngine(
    step,
    files.map(({ path }) => path),
  )
  const [candidate, champion] = files.map((used) => ({ path: used.path, name: nameOf(used) }))
  if (candidate === undefined) return undefined
  const read = await unlessUnusable(
    () => readPredictions(engine, candidate, champion, policy.predictions),
    problems,
  )
  problems.push(...(read?.problems ?? []))
  return read?.set
}

async function unlessUnusable<T>(work: () => Promise<T>, problems: Problem[]): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** As the user named it; the copy that lies here has a name that says nothing. */
function nameOf({ name, uri }: Used): string {
  return uri ?? name
}
