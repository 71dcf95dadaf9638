import { setTimeout as sleep } from 'node:timers/promises'
import { type Family, type FamilyMember, membersOf, signalMembers } from '#host'
import type { LogTail } from './log-tail.ts'

/** How long each rung of the way from asking to forcing lasts, in milliseconds. */
export interface Ladder {
  /** After a cancel, until main leaves the rest to post. The runner sends SIGTERM 7.5 s after SIGINT. */
  readonly leave: number
  /** After SIGTERM, until SIGKILL. The runner gives a cancelled job 5 minutes in all. */
  readonly kill: number
  /** After the command ended, until processes that it left behind are stopped. */
  readonly drain: number
  /** After SIGTERM to those, until SIGKILL; and after SIGKILL, until we give up. */
  readonly straggler: number
  /** Between two looks. */
  readonly poll: number
}

export const LADDER: Ladder = { leave: 6_500, kill: 240_000, drain: 2_000, straggler: 5_000, poll: 200 }

export type StopReason = 'cancelled' | 'timed-out'

/** What was seen until no process of the run was left. */
export interface Supervised {
  /** Why it was told to stop; undefined: it ended by itself. */
  readonly stopped: StopReason | undefined
  /** Milliseconds from SIGTERM to its end. */
  readonly waited: number
  /** SIGKILL was needed. */
  readonly killed: boolean
  /** Processes that outlived the command and were stopped. */
  readonly leftBehind: number
  /** Processes that even SIGKILL did not end in time. */
  readonly unkillable: number
}

/** How a run is watched, and by what it is stopped. */
export interface Watch {
  readonly family: Family
  readonly tail: LogTail
  readonly ladder: Ladder
  readonly clock: () => number
  /** Fires on a cancel. */
  readonly signal: AbortSignal
  /** Leave a cancelled command to another process after `ladder.leave`. */
  readonly mayLeave: boolean
  /** Called before SIGTERM is sent. */
  readonly beforeStop: (reason: StopReason) => Promise<void>
  /** Whether another process has begun to stop the run: in a job's container a cancel may reach only the client. */
  readonly takenOver: () => Promise<boolean>
}

export interface Supervision extends Watch {
  /** Whether the command itself has ended. */
  readonly ended: () => boolean
  /** Time of the clock at which the command has run too long. */
  readonly deadline: number
}

/**
 * Watches a command until it ended, or is told to stop and no process of it is left.
 * @returns `left`: it did not end in time after a cancel, and another process must wait for it
 */
export async function supervise(run: Supervision): Promise<Supervised | 'left'> {
  for (;;) {
    await run.tail.poll()
    // A command that ended by itself was not cancelled, even if a cancel came in the same moment.
    if (run.ended()) return endedByItself(run)
    if (run.signal.aborted) return stop(run, 'cancelled')
    if (run.clock() >= run.deadline) return stop(run, 'timed-out')
    await wait(run)
  }
}

/**
 * Asks a run to stop, waits, and forces it.
 * @param askedAt time of the clock at which another process has sent SIGTERM; undefined: it is sent now
 */
export async function stop(run: Watch, reason: StopReason, askedAt?: number): Promise<Supervised | 'left'> {
  const since = askedAt ?? run.clock()
  if (askedAt === undefined) await ask(run, reason)
  let cancelledAt = reason === 'cancelled' ? since : undefined
  let orphansAsked = false
  for (;;) {
    await run.tail.poll()
    const members = await membersOf(run.family)
    const waited = run.clock() - since
    const result = { stopped: reason, waited, leftBehind: 0, unkillable: 0 }
    if (members.length === 0) return { ...result, killed: false }
    if (run.signal.aborted) cancelledAt ??= run.clock()
    if (run.mayLeave && cancelledAt !== undefined && run.clock() - cancelledAt >= run.ladder.leave)
      return 'left'
    if (waited >= run.ladder.kill) return { ...result, killed: true, unkillable: await kill(run) }
    if (!orphansAsked && members.every((member) => !member.inSession)) {
      orphansAsked = true
      signalMembers(members, 'SIGTERM')
    }
    await sleep(run.ladder.poll)
  }
}

/** Sends SIGTERM. Programs that were given a session of their own are stopped by the one that started them. */
async function ask(run: Watch, reason: StopReason): Promise<void> {
  await run.beforeStop(reason)
  const members = await membersOf(run.family)
  signalMembers(
    members.filter((member) => member.inSession),
    'SIGTERM',
  )
}

async function endedByItself(run: Watch): Promise<Supervised | 'left'> {
  const ended = { stopped: undefined, waited: 0, killed: false, leftBehind: 0, unkillable: 0 }
  let members = await gone(run, run.ladder.drain)
  // What is left may be saving its work: it is the other process that waits for it.
  if (await run.takenOver()) return 'left'
  if (members.length === 0) return ended
  const leftBehind = members.length
  signalMembers(members, 'SIGTERM')
  members = await gone(run, run.ladder.straggler)
  if (members.length === 0) return { ...ended, leftBehind }
  return { ...ended, leftBehind, killed: true, unkillable: await kill(run) }
}

/** @returns how many processes are still there */
async function kill(run: Watch): Promise<number> {
  signalMembers(await membersOf(run.family), 'SIGKILL')
  return (await gone(run, run.ladder.straggler)).length
}

/** Waits until no process is left. @returns those that are after the limit */
async function gone(run: Watch, limit: number): Promise<FamilyMember[]> {
  const until = run.clock() + limit
  for (;;) {
    const members = await membersOf(run.family)
    if (members.length === 0 || run.clock() >= until) return members
    await sleep(Math.min(run.ladder.poll, 50))
  }
}

/** Until the next look, or a cancel. */
async function wait(run: Watch): Promise<void> {
  await sleep(run.ladder.poll, undefined, { signal: run.signal }).catch(() => undefined)
}
