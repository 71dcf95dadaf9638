import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, createWriteStream, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { UserError } from '#core'
import { asWriteError, errorCode } from './files.ts'

export interface CommandResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** With standard output as it was printed: text loses what is not UTF-8. */
export interface RawResult extends CommandResult {
  readonly stdoutBytes: Buffer
}

/**
 * Runs a program to its end and keeps its output. Never through a shell.
 * @throws UserError if there is no such program or it prints more than 64 MiB; Error if it cannot be started
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    cwd?: string
    environment: Readonly<Record<string, string>>
    input?: string
    signal?: AbortSignal
  },
): Promise<RawResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: options.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    const tooMuch = (): void => {
      child.kill('SIGKILL')
      reject(new UserError(`${command} printed more than 64 MiB`, { where: args.join(' ') }))
    }
    const stdout = collect(child.stdout, tooMuch)
    const stderr = collect(child.stderr, tooMuch)
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    child.on('error', (error) => reject(errorCode(error) === 'ENOENT' ? notFound(command) : error))
    child.on('close', (code) => {
      const stdoutBytes = stdout()
      resolve({ code: code ?? 1, stdout: stdoutBytes.toString(), stdoutBytes, stderr: stderr().toString() })
    })
  })
}

/**
 * Runs a program to its end and writes its output to a new file, whatever its size.
 * @returns as `runCommand`, with nothing in `stdout`
 * @throws as `runCommand`; UserError for a full or read-only disk
 */
export async function runCommandInto(
  command: string,
  args: readonly string[],
  path: string,
  options: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tooMuch = (): void => void child.kill('SIGKILL')
  const stderr = collect(child.stderr, tooMuch)
  const ended = new Promise<number>((done, fail) => {
    child.on('error', (error) => fail(errorCode(error) === 'ENOENT' ? notFound(command) : error))
    child.on('close', (code) => done(code ?? 1))
  })
  const written = pipeline(child.stdout, createWriteStream(path, { flags: 'wx' })).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw asWriteError(error, path)
  })
  const [code] = await Promise.all([ended, written])
  return { code, stdout: '', stderr: stderr().toString() }
}

const MAX_OUTPUT = 64 * 2 ** 20

function notFound(command: string): UserError {
  return new UserError(`${command} is not installed here, or the folder to run it in is missing`, {
    fix: `Install ${command} in the image of the runner, or in a step before.`,
  })
}

/** Half an output is worse than none: it would be hashed and compared as if it were whole. */
function collect(stream: NodeJS.ReadableStream, tooMuch: () => void): () => Buffer {
  const chunks: Buffer[] = []
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MAX_OUTPUT) tooMuch()
    else chunks.push(chunk)
  })
  return () => Buffer.concat(chunks)
}

/** How a process ended. */
export interface Exit {
  readonly code: number | undefined
  readonly signal: NodeJS.Signals | undefined
}

/** A process that leads a session (and process group) of its own. */
export interface Session {
  readonly pid: number
  /** Start time in clock ticks since boot: with the pid it names the process even after pids wrap around. */
  readonly startTicks: number | undefined
  readonly exit: Promise<Exit>
  /** Signals the whole group. @returns false if it is gone */
  signal(name: NodeJS.Signals): boolean
}

/**
 * Starts a program in its own session, its output appended to a file: a signal to us does not reach it, and it
 * never holds our standard output open.
 */
export async function startSession(
  command: string,
  args: readonly string[],
  options: { cwd: string; environment: Readonly<Record<string, string>>; logFile: string },
): Promise<Session> {
  const log = openSync(options.logFile, 'a')
  let child: ChildProcess
  try {
    child = spawn(command, args, {
      cwd: options.cwd,
      env: options.environment,
      detached: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
  const exit = new Promise<Exit>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code: code ?? undefined, signal: signal ?? undefined }))
  })
  const pid = await new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(errorCode(error) === 'ENOENT' ? notFound(command) : error))
    child.on('spawn', () => resolve(child.pid ?? 0))
  })
  return { pid, startTicks: await startTicksOf(pid), exit, signal: (name) => signalGroup(pid, name) }
}

/** Signals every process of a group. @returns false if there is none left */
export function signalGroup(leader: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, name)
    return true
  } catch (error) {
    // Some of the group changed their user: they are not ours to signal, but they are there.
    return errorCode(error) === 'EPERM'
  }
}

/** Whether a process still runs (zombies do not count). With `startTicks`, only if it is the same process. */
export async function isRunning(pid: number, startTicks?: number): Promise<boolean> {
  // Elsewhere there is no /proc, and a process is known by its id alone.
  if (process.platform !== 'linux') return answers(pid)
  const stat = await readStat(pid)
  if (stat === undefined || stat.state === 'Z') return false
  return startTicks === undefined || stat.startTicks === startTicks
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Start time of a process in clock ticks since boot, if it exists. */
export async function startTicksOf(pid: number): Promise<number | undefined> {
  return (await readStat(pid))?.startTicks
}

export interface ProcessStat {
  /** `Z`: ended, but not yet collected by its parent. */
  readonly state: string
  readonly group: number
  readonly session: number
  readonly startTicks: number
}

/** What Linux says about a process (proc(5)); undefined if there is none, or on another system. */
export async function readStat(pid: number): Promise<ProcessStat | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in parentheses and may hold spaces and parentheses itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [group, session, startTicks] = [fields[2], fields[3], fields[19]].map(Number)
    if (group === undefined || session === undefined || startTicks === undefined) return undefined
    return { state: fields[0] ?? '', group, session, startTicks }
  } catch {
    return undefined
  }
}
