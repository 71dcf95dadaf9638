import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { call, nowhere, serving, setUp } from './proxy.fixture.ts'

describe('a candidate that fails', () => {
  it('is not there: the request is bad, and the client gets 502', async () => {
    const { at, proxy, ended } = await setUp({ canary: await nowhere() })
    const answer = await call(at, { body: '{}' })
    expect(answer.status).toBe(502)
    expect(answer.body.toString()).toBe('canary did not answer: ECONNREFUSED\n')
    expect(ended).toMatchObject([{ arm: 'canary', status: 0 }])
    expect(proxy.totals.canary).toMatchObject({ assigned: 1, requests: 1, bad: 1, rescued: 0, inFlight: 0 })
    expect(proxy.totals.stable.requests).toBe(0)
  })

  it('is answered for by stable where that can do no harm', async () => {
    const { at, proxy } = await setUp({ canary: await nowhere() })
    const answer = await call(at, { method: 'GET' })
    expect([answer.status, answer.body.toString(), answer.headers['x-lockstep-arm']]).toEqual([
      200,
      'stable',
      'stable',
    ])
    expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, rescued: 1 })
    // The comparison must not credit stable with traffic that the split did not give it.
    expect(proxy.totals.stable).toMatchObject({ assigned: 0, requests: 0 })
  })

  it('is answered for by stable with the whole body where the plan says so', async () => {
    const stable = await serving(async (incoming, outgoing) =>
      outgoing.end(`stable got ${await text(incoming)}`),
    )
    const { at, proxy } = await setUp({ stable, canary: await nowhere(), retryOnStable: true })
    expect((await call(at, { body: 'the body' })).body.toString()).toBe('stable got the body')
    expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, rescued: 1 })
  })

  it('dies in the middle of an answer: the client sees a cut, and the request is bad', async () => {
    const canary = await serving((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '1000' })
      outgoing.write('part', () => outgoing.destroy())
    })
    const { at, proxy, ended } = await setUp({ canary, retryOnStable: true })
    await expect(call(at, { body: 'x' })).rejects.toThrow()
    await vi.waitFor(() => expect(ended).toMatchObject([{ status: 0 }]))
    expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, abandoned: 0, inFlight: 0 })
  })

  it('hangs: 504 after the limit', async () => {
    const { at, proxy } = await setUp({ canary: await serving(() => undefined), timeout: 100 })
    expect((await call(at, { body: 'x' })).status).toBe(504)
    expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, inFlight: 0 })
  })

  it('stalls in the middle of an answer: it is cut after the limit', async () => {
    const canary = await serving((_, outgoing) => {
      outgoing.writeHead(200)
      outgoing.write('part')
    })
    const { at, proxy } = await setUp({ canary, timeout: 100 })
    await expect(call(at, { body: 'x' })).rejects.toThrow()
    await vi.waitFor(() => expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, inFlight: 0 }))
  })

  it('closes a kept connection when it is used again: the request goes over a new one, and nobody is to blame', async () => {
    const used = new WeakSet<object>()
    let cut = 0
    const canary = await serving(async (incoming, outgoing) => {
      if (used.has(incoming.socket)) {
        cut += 1
        incoming.socket.resetAndDestroy()
        return
      }
      used.add(incoming.socket)
      outgoing.end(await text(incoming))
    })
    const { at, proxy } = await setUp({ canary })
    await call(at, { body: 'one' })
    expect((await call(at, { body: 'two' })).body.toString()).toBe('two')
    expect(cut).toBe(1)
    expect(proxy.totals.canary).toMatchObject({ assigned: 2, requests: 2, bad: 0 })
  })

  it('answers 500: that is passed on and bad', async () => {
    const canary = await serving((_, outgoing) => outgoing.writeHead(500).end('no'))
    const { at, proxy } = await setUp({ canary, retryOnStable: true })
    expect((await call(at, { body: 'x' })).status).toBe(500)
    expect(proxy.totals.canary).toMatchObject({ requests: 1, bad: 1, rescued: 0 })
  })
})
