import { type JobDefinition, readWorkflow, type Workflow } from './definition.ts'
import { child, entries, written } from './node.ts'
import type { Problem } from './problems.ts'
import { refuseShell } from './shells.ts'
import { jobProblems, type SupportOptions } from './support.ts'

export interface Survey {
  readonly problems: readonly Problem[]
  /** What has no effect here, in words. */
  readonly notes: readonly string[]
  /** The workflow and all that it calls, by path. */
  readonly workflows: ReadonlyMap<string, Workflow>
}

/** GitHub's limit of nested reusable workflows. */
const maxDepth = 10

/**
 * Looks through a workflow, the workflows it calls and the actions it uses for everything that cannot run here.
 * Nothing has run when this is done, and all problems come at once.
 */
export async function survey(file: string, options: SupportOptions): Promise<Survey> {
  const problems: Problem[] = []
  const notes = new Set<string>()
  const workflows = new Map<string, Workflow>()
  const visit = async (name: string, missing: Problem, above: readonly string[]): Promise<void> => {
    if (above.includes(name) || above.length > maxDepth) {
      problems.push({ file: name, line: 0, message: `calls itself: ${[...above, name].join(' -> ')}` })
      return
    }
    if (workflows.has(name)) return
    const content = await options.readFile(name)
    if (content === undefined) return void problems.push(missing)
    const read = await readWorkflow(name, content)
    if ('problems' in read) return void problems.push(...read.problems)
    workflows.set(name, read.value)
    problems.push(...shellProblems(read.value))
    if (read.value.concurrency) notes.add("'concurrency' has no effect on a single run")
    for (const job of read.value.jobs) {
      problems.push(...(await jobProblems(name, job, options)))
      for (const note of jobNotes(job)) notes.add(note)
      if (!job.call?.uses.startsWith('./')) continue
      const called = job.call.uses.slice(2)
      const absent = { file: name, line: job.line, message: `there is no workflow '${job.call.uses}'` }
      await visit(called, absent, [...above, name])
      const callee = workflows.get(called)
      if (callee) problems.push(...callProblems(name, job, callee))
    }
  }
  await visit(file, { file, line: 0, message: 'there is no such workflow file in the repository' }, [])
  return { problems, notes: [...notes], workflows }
}

function shellProblems({ file, defaults: { shell } }: Workflow): Problem[] {
  const why = shell && refuseShell(written(shell))
  return why ? [{ file, line: shell.line, message: why }] : []
}

/** Whether a job hands the called workflow what that declares. */
function callProblems(file: string, job: JobDefinition, callee: Workflow): Problem[] {
  const { line } = job
  if (!callee.events.has('workflow_call')) {
    return [{ file, line, message: `'${callee.file}' has no 'on: workflow_call'` }]
  }
  const event = callee.events.get('workflow_call')
  const problems: Problem[] = []
  if (child(job.strategy, 'matrix')) {
    const message = `job '${job.id}': a matrix of called workflows is not supported here`
    problems.push({ file, line, message })
  }
  for (const kind of ['inputs', 'secrets'] as const) {
    const declared = entries(child(event, kind))
    const given = entries(kind === 'inputs' ? job.call?.with : job.call?.secrets)
    for (const entry of given.filter((item) => !declared.some((other) => other.key === item.key))) {
      problems.push({
        file,
        line: entry.line,
        message: `'${callee.file}' declares no '${entry.key}' in its ${kind}`,
      })
    }
    if (kind === 'secrets' && written(job.call?.secrets) === 'inherit') continue
    const required = declared.filter((entry) => written(child(entry.value, 'required')) === 'true')
    for (const { key } of required.filter((entry) => !given.some((item) => item.key === entry.key))) {
      problems.push({ file, line, message: `'${callee.file}' requires '${key}' in its ${kind}` })
    }
  }
  return problems
}

function jobNotes(job: JobDefinition): string[] {
  const notes: string[] = []
  const has = (key: string) => child(job.written, key) !== undefined
  if (has('concurrency')) notes.push(`job '${job.id}': 'concurrency' has no effect on a single run`)
  if (has('environment')) {
    notes.push(`job '${job.id}': 'environment' has no protection rules, secrets or deployment here`)
  }
  if (child(job.strategy, 'max-parallel')) {
    notes.push(`job '${job.id}': 'max-parallel' has no effect: jobs run one after another`)
  }
  return notes
}
