import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { messageOf, UserError } from '#core'
import type { Machine } from '#host'

const eventSchema = z.looseObject({
  pull_request: z
    .looseObject({
      number: z.int(),
      base: z.looseObject({ ref: z.string(), sha: z.string() }),
      head: z.looseObject({
        ref: z.string(),
        sha: z.string(),
        repo: z.looseObject({ full_name: z.string() }).nullish(),
      }),
    })
    .optional(),
  repository: z.looseObject({ default_branch: z.string().optional() }).optional(),
})

export interface PullRequest {
  readonly number: number
  readonly baseRef: string
  readonly baseSha: string
  readonly headSha: string
  /** The head lies in another repository. */
  readonly fork: boolean
}

/** What the runner says about this run; every value comes from its environment. */
export interface RunContext {
  readonly repository: string
  readonly sha: string
  readonly ref: string
  readonly runId: string
  readonly attempt: number
  /** Path of the workflow file. */
  readonly workflow: string
  readonly job: string
  /** Id of the step, or the name that the runner gives it. */
  readonly step: string
  readonly actor: { readonly login: string; readonly id?: string }
  readonly triggeringActor: { readonly login: string }
  readonly event: string
  readonly pullRequest: PullRequest | undefined
  readonly defaultBranch: string
  readonly serverUrl: string
  readonly apiUrl: string
  readonly runner: {
    readonly os: string
    readonly arch: string
    readonly name: string
    readonly hosted: boolean
  }
  /** Folder for tools that outlives the job on a self-hosted runner. */
  readonly toolCache: string | undefined
  /** Whether there is a runner at all; else the action runs by hand. */
  readonly onRunner: boolean
}

/** The machine as the runner describes it. */
export function readMachine(environment: NodeJS.ProcessEnv = process.env): Machine {
  const defined = Object.entries(environment).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  const values = Object.fromEntries(defined)
  const workspace = values.GITHUB_WORKSPACE || process.cwd()
  return {
    environment: values,
    workspace,
    temp: values.RUNNER_TEMP || `${workspace}/.lockstep/tmp`,
    now: () => new Date(),
  }
}

/** @throws UserError if the event's payload cannot be read */
export function readContext(machine: Machine): RunContext {
  const env = machine.environment
  const event = readEvent(env.GITHUB_EVENT_PATH)
  const repository = env.GITHUB_REPOSITORY || 'local/local'
  const login = env.GITHUB_ACTOR || 'unknown'
  return {
    repository,
    sha: env.GITHUB_SHA || '0'.repeat(40),
    ref: env.GITHUB_REF || 'refs/heads/unknown',
    runId: env.GITHUB_RUN_ID || '0',
    attempt: Number(env.GITHUB_RUN_ATTEMPT || '1'),
    workflow: workflowPath(env.GITHUB_WORKFLOW_REF, repository),
    job: env.GITHUB_JOB || 'local',
    step: env.GITHUB_ACTION || 'local',
    actor: env.GITHUB_ACTOR_ID ? { login, id: env.GITHUB_ACTOR_ID } : { login },
    triggeringActor: { login: env.GITHUB_TRIGGERING_ACTOR || login },
    event: env.GITHUB_EVENT_NAME || 'local',
    pullRequest: pullRequestOf(event, repository),
    defaultBranch: event.repository?.default_branch ?? 'main',
    serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    runner: {
      os: env.RUNNER_OS || process.platform,
      arch: env.RUNNER_ARCH || process.arch,
      name: env.RUNNER_NAME || 'local',
      hosted: env.RUNNER_ENVIRONMENT === 'github-hosted',
    },
    toolCache: env.RUNNER_TOOL_CACHE || undefined,
    onRunner: env.GITHUB_ACTIONS === 'true',
  }
}

function readEvent(path: string | undefined): z.output<typeof eventSchema> {
  if (!path) return {}
  try {
    return eventSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new UserError(`the event's payload cannot be read: ${messageOf(error)}`, { where: path })
  }
}

function pullRequestOf(event: z.output<typeof eventSchema>, repository: string): PullRequest | undefined {
  const found = event.pull_request
  if (found === undefined) return undefined
  return {
    number: found.number,
    baseRef: found.base.ref,
    baseSha: found.base.sha,
    headSha: found.head.sha,
    fork: found.head.repo?.full_name !== repository,
  }
}

/** `owner/name/.github/workflows/x.yml@refs/heads/main` without its repository and ref. */
function workflowPath(ref: string | undefined, repository: string): string {
  if (!ref) return 'local'
  // Branches and file names may hold an @ themselves.
  const path = /^(.+?\.ya?ml)@/.exec(ref)?.[1] ?? ref
  return path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : path
}
