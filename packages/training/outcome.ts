import { formatBytes, formatDuration } from '#core'
import { diagnose, type Ending } from './ending.ts'
import { type GatheredMetrics, gatherMetrics } from './metrics.ts'
import type { RunNote } from './run-note.ts'
import { type ExpectedFile, inspect, type WrittenFile } from './written-files.ts'

/** The files that a command is expected to write. */
export interface ExpectedFiles {
  /** Each must be there, and new. */
  readonly required: readonly ExpectedFile[]
  /** Metrics are read from those of these that are there and new. */
  readonly optional: readonly ExpectedFile[]
}

export type TrainingStatus = 'succeeded' | 'failed' | 'timed-out' | 'cancelled'

/** Everything that was seen of a run's end. */
export interface Outcome extends Ending {
  /** Milliseconds from the start. */
  readonly duration: number
  /** Milliseconds that it was allowed to run. */
  readonly timeout: number | undefined
  /** The process that started the command was gone before it could stop it or conclude. */
  readonly lostMain: boolean
}

/** What came of a run. */
export interface TrainingResult extends Outcome {
  readonly status: TrainingStatus
  /** Why; the first says most. */
  readonly reasons: readonly [string, ...string[]]
  readonly startedAt: Date
  /** Where the script, the output and the captured metrics lie; absolute. */
  readonly folder: string
  readonly files: readonly WrittenFile[]
  readonly metrics: GatheredMetrics
  /** What else the reader should know. */
  readonly notices: readonly string[]
}

/** Looks at what a command left, and concludes. */
export async function outcomeOf(
  note: RunNote,
  expected: ExpectedFiles,
  outcome: Outcome,
): Promise<TrainingResult> {
  const look = (file: ExpectedFile): Promise<WrittenFile> => inspect(file, note.before[file.path])
  const required = await Promise.all(expected.required.map(look))
  const optional = await Promise.all(expected.optional.map(look))
  const files = [...required, ...optional.filter((file) => file.state === 'written')]
  const metrics = await gatherMetrics(
    note.folder,
    files.filter((file) => file.role === 'metrics'),
  )
  const { status, reasons } = judge(outcome, required, metrics)
  return {
    ...outcome,
    status,
    reasons,
    startedAt: new Date(note.startedAt),
    folder: note.folder,
    files,
    metrics,
    notices: noticesOf(outcome),
  }
}

function judge(
  outcome: Outcome,
  required: readonly WrittenFile[],
  { problems }: GatheredMetrics,
): Pick<TrainingResult, 'status' | 'reasons'> {
  const { stopped } = outcome.supervised
  const { how, remedy } = diagnose(outcome)
  if (stopped !== undefined || outcome.lostMain) return judgeStopped(outcome, how)
  if (outcome.exitCode !== 0) {
    return { status: 'failed', reasons: [`the command ended with ${how}. ${remedy ?? ''}`.trim()] }
  }
  const missing = required.flatMap((file) => (file.state === 'written' ? [] : [file.why]))
  const [first, ...others] = [...missing, ...problems]
  if (first !== undefined) return { status: 'failed', reasons: [first, ...others] }
  return { status: 'succeeded', reasons: [praise(outcome, required)] }
}

function praise(outcome: Outcome, required: readonly WrittenFile[]): string {
  const wrote = required.flatMap((file) =>
    file.state === 'written' ? [`${file.name} (${formatBytes(file.bytes)})`] : [],
  )
  return `the command succeeded in ${formatDuration(outcome.duration)} and wrote ${wrote.join(', ')}`
}

function judgeStopped(outcome: Outcome, how: string): Pick<TrainingResult, 'status' | 'reasons'> {
  const { stopped, waited, killed } = outcome.supervised
  if (stopped === undefined) {
    const end =
      outcome.exitCode === undefined ? 'before the command ran' : `when the command had ended (${how})`
    return {
      status: 'cancelled',
      reasons: [`cancelled: the step was stopped ${end}, before it could conclude`],
    }
  }
  const end = killed
    ? `did not end within ${formatDuration(waited)} of SIGTERM and was killed (SIGKILL)`
    : `ended ${formatDuration(waited)} after SIGTERM with ${how}`
  if (stopped === 'timed-out') {
    const limit = outcome.timeout === undefined ? '' : ` of ${formatDuration(outcome.timeout)}`
    return { status: 'timed-out', reasons: [`the command ran longer than its timeout${limit} and ${end}`] }
  }
  const lost = outcome.lostMain ? 'the step was ended before it could stop the command; post did: ' : ''
  return { status: 'cancelled', reasons: [`cancelled: ${lost}the command ${end}`] }
}

function noticesOf({ supervised, exitCode }: Outcome): string[] {
  const { leftBehind, unkillable } = supervised
  const notices: string[] = []
  if (leftBehind > 0) {
    notices.push(
      `The command ended (exit code ${exitCode ?? 'unknown'}) but left ${leftBehind} of its processes running; they were stopped.`,
    )
  }
  if (unkillable > 0) {
    notices.push(`${unkillable} processes of the command did not end after SIGKILL; look at the machine.`)
  }
  return notices
}
