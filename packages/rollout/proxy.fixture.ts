/** A proxy between real servers, and calls to it. */
import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import type { Arm } from './arms.ts'
import type { Address } from './plan.ts'
import { createProxy, type EndedRequest, type ProxyOptions, type ReverseProxy } from './proxy.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

export async function listening(server: Server): Promise<Address> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
}

export const serving = (handle: RequestListener): Promise<Address> => listening(createServer(handle))
export const saying =
  (word: string): RequestListener =>
  (incoming, outgoing) => {
    incoming.resume()
    outgoing.end(word)
  }

/** An address where nothing listens. */
export async function nowhere(): Promise<Address> {
  const server = createServer()
  const at = await listening(server)
  server.close()
  await once(server, 'close')
  return at
}

interface Setup extends Partial<Omit<ProxyOptions, 'targets' | 'report'>> {
  readonly stable?: Address
  readonly canary?: Address
  readonly arm?: Arm
}

export async function setUp({ stable, canary, arm = 'canary', ...options }: Setup): Promise<{
  at: Address
  proxy: ReverseProxy
  ended: EndedRequest[]
}> {
  const ended: EndedRequest[] = []
  const proxy = createProxy({
    targets: {
      stable: stable ?? (await serving(saying('stable'))),
      canary: canary ?? (await serving(saying('canary'))),
    },
    choose: () => arm,
    timeout: 5_000,
    retryOnStable: false,
    isBad: (status) => status === 0 || status >= 500,
    keepAnswers: true,
    ...options,
    report: (one) => ended.push(one),
  })
  return { at: await listening(proxy.server), proxy, ended }
}

interface Call {
  readonly method?: string
  readonly headers?: Record<string, string> | readonly string[]
  readonly body?: Buffer | string
  readonly agent?: Agent
}

export async function call(
  { host, port }: Address,
  { method = 'POST', headers = {}, body, agent }: Call = {},
): Promise<{
  status: number
  body: Buffer
  headers: IncomingMessage['headers']
}> {
  const sent = request({ host, port, path: '/predict?a=1', method, headers, agent: agent ?? false })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, body: await buffer(answer), headers: answer.headers }
}

/** A client that keeps one connection. */
export function keepingAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  open.push(() => agent.destroy())
  return agent
}
