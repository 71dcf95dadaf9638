import { createHash, randomBytes } from 'node:crypto'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { Address } from './plan.ts'
import { call, keepingAgent, listening, saying, serving, setUp } from './proxy.fixture.ts'

describe('passing on', () => {
  it('hands method, path, headers and body through, and names the arm', async () => {
    const canary = await serving(async (incoming, outgoing) => {
      const { method, url, headers } = incoming
      outgoing.writeHead(201, 'Made', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Own', 'yes'])
      outgoing.end(JSON.stringify({ method, url, headers, body: await text(incoming) }))
    })
    const { at, ended, proxy } = await setUp({ canary })
    const answer = await call(at, {
      headers: { 'x-mine': 'm', te: 'trailers', 'content-type': 'text/x' },
      body: 'hello',
    })
    expect(answer.status).toBe(201)
    expect(answer.headers).toMatchObject({
      'set-cookie': ['a=1', 'b=2'],
      'x-own': 'yes',
      'x-lockstep-arm': 'canary',
    })
    const seen = JSON.parse(answer.body.toString())
    expect(seen).toMatchObject({ method: 'POST', url: '/predict?a=1', body: 'hello' })
    expect(seen.headers).toMatchObject({
      'x-mine': 'm',
      'content-type': 'text/x',
      host: `127.0.0.1:${canary.port}`,
    })
    expect(seen.headers.te).toBeUndefined()
    expect(ended).toMatchObject([{ arm: 'canary', status: 201 }])
    expect(Buffer.concat([...(ended[0]?.request ?? [])]).toString()).toBe('hello')
    expect(Buffer.concat([...(ended[0]?.answer ?? [])])).toEqual(answer.body)
    expect(proxy.totals.canary).toMatchObject({ assigned: 1, requests: 1, bad: 0, inFlight: 0 })
    expect(proxy.totals.canary.statuses['2xx']).toBe(1)
  })

  it('keeps connections alive on both sides', async () => {
    const server = createServer(saying('canary'))
    let upstreamConnections = 0
    server.on('connection', () => {
      upstreamConnections += 1
    })
    const { at, proxy } = await setUp({ canary: await listening(server) })
    let connections = 0
    proxy.server.on('connection', () => {
      connections += 1
    })
    const agent = keepingAgent()
    for (let count = 0; count < 5; count += 1) expect((await call(at, { agent, body: 'x' })).status).toBe(200)
    expect([connections, upstreamConnections]).toEqual([1, 1])
  })

  it('streams 24 MiB in and out, and keeps none of it', async () => {
    const canary = await serving((incoming, outgoing) => incoming.pipe(outgoing))
    const { at, ended } = await setUp({ canary })
    const body = randomBytes(24 * 2 ** 20)
    const answer = await call(at, { body, headers: { 'content-length': String(body.length) } })
    const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
    expect(digest(answer.body)).toBe(digest(body))
    await vi.waitFor(() => expect(ended).toHaveLength(1))
    expect(ended[0]).toMatchObject({ status: 200, request: undefined, answer: undefined })
  })

  it('frames a body without a length, whatever the method', async () => {
    const canary = await serving(async (incoming, outgoing) => outgoing.end(await text(incoming)))
    const { at } = await setUp({ canary })
    const agent = keepingAgent()
    const smuggled = 'GET /admin HTTP/1.1\r\nHost: x\r\n\r\n'
    const first = await call(at, {
      method: 'GET',
      headers: { 'transfer-encoding': 'chunked' },
      body: smuggled,
      agent,
    })
    expect(first.body.toString()).toBe(smuggled)
    expect((await call(at, { body: 'next', agent })).body.toString()).toBe('next')
  })

  it('answers HEAD and an empty answer', async () => {
    const canary = await serving((_, outgoing) => outgoing.writeHead(204).end())
    const { at } = await setUp({ canary })
    expect((await call(at, { method: 'HEAD' })).status).toBe(204)
  })
})

describe('a client that leaves', () => {
  async function leave(at: Address, after: number): Promise<void> {
    const sent = request({ ...at, method: 'POST', agent: false })
    sent.on('error', () => undefined)
    sent.end('x')
    await sleep(after)
    sent.destroy()
  }

  it('is not judged, and the upstream hears of it', async () => {
    let closed = false
    const canary = await serving((_, outgoing) => {
      outgoing.on('close', () => {
        closed = true
      })
    })
    const { at, proxy, ended } = await setUp({ canary })
    await leave(at, 60)
    await vi.waitFor(() => expect(closed).toBe(true))
    await vi.waitFor(() => expect(proxy.totals.canary.abandoned).toBe(1))
    expect(proxy.totals.canary).toMatchObject({ assigned: 1, requests: 0, bad: 0, inFlight: 0 })
    expect(ended).toEqual([])
  })

  it('is a bad request if it had waited longer than the plan allows', async () => {
    const canary = await serving(() => undefined)
    const { at, proxy } = await setUp({
      canary,
      isBad: (status, latencyMs) => status === 0 || latencyMs > 40,
    })
    await leave(at, 120)
    await vi.waitFor(() =>
      expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, abandoned: 0, inFlight: 0 }),
    )
  })

  it('sends half a request: the upstream is let go', async () => {
    const { at, proxy } = await setUp({})
    const socket = connect(at.port, at.host)
    socket.on('error', () => undefined)
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf')
    await vi.waitFor(() => expect(proxy.totals.canary.assigned).toBe(1))
    socket.destroy()
    await vi.waitFor(() => expect(proxy.totals.canary.inFlight).toBe(0))
  })
})

it('judges slowness to the end of the answer', async () => {
  const canary = await serving((_, outgoing) => {
    outgoing.write('first')
    setTimeout(() => outgoing.end('last'), 120)
  })
  const { at, proxy } = await setUp({ canary, isBad: (status, latencyMs) => status === 0 || latencyMs > 100 })
  await call(at, { body: 'x' })
  await vi.waitFor(() => expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1 }))
})

it('closes: answers under way end, new connections are refused', async () => {
  const canary = await serving((_, outgoing) => void setTimeout(() => outgoing.end('late'), 150))
  const { at, proxy } = await setUp({ canary })
  const last = call(at, { body: 'x' })
  await vi.waitFor(() => expect(proxy.totals.canary.inFlight).toBe(1))
  const closed = proxy.close(5_000)
  await expect(call(at)).rejects.toThrow('ECONNREFUSED')
  expect((await last).body.toString()).toBe('late')
  await closed
})

it('closes: an answer that takes too long is cut', async () => {
  const { at, proxy } = await setUp({ canary: await serving(() => undefined) })
  const last = call(at, { body: 'x' })
  await vi.waitFor(() => expect(proxy.totals.canary.inFlight).toBe(1))
  await Promise.all([expect(last).rejects.toThrow(), proxy.close(50)])
})
