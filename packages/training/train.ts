import { randomUUID } from 'node:crypto'
import { formatDuration } from '#core'
import { membersOf, type Session } from '#host'
import { type CommandEnd, familyOf, launch, logFileOf, type RunSpecification, readEnd } from './launch.ts'
import { type LogTail, openTail } from './log-tail.ts'
import { readOomKills } from './machine-facts.ts'
import { type ExpectedFiles, type Outcome, outcomeOf, type TrainingResult } from './outcome.ts'
import { noteStop, type RunMemory, type RunNote, recallRun, recallStop, type StopNote } from './run-note.ts'
import { type Ladder, type Supervised, stop, supervise, type Watch } from './supervise.ts'
import { stampOf } from './written-files.ts'

/** What training needs of the world around it. */
export interface TrainingPorts {
  /** Shows a line of output. */
  readonly say: (line: string) => void
  readonly now: () => Date
  readonly memory: RunMemory
  /** Fires on a cancel. */
  readonly signal: AbortSignal
  readonly ladder: Ladder
}

export const newRunId = (): string => randomUUID()

/**
 * Runs a command to its end and looks at what it left.
 * @returns `left-to-post`: it was cancelled and goes on writing; `finishTraining` waits for it in another process
 */
export async function train(
  run: RunSpecification,
  files: ExpectedFiles,
  ports: TrainingPorts,
): Promise<TrainingResult | 'left-to-post'> {
  if (ports.signal.aborted) return 'left-to-post'
  const note = await noteRun(run, files, ports)
  const session = await launch(run)
  const tail = openTail(logFileOf(run.folder), { say: ports.say, clock })
  const supervised = await supervise({
    ...watchOf(ports, tail, true),
    family: { leader: session.pid, startTicks: session.startTicks, marker: `LOCKSTEP_RUN=${run.id}` },
    ended: endedFlag(session),
    deadline: run.timeout === undefined ? Number.POSITIVE_INFINITY : clock() + run.timeout,
  })
  await ports.memory.remember('shown', String(tail.offset()))
  if (supervised === 'left') {
    ports.say('(the post step waits for the command)')
    return 'left-to-post'
  }
  return conclude(note, files, ports, { supervised, tail, command: await readEnd(run.folder) })
}

/** Written before the command starts: whatever happens to this process, the next one knows of the run. */
async function noteRun(run: RunSpecification, files: ExpectedFiles, ports: TrainingPorts): Promise<RunNote> {
  const before: Record<string, string> = {}
  for (const { path } of [...files.required, ...files.optional]) {
    const stamp = await stampOf(path)
    if (stamp !== undefined) before[path] = stamp
  }
  const oomKills = await readOomKills()
  const note: RunNote = {
    id: run.id,
    folder: run.folder,
    startedAt: ports.now().getTime(),
    before,
    ...(run.timeout === undefined ? {} : { timeout: run.timeout }),
    ...(oomKills === undefined ? {} : { oomKills }),
  }
  await ports.memory.remember('run', JSON.stringify(note))
  return note
}

/**
 * Concludes a run whose own process ended without doing so: waits for the command, forces it at last, and says
 * what was seen.
 * @returns undefined if no run was begun
 */
export async function finishTraining(
  files: ExpectedFiles,
  ports: TrainingPorts,
): Promise<TrainingResult | undefined> {
  const note = await recallRun(ports.memory)
  if (note === undefined) return undefined
  await ports.memory.remember('taken-over', 'true')
  const asked = await recallStop(ports.memory)
  const from = Number((await ports.memory.recall('shown')) || 0)
  const tail = openTail(logFileOf(note.folder), { say: ports.say, clock, from })
  const supervised = await waitOrStop(note, ports, tail, asked)
  const command = await readEnd(note.folder)
  return conclude(note, files, ports, { supervised, tail, command, lostMain: asked === undefined })
}

async function waitOrStop(
  note: RunNote,
  ports: TrainingPorts,
  tail: LogTail,
  asked: StopNote | undefined,
): Promise<Supervised> {
  const nothing = { stopped: asked?.reason, waited: 0, killed: false, leftBehind: 0, unkillable: 0 }
  const family = await familyOf(note)
  if (family === undefined) return nothing
  if (asked === undefined && (await membersOf(family)).length === 0) return nothing
  const askedAt = asked === undefined ? undefined : clock() - (ports.now().getTime() - asked.at)
  if (asked !== undefined) ports.say(`(waiting for the command, which was told to stop: ${asked.reason})`)
  const watch = { ...watchOf(ports, tail, false), family }
  const supervised = await stop(watch, asked?.reason ?? 'cancelled', askedAt)
  if (supervised === 'left') throw new Error('post has nobody to leave a command to')
  return supervised
}

const clock = (): number => performance.now()

function endedFlag(session: Session): () => boolean {
  let ended = false
  session.exit.then(() => {
    ended = true
  })
  return () => ended
}

function watchOf(
  { signal, ladder, memory, now, say }: TrainingPorts,
  tail: LogTail,
  mayLeave: boolean,
): Omit<Watch, 'family'> {
  const beforeStop: Watch['beforeStop'] = async (reason) => {
    await noteStop(memory, { reason, at: now().getTime() })
    say(`(${reason}: the command gets SIGTERM and ${formatDuration(ladder.kill)} to save its work)`)
  }
  const takenOver = async (): Promise<boolean> => mayLeave && Boolean(await memory.recall('taken-over'))
  return { tail, ladder, clock, signal, mayLeave, beforeStop, takenOver }
}

async function conclude(
  note: RunNote,
  files: ExpectedFiles,
  ports: TrainingPorts,
  seen: { supervised: Supervised; tail: LogTail; command: CommandEnd; lostMain?: boolean },
): Promise<TrainingResult> {
  await seen.tail.end()
  const kills = await readOomKills()
  const outcome: Outcome = {
    ...seen.command,
    supervised: seen.supervised,
    oomKills: kills === undefined || note.oomKills === undefined ? 0 : kills - note.oomKills,
    tail: seen.tail.last(),
    duration: ports.now().getTime() - note.startedAt,
    timeout: note.timeout,
    lostMain: seen.lostMain ?? false,
  }
  return outcomeOf(note, files, outcome)
}
