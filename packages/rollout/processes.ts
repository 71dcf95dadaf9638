import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Family, membersOf, type Session, signalMembers, startSession, startTicksOf } from '#host'

/** Processes of one rollout, found again by a variable of their environment. */
export interface Crew {
  /** Of all processes, also when another process looks for them. */
  readonly family: Family
  /** Starts a program in a session of its own. @throws Error if it cannot be started */
  start(command: readonly string[], options: StartOptions): Promise<Started>
}

export interface StartOptions {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  readonly logFile: string
}

export interface Started extends Session {
  readonly family: Family
  readonly logFile: string
}

const VARIABLE = 'LOCKSTEP_ROLLOUT'
const POLL = 25

/** A crew whose members are told from all others by an id. */
export async function newCrew(): Promise<Crew> {
  const id = randomUUID()
  const own = { leader: process.pid, startTicks: await startTicksOf(process.pid) }
  let members = 0
  return {
    family: { ...own, marker: `${VARIABLE}=${id}` },
    start: async ([program = '', ...args], { cwd, environment, logFile }) => {
      members += 1
      const member = `${id}-${members}`
      const marked = { ...environment, [VARIABLE]: id, [`${VARIABLE}_MEMBER`]: member }
      const session = await startSession(program, args, { cwd, environment: marked, logFile })
      const { pid: leader, startTicks } = session
      return { ...session, logFile, family: { leader, startTicks, marker: `${VARIABLE}_MEMBER=${member}` } }
    },
  }
}

/**
 * Ends all processes of a family: SIGTERM, then SIGKILL for those that are still there.
 * @returns how many processes are left after all that: 0, but for one that the kernel holds
 */
export async function endFamily(family: Family, graceMs: number): Promise<number> {
  signalMembers(await membersOf(family), 'SIGTERM')
  if (await isGone(family, graceMs)) return 0
  signalMembers(await membersOf(family), 'SIGKILL')
  await isGone(family, 1_000)
  return (await membersOf(family)).length
}

async function isGone(family: Family, limit: number): Promise<boolean> {
  const deadline = performance.now() + limit
  for (;;) {
    if ((await membersOf(family)).length === 0) return true
    if (performance.now() > deadline) return false
    await sleep(POLL)
  }
}

/** A port of this machine that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
