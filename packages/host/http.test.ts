import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { ServiceError } from '#core'
import { pause, redact, request } from './http.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

interface Running {
  readonly url: string
  readonly seen: IncomingMessage[]
}

async function serve(handler: Handler): Promise<Running> {
  const seen: IncomingMessage[] = []
  const server = createServer((incoming, response) => {
    seen.push(incoming)
    handler(incoming, response, seen.length)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, seen }
}

const quick = { attempts: 4, pause: 1, timeout: 2_000 }

describe('retries', () => {
  it.each([408, 429, 500, 503])('tries again after %d', async (status) => {
    const server = await serve((_, response, count) => response.writeHead(count < 3 ? status : 200).end('ok'))
    const response = await request('registry', server.url, {}, quick)
    expect(await response.text()).toBe('ok')
    expect(server.seen).toHaveLength(3)
  })

  it('gives up after the last try, with status and count', async () => {
    const server = await serve((_, response) => response.writeHead(502).end())
    const failed = request('registry', `${server.url}/v2?secret=1`, {}, quick)
    await expect(failed).rejects.toThrow(ServiceError)
    await expect(failed).rejects.toThrow(
      `registry: GET ${server.url}/v2 failed (status 502), after 4 attempts`,
    )
    expect(server.seen).toHaveLength(4)
  })

  it('returns what will not pass, at once', async () => {
    const server = await serve((_, response) => response.writeHead(404).end('none'))
    expect((await request('registry', server.url, {}, quick)).status).toBe(404)
    expect(server.seen).toHaveLength(1)
  })

  it('does not repeat a POST', async () => {
    const server = await serve((_, response) => response.writeHead(503).end())
    await expect(request('registry', server.url, { method: 'POST', body: '{}' }, quick)).rejects.toThrow(
      '503',
    )
    expect(server.seen).toHaveLength(1)
  })

  it('survives a connection that is cut before and in the middle of the answer', async () => {
    const server = await serve((_, response, count) => {
      if (count === 1) response.destroy()
      else if (count === 2) {
        response.writeHead(200, { 'content-length': '10' })
        response.write('half', () => response.destroy())
      } else response.end('whole body')
    })
    expect(await (await request('registry', server.url, {}, quick)).text()).toBe('whole body')
    expect(server.seen).toHaveLength(3)
  })

  it('says why a server cannot be reached', async () => {
    const server = await serve((_, response) => response.end())
    servers[0]?.close()
    servers[0]?.closeAllConnections()
    await expect(request('registry', server.url, {}, quick)).rejects.toThrow(/ECONNREFUSED.*after 4 attempts/)
  })

  it('limits a try that never ends', async () => {
    const server = await serve(() => undefined)
    const failed = request('registry', server.url, {}, { attempts: 2, pause: 1, timeout: 50 })
    await expect(failed).rejects.toThrow(/timeout.*after 2 attempts/)
  })

  it('keeps to retry-after, and stops waiting when it is cancelled', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '30' }).end())
    const cancel = new AbortController()
    const failed = request('registry', server.url, { signal: cancel.signal }, quick)
    failed.catch(() => undefined)
    while (server.seen.length === 0) await pause(5)
    await pause(50)
    cancel.abort(new Error('cancelled'))
    await expect(failed).rejects.toThrow('cancelled')
    expect(server.seen).toHaveLength(1)
  })

  it('takes an answer without a body', async () => {
    const server = await serve((_, response) => response.writeHead(204).end())
    expect((await request('registry', server.url, { method: 'DELETE' }, quick)).status).toBe(204)
  })
})

describe('tokens', () => {
  it('goes to its own origin, and not along with a redirect to another', async () => {
    const other = await serve((_, response) => response.end('elsewhere'))
    const own = await serve((incoming, response) => {
      if (incoming.url === '/moved') response.writeHead(302, { location: '/here' }).end()
      else if (incoming.url === '/away') response.writeHead(307, { location: `${other.url}/x` }).end()
      else response.end('here')
    })
    const token = { value: 'ghs_secret', origin: own.url }
    await request('registry', `${own.url}/moved`, { token }, quick)
    expect(own.seen.map((one) => one.headers.authorization)).toEqual([
      'Bearer ghs_secret',
      'Bearer ghs_secret',
    ])
    await request('registry', `${own.url}/away`, { token }, quick)
    await request('registry', other.url, { token }, quick)
    expect(other.seen).toHaveLength(2)
    expect(other.seen.map((one) => one.headers.authorization)).toEqual([undefined, undefined])
  })

  it('never shows in a message', async () => {
    expect(redact('https://user:pass@host:8443/path?sig=secret#x')).toBe('https://host:8443/path')
  })
})
