import { join } from 'node:path'
import { z } from 'zod'
import { messageOf } from '#core'
import { membersOf, readIfPresent } from '#host'
import type { TrafficTotals } from './arms.ts'
import { type Crew, endFamily } from './processes.ts'
import { readyNote, splitterConfig } from './splitter.ts'
import { CONFIG_FILE, READY_FILE } from './start-splitter.ts'
import { openTraffic } from './traffic.ts'

const DRAIN = 1_000
const GRACE = 3_000

/** What another process needs to undo a rollout; kept before the first process is started. */
export const rolloutNote = z.object({
  family: z.object({ leader: z.int(), startTicks: z.number().optional(), marker: z.string() }),
  folder: z.string(),
})
export type RolloutNote = z.output<typeof rolloutNote>

export function noteOf(crew: Crew, folder: string): RolloutNote {
  return { family: { ...crew.family }, folder }
}

/** What was found and done. */
export interface Undone {
  /** Processes of the rollout that still ran. */
  readonly found: number
  /** Those that could not be ended: 0, but for one that the kernel holds. */
  readonly left: number
  /** Weight that the candidate had when we came. */
  readonly weight: number | undefined
  readonly totals: TrafficTotals | undefined
  /** Why the splitter could not be asked. */
  readonly silent: string | undefined
}

/** Undoes a rollout whose process was killed: weight 0, then every process of it is ended. */
export async function undo({ family: { leader, startTicks, marker }, folder }: RolloutNote): Promise<Undone> {
  const family = { leader, startTicks, marker }
  const found = (await membersOf(family)).length
  let weight: number | undefined
  let totals: TrafficTotals | undefined
  let silent: string | undefined
  try {
    const config = splitterConfig.parse(JSON.parse((await readIfPresent(join(folder, CONFIG_FILE))) ?? ''))
    const ready = readyNote.parse(JSON.parse((await readIfPresent(join(folder, READY_FILE))) ?? ''))
    if ('problem' in ready) throw new Error(ready.problem)
    const traffic = openTraffic(ready.control, config.token)
    weight = (await traffic.totals()).weight
    await traffic.setWeight(0)
    totals = await traffic.stop(DRAIN)
  } catch (error) {
    // It was not up yet, or is gone: then nothing goes through it.
    silent = messageOf(error)
  }
  return { found, left: await endFamily(family, GRACE), weight, totals, silent }
}
