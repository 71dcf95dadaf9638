import { canonicalJson, sha256 } from '#core'
import {
  type DriftConfig,
  type DriftResult,
  type IssueOutcome,
  keepIssue,
  present,
  type Retrain,
  requestRetrain,
} from '#drift'
import { renderMarkdown } from '#report'
import { dispatchWorkflow, openIssues } from '#runner'
import type { Step } from '#step'
import type { Given } from './request.ts'

export interface FollowUp {
  readonly retrain: Retrain
  readonly issue: IssueOutcome
}

/** Starts the retraining and keeps the issue, where they are asked for and this run may. */
export async function followUp(
  step: Step,
  given: Given,
  config: DriftConfig,
  result: DriftResult,
): Promise<FollowUp> {
  const retrain = await startRetraining(step, given, config, result)
  return { retrain, issue: given.issue ? await writeIssue(step, given, result, retrain) : {} }
}

async function startRetraining(
  step: Step,
  given: Given,
  config: DriftConfig,
  result: DriftResult,
): Promise<Retrain> {
  const { github } = step
  const barrier = barrierOf(step) ?? startedBefore(step)
  const isOpen = github !== undefined && barrier === undefined
  return requestRetrain(result, config.retrain, {
    workflow: given['retrain-workflow'],
    dispatcher: isOpen
      ? { dispatch: (workflow, inputs) => dispatchWorkflow(github, workflow, inputs) }
      : undefined,
    barrier,
  })
}

async function writeIssue(
  step: Step,
  given: Given,
  result: DriftResult,
  retrain: Retrain,
): Promise<IssueOutcome> {
  const { github, context } = step
  const barrier = barrierOf(step)
  if (github === undefined || barrier !== undefined) return { why: barrier ?? 'there is no token' }
  const { workflow, job, serverUrl, repository, runId } = context
  const matrix = given.matrix === undefined ? '' : JSON.stringify(given.matrix)
  return keepIssue(result, openIssues(github), {
    key: sha256(canonicalJson([workflow, job, context.step, matrix])).slice(0, 16),
    markdown: renderMarkdown(present(result, retrain)),
    run: `${serverUrl}/${repository}/actions/runs/${runId}`,
  })
}

/** Why this run may change nothing: only what has been reviewed may. */
function barrierOf({ context, machine }: Step): string | undefined {
  if (context.pullRequest !== undefined) return 'a pull request may not do this'
  const isDefault = context.event === 'schedule' || context.ref === `refs/heads/${context.defaultBranch}`
  if (isDefault || machine.environment.GITHUB_REF_PROTECTED === 'true') return undefined
  return `${context.ref} is neither the default branch nor protected`
}

/** A run that is repeated, because the check failed, must not train twice. */
function startedBefore({ context, entries }: Step): string | undefined {
  const earlier = entries.some(
    ({ entry }) =>
      entry.action === 'drift-check' &&
      entry.run.id === context.runId &&
      entry.run.job === context.job &&
      entry.run.step === context.step &&
      entry.run.attempt < context.attempt &&
      entry.results.retrain === 'dispatched',
  )
  return earlier ? 'an earlier attempt of this run has started it' : undefined
}
