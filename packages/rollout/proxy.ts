import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as openRequest,
  type Server,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream'
import { errorCode } from '#host'
import { ARMS, type Arm, type ArmTotals, countEnded, emptyTotals } from './arms.ts'
import { passedOn } from './headers.ts'
import { type KeptBody, keepBody } from './kept-body.ts'
import type { Address } from './plan.ts'

/** Tells a client, and a test, who answered. */
export const ARM_HEADER = 'x-lockstep-arm'

export interface ProxyOptions {
  readonly targets: Readonly<Record<Arm, Address>>
  readonly choose: (headers: IncomingHttpHeaders) => Arm
  /** Milliseconds until the head of an answer, and between two parts of it. */
  readonly timeout: number
  /** Let stable answer what the candidate failed to, whatever the method. */
  readonly retryOnStable: boolean
  readonly isBad: (status: number, latencyMs: number) => boolean
  readonly keepAnswers: boolean
  /** Called once for each request that is judged. */
  readonly report: (ended: EndedRequest) => void
}

/** A judged request with what is known of its bodies. */
export interface EndedRequest {
  readonly time: Date
  readonly arm: Arm
  /** 0: no whole answer. */
  readonly status: number
  readonly latencyMs: number
  /** Undefined where it was not kept, or too large. */
  readonly request: readonly Buffer[] | undefined
  readonly answer: readonly Buffer[] | undefined
}

/** A reverse proxy in front of the two arms. */
export interface ReverseProxy {
  readonly server: Server
  readonly totals: Readonly<Record<Arm, ArmTotals>>
  /** Takes no more connections, waits for answers under way, then cuts. */
  close(graceMs: number): Promise<void>
}

interface Exchange {
  readonly options: ProxyOptions
  readonly totals: ArmTotals
  readonly agents: Readonly<Record<Arm, Agent>>
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly arm: Arm
  readonly time: Date
  readonly started: number
  readonly body: KeptBody
  answer: KeptBody | undefined
  /** The upstream broke its answer off, so the close of the client's connection is our doing. */
  broken: boolean
  settled: boolean
}

export function createProxy(options: ProxyOptions): ReverseProxy {
  const totals = { stable: emptyTotals(), canary: emptyTotals() }
  const agents = { stable: new Agent({ keepAlive: true }), canary: new Agent({ keepAlive: true }) }
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const arm = options.choose(request.headers)
    const exchange: Exchange = {
      options,
      totals: totals[arm],
      agents,
      request,
      response,
      arm,
      time: new Date(),
      started: performance.now(),
      body: keepBody(request),
      answer: undefined,
      broken: false,
      settled: false,
    }
    totals[arm].assigned += 1
    totals[arm].inFlight += 1
    response.on('close', () => {
      if (!response.writableFinished) clientLeft(exchange)
    })
    send(exchange, arm, 'kept')
  })
  return {
    server,
    totals,
    close: async (graceMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(cut)
      for (const arm of ARMS) agents[arm].destroy()
    },
  }
}

/** Sends the request, or what is kept of it and the rest, to an arm. */
function send(exchange: Exchange, to: Arm, connection: 'kept' | 'fresh'): void {
  const { options, request, response } = exchange
  const { host, port } = options.targets[to]
  const upstream = openRequest({
    host,
    port,
    method: request.method,
    path: request.url,
    headers: headersFor(request, `${host}:${port}`),
    agent: connection === 'kept' ? exchange.agents[to] : false,
  })
  const timer = setTimeout(() => upstream.destroy(new Error('timed out')), options.timeout)
  const leave = (): void => {
    if (!response.writableFinished) upstream.destroy()
  }
  response.once('close', leave)
  upstream.on('response', (answer) => {
    clearTimeout(timer)
    pass(exchange, to, answer)
  })
  upstream.on('error', (error) => {
    clearTimeout(timer)
    response.off('close', leave)
    failed(exchange, to, upstream, error, connection)
  })
  for (const chunk of exchange.body.chunks() ?? []) upstream.write(chunk)
  if (request.readableEnded || !hasBody(request)) upstream.end()
  else request.pipe(upstream)
}

function headersFor(request: IncomingMessage, host: string): string[] {
  const headers = passedOn(request.rawHeaders, ['host', 'expect'])
  // Node frames a body by itself for some methods only.
  const framing = request.headers['transfer-encoding'] === undefined ? [] : ['transfer-encoding', 'chunked']
  return ['host', host, ...headers, ...framing]
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function pass(exchange: Exchange, to: Arm, answer: IncomingMessage): void {
  const { options, response } = exchange
  const status = answer.statusCode ?? 502
  if (response.destroyed) {
    answer.destroy()
    return
  }
  response.writeHead(status, answer.statusMessage, [...passedOn(answer.rawHeaders), ARM_HEADER, to])
  if (options.keepAnswers && to === exchange.arm) exchange.answer = keepBody(answer)
  answer.once('error', () => {
    exchange.broken = true
  })
  answer.setTimeout(options.timeout, () => answer.destroy(new Error('timed out')))
  pipeline(answer, response, (error) => {
    // An answer of stable for a request that the candidate failed is counted for neither.
    if (to === exchange.arm) settle(exchange, error ? 0 : status)
  })
}

function failed(
  exchange: Exchange,
  to: Arm,
  upstream: ClientRequest,
  error: Error,
  connection: 'kept' | 'fresh',
): void {
  const { request, response, options } = exchange
  request.unpipe(upstream)
  if (response.destroyed || response.headersSent) return
  const resendable = exchange.body.chunks() !== undefined
  // The server closed an idle connection just when we used it again: that is nobody's failure.
  const stale = upstream.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(errorCode(error) ?? '')
  if (stale && connection === 'kept' && resendable) {
    send(exchange, to, 'fresh')
    return
  }
  const harmless = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '') && !hasBody(request)
  const rescued = to === 'canary' && resendable && (options.retryOnStable || harmless)
  if (to === exchange.arm) settle(exchange, 0, rescued)
  if (rescued) send(exchange, 'stable', 'kept')
  else refuse(exchange, to, error)
}

function refuse({ request, response }: Exchange, to: Arm, error: Error): void {
  const status = error.message === 'timed out' ? 504 : 502
  response.writeHead(status, { 'content-type': 'text/plain', [ARM_HEADER]: to })
  response.end(`${to} did not answer: ${errorCode(error) ?? error.message}\n`)
  // What is left of the body would block the connection.
  request.resume()
}

/** A client that left because it had waited too long is a bad request; any other one says nothing. */
function clientLeft(exchange: Exchange): void {
  const latency = performance.now() - exchange.started
  if (exchange.broken || exchange.options.isBad(200, latency)) settle(exchange, 0)
  if (exchange.settled) return
  exchange.settled = true
  exchange.totals.inFlight -= 1
  exchange.totals.abandoned += 1
}

function settle(exchange: Exchange, status: number, rescued = false): void {
  if (exchange.settled) return
  exchange.settled = true
  const { options, totals, time, arm } = exchange
  const latencyMs = performance.now() - exchange.started
  totals.inFlight -= 1
  countEnded(totals, { status, latencyMs, bad: options.isBad(status, latencyMs), rescued })
  options.report({
    time,
    arm,
    status,
    latencyMs,
    request: exchange.body.chunks(),
    answer: exchange.answer?.chunks(),
  })
}
