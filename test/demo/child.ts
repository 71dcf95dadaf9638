import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How a child ended, with the last lines that it wrote. `code` is null when a signal ended it. */
export interface Ended {
  code: number | null
  /** ENOENT and the like, where it could not be started at all. */
  startError: string | undefined
  output: string[]
}

const KEPT_LINES = 40
const GRACE_MS = 3_000

/**
 * Runs a command to its end and keeps its last lines, stdout and stderr together.
 * An abort ends the command with all that it started (SIGTERM, after `graceMs` SIGKILL) and then throws the
 * signal's reason, so nothing runs on.
 */
export async function runChild(
  argv: [string, ...string[]],
  options: {
    env: Record<string, string | undefined>
    signal: AbortSignal
    onLine?: (line: string) => void
    /** Three seconds where absent. */
    graceMs?: number
  },
): Promise<Ended> {
  options.signal.throwIfAborted()
  const [command, ...args] = argv
  // A session of its own: pip and venv start further processes, and all of them must end with an abort.
  const child = spawn(command, args, { env: options.env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (output.push(line) > KEPT_LINES) output.shift()
      options.onLine?.(line)
    })
  }
  const ended = Promise.withResolvers<Ended>()
  child.on('error', (error) => {
    ended.resolve({ code: null, startError: 'code' in error ? String(error.code) : error.message, output })
  })
  child.on('close', (code) => ended.resolve({ code, startError: undefined, output }))
  const stop = () => void stopGroup(child.pid, ended.promise, options.graceMs ?? GRACE_MS)
  options.signal.addEventListener('abort', stop, { once: true })
  try {
    const result = await ended.promise
    options.signal.throwIfAborted()
    return result
  } finally {
    options.signal.removeEventListener('abort', stop)
  }
}

async function stopGroup(pid: number | undefined, ended: Promise<unknown>, graceMs: number): Promise<void> {
  if (pid === undefined) return
  const send = (signal: NodeJS.Signals) => {
    try {
      process.kill(-pid, signal)
    } catch {
      // The group has ended meanwhile.
    }
  }
  send('SIGTERM')
  const timer = setTimeout(send, graceMs, 'SIGKILL')
  await ended
  clearTimeout(timer)
}

/** Whether a process with this id runs, be it another user's. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
