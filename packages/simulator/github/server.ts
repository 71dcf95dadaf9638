import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { type Call, json, Refusal, type Reply } from './exchange.ts'
import { answerWith, type Faults } from './faults.ts'
import type { RecordedRequest } from './types.ts'

/** Listens on loopback. Every request is recorded when its answer is known. */
export async function listen(
  port: number,
  faults: Faults,
  record: (request: RecordedRequest) => void,
  answer: (call: Call) => Promise<Reply>,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void serve(request, response, faults, record, answer)
  })
  server.requestTimeout = 0 // uploads take what they take
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: portOf(server), close: () => close(server) }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  faults: Faults,
  record: (request: RecordedRequest) => void,
  answer: (call: Call) => Promise<Reply>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const call: Call = {
    method: request.method ?? 'GET',
    url,
    headers: request.headers,
    stream: request,
    note: {},
  }
  let reply: Reply | undefined
  try {
    reply = await answerWith(faults.take(call), call, () => guarded(call, answer))
  } catch {
    reply = undefined // the client went away in the middle of its request
  }
  const { body, violation, unsimulated } = call.note
  record({
    method: call.method,
    path: url.pathname + url.search,
    body,
    status: reply?.status ?? 0,
    ...(violation === undefined ? {} : { violation }),
    ...(unsimulated ? { unsimulated } : {}),
  })
  if (reply) await send(response, reply).catch(() => response.destroy())
  else request.socket.destroy()
}

/** A refusal is an answer; anything else that goes wrong is the server's own fault and says so. */
async function guarded(call: Call, answer: (call: Call) => Promise<Reply>): Promise<Reply> {
  try {
    return await answer(call)
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    if (call.stream.destroyed && !call.stream.readableEnded) throw error
    const message = `simulator failed: ${error instanceof Error ? error.stack : error}`
    return json(500, { message, code: 'internal', msg: message })
  }
}

async function send(response: ServerResponse, { status, headers = {}, body }: Reply): Promise<void> {
  const length = Buffer.isBuffer(body) ? { 'content-length': String(body.length) } : {}
  response.writeHead(status, { 'x-github-request-id': 'simulated', ...length, ...headers })
  if (body === undefined || Buffer.isBuffer(body)) response.end(body)
  else await pipeline(body, response)
}

function portOf(server: Server): number {
  const address: string | AddressInfo | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('server has no port')
  return address.port
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
