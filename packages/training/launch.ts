import { constants } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Family, readIfPresent, type Session, startSession } from '#host'

/** What a run is, before it starts. */
export interface RunSpecification {
  /** Names the run: every process of it carries `LOCKSTEP_RUN=<id>`. */
  readonly id: string
  /** Holds the run's script, log and state; absolute. */
  readonly folder: string
  readonly argv: readonly [string, ...string[]]
  readonly cwd: string
  /** The whole environment of the command. */
  readonly environment: Readonly<Record<string, string>>
  /** Milliseconds; undefined: no limit. */
  readonly timeout: number | undefined
}

/**
 * Leads the session and writes down what nobody could ask later, when the process that started it is gone: pid and
 * start time before the command, exit code after it. It is a constant; the command comes as arguments. A trap with a
 * handler (unlike an ignored signal) is not inherited: the command gets SIGTERM, this script outlives it.
 */
const RECORDER = `folder=$1; shift
stop=; trap 'stop=1' HUP INT TERM
stat=; [ -r "/proc/$$/stat" ] && read -r stat < "/proc/$$/stat"
printf '%s\\n%s\\n' "$$" "$stat" > "$folder/process"
[ -z "$stop" ] || { printf '143\\n' > "$folder/exit"; exit 143; }
"$@"
code=$?
printf '%s\\n' "$code" > "$folder/exit"
exit "$code"`

export const logFileOf = (folder: string): string => join(folder, 'output.log')

/** `NAME=value` that marks every process of a run. */
const markerOf = (id: string): string => `LOCKSTEP_RUN=${id}`

/** Starts the command in its own session, its output in the run's log file. */
export function launch(run: RunSpecification): Promise<Session> {
  return startSession('/bin/sh', ['-c', RECORDER, 'lockstep', run.folder, ...run.argv], {
    cwd: run.cwd,
    environment: { ...run.environment, LOCKSTEP_RUN: run.id },
    logFile: logFileOf(run.folder),
  })
}

/** The processes of a run, as its recorder wrote them down; undefined if it never started. */
export async function familyOf(run: { id: string; folder: string }): Promise<Family | undefined> {
  const [pid, stat] = ((await readIfPresent(join(run.folder, 'process'))) ?? '').split('\n')
  const leader = z.coerce.number().int().positive().safeParse(pid)
  if (!leader.success) return undefined
  const ticks = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
  return {
    leader: leader.data,
    startTicks: Number.isInteger(ticks) ? ticks : undefined,
    marker: markerOf(run.id),
  }
}

/** How the command ended. */
export interface CommandEnd {
  /** As a shell gives it: 128 + n after signal n. Undefined: nobody could write it down. */
  readonly exitCode: number | undefined
  /** The signal that an exit code above 128 stands for. */
  readonly signal: string | undefined
}

/** Reads what the recorder wrote after the command; it is killed before that by SIGKILL alone. */
export async function readEnd(folder: string): Promise<CommandEnd> {
  const [, text] = /^(\d+)\n$/.exec((await readIfPresent(join(folder, 'exit'))) ?? '') ?? []
  if (text === undefined) return { exitCode: undefined, signal: undefined }
  const exitCode = Number(text)
  const signal = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128)
  return { exitCode, signal: signal?.[0] }
}
