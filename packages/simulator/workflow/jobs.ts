import type { JobDefinition, Workflow } from './definition.ts'
import { type Contexts, holds, resolve, type Scope, type Status, text, texts } from './expressions.ts'
import { readInputs } from './inputs.ts'
import { permissionsOf, runJob } from './job.ts'
import { type JobEnd, keptOf, mergeOutputs, notRun, type Place, together } from './job-ends.ts'
import { expandMatrix, type Leg, legName } from './matrix.ts'
import { child, entries, written } from './node.ts'
import type { JobResult } from './result.ts'
import type { Frame, RunState } from './run-state.ts'
import { messageOf } from './step.ts'
import { githubContext } from './surroundings.ts'

type Workflows = ReadonlyMap<string, Workflow>

/**
 * Runs the jobs of a workflow, one after another in the order that `needs` asks for and the file gives.
 * @returns by job id
 */
export async function runJobs(
  run: RunState,
  workflows: Workflows,
  workflow: Workflow,
  frame: Frame,
): Promise<Map<string, JobEnd>> {
  const ends = new Map<string, JobEnd>()
  const waiting = workflow.jobs.filter((job) => !frame.only || frame.only.has(job.id))
  while (waiting.length > 0) {
    const next = waiting.findIndex((job) => job.needs.every((id) => ends.has(id)))
    const [definition] = waiting.splice(next, 1)
    if (next < 0 || !definition) throw new Error('the needs of the jobs form a circle') // the parser refuses it before
    ends.set(definition.id, await runOne(run, workflows, workflow, frame, definition, ends))
  }
  return ends
}

async function runOne(
  run: RunState,
  workflows: Workflows,
  workflow: Workflow,
  frame: Frame,
  definition: JobDefinition,
  ends: ReadonlyMap<string, JobEnd>,
): Promise<JobEnd> {
  const above = definition.needs.flatMap((id) => ends.get(id) ?? [])
  const clean = above.every((end) => end.clean && end.result === 'success')
  const failedAbove = above.some((end) => end.failedAbove || end.result === 'failure')
  const again = frame.again || above.some((end) => end.again)
  const cancelled = run.signal.aborted
  const status = { success: clean && !cancelled, failure: failedAbove, cancelled }
  const needs = Object.fromEntries(
    definition.needs.map((id) => [id, { result: ends.get(id)?.result, outputs: ends.get(id)?.outputs }]),
  )
  const scope = scopeFor(run, frame, needs, status)
  const end = (part: Ended): JobEnd => ({ ...part, clean, failedAbove })
  const place = { workflow, definition, frame, needs }
  try {
    if (!holds(definition.condition, scope)) {
      const outcome = cancelled ? 'cancelled' : 'skipped'
      run.results.push(notRun(run, place, nameOf(definition, scope), outcome))
      return end({ result: outcome, outputs: {}, again })
    }
    if (definition.call) return end(await runCall(run, workflows, place, scope, again))
    return end(await runLegs(run, place, scope, again))
  } catch (error) {
    const annotations = [{ level: 'error' as const, message: messageOf(error) }]
    run.results.push({ ...notRun(run, place, definition.id, 'failure'), annotations })
    return end({ result: 'failure', outputs: {}, again: true })
  }
}

function scopeFor(run: RunState, frame: Frame, needs: unknown, status: Status, more: Contexts = {}): Scope {
  const { inputs, secrets } = frame
  return {
    contexts: { github: githubContext(run), vars: run.variables, inputs, secrets, needs, ...more },
    status,
  }
}

function nameOf(definition: JobDefinition, scope: Scope, leg?: Leg): string {
  if (definition.name) return text(definition.name, scope)
  return leg ? legName(definition.id, leg) : definition.id
}

type Ended = Pick<JobEnd, 'result' | 'outputs' | 'again'>

async function runLegs(run: RunState, place: Place, scope: Scope, again: boolean): Promise<Ended> {
  const { definition } = place
  const matrix = child(definition.strategy, 'matrix')
  const legs = matrix ? expandMatrix(resolve(matrix, scope)) : [undefined]
  const failFast = text(child(definition.strategy, 'fail-fast'), scope) !== 'false'
  // A job that starts after the run was cancelled does so by its own condition, and is not cancelled by it.
  const signal = run.signal.aborted ? new AbortController().signal : run.signal
  const results: JobResult[] = []
  let ranAgain = again
  for (const [index, leg] of legs.entries()) {
    const strategy = {
      'fail-fast': failFast,
      'job-index': index,
      'job-total': legs.length,
      'max-parallel': legs.length,
    }
    const { contexts, status } = scope
    const name = nameOf(
      definition,
      { contexts: { ...contexts, matrix: leg ?? null, strategy }, ...(status && { status }) },
      leg,
    )
    const kept = keptOf(run, place, leg, again)
    const stop =
      matrix &&
      ((failFast && results.some((item) => item.result === 'failure')) || (signal.aborted && index > 0))
    ranAgain ||= kept === undefined
    const full = `${place.frame.namePrefix}${name}`
    const order = { ...place, name: full, leg, strategy, signal }
    const result = kept ?? (stop ? notRun(run, place, name, 'cancelled', leg) : await runJob(run, order))
    results.push(result)
    run.results.push(result)
  }
  return { result: together(results), outputs: mergeOutputs(results), again: ranAgain }
}

async function runCall(
  run: RunState,
  workflows: Workflows,
  place: Place,
  scope: Scope,
  again: boolean,
): Promise<Ended> {
  const { workflow, definition, frame } = place
  const called = workflows.get(definition.call?.uses.slice(2) ?? '')
  if (!called || !definition.call) throw new Error(`the workflow '${definition.call?.uses}' was not read`)
  const event = called.events.get('workflow_call')
  const given = Object.fromEntries(
    entries(definition.call.with).map((entry) => [entry.key, resolve(entry.value, scope)]),
  )
  const { inputs, problems } = readInputs(called.file, event, given, scope)
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('; '))
  const permissions = permissionsOf(workflow, definition, frame)
  const inherits = written(definition.call.secrets) === 'inherit'
  const inner: Frame = {
    idPrefix: `${frame.idPrefix}${definition.id}/`,
    namePrefix: `${frame.namePrefix}${nameOf(definition, scope)} / `,
    inputs,
    secrets: inherits ? frame.secrets : texts(definition.call.secrets, scope),
    permissions,
    ceiling: permissions,
    only: undefined,
    again,
  }
  const ends = await runJobs(run, workflows, called, inner)
  const jobs = Object.fromEntries([...ends].map(([id, { result, outputs }]) => [id, { result, outputs }]))
  const inside = scopeFor(run, inner, {}, { success: true, failure: false, cancelled: false }, { jobs })
  const declared = entries(child(event, 'outputs'))
  const outputs = declared.map((entry) => [entry.key, text(child(entry.value, 'value'), inside)])
  const ranAgain = [...ends.values()].some((item) => item.again)
  return { result: together([...ends.values()]), outputs: Object.fromEntries(outputs), again: ranAgain }
}
