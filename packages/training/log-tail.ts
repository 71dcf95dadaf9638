import { open } from 'node:fs/promises'
import { formatDuration } from '#core'
import { errorCode } from '#host'

/** Characters of a line that are shown; the live view of a step's log cuts at 1024. */
const MAX_SHOWN = 1000
/** Characters of an unfinished line that are kept. */
const MAX_PENDING = 64 * 1024
const CHUNK = 256 * 1024
const SILENCE = 60_000
const KEPT_LINES = 40

export interface LogTail {
  /** Shows what was written since; says that the command lives when it is silent. */
  poll(): Promise<void>
  /** Shows the rest, also an unfinished line. */
  end(): Promise<void>
  /** Bytes that were read. */
  offset(): number
  /** The last lines, as shown. */
  last(): readonly string[]
}

export interface TailOptions {
  readonly say: (line: string) => void
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  /** Byte to start at. */
  readonly from?: number
}

/**
 * Follows a log file. A carriage return of a progress bar overwrites what stands before it on its line, as a terminal
 * would show it; a long line is cut; after a minute of silence one line tells that the command still runs.
 */
export function openTail(file: string, { say, clock, from = 0 }: TailOptions): LogTail {
  const started = clock()
  const decoder = new TextDecoder()
  const kept: string[] = []
  let offset = from
  let pending = ''
  let heard = started

  const show = (line: string): void => {
    const shown = cut(line)
    say(shown)
    kept.push(shown)
    if (kept.length > KEPT_LINES) kept.shift()
    heard = clock()
  }
  const take = (text: string): void => {
    const lines = (pending + text).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) show(fold(line))
    if (pending.length > MAX_PENDING) pending = fold(pending).slice(0, MAX_PENDING)
  }
  const poll = async (): Promise<void> => {
    offset = await readFrom(file, offset, (bytes) => take(decoder.decode(bytes, { stream: true })))
    if (clock() - heard < SILENCE) return
    const state = cut(fold(pending))
    say(`(still running after ${formatDuration(clock() - started)}${state === '' ? '' : `; now: ${state}`})`)
    heard = clock()
  }
  return {
    poll,
    end: async () => {
      await poll()
      take(decoder.decode())
      if (pending !== '') show(fold(pending))
      pending = ''
    },
    offset: () => offset,
    last: () => kept,
  }
}

async function readFrom(file: string, from: number, take: (bytes: Uint8Array) => void): Promise<number> {
  const handle = await open(file, 'r').catch((error) => {
    // There is no log before the command started.
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return from
  try {
    const buffer = new Uint8Array(CHUNK)
    let offset = from
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, offset)
      if (bytesRead === 0) return offset
      take(buffer.subarray(0, bytesRead))
      offset += bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** The last state of a line that was redrawn. */
function fold(line: string): string {
  const states = line.split('\r').filter((state) => state !== '')
  return states.at(-1) ?? ''
}

function cut(line: string): string {
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)} ... (cut)`
}
