import { createReadStream } from 'node:fs'
import { Agent, request as openRequest } from 'node:http'
import { createInterface } from 'node:readline'
import { messageOf, type Problem, UserError } from '#core'
import { pause } from '#host'
import type { Address, Replay } from './plan.ts'

const MAX_IN_FLIGHT = 256
const MAX_PROBLEMS = 10

/** How a replay went so far. */
export interface ReplayCounts {
  readonly sent: number
  readonly answered: number
  /** The splitter closed the connection or did not answer. */
  readonly failed: number
  /** The file is through. */
  readonly exhausted: boolean
}

export interface RunningReplay {
  counts(): ReplayCounts
  /** Sends no more and waits for the answers under way. */
  stop(): Promise<ReplayCounts>
}

/**
 * Reads a file of requests once, to refuse a bad one before anything is started.
 * @returns how many requests it holds
 * @throws UserError that names the first lines that are no JSON, or an empty file
 */
export async function countRequests(path: string, name: string): Promise<number> {
  const problems: Problem[] = []
  let requests = 0
  let number = 0
  for await (const line of linesOf(path)) {
    number += 1
    if (line.trim() === '') continue
    requests += 1
    try {
      JSON.parse(line)
    } catch (error) {
      problems.push({ what: `not JSON: ${messageOf(error)}`, where: `${name}:${number}` })
      if (problems.length === MAX_PROBLEMS) break
    }
  }
  if (problems.length > 0) throw new UserError(problems)
  if (requests === 0) throw new UserError('the file holds no request', { where: name })
  return requests
}

/**
 * Requests per second that bring a whole file through in a time.
 * @param total requests in the file
 * @param milliseconds how long they shall last
 */
export function spreadRate(total: number, milliseconds: number): number {
  return (total * 1000) / milliseconds
}

/**
 * Sends the requests of a file to the splitter, in their order, until it is stopped or through.
 * @param rate per second; undefined: as fast as `replay.concurrency` callers get answers
 */
export function startReplay(
  file: string,
  replay: Replay,
  to: Address,
  rate: number | undefined,
): RunningReplay {
  const abort = new AbortController()
  const agent = new Agent({ keepAlive: true })
  const counts = { sent: 0, answered: 0, failed: 0, exhausted: false }
  const underWay = new Set<Promise<void>>()
  const started = performance.now()
  const limit = rate === undefined ? (replay.concurrency ?? 1) : MAX_IN_FLIGHT
  const run = async (): Promise<void> => {
    for await (const line of requestsOf(file, replay)) {
      if (rate !== undefined) await pauseUntil(started + (counts.sent * 1000) / rate, abort.signal)
      while (underWay.size >= limit) await Promise.race(underWay)
      if (abort.signal.aborted) return
      counts.sent += 1
      const exchange = send(to, replay.path, line, agent)
        .then((answered) => {
          if (answered) counts.answered += 1
          else counts.failed += 1
        })
        .finally(() => underWay.delete(exchange))
      underWay.add(exchange)
    }
    counts.exhausted = true
  }
  const done = run().then(() => Promise.all(underWay))
  return {
    counts: () => ({ ...counts }),
    stop: async () => {
      abort.abort()
      await done
      agent.destroy()
      return { ...counts }
    },
  }
}

async function* requestsOf(file: string, { repeat, maxRequests }: Replay): AsyncGenerator<string> {
  let given = 0
  do {
    for await (const line of linesOf(file)) {
      if (line.trim() === '') continue
      if (given >= maxRequests) return
      given += 1
      yield line
    }
  } while (repeat)
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
}

async function pauseUntil(time: number, signal: AbortSignal): Promise<void> {
  const left = time - performance.now()
  if (left > 0) await pause(left, signal).catch(() => undefined)
}

/** @returns whether a whole answer came, of whatever status */
function send({ host, port }: Address, path: string, body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const request = openRequest({
      host,
      port,
      path,
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    request.on('response', (response) => {
      response.resume()
      response.on('close', () => resolve(response.complete))
    })
    request.on('error', () => resolve(false))
    request.end(body)
  })
}
