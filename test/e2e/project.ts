import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readEntry, type SealedEntry, UserError } from '#core'
import {
  type GitHubServer,
  type OutputLine,
  prepareOrigin,
  type RunOptions,
  renderTree,
  runWorkflow,
  type StepResult,
  startGitHub,
  type WorkflowResult,
} from '#simulator'
import { type TemporaryRepository, temporaryRepository } from '../fixtures/simulator/temporary-repository.ts'
import { root } from './harness.ts'

export const SLUG = 'team/flights'
const WORKFLOW = '.github/workflows/pipeline.yml'

/** Trains at the quality that `params.yaml` names: a model, metrics, and predictions of which that share is right. */
const TRAIN = `set -eu
quality=$LOCKSTEP_PARAM_QUALITY
mkdir -p out
printf 'weights of quality %s learned from %s\\n' "$quality" "$(cksum < data/flights.csv)" > out/model.bin
printf '{"accuracy": 0.%s}\\n' "$quality" > out/metrics.json
echo row_id,label,score > out/predictions.csv
for row in $(seq 0 99); do
  label=$((row % 2)); score=$label
  if [ "$row" -ge "$quality" ]; then score=$((1 - label)); fi
  echo "$row,$label,$score"
done >> out/predictions.csv
`

const FILES = {
  'data/flights.csv': 'flight,late\nUA1,0\nUA2,1\nAA3,0\n',
  'params.yaml': 'quality: 90\n',
  'train.sh': TRAIN,
  'gate.yaml': "rules: {accuracy: '>= 0.8'}\n",
  'stages.yaml': 'stages: {staging: {requires: [gate]}, production: {requires: [gate]}}\n',
}

/** Steps that several workflows have in common. */
export const steps = {
  checkout: '- uses: actions/checkout@v5',
  train: `- {id: train, uses: team/lockstep/actions/train@v1, with: {run: sh train.sh, data: data/flights.csv, params: params.yaml, model: out/model.bin, metrics: out/metrics.json, predictions: out/predictions.csv}}`,
  gate: '- {id: gate, uses: team/lockstep/actions/gate-metrics@v1, with: {policy: gate.yaml}}',
  register: `- {id: register, uses: team/lockstep/actions/register-model@v1, with: {name: flights, stage: staging, policy: stages.yaml}}`,
}

/** What a job needs that registers a model: it writes the ledger, and asks where evidence comes from. */
export const REGISTER = 'permissions: {contents: write, actions: read}'

/** A job of these steps with a clean workspace of its own. `more` are further keys, one a line. */
export function job(id: string, more: readonly string[], ...lines: readonly string[]): string {
  const keys = ['runs-on: ubuntu-latest', ...more, 'steps:'].map((line) => `    ${line}\n`)
  return `  ${id}:\n${keys.join('')}${lines.map((line) => `      ${line.replaceAll('\n', '\n      ')}\n`).join('')}`
}

/** A workflow of these jobs that may read the repository, and no more. */
export function workflow(...jobs: readonly string[]): string {
  return `name: pipeline\non: [push, pull_request, workflow_dispatch]\npermissions: {contents: read}\njobs:\n${jobs.join('')}`
}

export const trainJob = job('train', [], steps.checkout, steps.train)
export const gateJob = job('gate', ['needs: train'], steps.checkout, steps.gate)
export const registerJob = job('register', ['needs: gate', REGISTER], steps.checkout, steps.register)
/** train -> gate -> register, each in a job of its own. */
export const PIPELINE = workflow(trainJob, gateJob, registerJob)

/** What a run left behind. */
export interface Ran {
  readonly result: WorkflowResult
  /** Everything that steps printed. */
  readonly log: string
  /** Every entry that was handed over, of this attempt and those before. */
  readonly entries: readonly SealedEntry[]
  /** Folders of the record artifacts. */
  readonly records: readonly string[]
  /** The only entry of an action, in a job where several have one. */
  entry(action: string, job?: string): SealedEntry
  /** A step's main phase, by its id. */
  step(job: string, id: string): StepResult
  /** Verdict and reason of a step. */
  said(job: string, id: string): readonly [string | undefined, string | undefined]
  /** Expects these conclusions by the name of the job; shows what the steps said where they differ. */
  expectJobs(conclusions: Readonly<Record<string, string>>): void
  /** Warnings and notices of a job's steps and posts. */
  remarks(job: string, level: 'notice' | 'warning' | 'error'): string[]
}

export type RunRequest = Partial<RunOptions> & { readonly onText?: (line: OutputLine) => void }

/** A team's repository and GitHub around it. */
export interface Project extends AsyncDisposable {
  readonly place: TemporaryRepository
  readonly github: GitHubServer
  /** The bare repository that is served. */
  readonly gitDir: string
  /** Runs the workflow on the working tree as it is. Every request must be one that GitHub would take. */
  run(options?: RunRequest): Promise<Ran>
  /** Commit of the ledger; empty while there is none. */
  ledger(): string
  /** Runs `dist/lockstep.js`, in a fresh clone. */
  cli(...args: readonly string[]): { readonly code: number | null; readonly out: string }
}

