import { pause } from '#host'
import { harmE, safetyE } from './analysis.ts'
import { type Deployment, type DeploymentResult, type Ending, OUTCOMES } from './deployment.ts'
import { tailOf } from './model-server.ts'
import { type Crew, endFamily } from './processes.ts'
import { startArms } from './ready-servers.ts'
import { type RunningReplay, spreadRate, startReplay } from './replay.ts'
import { DRAIN, type Stage } from './stage.ts'
import { type RunningSplitter, startSplitter } from './start-splitter.ts'
import { countsBetween, runSteps, type StepResult, type StepsResult } from './steps.ts'
import { takeBack } from './take-back.ts'
import { watchFor } from './watch.ts'

const NOTHING = {
  weight: 0,
  steps: [],
  analysis: undefined,
  failure: undefined,
  candidateLog: [],
  after: undefined,
  undoneIn: undefined,
  totals: undefined,
  replay: undefined,
  listen: undefined,
} as const

/**
 * Brings a candidate out: servers, splitter, replay, steps; then promotes it or takes it back. Nothing of it runs
 * when this returns or throws.
 * @throws UserError for a program that is missing or a port that is taken; ServiceError if the splitter fails
 */
export async function deploy(given: Deployment, crew: Crew): Promise<DeploymentResult> {
  await using stack = new AsyncDisposableStack()
  const { plan, seed, say } = given
  const arms = await startArms(given, crew, stack)
  if ('what' in arms) {
    const ending = arms.arm === 'canary' ? 'candidate-not-ready' : 'stable-not-ready'
    if (given.signal.aborted) return { ...NOTHING, seed, ending: 'cancelled' }
    return { ...NOTHING, seed, ending, failure: arms }
  }
  const splitter = await startSplitter(crew, {
    plan,
    seed,
    targets: { stable: arms.stable.at, canary: arms.canary.at },
    folder: given.folder,
    requestLog: given.requestLog,
    command: given.splitter,
    environment: given.environment,
  })
  const replay = startTraffic(given, splitter)
  stack.defer(async () => {
    const replayed = replay?.stop()
    await endFamily(splitter.process.family, DRAIN.hurried)
    await replayed
  })
  const { host, port } = splitter.listen
  say(`The splitter takes requests on http://${host}:${port}.`)
  const stage = { given, arms, splitter, replay, watch: watchFor(given, arms) }
  const result = await (arms.comparable ? runSteps(stepsRun(stage)) : runFirst(stage))
  // Awaited here: what is started must not be ended before it is through.
  return await finish(stage, result)
}

function startTraffic(
  { plan, requests }: Deployment,
  { listen }: RunningSplitter,
): RunningReplay | undefined {
  if (plan.replay === undefined || requests === undefined) return undefined
  const { rate, concurrency, maxRequests } = plan.replay
  // Every weight below 100 has a full interval, the last one a single look.
  const length = plan.interval * (plan.steps.length - 1) + plan.lookEvery
  const spread =
    concurrency === undefined ? spreadRate(Math.min(requests.count, maxRequests), length) : undefined
  return startReplay(requests.path, plan.replay, listen, rate ?? spread)
}

function stepsRun({ given, splitter, watch }: Stage): Parameters<typeof runSteps>[0] {
  return {
    plan: given.plan,
    traffic: splitter.traffic,
    now: () => performance.now(),
    wait: (milliseconds) => pause(milliseconds, watch.signal).catch(() => undefined),
    interrupted: watch.kind,
    onStep: (weight) => given.say(`${weight} % of the requests go to the candidate.`),
    onLook: (weight, state) => {
      const { canary, stable } = state
      given.say(
        `  ${weight} %: candidate ${canary.bad} bad of ${canary.requests}, stable ${stable.bad} of ${stable.requests}; E harm ${harmE(state).toPrecision(3)}, safety ${safetyE(state).toPrecision(3)}`,
      )
    },
  }
}

interface Result extends Omit<StepsResult, 'finding' | 'state'> {
  readonly finding: Ending
  readonly state?: StepsResult['state']
}

/** Without stable there is nothing to compare with: all traffic for one interval. */
async function runFirst({ given, splitter, watch }: Stage): Promise<Result> {
  const { plan } = given
  const first = await splitter.traffic.setWeight(100)
  await pause(plan.interval, watch.signal).catch(() => undefined)
  const canary = countsBetween(first.canary, (await splitter.traffic.totals()).canary)
  const clean = canary.bad === 0 && canary.requests >= plan.analysis.minRequests
  const finding = watch.kind() ?? (plan.first === 'promote' && clean ? 'first-clean' : 'first-held')
  const step: StepResult = {
    weight: 100,
    looks: 1,
    canary,
    stable: { requests: 0, bad: 0 },
    harmE: 1,
    safetyE: 1,
    finding: 'went on',
  }
  return { finding, steps: [step] }
}

/** Takes the candidate back unless it is promoted, and stops the splitter. */
async function finish(stage: Stage, result: Result): Promise<DeploymentResult> {
  const { given, splitter, replay, watch } = stage
  const ending = result.finding
  const promoted = OUTCOMES[ending] === 'promoted'
  const failed = ending === 'candidate-failed' || ending === 'stable-failed'
  const failure = failed ? watch.failure() : undefined
  const undone = promoted ? undefined : await takeBack(stage, ending)
  const replayed = replay?.stop()
  const totals = await splitter.traffic.stop(ending === 'cancelled' ? DRAIN.hurried : DRAIN.calm)
  return {
    ending,
    weight: promoted ? 100 : 0,
    steps: result.steps,
    analysis: result.state,
    failure,
    candidateLog: await candidateLog(stage, ending),
    after: undone?.after,
    undoneIn: undone?.undoneIn,
    totals,
    replay: await replayed,
    listen: splitter.listen,
    seed: given.seed,
  }
}

async function candidateLog({ arms }: Stage, ending: Ending): Promise<readonly string[]> {
  const judged = ending === 'harmful' || ending === 'collapsed'
  return judged && arms.canary.process !== undefined ? tailOf(arms.canary.process.logFile) : []
}
