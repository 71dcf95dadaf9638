/** `npm run demo`: the pipeline of a team, on real data, once through and four times stopped where it must be. */
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { takeLock } from '#host'
import { runChild } from './child.ts'
import { DemoError } from './demo-error.ts'
import { splitFlights } from './flights.ts'
import { judgedSteps, type RunResult, root, runPipeline, type Surroundings } from './pipeline.ts'
import { cacheFolder, preparePython } from './python.ts'
import { writeRequests } from './requests.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { starters } from './starter.ts'

const started = performance.now()
const say = (line: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(3)
  process.stdout.write(`${seconds} s  ${line}\n`)
}

async function demo(signal: AbortSignal): Promise<boolean> {
  const env = { ...process.env }
  const home = cacheFolder(env)
  await mkdir(home, { recursive: true })
  await using _lock = await takeLock(join(home, 'demo.lock'), 'the demo')
  const at = await prepare(home, env, signal)
  const results: { scenario: Scenario; result: RunResult }[] = []
  for (const [index, scenario] of scenarios.entries()) {
    say(`${index + 1}/${scenarios.length} ${scenario.story}`)
    results.push({ scenario, result: await runPipeline(scenario, at) })
  }
  const asked = await askRegistry(at)
  process.stdout.write(summary(results, at, asked))
  return results.every(({ scenario, result }) => endedAsExpected(scenario, result)) && asked.holds
}

async function prepare(home: string, env: Surroundings['env'], signal: AbortSignal): Promise<Surroundings> {
  const requirements = join(import.meta.dirname, 'project/requirements.txt')
  const interpreter = await preparePython({ env, signal, requirements, progress: say })
  const flights = join(home, 'flights')
  const { months } = await splitFlights(
    join(root, 'node_modules/vega-datasets/data/flights-3m.parquet'),
    flights,
  )
  say(`3,000,000 flights by month in ${flights}`)
  await writeRequests({ flights: months[4] ?? '', target: join(flights, 'requests.jsonl'), count: 3_000 })
  const output = join(root, '.lockstep', 'demo')
  const state = join(home, 'github')
  // A new local GitHub: the first release is the first one again.
  for (const folder of [output, state]) await rm(folder, { recursive: true, force: true })
  return { flights, pythonBin: dirname(interpreter), state, output, env, signal, progress: say }
}

function endedAsExpected({ stops }: Scenario, result: RunResult): boolean {
  const stopped = judgedSteps(result).filter(({ verdict }) => verdict !== 'pass')
  if (stops === undefined) return result.conclusion === 'success' && stopped.length === 0
  const action = result.jobs.flatMap((job) => job.steps).find((step) => step.outputs.verdict === 'fail')
  return result.conclusion === 'failure' && stopped.length === 1 && action?.name === NAMES[stops]
}

/** Names of the steps in the workflow by the action that stops there. */
const NAMES: Readonly<Record<string, string>> = {
  'validate-data': 'Validate the latest month',
  'gate-metrics': 'Gate',
  'canary-deploy': 'Canary',
  'drift-check': 'Drift',
}

/** Asks a fresh clone what stands behind the model in production, and whether the record holds. */
async function askRegistry(
  at: Surroundings,
): Promise<{ lineage: string[]; verified: string[]; holds: boolean }> {
  const ask = async (...args: string[]): Promise<{ output: string[]; code: number | null }> =>
    runChild(
      [process.execPath, join(root, 'dist/lockstep.js'), ...args, '--remote', join(at.state, 'origin.git')],
      at,
    )
  const lineage = await ask('lineage', 'flights@production')
  const verified = await ask('verify')
  return {
    lineage: lineage.output,
    verified: verified.output,
    holds: verified.code === 0 && lineage.code === 0,
  }
}

function describeRun(scenario: Scenario, result: RunResult): string[] {
  const stop = judgedSteps(result).find(({ verdict }) => verdict !== 'pass')
  const retrain = stop?.retrain === 'dispatched' ? '; a retraining was started' : ''
  const end = stop === undefined ? 'released' : `${stop.verdict} in "${stop.step}": ${stop.reason}${retrain}`
  const mark = endedAsExpected(scenario, result) ? ' ' : '!'
  const seconds = (result.durationMs / 1000).toFixed(0).padStart(3)
  const lines = (stop?.remarks ?? []).filter((remark) => /\.csv:\d+:/.test(remark))
  return [
    `${mark} ${scenario.name.padEnd(14)} ${seconds} s  ${end}`,
    ...lines.map((line) => `${' '.repeat(24)}${line}`),
  ]
}

function summary(
  results: readonly { scenario: Scenario; result: RunResult }[],
  at: Surroundings,
  asked: { lineage: readonly string[]; verified: readonly string[] },
): string {
  const lines = results.flatMap(({ scenario, result }) => describeRun(scenario, result))
  return [
    '',
    'What ran, and where it was stopped:',
    ...lines,
    '',
    'lockstep lineage flights@production',
    ...asked.lineage.map((line) => `  ${line}`),
    '',
    'lockstep verify',
    ...asked.verified.map((line) => `  ${line}`),
    '',
    `Reports, summaries, annotations and artifacts of each run: ${at.output}`,
    '',
  ].join('\n')
}

/** Ends with Ctrl-C and SIGTERM, and when npm is gone: npm forwards no signal to what it runs. */
function abortWithParent(): AbortController {
  const controller = new AbortController()
  const stop = (why: string): void => {
    if (!controller.signal.aborted) say(`${why}: stopping what runs`)
    controller.abort(new DemoError(`stopped by ${why}`, 'Start it again: what was installed is kept.'))
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(name))
  const before = starters()
  setInterval(() => starters() !== before && stop('the end of the process that started it'), 500).unref()
  process.stdout.on('error', () => stop('the end of its output'))
  return controller
}

const controller = abortWithParent()
try {
  const good = await demo(controller.signal)
  say(good ? 'Everything ended as it should.' : 'A run marked ! did not end as it should.')
  process.exitCode = good ? 0 : 1
} catch (error) {
  if (error instanceof DemoError) process.stderr.write(`demo: ${error.message}\n${error.fix}\n`)
  else process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
