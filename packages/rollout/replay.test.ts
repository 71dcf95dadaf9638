import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Replay } from './plan.ts'
import { countRequests, type RunningReplay, spreadRate, startReplay } from './replay.ts'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-replay-'))
const seen: string[] = []
let atOnce = 0
let most = 0
const server = createServer(async (request, response) => {
  atOnce += 1
  most = Math.max(most, atOnce)
  seen.push(`${request.method} ${request.url} ${request.headers['content-type']} ${await text(request)}`)
  setTimeout(() => {
    atOnce -= 1
    response.end('{}')
  }, 5)
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

function file(content: string): string {
  const path = join(folder, 'requests.jsonl')
  writeFileSync(path, content)
  return path
}

function start(path: string, replay: Partial<Replay>, rate?: number): RunningReplay {
  seen.length = 0
  most = 0
  const { port } = server.address() as AddressInfo
  const whole = { requests: path, path: '/predict', repeat: false, maxRequests: 1000, ...replay }
  return startReplay(path, whole, { host: '127.0.0.1', port }, rate)
}

const exhausted = (replay: RunningReplay): Promise<void> =>
  vi.waitFor(() => expect(replay.counts().exhausted).toBe(true), { timeout: 5_000 })

describe('countRequests', () => {
  it('counts lines that hold something', async () => {
    expect(await countRequests(file('{"a":1}\n\n[2]\r\n"x"'), 'r.jsonl')).toBe(3)
  })

  it('names every line that is no JSON', async () => {
    const problem = await countRequests(file('{"a":1}\n{a:1}\n{}\nnope\n'), 'r.jsonl').catch(
      (error) => error.message,
    )
    expect(problem.split('\n').map((line: string) => line.slice(0, 20))).toEqual([
      'r.jsonl:2: not JSON:',
      'r.jsonl:4: not JSON:',
    ])
  })

  it('refuses an empty file', async () => {
    await expect(countRequests(file('\n\n'), 'r.jsonl')).rejects.toThrow('r.jsonl: the file holds no request')
  })
})

describe('startReplay', () => {
  it('sends every line once, in order', async () => {
    const replay = start(file('{"i":0}\n{"i":1}\n{"i":2}\n'), { concurrency: 1 })
    await exhausted(replay)
    expect(await replay.stop()).toEqual({ sent: 3, answered: 3, failed: 0, exhausted: true })
    expect(seen).toEqual([0, 1, 2].map((i) => `POST /predict application/json {"i":${i}}`))
    expect(most).toBe(1)
  })

  it('has as many callers as it is told', async () => {
    const replay = start(file('{}\n'.repeat(40)), { concurrency: 8 })
    await exhausted(replay)
    expect((await replay.stop()).answered).toBe(40)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(8)
  })

  it('begins again until the bound, if it may', async () => {
    const replay = start(file('{"i":0}\n{"i":1}\n'), { concurrency: 2, repeat: true, maxRequests: 7 })
    await exhausted(replay)
    expect((await replay.stop()).sent).toBe(7)
  })

  it('stops when it is told, and waits for what is under way', async () => {
    const replay = start(file('{}\n'.repeat(10_000)), { maxRequests: 10_000 }, 200)
    await vi.waitFor(() => expect(replay.counts().sent).toBeGreaterThan(3))
    const { sent, answered, exhausted: through } = await replay.stop()
    expect(answered).toBe(sent)
    expect(through).toBe(false)
    expect(sent).toBeLessThan(10_000)
  })

  it('counts what gets no answer', async () => {
    const path = file('{}\n{}\n')
    const replay = startReplay(
      path,
      { requests: path, path: '/', concurrency: 1, repeat: false, maxRequests: 10 },
      { host: '127.0.0.1', port: 1 },
      undefined,
    )
    await exhausted(replay)
    expect(await replay.stop()).toMatchObject({ sent: 2, answered: 0, failed: 2 })
  })
})

it('spreads a file over a time', () => {
  expect(spreadRate(1200, 60_000)).toBe(20)
})
