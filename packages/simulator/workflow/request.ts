import type { Workflow } from './definition.ts'
import { type EventSurroundings, makeEvent, type WorkflowEvent } from './event.ts'
import { readInputs } from './inputs.ts'
import { child, items, written } from './node.ts'
import { type Problem, WorkflowRefused } from './problems.ts'
import type { RunOptions } from './run-options.ts'
import { messageOf } from './step.ts'

/** A re-run belongs to the pull request of the run before. */
function pullNumber({ rerun }: RunOptions): number | undefined {
  const number = /^refs\/pull\/(\d+)\//.exec(rerun?.of.ref ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}

/** Whether the workflow takes this event, these inputs and these job ids. */
export function checkRequest(workflow: Workflow, options: RunOptions) {
  const { file, events, jobs } = workflow
  const { name } = options.event
  const problems: Problem[] = []
  if (!events.has(name)) {
    const message = `the event '${name}' does not start this workflow; it has: ${[...events.keys()].join(', ')}`
    problems.push({ file, line: 0, message })
  }
  const given = options.inputs ?? {}
  if (name !== 'workflow_dispatch' && Object.keys(given).length > 0) {
    problems.push({ file, line: 0, message: `inputs are for 'workflow_dispatch', not for '${name}'` })
  }
  const dispatch = name === 'workflow_dispatch' ? events.get(name) : undefined
  const { inputs, problems: wrong } = readInputs(file, dispatch, name === 'workflow_dispatch' ? given : {}, {
    contexts: {},
  })
  problems.push(...wrong)
  for (const id of options.only ?? []) {
    if (jobs.some((job) => job.id === id)) continue
    const known = jobs.map((job) => job.id).join(', ')
    problems.push({ file, line: 0, message: `there is no job '${id}'; the workflow has: ${known}` })
  }
  if (problems.length > 0) throw new WorkflowRefused(problems)
  return { inputs, only: options.only && withNeeds(workflow, options.only) }
}

function withNeeds(workflow: Workflow, ids: readonly string[]): ReadonlySet<string> {
  const all = new Set(ids)
  for (const id of all)
    for (const need of workflow.jobs.find((job) => job.id === id)?.needs ?? []) all.add(need)
  return all
}

/** Filters decide whether GitHub starts a run at all; here the user has started it. */
export function filterNotes(workflow: Workflow, event: string): string[] {
  const settings = workflow.events.get(event)
  const filters = settings?.kind === 'mapping' ? settings.entries.map((entry) => entry.key) : []
  const skipped = filters.filter((key) => /^(branches|tags|paths)(-ignore)?$|^types$/.test(key))
  return skipped.length > 0
    ? [`on.${event}: '${skipped.join("', '")}' not looked at: the run was asked for`]
    : []
}

/** Makes the event of a run; one that cannot be made refuses the run. */
export async function eventOf(
  options: RunOptions,
  at: Pick<EventSurroundings, 'origin' | 'inputs' | 'environment'> & { readonly workflow: Workflow },
): Promise<WorkflowEvent> {
  try {
    const schedule = cronOf(at.workflow)
    return await makeEvent(
      { ...(schedule && { schedule }), ...options.event },
      {
        ...{ origin: at.origin, environment: at.environment },
        slug: options.slug,
        actor: options.actor ?? 'local',
        serverUrl: options.github?.url ?? 'https://github.com',
        workflow: at.workflow.file,
        openPullRequest: async (pull) =>
          pullNumber(options) ?? (await options.github?.openPullRequest(pull)) ?? 1,
        // The payload has every input as text; only the `inputs` context is typed.
        inputs: Object.fromEntries(Object.entries(at.inputs).map(([name, value]) => [name, String(value)])),
      },
    )
  } catch (error) {
    throw new WorkflowRefused([{ file: at.workflow.file, line: 0, message: messageOf(error) }])
  }
}

/** The first cron line of a workflow, for a schedule that names none. */
function cronOf(workflow: Workflow): string {
  return written(child(items(workflow.events.get('schedule'))[0], 'cron'))
}
