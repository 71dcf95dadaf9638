import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseYaml } from '#core'
import { requestRecord } from '#data'
import { isRunning, startTicksOf, writeAtomic } from '#host'
import { readPlan } from './plan.ts'
import { type Crew, endFamily, newCrew } from './processes.ts'
import { CONFIG_FILE, type RunningSplitter, startSplitter } from './start-splitter.ts'
import { openTraffic } from './traffic.ts'
import { noteOf, undo } from './undo.ts'

const FIXTURE = resolve(import.meta.dirname, 'splitter.fixture.ts')

let folder: string
let crew: Crew
const servers: Server[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-splitter-'))
  crew = await newCrew()
})
afterEach(async () => {
  await endFamily(crew.family, 500)
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
  rmSync(folder, { recursive: true })
})

async function serving(word: string): Promise<{ host: string; port: number }> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume()
    outgoing.end(JSON.stringify({ score: word.length }))
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
}

async function start(plan = ''): Promise<RunningSplitter> {
  const targets = { stable: await serving('stable'), canary: await serving('canary!') }
  return startSplitter(crew, {
    plan: readPlan(parseYaml(`targets: { candidate: 'http://127.0.0.1:1' }\n${plan}`, 'plan')),
    targets,
    seed: 3,
    folder,
    requestLog: join(folder, 'requests.jsonl'),
    command: [process.execPath, '-C', 'source', FIXTURE],
    environment: { PATH: process.env.PATH ?? '' },
  })
}

/** Sends requests one after another. @returns how many each arm answered */
async function ask({ listen }: RunningSplitter, count: number): Promise<{ stable: number; canary: number }> {
  const answered = { stable: 0, canary: 0 }
  for (let index = 0; index < count; index += 1) {
    const response = await fetch(`http://127.0.0.1:${listen.port}/`, {
      method: 'POST',
      body: JSON.stringify({ x: index, hidden: 'secret' }),
    })
    await response.text()
    answered[response.headers.get('x-lockstep-arm') === 'canary' ? 'canary' : 'stable'] += 1
  }
  return answered
}

describe('the splitter', () => {
  it('sends all to stable until it is told otherwise, counts, logs and stops', async () => {
    const splitter = await start('log: { features: [x], score: score }\n')
    expect(await ask(splitter, 20)).toEqual({ stable: 20, canary: 0 })
    expect((await splitter.traffic.setWeight(100)).weight).toBe(100)
    expect(await ask(splitter, 10)).toEqual({ stable: 0, canary: 10 })
    await splitter.traffic.setWeight(30)
    const mixed = await ask(splitter, 100)
    const totals = await splitter.traffic.stop(500)
    expect(totals.stable.requests).toBe(20 + mixed.stable)
    expect(totals.canary.requests).toBe(10 + mixed.canary)
    expect(mixed.canary).toBeGreaterThan(10)
    expect(mixed.canary).toBeLessThan(55)
    expect(await splitter.process.exit).toEqual({ code: 0, signal: undefined })
    const records = readFileSync(join(folder, 'requests.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => requestRecord.parse(JSON.parse(line)))
    expect(records).toHaveLength(130)
    expect(records[0]).toMatchObject({ arm: 'stable', status: 200, features: { x: 0 }, score: 6 })
    expect(records.filter(({ arm, score }) => arm === 'canary' && score === 7)).toHaveLength(
      10 + mixed.canary,
    )
    expect(JSON.stringify(records)).not.toContain('secret')
  })

  it('obeys nobody without the token, and no weight that is none', async () => {
    const splitter = await start()
    const { control } = JSON.parse(readFileSync(join(folder, 'splitter-ready.json'), 'utf8'))
    const put = (authorization: string, body: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${control}/weight`, { method: 'PUT', headers: { authorization }, body })
    expect((await put('Bearer guessed', '{"weight":100}')).status).toBe(401)
    expect((await put('', '{"weight":100}')).status).toBe(401)
    const { token } = JSON.parse(readFileSync(join(folder, CONFIG_FILE), 'utf8'))
    expect((await put(`Bearer ${token}`, '{"weight":101}')).status).toBe(400)
    expect((await put(`Bearer ${token}`, 'no json')).status).toBe(400)
    expect((await splitter.traffic.totals()).weight).toBe(0)
  })

  it('says that its port is in use', async () => {
    const taken = await serving('x')
    await expect(start(`listen: 127.0.0.1:${taken.port}\n`)).rejects.toThrow(
      `plan: listen 127.0.0.1:${taken.port}: port ${taken.port} is in use.`,
    )
  })

  it('keeps callers on their arm by a header', async () => {
    const { listen, traffic } = await start('sticky: { header: X-User }\n')
    await traffic.setWeight(50)
    for (const user of ['ada', 'bo', 'cy', 'di', 'ed', 'flo']) {
      const arms = new Set<string | null>()
      for (let index = 0; index < 8; index += 1) {
        const response = await fetch(`http://127.0.0.1:${listen.port}/`, { headers: { 'x-user': user } })
        await response.text()
        arms.add(response.headers.get('x-lockstep-arm'))
      }
      expect(arms.size).toBe(1)
    }
  })
})

describe('a splitter whose parent is gone', () => {
  it('sends all to stable at once, and ends when nobody speaks to it', async () => {
    const splitter = await start()
    const config = JSON.parse(readFileSync(join(folder, CONFIG_FILE), 'utf8'))
    await splitter.traffic.stop(0)
    // A parent that we can end; the splitter is started again under its number.
    const parent = spawn('sleep', ['60'])
    await once(parent, 'spawn')
    const pid = parent.pid ?? 0
    const ready = join(folder, 'ready-2.json')
    const other = { ...config, ready, parent: { pid, startTicks: await startTicksOf(pid) }, orphanLife: 700 }
    await writeAtomic(join(folder, 'config-2.json'), JSON.stringify(other))
    const again = await crew.start(
      [process.execPath, '-C', 'source', FIXTURE, join(folder, 'config-2.json')],
      {
        cwd: folder,
        environment: { PATH: process.env.PATH ?? '' },
        logFile: join(folder, 'log-2'),
      },
    )
    const note = await vi.waitFor(() => JSON.parse(readFileSync(ready, 'utf8')), { timeout: 5_000 })
    const traffic = openTraffic(note.control, config.token)
    await traffic.setWeight(100)
    parent.kill('SIGKILL')
    await vi.waitFor(async () => expect((await traffic.totals()).weight).toBe(0), { timeout: 2_000 })
    // Each question above prolonged its life; without more it ends by itself.
    expect(await again.exit).toEqual({ code: 0, signal: undefined })
  })

  it('is undone by another process that knows its folder', async () => {
    const splitter = await start()
    await splitter.traffic.setWeight(40)
    const undone = await undo(JSON.parse(JSON.stringify(noteOf(crew, folder))))
    expect(undone).toMatchObject({ found: 1, left: 0, weight: 40, silent: undefined })
    expect(undone.totals?.weight).toBe(0)
    expect(await isRunning(splitter.process.pid, splitter.process.startTicks)).toBe(false)
  })

  it('is undone even if it is gone, or never was', async () => {
    const helper = await crew.start(['sleep', '60'], {
      cwd: folder,
      environment: {},
      logFile: join(folder, 'log'),
    })
    const undone = await undo(noteOf(crew, folder))
    expect(undone).toMatchObject({ found: 1, left: 0, weight: undefined, totals: undefined })
    expect(undone.silent).toBeDefined()
    expect(await helper.exit).toEqual({ code: undefined, signal: 'SIGTERM' })
  })
})
