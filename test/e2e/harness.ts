import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readEntry, type SealedEntry } from '#core'

export const root = resolve(import.meta.dirname, '../..')

/** One job as the runner would lay it out: an empty workspace, a temporary folder, a run id. */
export interface Job {
  readonly workspace: string
  readonly temp: string
  readonly environment: Record<string, string>
}

export interface StepResult {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly outputs: Readonly<Record<string, string>>
  readonly log: string
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
}

export function newJob(environment: Readonly<Record<string, string>> = {}): Job {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-e2e-'))
  const workspace = join(folder, 'workspace')
  const temp = join(folder, 'temp')
  mkdirSync(workspace)
  mkdirSync(temp)
  return {
    workspace,
    temp,
    environment: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'team/flights',
      GITHUB_SHA: '1'.repeat(40),
      GITHUB_REF: 'refs/heads/main',
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKFLOW_REF: 'team/flights/.github/workflows/pipeline.yml@refs/heads/main',
      GITHUB_JOB: 'job',
      GITHUB_ACTOR: 'ada',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
      LOCKSTEP_DUCKDB: join(root, `node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`),
      ...environment,
    },
  }
}

const manifestSchema = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ default: z.string().optional() })),
  runs: z.looseObject({ main: z.string(), post: z.string() }),
})

export interface StepOptions {
  readonly step?: string
  readonly phase?: 'main' | 'post'
  readonly state?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  /** Called with the running process, to signal it. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void, log: () => string) => void
}

/** Runs the committed stub of an action as the runner would: defaults of action.yml, env files, cwd. */
export async function runStep(
  job: Job,
  action: string,
  inputs: Readonly<Record<string, string>>,
  options: StepOptions = {},
): Promise<StepResult> {
  const folder = join(root, 'actions', action)
  const manifest = manifestSchema.parse(parse(readFileSync(join(folder, 'action.yml'), 'utf8')))
  const unknown = Object.keys(inputs).filter((name) => !(name in manifest.inputs))
  if (unknown.length > 0) throw new Error(`${action} has no input ${unknown.join(', ')}`)
  const step = options.step ?? action
  const files = mkdtempSync(join(job.temp, 'files-'))
  const file = (name: string): string => {
    const path = join(files, name)
    writeFileSync(path, '')
    return path
  }
  const [output, state, summary] = [file('output'), file('state'), file('summary')]
  const given = Object.entries(manifest.inputs).map(([name, { default: value = '' }]) => [
    `INPUT_${name.toUpperCase()}`,
    inputs[name] ?? defaultOf(value),
  ])
  const saved = Object.entries(options.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])
  const environment = {
    ...job.environment,
    ...Object.fromEntries([...given, ...saved]),
    GITHUB_ACTION: step,
    GITHUB_OUTPUT: output,
    GITHUB_STATE: state,
    GITHUB_STEP_SUMMARY: summary,
    ...options.environment,
  }
  const entry = resolve(folder, options.phase === 'post' ? manifest.runs.post : manifest.runs.main)
  const ended = await execute(entry, environment, job.workspace, options.onStart)
  return {
    ...ended,
    outputs: readPairs(output),
    state: readPairs(state),
    summary: readFileSync(summary, 'utf8'),
  }
}

/** The expressions that the six action.yml files use as defaults. */
function defaultOf(value: string): string {
  if (!value.includes('${{')) return value
  return value.includes('toJSON(matrix)') ? 'null' : ''
}

function execute(
  entry: string,
  environment: Record<string, string>,
  cwd: string,
  onStart: StepOptions['onStart'],
): Promise<{ code: number | null; signal: NodeJS.Signals | null; log: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [entry], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    child.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString()
    })
    onStart?.(
      (signal) => child.kill(signal),
      () => log,
    )
    child.on('close', (code, signal) => done({ code, signal, log }))
  })
}

/** `name<<delimiter`, lines, `delimiter`: the last value of a name wins. */
function readPairs(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n')
  const pairs: Record<string, string> = {}
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(lines[index] ?? '') ?? []
    if (name === undefined || delimiter === undefined) continue
    const end = lines.indexOf(delimiter, index + 1)
    pairs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return pairs
}

/** Entries of a job's record, each checked against its file name. */
export function entriesOf(job: Job): SealedEntry[] {
  const folder = join(job.temp, 'lockstep', 'entries')
  return readdirSync(folder).map((name) => {
    const sealed = readEntry(readFileSync(join(folder, name), 'utf8'), name)
    if (`${sealed.id.slice(7)}.json` !== name) throw new Error(`${name} holds ${sealed.id}`)
    return sealed
  })
}
