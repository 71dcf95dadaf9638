import { setTimeout as sleep } from 'node:timers/promises'
import { formatDuration } from '#core'
import { pause } from '#host'
import type { DeploymentResult, Ending } from './deployment.ts'
import { endFamily } from './processes.ts'
import { DRAIN, type Stage } from './stage.ts'
import type { RunningSplitter } from './start-splitter.ts'
import { countsBetween } from './steps.ts'

const MAX_AFTERMATH = 5_000
const POLL = 50

/** Weight 0 before anything else; then the candidate is stopped, and stable is watched for a moment. */
export async function takeBack(
  { given, arms, splitter, watch }: Stage,
  ending: Ending,
): Promise<Pick<DeploymentResult, 'after' | 'undoneIn'>> {
  const began = watch.at() ?? performance.now()
  await splitter.traffic.setWeight(0)
  const undoneIn = performance.now() - began
  if (arms.comparable) given.say(`All requests go to stable again, after ${formatDuration(undoneIn)}.`)
  const hurried = ending === 'cancelled'
  await drainCandidate(splitter, hurried ? DRAIN.hurried : DRAIN.calm)
  if (arms.canary.process !== undefined) await endFamily(arms.canary.process.family, DRAIN.calm)
  if (hurried || ending === 'stable-failed' || !arms.comparable) return { after: undefined, undoneIn }
  const before = await splitter.traffic.totals()
  await pause(Math.min(given.plan.lookEvery, MAX_AFTERMATH), given.signal).catch(() => undefined)
  const { stable } = await splitter.traffic.totals()
  return { after: countsBetween(before.stable, stable), undoneIn }
}

async function drainCandidate({ traffic }: RunningSplitter, limit: number): Promise<void> {
  const deadline = performance.now() + limit
  while (performance.now() < deadline) {
    if ((await traffic.totals()).canary.inFlight === 0) return
    await sleep(POLL)
  }
}
