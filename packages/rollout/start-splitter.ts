import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ServiceError, UserError } from '#core'
import { pause, readIfPresent, startTicksOf, writeAtomic } from '#host'
import type { Arm } from './arms.ts'
import type { Address, Plan } from './plan.ts'
import type { Crew, Started } from './processes.ts'
import { readyNote, type SplitterConfig } from './splitter.ts'
import { openTraffic, type Traffic } from './traffic.ts'

/** Where the process that is left to `post` finds what it needs to speak to the splitter. */
export const CONFIG_FILE = 'splitter.json'
export const READY_FILE = 'splitter-ready.json'

const START_LIMIT = 20_000
const POLL = 20
/** Long enough for a `post` to come, short enough not to outlive a job that has none. */
const ORPHAN_LIFE = 60_000

export interface SplitterRequest {
  readonly plan: Plan
  readonly targets: Readonly<Record<Arm, Address>>
  readonly seed: number
  /** Folder that only this user can read. */
  readonly folder: string
  readonly requestLog: string
  /** Program and arguments to which the configuration's path is added. */
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

export interface RunningSplitter {
  readonly traffic: Traffic
  readonly process: Started
  /** Where clients send their requests. */
  readonly listen: Address
}

/** Starts the splitter with all traffic on stable. @throws UserError if its port is taken; ServiceError */
export async function startSplitter(crew: Crew, given: SplitterRequest): Promise<RunningSplitter> {
  const { plan, folder } = given
  const config = await configOf(given)
  const file = join(folder, CONFIG_FILE)
  await writeAtomic(file, JSON.stringify(config))
  const logFile = join(folder, 'splitter.log')
  const process = await crew.start([...given.command, file], {
    cwd: folder,
    environment: given.environment,
    logFile,
  })
  const note = await waitForNote(config.ready, process)
  if (note === undefined) {
    throw new ServiceError('splitter', `it did not start: ${(await readIfPresent(logFile))?.trim() ?? ''}`)
  }
  if ('problem' in note) throw portProblem(plan.listen, note)
  return {
    process,
    traffic: openTraffic(note.control, config.token),
    listen: { host: plan.listen.host, port: note.port },
  }
}

async function configOf({
  plan,
  targets,
  seed,
  folder,
  requestLog,
}: SplitterRequest): Promise<SplitterConfig> {
  return {
    listen: plan.listen,
    targets,
    token: randomBytes(24).toString('hex'),
    seed,
    stickyHeader: plan.stickyHeader,
    badStatus: plan.bad.status,
    slowerThan: plan.bad.slowerThan,
    timeout: plan.requestTimeout,
    retryOnStable: plan.retryOnStable,
    requestLog,
    log: plan.log && { ...plan.log, features: [...plan.log.features] },
    parent: { pid: process.pid, startTicks: await startTicksOf(process.pid) },
    orphanLife: ORPHAN_LIFE,
    ready: join(folder, READY_FILE),
  }
}

async function waitForNote(
  path: string,
  splitter: Started,
): Promise<ReturnType<typeof readyNote.parse> | undefined> {
  let ended = false
  splitter.exit.then(() => {
    ended = true
  })
  const deadline = performance.now() + START_LIMIT
  while (performance.now() < deadline) {
    // Asked before the file is read: a splitter may write it and end.
    const last = ended
    const text = await readIfPresent(path)
    if (text !== undefined) return readyNote.parse(JSON.parse(text))
    if (last) return undefined
    await pause(POLL)
  }
  return undefined
}

function portProblem(
  { host, port }: Address,
  note: { problem: string; code?: string | undefined },
): UserError {
  const taken = note.code === 'EADDRINUSE'
  return new UserError(taken ? `port ${port} is in use` : `cannot listen: ${note.problem}`, {
    where: `plan: listen ${host}:${port}`,
    fix: taken ? 'Stop what listens there, name another port, or write port 0 for a free one.' : undefined,
  })
}
