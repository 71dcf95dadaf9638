import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { messageOf } from '#core'
import type { TrafficTotals } from './arms.ts'

/** What the control port offers; whoever knows the token may use it. */
export interface Controlled {
  traffic(): TrafficTotals
  setWeight(weight: number): void
  /** Resolves once all is closed; what it counted last. */
  stop(graceMs: number): Promise<TrafficTotals>
}

export const weightRequest = z.strictObject({ weight: z.number().min(0).max(100) })
export const stopRequest = z.strictObject({ graceMs: z.int().min(0).max(60_000) })

/**
 * Serves the splitter's control: `GET /traffic`, `PUT /weight`, `PUT /stop`.
 * @param heard called for each request with the right token: somebody still looks after the rollout
 */
export function createControl(token: string, controlled: Controlled, heard: () => void): Server {
  return createServer((request, response) => {
    if (!sameText(request.headers.authorization ?? '', `Bearer ${token}`)) {
      answer(response, 401, { problem: 'no token' })
      return
    }
    heard()
    act(request, controlled).then(
      (totals) => answer(response, 200, totals),
      (error) => answer(response, 400, { problem: messageOf(error) }),
    )
  })
}

async function act(request: IncomingMessage, controlled: Controlled): Promise<TrafficTotals> {
  switch (`${request.method} ${request.url}`) {
    case 'GET /traffic':
      return controlled.traffic()
    case 'PUT /weight':
      controlled.setWeight(weightRequest.parse(await json(request)).weight)
      return controlled.traffic()
    case 'PUT /stop':
      return controlled.stop(stopRequest.parse(await json(request)).graceMs)
    default:
      throw new Error(`no such request: ${request.method} ${request.url}`)
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify(body))
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
