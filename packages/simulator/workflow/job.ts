import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Permissions, RunIdentity } from '../github/types.ts'
import type { Annotation } from './commands.ts'
import type { JobDefinition, Workflow } from './definition.ts'
import { text, texts } from './expressions.ts'
import { type LiveJob, type StepPlan, scopeOf } from './live.ts'
import { createMasks } from './masks.ts'
import type { Leg } from './matrix.ts'
import { child, items, type Node } from './node.ts'
import { killOrphans } from './orphans.ts'
import { cap, readPermissions } from './permissions.ts'
import type { JobResult, Outcome } from './result.ts'
import type { Frame, RunState } from './run-state.ts'
import { fileName, messageOf, runStep } from './step.ts'
import { refuseLabel } from './support.ts'
import { createFolders, fixedEnvironment, jobContexts, newTrackingId } from './surroundings.ts'
import { planStep } from './work.ts'

/** What one job is run with: a whole job, or one combination of its matrix. */
export interface JobOrder {
  readonly workflow: Workflow
  readonly definition: JobDefinition
  readonly frame: Frame
  readonly name: string
  readonly leg: Leg | undefined
  readonly strategy: unknown
  readonly needs: unknown
  /** Aborted to cancel this job. */
  readonly signal: AbortSignal
}

/** GitHub's default for a job's time. */
const defaultTimeoutMinutes = 360

/** What a job may do with its token. */
export function permissionsOf(workflow: Workflow, definition: JobDefinition, frame: Frame): Permissions {
  const written = definition.permissions ?? workflow.permissions
  const wanted = written ? readPermissions(written) : frame.permissions
  return frame.ceiling ? cap(wanted, frame.ceiling) : wanted
}

/** Runs one job in folders of its own, from its first step to the end of its last post. */
export async function runJob(run: RunState, order: JobOrder): Promise<JobResult> {
  const started = Date.now()
  const { definition, frame, name } = order
  const jobId = run.nextJobId()
  const said: Annotation[] = []
  const cancelled = new AbortController()
  const force = new AbortController()
  const job = openJob(run, order, jobId, cancelled.signal, force.signal)
  const clock = limitJob(run, order, cancelled, force)
  let outputs: Readonly<Record<string, string>> = {}
  let tolerated = false
  try {
    evaluateEnvironment(job, order, clock.setMinutes)
    await runSteps(job, order)
    outputs = jobOutputs(job, definition.outputs, said)
    tolerated = text(definition.continueOnError, scopeOf(job)) === 'true'
  } catch (error) {
    said.push({ level: 'error', message: messageOf(error) })
    job.status = 'failure'
  } finally {
    clock.stop()
    closeJob(run, job, said)
  }
  if (clock.timedOut()) said.push({ level: 'error', message: clock.message() })
  const conclusion: Outcome = cancelled.signal.aborted ? 'cancelled' : job.status
  run.github?.completeJob(jobId, conclusion, { steps: job.results, log: logOf(run, job) })
  return {
    id: `${frame.idPrefix}${definition.id}`,
    name,
    jobId,
    conclusion,
    result: conclusion === 'failure' && tolerated ? 'success' : conclusion,
    ...(order.leg && { matrix: order.leg }),
    outputs,
    steps: job.results,
    annotations: said.map((item) => ({ ...item, message: job.masks.hide(item.message) })),
    durationMs: Date.now() - started,
    attempt: run.attempt,
  }
}

/** What all steps printed, as GitHub keeps it for the job. */
function logOf(run: RunState, job: LiveJob): string[] {
  const files = job.results.flatMap(({ log }) => (log === undefined ? [] : [path.join(run.output, log)]))
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(0, -1))
}

/** The run as the REST interface is to show it. */
export function identityOf(run: RunState): RunIdentity {
  const { event, origin } = run
  return {
    runId: run.runId,
    attempt: run.attempt,
    workflow: run.workflow.file,
    event: event.name,
    // A pull request runs on its merge; the run belongs to its head.
    headSha: event.name === 'pull_request' ? origin.sha : event.sha,
    ref: event.ref,
    headRepository: run.slug,
  }
}

