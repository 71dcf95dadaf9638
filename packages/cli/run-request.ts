import { tmpdir } from 'node:os'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { sha256, UserError } from '#core'

const repeated = { type: 'string', multiple: true, default: [] as string[] } as const

/** Options of `lockstep run`. */
export const runOptions = {
  event: { type: 'string', default: 'workflow_dispatch' },
  input: repeated,
  var: repeated,
  secret: repeated,
  env: repeated,
  job: repeated,
  rerun: { type: 'string' },
  repository: { type: 'string', default: '.' },
  slug: { type: 'string' },
  ref: { type: 'string' },
  base: { type: 'string' },
  output: { type: 'string' },
  state: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

interface RunValues {
  readonly event: string
  readonly input: readonly string[]
  readonly var: readonly string[]
  readonly secret: readonly string[]
  readonly env: readonly string[]
  readonly job: readonly string[]
  readonly rerun?: string | undefined
  readonly repository: string
  readonly slug?: string | undefined
  readonly ref?: string | undefined
  readonly base?: string | undefined
  readonly output?: string | undefined
  readonly state?: string | undefined
  readonly quiet: boolean
  readonly keep: boolean
}

/** What the user wants to run, with absolute folders. */
export interface RunRequest {
  readonly repository: string
  /** Relative to the repository. */
  readonly workflow: string
  readonly slug: string
  readonly ref: string | undefined
  readonly state: string
  readonly output: string | undefined
  readonly rerun: 'all' | 'failed' | undefined
  readonly quiet: boolean
  readonly environment: Readonly<Record<string, string>>
  readonly options: {
    readonly event: { readonly name: string; readonly base?: string }
    readonly inputs: Readonly<Record<string, string>>
    readonly variables: Readonly<Record<string, string>>
    readonly secrets: Readonly<Record<string, string>>
    readonly only?: readonly string[]
    readonly keep: boolean
    readonly actions: Readonly<Record<string, string>>
  }
}

/**
 * @param environment of the machine, as the steps see it
 * @param cacheHome XDG_CACHE_HOME of the user, which the steps do not see
 * @throws UserError that names every option that cannot be understood
 */
export function readRunRequest(
  values: RunValues,
  positionals: readonly string[],
  environment: Readonly<Record<string, string>>,
  cacheHome: string | undefined,
): RunRequest {
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0)
    throw new UserError('name one workflow file', { where: 'lockstep run' })
  const { rerun } = values
  if (rerun !== undefined && rerun !== 'all' && rerun !== 'failed') {
    throw new UserError(`"${rerun}" is not one of all, failed`, { where: '--rerun' })
  }
  const repository = resolve(values.repository)
  const workflow = relative(repository, isAbsolute(file) ? file : resolve(file))
  if (workflow.startsWith('..'))
    throw new UserError('the workflow lies outside the repository', { where: file })
  const state = resolve(
    values.state ?? defaultState(repository, cacheHome || join(environment.HOME ?? tmpdir(), '.cache')),
  )
  return {
    repository,
    workflow,
    slug: values.slug ?? `local/${basename(repository)}`,
    ref: values.ref,
    state,
    output: values.output,
    rerun,
    quiet: values.quiet,
    environment: { ...environment, ...readPairs('--env', values.env) },
    options: {
      event: { name: values.event, ...(values.base === undefined ? {} : { base: values.base }) },
      inputs: readPairs('--input', values.input),
      variables: readPairs('--var', values.var),
      secrets: readPairs('--secret', values.secret),
      ...(values.job.length === 0 ? {} : { only: values.job }),
      keep: values.keep,
      // The user's `uses: <owner>/lockstep/actions/...` means this very distribution.
      actions: { '*/lockstep': distribution() },
    },
  }
}

/** Outside the repository: Node and git look for their files in the folders above a workspace. */
function defaultState(repository: string, cache: string): string {
  return join(cache, 'lockstep', `${basename(repository)}-${sha256(repository).slice(0, 8)}`)
}

/** Folder that holds actions/ and dist/: two levels up, from the bundle as from this source file. */
function distribution(): string {
  return resolve(import.meta.dirname, '../..')
}

function readPairs(option: string, pairs: readonly string[]): Record<string, string> {
  const bad = pairs.filter((pair) => !/^[A-Za-z_][\w-]*=/s.test(pair))
  if (bad.length > 0) {
    throw new UserError(bad.map((pair) => ({ what: `"${pair}" is not name=value`, where: option })))
  }
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}
