import { join } from 'node:path'
import { digestFile, type Json, type Measure, RESULT_VERDICTS } from '#core'
import { exists } from '#host'
import { callout } from '#report'
import {
  deploymentDetails,
  harmE,
  log10,
  OUTCOMES,
  presentDeployment,
  presentPlan,
  reasonOf,
  safetyE,
  tooFewRequests,
} from '#rollout'
import type { Conclusion, Product } from '#step'
import { type Prepared, subjectOf } from './prepare.ts'
import type { Ran } from './run.ts'

/** Name of the request log in the rollout's folder. */
export const REQUEST_LOG = 'requests.jsonl'

export async function concludeRollout(prepared: Prepared, { result, folder }: Ran): Promise<Conclusion> {
  const { plan, provenance } = prepared
  const outcome = OUTCOMES[result.ending]
  const short = result.ending === 'undecided' ? tooFewRequests(plan, prepared.requests?.count) : undefined
  return {
    verdict: RESULT_VERDICTS['canary-deploy'][outcome],
    reasons: [reasonOf(plan, result), ...(short === undefined ? [] : [short])],
    outputs: { outcome, weight: String(result.weight) },
    report: presentDeployment(plan, result),
    details: deploymentDetails(plan, result),
    subjects: [subjectOf(prepared)],
    products: await requestLogOf(folder),
    parameters: parametersOf(prepared),
    results: { outcome, ending: result.ending },
    measures: measuresOf(result),
    policy: provenance,
  }
}

export function concludeUnchanged(prepared: Prepared): Conclusion {
  const reason = 'unchanged: the candidate is the model that serves already'
  return {
    verdict: RESULT_VERDICTS['canary-deploy'].unchanged,
    reasons: [reason],
    outputs: { outcome: 'unchanged', weight: '100' },
    report: [callout('note', 'Nothing was started or moved.')],
    details: { outcome: 'unchanged', reason },
    subjects: [subjectOf(prepared)],
    parameters: parametersOf(prepared),
    results: { outcome: 'unchanged', ending: 'unchanged' },
    policy: prepared.provenance,
  }
}

export function concludePlan(prepared: Prepared): Conclusion {
  const { plan, candidate, stable, requests } = prepared
  const facts = { candidate: candidate.path, stable: stable?.path, requests: requests?.count }
  const steps = plan.steps.map((weight) => `${weight} %`).join(', ')
  return {
    verdict: 'pass',
    reasons: [`plan: ${steps}; nothing was started`],
    outputs: {},
    report: presentPlan(plan, facts),
    details: { plan: parametersOf(prepared) },
    subjects: [subjectOf(prepared)],
    parameters: { ...parametersOf(prepared), operation: 'plan' },
    results: { operation: 'plan' },
    policy: prepared.provenance,
  }
}

/** The log of a rollout's requests, if one was written. */
export async function requestLogOf(folder: string): Promise<Product[]> {
  const path = join(folder, REQUEST_LOG)
  if (!(await exists(path))) return []
  const digest = await digestFile(path)
  return digest.bytes === 0 ? [] : [{ role: 'request-log', name: REQUEST_LOG, kind: 'file', path, ...digest }]
}

function parametersOf({ plan, seed }: Prepared): Record<string, Json> {
  const { status, slowerThan } = plan.bad
  return {
    operation: 'deploy',
    steps: [...plan.steps],
    intervalMs: plan.interval,
    lookEveryMs: plan.lookEvery,
    bad: { status: status ?? null, slowerThanMs: slowerThan ?? null },
    analysis: { ...plan.analysis },
    servers: plan.servers.kind,
    seed,
  }
}

function measuresOf({ analysis, weight, undoneIn }: Ran['result']): Record<string, Measure> {
  const undone: Record<string, Measure> =
    undoneIn === undefined ? {} : { 'undone-in-ms': Math.round(undoneIn) }
  if (analysis === undefined) return { weight, ...undone }
  return {
    weight,
    'candidate-requests': analysis.canary.requests,
    'candidate-bad': analysis.canary.bad,
    'stable-requests': analysis.stable.requests,
    'stable-bad': analysis.stable.bad,
    'harm-log10-e': log10(harmE(analysis)),
    'safety-log10-e': log10(safetyE(analysis)),
    ...undone,
  }
}
