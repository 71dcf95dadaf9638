import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { type Artifact, MissingEvidence, parseReference, UserError } from '#core'
import { countRequests, type Plan, readPlan } from '#rollout'
import { type PolicyDocument, readPolicy, type Step, type Used, use } from '#step'
import type { inputs } from './inputs.ts'

type Given = z.output<typeof inputs>

/** Everything that was asked for, found and checked; nothing is started yet. */
export interface Prepared {
  readonly plan: Plan
  readonly provenance: PolicyDocument['provenance']
  readonly candidate: Used
  /** Undefined: no model serves yet. */
  readonly stable: Used | undefined
  /** The file that is replayed. */
  readonly requests: { readonly path: string; readonly count: number } | undefined
  readonly seed: number
}

/** @throws UserError or MissingEvidence with every problem of plan, models and requests */
export async function prepare(step: Step, given: Given): Promise<Prepared> {
  const [planned, candidate, stable] = await Promise.allSettled([
    readPlanAndRequests(step, given),
    use(step, 'model', given.candidate),
    stableOf(step, given.stable),
  ])
  if (planned.status === 'rejected' || candidate.status === 'rejected' || stable.status === 'rejected') {
    throw allOf(
      [planned, candidate, stable].flatMap((item) => (item.status === 'rejected' ? [item.reason] : [])),
    )
  }
  const { plan } = planned.value
  const seed = plan.seed ?? randomInt(2 ** 32)
  return { ...planned.value, candidate: candidate.value, stable: stable.value, seed }
}

/** Whether the candidate is the very model that serves. */
export function isUnchanged({ candidate, stable }: Prepared): boolean {
  return stable !== undefined && stable.sha256 === candidate.sha256
}

/** The candidate as the record speaks of it. */
export function subjectOf({ candidate: { path: _, ...artifact } }: Prepared): Artifact {
  return artifact
}

async function readPlanAndRequests(
  step: Step,
  given: Given,
): Promise<Pick<Prepared, 'plan' | 'provenance' | 'requests'>> {
  const { document, provenance } = await readPolicy(step, given.plan, 'input plan')
  const steps = given.steps.length === 0 ? undefined : given.steps
  const plan = readPlan(document, { steps, interval: given.interval })
  if (plan.replay === undefined) return { plan, provenance, requests: undefined }
  const { path } = await use(step, 'requests', plan.replay.requests)
  return { plan, provenance, requests: { path, count: await countRequests(path, plan.replay.requests) } }
}

/**
 * A stage that holds no version yet is a first deployment: the plan's `first` says what then. Everything else that
 * cannot be found is missing evidence.
 */
async function stableOf(step: Step, reference: string | undefined): Promise<Used | undefined> {
  if (reference === undefined) return undefined
  try {
    return await use(step, 'stable-model', reference, 'model')
  } catch (error) {
    const emptyStage =
      error instanceof MissingEvidence &&
      parseReference(reference).kind === 'registry' &&
      error.problems.every((problem) => problem.where === reference.trim())
    if (!emptyStage) throw error
    step.log.info(`No model serves yet: ${error.message}`)
    return undefined
  }
}

/** One error for several; missing evidence only if all of them are. */
function allOf(errors: readonly unknown[]): unknown {
  const other = errors.find((error) => !(error instanceof UserError))
  if (other !== undefined || errors.length === 1) return other ?? errors[0]
  const problems = errors.flatMap((error) => (error instanceof UserError ? error.problems : []))
  return errors.every((error) => error instanceof MissingEvidence)
    ? new MissingEvidence(problems)
    : new UserError(problems)
}
