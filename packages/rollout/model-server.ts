import { open } from 'node:fs/promises'
import { get } from 'node:http'
import { messageOf, UserError } from '#core'
import { errorCode, pause } from '#host'
import type { Address } from './plan.ts'
import type { Crew, Started, StartOptions } from './processes.ts'

const POLL = 50
const PROBE_LIMIT = 2_000
const TAIL_LINES = 20
const TAIL_BYTES = 8 * 1024

/** A model server that did not come up, or ended. */
export interface ServerFailure {
  readonly what: string
  /** The last lines that it wrote. */
  readonly tail: readonly string[]
}

/**
 * Starts a model server.
 * @param command filled: it names the port
 * @throws UserError if there is no such program
 */
export async function startModelServer(
  crew: Crew,
  command: readonly string[],
  options: StartOptions,
): Promise<Started> {
  try {
    return await crew.start(command, options)
  } catch (error) {
    throw new UserError(`the model server cannot be started: ${messageOf(error)}`, {
      where: `serve: ${command[0]}`,
      fix: 'The plan names a program on the PATH of this job, or its path from the working directory.',
    })
  }
}

/**
 * Waits until a server answers 2xx at its readiness path.
 * @param path undefined: any answer at all will do
 * @param server undefined for one that somebody else started
 * @returns undefined once it is ready, else why it is not
 */
export async function waitUntilReady(
  at: Address,
  path: string | undefined,
  timeout: number,
  server: Started | undefined,
  signal: AbortSignal,
): Promise<ServerFailure | undefined> {
  const deadline = performance.now() + timeout
  let ended: string | undefined
  server?.exit.then(({ code, signal: by }) => {
    ended = by === undefined ? `exit code ${code}` : `killed by ${by}`
  })
  let last = 'no answer'
  while (!signal.aborted) {
    if (ended !== undefined) return failure(`ended before it was ready (${ended})`, server)
    last = await probe(at, path)
    // Whoever answers on this port may be another process, if ours has just ended.
    if (last === 'ready' && ended === undefined) return undefined
    if (performance.now() > deadline) {
      return failure(`was not ready after ${timeout / 1000} s: GET ${path ?? '/'} gave ${last}`, server)
    }
    await pause(POLL, signal).catch(() => undefined)
  }
  return failure('was still starting at the cancel', server)
}

/** One look at a readiness path: `ready`, or what came instead. */
function probe({ host, port }: Address, path: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    const request = get({ host, port, path: path ?? '/', agent: false, timeout: PROBE_LIMIT }, (response) => {
      response.resume()
      const status = response.statusCode ?? 0
      resolve(path === undefined || (status >= 200 && status < 300) ? 'ready' : `status ${status}`)
    })
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('error', (error) => resolve(errorCode(error) ?? error.message))
  })
}

async function failure(what: string, server: Started | undefined): Promise<ServerFailure> {
  return { what, tail: server === undefined ? [] : await tailOf(server.logFile) }
}

/** Tells when a running server ends by itself. */
export async function endOf(server: Started): Promise<ServerFailure> {
  const { code, signal } = await server.exit
  return failure(`ended (${signal === undefined ? `exit code ${code}` : `killed by ${signal}`})`, server)
}

/** The last lines of a log file, at most 8 KiB; none once the rollout's folder was removed. */
export async function tailOf(file: string): Promise<string[]> {
  const handle = await open(file, 'r').catch((error) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return []
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES))
    await handle.read(buffer, 0, buffer.length, size - buffer.length)
    return buffer.toString('utf8').trimEnd().split('\n').slice(-TAIL_LINES)
  } finally {
    await handle.close()
  }
}
