import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { runChild } from './child.ts'
import { DemoError } from './demo-error.ts'
import type { Scenario } from './scenarios.ts'

export const root = resolve(import.meta.dirname, '../..')

/** What the runs share. */
export interface Surroundings {
  /** Folder with the flights and the requests. */
  readonly flights: string
  /** Folder of the virtual environment's programs. */
  readonly pythonBin: string
  /** What the local GitHub keeps between the runs. */
  readonly state: string
  /** Folder for the reports of all runs. */
  readonly output: string
  readonly env: Record<string, string | undefined>
  readonly signal: AbortSignal
  readonly progress: (line: string) => void
}

const resultSchema = z.object({
  conclusion: z.string(),
  runId: z.int(),
  durationMs: z.number(),
  jobs: z.array(
    z.object({
      id: z.string(),
      conclusion: z.string(),
      steps: z.array(
        z.object({
          name: z.string(),
          phase: z.string(),
          outputs: z.record(z.string(), z.string()),
          annotations: z.array(
            z.looseObject({ level: z.string(), message: z.string(), title: z.string().optional() }),
          ),
        }),
      ),
    }),
  ),
})
export type RunResult = z.output<typeof resultSchema>

/** A step of a Lockstep action, with the verdict that it gave. */
export interface Judged {
  readonly job: string
  readonly step: string
  readonly verdict: string
  readonly reason: string
  /** What it said on lines of files. */
  readonly remarks: readonly string[]
  /** What became of the retraining, in drift-check. */
  readonly retrain: string | undefined
}

const VERDICT_LINE = /^(?:validate-data|train|gate-metrics|register-model|canary-deploy|drift-check): \w+: /
const WORKFLOW_LINE = /^(\S+) \| (.+?) \| (.*)$/

/** Runs the pipeline once by `lockstep run`, as a user would, and reads what it wrote. */
export async function runPipeline(scenario: Scenario, at: Surroundings): Promise<RunResult> {
  const output = join(at.output, scenario.name)
  const inputs = Object.entries(scenario.inputs).flatMap(([name, value]) => [
    '--input',
    `${name}=${value.replace(/^FLIGHTS/, at.flights)}`,
  ])
  const argv: [string, ...string[]] = [
    process.execPath,
    join(root, 'dist/lockstep.js'),
    ...['run', '.github/workflows/demo.yml', '--repository', root, '--ref', 'refs/heads/main'],
    ...['--slug', 'team/flights', '--state', at.state, '--output', output, '--var', `FLIGHTS=${at.flights}`],
    ...inputs,
  ]
  let shown = ''
  const show = (line: string): void => {
    const [, job = '', step = '', text = ''] = WORKFLOW_LINE.exec(line) ?? []
    if (job !== '' && job !== shown && !step.startsWith('Post ')) at.progress(`  ${job} ...`)
    if (job !== '') shown = job
    if (VERDICT_LINE.test(text)) at.progress(`    ${text}`)
  }
  const ended = await runChild(argv, {
    env: runnerEnvironment(at),
    signal: at.signal,
    onLine: show,
    graceMs: 120_000,
  })
  if (ended.code !== 0 && ended.code !== 1) {
    throw new DemoError(`the run could not be started:\n${ended.output.join('\n')}`, 'see the lines above')
  }
  return resultSchema.parse(JSON.parse(await readFile(join(output, 'result.json'), 'utf8')))
}

/** The machine as whoever runs the runner has set it up. */
function runnerEnvironment(at: Surroundings): Record<string, string | undefined> {
  return {
    ...at.env,
    PATH: `${at.pythonBin}:${at.env.PATH ?? ''}`,
    LOCKSTEP_DATA_ROOTS: at.flights,
    LOCKSTEP_DUCKDB: join(root, `node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`),
    ORT_DISABLE_TELEMETRY: '1',
  }
}

/** The Lockstep steps of a run, in the order in which they ran. */
export function judgedSteps(result: RunResult): Judged[] {
  return result.jobs.flatMap((job) =>
    job.steps.flatMap(({ name, phase, outputs, annotations }) =>
      phase === 'main' && outputs.verdict !== undefined
        ? [
            {
              job: job.id,
              step: name,
              verdict: outputs.verdict,
              reason: outputs.reason ?? '',
              retrain: outputs.retrain,
              // A title is what a remark on a line has and the runner's own "exit code 1" has not.
              remarks: annotations.filter((item) => item.title !== undefined).map((item) => item.message),
            },
          ]
        : [],
    ),
  )
}
