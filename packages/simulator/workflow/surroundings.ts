import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Leg } from './matrix.ts'
import type { Frame, RunState } from './run-state.ts'

/** The folders of one job, all its own. */
export interface Folders {
  /** Everything of the job lies below it. */
  readonly root: string
  /** `GITHUB_WORKSPACE` */
  readonly workspace: string
  /** `RUNNER_TEMP` */
  readonly temp: string
  /** Where the files of `GITHUB_OUTPUT` and so on are. */
  readonly commands: string
  /** `RUNNER_TOOL_CACHE`; shared by all jobs, as on a machine that is kept. */
  readonly tools: string
}

/** Where the jobs of a run have their folders; not shared with a run of another process or an earlier one. */
export function runFolder({ workRoot, runId, attempt }: RunState): string {
  return path.join(workRoot, `${runId}-${attempt}-${process.pid}`)
}

/** Makes the empty folders of a job, laid out as on a runner. */
export function createFolders(run: RunState, jobId: number): Folders {
  const name = run.slug.split('/')[1] ?? 'repository'
  const root = path.join(runFolder(run), String(jobId))
  const temp = path.join(root, '_temp')
  const folders = {
    root,
    workspace: path.join(root, name, name),
    temp,
    commands: path.join(temp, '_runner_file_commands'),
    tools: run.environment.RUNNER_TOOL_CACHE ?? path.join(run.workRoot, '_tool'),
  }
  rmSync(root, { recursive: true, force: true })
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  const events = path.join(temp, '_github_workflow')
  mkdirSync(events)
  writeFileSync(path.join(events, 'event.json'), JSON.stringify(run.event.payload, null, 2))
  return folders
}

/** What a job is, for its contexts. */
export interface JobFacts {
  readonly id: string
  readonly jobId: number
  readonly folders: Folders
  readonly token: string
  /** What GitHub's services put into the environment of the steps. */
  readonly services: Readonly<Record<string, string>>
  readonly leg: Leg | undefined
  readonly strategy: unknown
  readonly needs: unknown
}

/** The `github` context, without what belongs to one job. */
export function githubContext(run: RunState): Record<string, unknown> {
  const { event, slug } = run
  const server = run.github?.url
  return {
    actor: run.actor,
    actor_id: '1',
    triggering_actor: run.actor,
    base_ref: event.baseRef,
    head_ref: event.headRef,
    event: event.payload,
    event_name: event.name,
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: false,
    ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: slug,
    repository_id: '1',
    repository_owner: slug.split('/')[0],
    repository_owner_id: '1',
    retention_days: '90',
    run_attempt: String(run.attempt),
    run_id: String(run.runId),
    run_number: String(run.runId),
    server_url: server ?? 'https://github.com',
    ...(server && { api_url: server, graphql_url: `${server}/graphql` }),
    sha: event.sha,
    workflow: run.workflow.name,
    workflow_ref: `${slug}/${run.workflow.file}@${event.ref}`,
    workflow_sha: event.sha,
  }
}

/** The contexts that stay as they are while a job runs; `env`, `steps` and `job.status` change. */
export function jobContexts(run: RunState, frame: Frame, job: JobFacts): Record<string, unknown> {
  const { folders, services } = job
  const github = githubContext(run)
  return {
    github: {
      ...github,
      // The server knows best where it is reached.
      ...(services.GITHUB_SERVER_URL && { server_url: services.GITHUB_SERVER_URL }),
      ...(services.GITHUB_API_URL && { api_url: services.GITHUB_API_URL }),
      ...(services.GITHUB_GRAPHQL_URL && { graphql_url: services.GITHUB_GRAPHQL_URL }),
      event_path: path.join(folders.temp, '_github_workflow', 'event.json'),
      job: job.id,
      token: job.token,
      workspace: folders.workspace,
    },
    vars: run.variables,
    secrets: { ...frame.secrets, ...(job.token && { GITHUB_TOKEN: job.token, github_token: job.token }) },
    inputs: frame.inputs,
    needs: job.needs,
    matrix: job.leg ?? null,
    strategy: job.strategy,
    runner: {
      name: 'lockstep',
      os: process.platform === 'darwin' ? 'macOS' : 'Linux',
      arch: process.arch.toUpperCase(),
      temp: folders.temp,
      tool_cache: folders.tools,
      workspace: path.dirname(folders.workspace),
      environment: 'self-hosted',
    },
  }
}

/** Fields of the `github` context that become `GITHUB_*` variables (GitHubContext.cs). */
const exported = [
  ...[
    'actor',
    'actor_id',
    'api_url',
    'base_ref',
    'event_name',
    'event_path',
    'graphql_url',
    'head_ref',
    'job',
  ],
  ...['ref', 'ref_name', 'ref_protected', 'ref_type', 'repository', 'repository_id', 'repository_owner'],
  ...['repository_owner_id', 'retention_days', 'run_attempt', 'run_id', 'run_number', 'server_url', 'sha'],
  ...['triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace'],
]

/** Variables that every process of a job gets and that no `env:` can change. */
export function fixedEnvironment(
  contexts: Record<string, unknown>,
  folders: Folders,
  trackingId: string,
): Record<string, string> {
  const variables = (prefix: string, context: unknown, names?: readonly string[]) =>
    Object.entries(typeof context === 'object' && context !== null ? context : {})
      .filter(([name]) => !names || names.includes(name))
      .map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, String(value ?? '')])
  return {
    ...Object.fromEntries(variables('GITHUB', contexts.github, exported)),
    ...Object.fromEntries(variables('RUNNER', contexts.runner)),
    GITHUB_ACTIONS: 'true',
    RUNNER_TRACKING_ID: trackingId,
    // Work below the user's repository must not find it: a step's git would change it.
    GIT_CEILING_DIRECTORIES: folders.root,
  }
}

export function newTrackingId(): string {
  return `github_${randomUUID()}`
}

const machineVariables =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|SHELL|RUNNER_TOOL_CACHE|LOCKSTEP_\w+|PIP_\w+)$/
/** How this machine reaches the network. */
const networkVariables = /^((https?|no|all)_proxy|SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|\w+_CA_BUNDLE)$/i

/** What a runner's machine has, out of this process's environment; nothing else is handed to the steps. */
export function machineEnvironment(
  from: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept = Object.entries(from).filter(
    ([name]) => machineVariables.test(name) || networkVariables.test(name),
  )
  return { HOME: os.homedir(), ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])) }
}