function openJob(
  run: RunState,
  order: JobOrder,
  jobId: number,
  signal: AbortSignal,
  force: AbortSignal,
): LiveJob {
  const { workflow, definition, frame, name } = order
  const permissions = permissionsOf(workflow, definition, frame)
  const registered = run.github?.registerJob({ run: identityOf(run), jobId, name, permissions })
  const services = Object.entries(registered?.environment ?? {})
  const token = registered?.token ?? ''
  const isForActions = ([key]: [string, string]) => key.startsWith('ACTIONS_')
  const folders = createFolders(run, jobId)
  const plain = Object.fromEntries(services.filter((pair) => !isForActions(pair)))
  const facts = { ...order, id: definition.id, jobId, folders, token, services: plain }
  const contexts = jobContexts(run, frame, facts)
  const actionsOnly = Object.fromEntries(services.filter(isForActions))
  const secrets = [...Object.values(frame.secrets), token, actionsOnly.ACTIONS_RUNTIME_TOKEN ?? '']
  return {
    run,
    slugName: `${run.attempt}-${jobId}_${fileName(name)}`,
    name,
    folders,
    contexts,
    serverUrl: plain.GITHUB_SERVER_URL ?? 'https://github.com',
    token,
    fixed: { ...plain, ...fixedEnvironment(contexts, folders, newTrackingId()) },
    actionsOnly,
    masks: createMasks(secrets),
    signal,
    force,
    env: {},
    path: [],
    steps: {},
    checkRunId: jobId,
    status: 'success',
    results: [],
  }
}

/** Evaluates what holds for the whole job: its environment, its time limit and the machine it asks for. */
function evaluateEnvironment(job: LiveJob, order: JobOrder, setMinutes: (minutes: number) => void): void {
  for (const env of [order.workflow.env, order.definition.env])
    Object.assign(job.env, texts(env, scopeOf(job)))
  const { timeoutMinutes } = order.definition
  if (timeoutMinutes) setMinutes(Number(text(timeoutMinutes, scopeOf(job))))
  for (const label of items(child(order.definition.written, 'runs-on'))) {
    const why = refuseLabel(text(label, scopeOf(job)))
    if (why) throw new Error(why)
  }
}

async function runSteps(job: LiveJob, { workflow, definition }: JobOrder): Promise<void> {
  const posts: StepPlan[] = []
  const defaults = [definition.defaults, workflow.defaults]
  for (const step of definition.steps) {
    await runStep(
      job,
      planStep(step, defaults, (post) => posts.push(post)),
    )
    // A cancel that comes between two steps has no step to tell it to.
    if (job.signal.aborted) job.status = 'cancelled'
  }
  for (const post of posts.toReversed()) await runStep(job, post)
}

function jobOutputs(job: LiveJob, written: Node | undefined, said: Annotation[]): Record<string, string> {
  const all = Object.entries(texts(written, scopeOf(job)))
  const secret = all.filter(([, value]) => job.masks.touches(value)).map(([name]) => name)
  for (const name of secret) {
    said.push({ level: 'warning', message: `Skip output '${name}' since it may contain secret.` })
  }
  return Object.fromEntries(all.filter(([name]) => !secret.includes(name)))
}

function closeJob(run: RunState, job: LiveJob, said: Annotation[]): void {
  const killed = killOrphans(job.fixed.RUNNER_TRACKING_ID ?? '')
  for (const name of killed) said.push({ level: 'notice', message: `Terminate orphan process: ${name}` })
  if (!run.keep) rmSync(job.folders.root, { recursive: true, force: true })
}

/** Cancels a job on request or when its time is over, and ends it for good when the time for cancelling is over. */
function limitJob(run: RunState, order: JobOrder, cancelled: AbortController, force: AbortController) {
  const timers: NodeJS.Timeout[] = []
  let minutes = defaultTimeoutMinutes
  let timedOut = false
  const cancel = (): void => {
    if (cancelled.signal.aborted) return
    timers.push(setTimeout(() => force.abort(), run.cancelBudgetMs))
    cancelled.abort()
  }
  const setMinutes = (value: number): void => {
    if (!(value > 0)) throw new Error(`timeout-minutes must be above 0`)
    minutes = value
    timers.push(
      setTimeout(() => {
        timedOut = true
        cancel()
      }, value * 60_000),
    )
  }
  if (order.definition.timeoutMinutes === undefined) setMinutes(defaultTimeoutMinutes)
  if (order.signal.aborted) cancel()
  order.signal.addEventListener('abort', cancel, { once: true })
  return {
    setMinutes,
    timedOut: () => timedOut,
    message: () => `The job has exceeded the maximum execution time of ${minutes} minutes.`,
    stop: () => {
      order.signal.removeEventListener('abort', cancel)
      timers.forEach(clearTimeout)
    },
  }
}