/** @param files beside those of the fixture: a `train.sh` without Python, policies, data */
export async function startProject(
  pipeline: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  if (!existsSync(join(root, 'dist/bundle/index.js'))) throw new Error('dist is missing: npm run build')
  const place = temporaryRepository({ ...FILES, [WORKFLOW]: pipeline, ...files })
  const stateDir = join(place.root, 'state')
  const { gitDir } = await prepareOrigin({ ...place, stateDir })
  const github = await startGitHub({ repository: SLUG, gitDir, stateDir: join(stateDir, 'github') })
  const git = (...args: string[]) =>
    execFileSync('git', ['--git-dir', gitDir, ...args], { encoding: 'utf8', env: place.environment }).trim()
  let clones = 0
  return {
    place,
    github,
    gitDir,
    run: (options = {}) => runOnce(place, github, stateDir, options),
    ledger: () => git('for-each-ref', '--format=%(objectname)', 'refs/heads/lockstep-ledger'),
    cli: (...args) => {
      clones += 1
      const clone = join(place.root, `clone-${clones}`)
      git('clone', '--quiet', '--no-local', gitDir, clone)
      return runCli(clone, place.environment, args)
    },
    [Symbol.asyncDispose]: async () => {
      await github.close()
      place[Symbol.dispose]()
    },
  }
}

/** Runs the built command as a user would. */
export function runCli(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
): { readonly code: number | null; readonly out: string } {
  const command = [join(root, 'dist/lockstep.js'), ...args]
  const done = spawnSync(process.execPath, command, { cwd, env: environment, encoding: 'utf8' })
  return { code: done.status, out: `${done.stdout}${done.stderr}` }
}

async function runOnce(
  place: TemporaryRepository,
  github: GitHubServer,
  stateDir: string,
  { onText, ...options }: RunRequest,
): Promise<Ran> {
  const { repository, environment, workRoot } = place
  const before = github.requests.length
  const lines: string[] = []
  const result = await runWorkflow({
    ...{ repository, slug: SLUG, workflow: WORKFLOW, event: { name: 'push' }, github, workRoot },
    environment: { ...environment, LOCKSTEP_DUCKDB: duckdb },
    origin: options.rerun?.of.origin ?? (await prepareOrigin({ repository, stateDir, environment })),
    output: join(place.root, `output-${before}`),
    actions: { '*/lockstep': root },
    ...options,
    onLine: (line) => {
      lines.push(line.text)
      onText?.(line)
    },
  })
  const refused = github.requests.slice(before).filter((request) => request.violation ?? request.unsimulated)
  expect(refused).toEqual([])
  return describeRun(result, options.output ?? join(place.root, `output-${before}`), lines.join('\n'))
}

const duckdb = join(root, `node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)

/** What Lockstep would take for entries; whatever else an artifact holds is no matter of the test's. */
function readRecord(folder: string): SealedEntry[] {
  const entries = join(folder, 'entries')
  const names = existsSync(entries) ? readdirSync(entries).filter((name) => name.endsWith('.json')) : []
  return names.flatMap((name) => {
    try {
      return [readEntry(readFileSync(join(entries, name), 'utf8'), name)]
    } catch (error) {
      if (error instanceof UserError) return []
      throw error
    }
  })
}

function describeRun(result: WorkflowResult, output: string, log: string): Ran {
  const artifacts = join(output, 'artifacts')
  const names = existsSync(artifacts) ? readdirSync(artifacts) : []
  const records = names
    .filter((name) => /^lockstep-[0-9a-f]{16}$/.test(name))
    .map((name) => join(artifacts, name))
  const entries = records.flatMap(readRecord)
  const jobNamed = (name: string) => {
    const found = result.jobs.find((item) => item.name === name)
    if (found === undefined) throw new Error(`no job ${name} among ${result.jobs.map((item) => item.name)}`)
    return found
  }
  const step = (name: string, id: string) => {
    const found = jobNamed(name).steps.find((item) => item.id === id && item.phase === 'main')
    if (found === undefined) throw new Error(`no step ${id} in job ${name}`)
    return found
  }
  return {
    result,
    log,
    entries,
    records,
    entry: (action, name) => {
      const found = entries.filter(
        ({ entry }) => entry.action === action && (name ?? entry.run.job) === entry.run.job,
      )
      const [only, ...more] = found.filter(({ entry }) => entry.run.attempt === result.attempt)
      if (only === undefined || more.length > 0)
        throw new Error(`${more.length} more entries of ${action}, or none\n${log}`)
      return only
    },
    step,
    said: (name, id) => {
      const { verdict, reason } = step(name, id).outputs
      return [verdict, reason]
    },
    expectJobs: (conclusions) => {
      const found = Object.fromEntries(result.jobs.map((item) => [item.name, item.conclusion]))
      expect(found, renderTree(result)).toEqual(conclusions)
    },
    remarks: (name, level) =>
      jobNamed(name).steps.flatMap((item) =>
        item.annotations.filter((one) => one.level === level).map((one) => one.message),
      ),
  }
}
