import { spawn } from 'node:child_process'

/** The runner's ladder: SIGINT, then SIGTERM after 7.5 s, then SIGKILL after 2.5 s more (ProcessInvoker.cs). */
export const ladder = { termAfterMs: 7500, killAfterMs: 2500 }

/** How long the runner waits for output of descendants after the process itself is gone. */
const drainMs = 5000

export interface Invocation {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly onLine: (line: string) => void
  /** Starts the ladder. */
  readonly signal: AbortSignal
  /** Kills at once: the time for cancelling is used up. */
  readonly force?: AbortSignal
}

export interface Exit {
  /** Undefined where a signal ended it. */
  readonly code: number | undefined
  readonly signal: string | undefined
  /** Set where it could not be started. */
  readonly failure?: string
}

/**
 * Runs one process to its end. On cancel only this process is signalled, never its children: that is what the
 * runner does, and what makes a trainer outlive the action that started it.
 */
export function invoke(invocation: Invocation): Promise<Exit> {
  const { command, args, cwd, env, onLine, signal, force } = invocation
  return new Promise((done) => {
    // A session of its own: Ctrl-C in the terminal must reach the process through the ladder only.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const timers: NodeJS.Timeout[] = []
    const cancel = () => {
      child.kill('SIGINT')
      timers.push(setTimeout(() => child.kill('SIGTERM'), ladder.termAfterMs))
      timers.push(setTimeout(() => child.kill('SIGKILL'), ladder.termAfterMs + ladder.killAfterMs))
    }
    const kill = () => void child.kill('SIGKILL')
    const flushes = [child.stdout, child.stderr].map((stream) => readLines(stream, onLine))
    let settled = false
    const finish = (exit: Exit) => {
      if (settled) return
      settled = true
      timers.forEach(clearTimeout)
      signal.removeEventListener('abort', cancel)
      force?.removeEventListener('abort', kill)
      for (const flush of flushes) flush()
      child.stdout.destroy()
      child.stderr.destroy()
      done(exit)
    }
    const exitOf = (code: number | null, name: string | null): Exit => ({
      code: code ?? undefined,
      signal: name ?? undefined,
    })
    child.on('error', (error) => {
      if (child.pid === undefined) finish({ code: undefined, signal: undefined, failure: error.message })
    })
    child.on('exit', (code, name) => timers.push(setTimeout(() => finish(exitOf(code, name)), drainMs)))
    child.on('close', (code, name) => finish(exitOf(code, name)))
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel, { once: true })
    force?.addEventListener('abort', kill, { once: true })
  })
}

/** Calls back for each line; returns what flushes the last one, which may lack its line end. */
function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) onLine(part.replace(/\r$/, ''))
  })
  return () => {
    if (rest !== '') onLine(rest)
    rest = ''
  }
}
