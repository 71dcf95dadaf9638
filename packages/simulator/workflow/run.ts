import { mkdir, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Workflow } from './definition.ts'
import { text } from './expressions.ts'
import { tryGit } from './git.ts'
import { identityOf } from './job.ts'
import { together } from './job-ends.ts'
import { runJobs } from './jobs.ts'
import { restricted } from './permissions.ts'
import { WorkflowRefused } from './problems.ts'
import { checkRequest, eventOf, filterNotes } from './request.ts'
import type { WorkflowResult } from './result.ts'
import type { RunOptions } from './run-options.ts'
import type { Frame, RunState } from './run-state.ts'
import { type Origin, prepareOrigin } from './snapshot.ts'
import { messageOf } from './step.ts'
import { githubContext, machineEnvironment, runFolder } from './surroundings.ts'
import { survey } from './survey.ts'
import { writeResult } from './write-result.ts'

const githubsCancelBudgetMs = 5 * 60_000

/**
 * Runs a workflow file on this machine as GitHub would.
 * @throws WorkflowRefused before anything runs, with all problems at once, where something in it cannot run here
 */
export async function runWorkflow(options: RunOptions): Promise<WorkflowResult> {
  const started = Date.now()
  const { github } = options
  const prepared = await prepare(options)
  const { workflow, found, origin, environment } = prepared
  const { inputs, only } = checkRequest(workflow, options)
  const event = await eventOf(options, { origin, workflow, inputs, environment })
  const run = openRun(options, { ...prepared, event })
  const title = titleOf(run, workflow, inputs)
  github?.registerRun(identityOf(run))
  const ends = await runJobs(run, found.workflows, workflow, topFrame(options, inputs, only)).finally(
    async () => {
      if (!run.keep) await rm(runFolder(run), { recursive: true, force: true })
    },
  )
  const result: WorkflowResult = {
    workflow: workflow.file,
    name: workflow.name,
    title,
    runId: run.runId,
    attempt: run.attempt,
    event: event.name,
    ref: event.ref,
    sha: event.sha,
    origin,
    conclusion: run.signal.aborted ? 'cancelled' : together([...ends.values()]),
    jobs: run.results,
    notes: [...found.notes, ...filterNotes(workflow, event.name)],
    durationMs: Date.now() - started,
  }
  await writeResult(result, run.output, github?.artifacts ?? [])
  return result
}

/** The frame of the workflow that was started. */
function topFrame(options: RunOptions, inputs: Frame['inputs'], only: Frame['only']): Frame {
  return {
    idPrefix: '',
    namePrefix: '',
    inputs,
    secrets: options.secrets ?? {},
    permissions: restricted,
    ceiling: undefined,
    only,
    again: options.rerun?.jobs !== 'failed',
  }
}

/** The run's own name (`run-name`), or the workflow's. */
function titleOf(run: RunState, { file, name, runName }: Workflow, inputs: unknown): string {
  const contexts = { github: githubContext(run), inputs, vars: run.variables }
  try {
    return text(runName, { contexts }) || name
  } catch (error) {
    throw new WorkflowRefused([{ file, line: runName?.line ?? 0, message: `run-name: ${messageOf(error)}` }])
  }
}

/** Makes what is tested and looks it through; nothing of the workflow has run. */
async function prepare(options: RunOptions) {
  const environment = options.environment ?? machineEnvironment(process.env)
  const workRoot = path.resolve(options.workRoot)
  const output = path.resolve(options.output)
  await Promise.all([mkdir(workRoot, { recursive: true }), mkdir(output, { recursive: true })])
  const top = await topLevel(options.repository, environment)
  const origin = await originOf(options, workRoot, environment)
  const file = path.relative(top, path.resolve(await realpath(options.repository), options.workflow))
  const found = await survey(file, {
    actions: options.actions ?? {},
    artifacts: options.github !== undefined,
    slug: options.slug,
    readFile: (name) => tryGit(['show', `${origin.sha}:${name}`], { cwd: origin.gitDir, env: environment }),
  })
  const workflow = found.workflows.get(file)
  if (!workflow || found.problems.length > 0) throw new WorkflowRefused(found.problems)
  return { environment, workRoot, output, origin, found, workflow }
}

/** The root of the repository, which paths in a commit are relative to. */
async function topLevel(repository: string, env: Readonly<Record<string, string>>): Promise<string> {
  const top = await tryGit(['rev-parse', '--show-toplevel'], { cwd: repository, env })
  if (top !== undefined) return top
  const message = 'is not in a git repository that git reads; `git init` makes one'
  throw new WorkflowRefused([{ file: repository, line: 0, message }])
}

type Opened = Pick<RunState, 'origin' | 'event' | 'environment' | 'workRoot' | 'output'>

function openRun(options: RunOptions, opened: Opened & { readonly workflow: Workflow }): RunState {
  const { github, rerun } = options
  const { origin, event, environment, workRoot, output, workflow } = opened
  let jobs = Math.max(0, ...(rerun?.of.jobs ?? []).map((job) => job.jobId))
  return {
    ...{ origin, event, environment, workRoot, output },
    slug: options.slug,
    actor: options.actor ?? 'local',
    runId: rerun?.of.runId ?? options.runId ?? github?.nextRunId() ?? 1,
    attempt: rerun ? rerun.of.attempt + 1 : (options.attempt ?? 1),
    workflow: { file: workflow.file, name: workflow.name },
    github,
    variables: options.variables ?? {},
    actions: options.actions ?? {},
    keep: options.keep ?? false,
    cancelBudgetMs: options.cancelBudgetMs ?? githubsCancelBudgetMs,
    onLine: options.onLine ?? (() => undefined),
    onStep: options.onStep ?? (() => undefined),
    signal: options.signal ?? new AbortController().signal,
    previous: rerun?.jobs === 'failed' ? rerun.of : undefined,
    results: [],
    nextJobId: () => {
      jobs += 1
      return github?.nextJobId() ?? jobs
    },
  }
}

async function originOf(
  options: RunOptions,
  stateDir: string,
  environment: Readonly<Record<string, string>>,
): Promise<Origin> {
  if (options.rerun) return options.rerun.of.origin
  if (options.origin) return options.origin
  const { repository, ref } = options
  return prepareOrigin({ repository, stateDir, environment, ...(ref && { ref }) })
}
