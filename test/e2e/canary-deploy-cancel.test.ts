import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import {
  entryOf,
  INPUTS,
  listening,
  processesOf,
  requestLogOf,
  servers,
  setUp,
  splitterOf,
} from './canary-rollout.fixture.ts'
import { entriesOf, runStep } from './harness.ts'

describe('a cancel', () => {
  /** Two servers of the test, which the step must leave alone. */
  async function targets(): Promise<{
    plan: Record<string, string>
    hits: { stable: number; canary: number }
  }> {
    const hits = { stable: 0, canary: 0 }
    const port = (arm: 'stable' | 'canary'): Promise<number> =>
      listening(
        createServer((incoming, outgoing) => {
          hits[arm] += 1
          incoming.resume()
          outgoing.end('{"scores":[1]}')
        }),
      )
    const addresses = `\n  stable: http://127.0.0.1:${await port('stable')}\n  candidate: http://127.0.0.1:${await port('canary')}`
    return {
      hits,
      plan: { serve: '', targets: addresses, interval: '60s', looks: '500ms', analysis: '\n  tolerate: 0' },
    }
  }

  it('takes the candidate back at once, concludes, and leaves servers of others alone', async () => {
    const { plan, hits } = await targets()
    const job = setUp({ plan, requests: 20_000 })
    let atCancel = 0
    const done = await runStep(job, 'canary-deploy', INPUTS, {
      onStart: async (kill, log) => {
        await vi.waitFor(() => expect(log()).toContain('20 %: candidate'), { timeout: 20_000 })
        kill('SIGINT')
        await vi.waitFor(() => expect(log()).toContain('All requests go to stable again'), { timeout: 5_000 })
        atCancel = hits.canary
      },
    })
    expect([done.code, done.outputs.verdict, done.outputs.outcome, done.outputs.weight]).toEqual([
      1,
      'inconclusive',
      'held',
      '0',
    ])
    expect(done.outputs.reason).toBe('cancelled: the rollout was undone')
    expect(atCancel).toBeGreaterThan(0)
    // A request that was under way when the weight fell may still have arrived.
    expect(hits.canary - atCancel).toBeLessThanOrEqual(1)
    expect(entryOf(job).results).toEqual({ outcome: 'held', ending: 'cancelled' })
    expect(entryOf(job).measures['undone-in-ms']).toBeDefined()
    expect(processesOf(job)).toEqual([])
    const post = await runStep(job, 'canary-deploy', INPUTS, { phase: 'post', state: done.state })
    expect(post.code).toBe(0)
    expect(entriesOf(job)).toHaveLength(1)
    expect(servers.every((server) => server.listening)).toBe(true)
  })

  it('while servers start leaves nothing behind', async () => {
    const job = setUp({ candidate: { name: 'candidate', startMs: 60_000 }, plan: {} })
    const done = await runStep(job, 'canary-deploy', INPUTS, {
      onStart: async (kill) => {
        await vi.waitFor(() => expect(processesOf(job)).toHaveLength(2), { timeout: 20_000 })
        kill('SIGINT')
      },
    })
    expect([done.outputs.verdict, done.outputs.outcome]).toEqual(['inconclusive', 'held'])
    expect(processesOf(job)).toEqual([])
  })

  it('is not needed for a splitter that is killed: the step fails and leaves nothing behind', async () => {
    const job = setUp({ plan: { interval: '60s', analysis: '\n  tolerate: 0' }, requests: 20_000 })
    const done = await runStep(job, 'canary-deploy', INPUTS, {
      onStart: async (_, log) => {
        await vi.waitFor(() => expect(log()).toContain('20 %: candidate'), { timeout: 20_000 })
        process.kill(splitterOf(job), 'SIGKILL')
      },
    })
    expect([done.code, done.outputs.verdict]).toEqual([1, 'error'])
    expect(done.outputs.reason).toMatch(/^splitter: GET .* after 3 attempts$/)
    expect(processesOf(job)).toEqual([])
  })

  it('that kills the step is undone by post', async () => {
    const job = setUp({ plan: { interval: '60s', analysis: '\n  tolerate: 0' }, requests: 20_000 })
    const main = await runStep(job, 'canary-deploy', INPUTS, {
      onStart: async (kill, log) => {
        await vi.waitFor(() => expect(log()).toContain('20 %: candidate'), { timeout: 20_000 })
        kill('SIGKILL')
      },
    })
    expect([main.signal, main.outputs.verdict]).toEqual(['SIGKILL', 'error'])
    expect(processesOf(job)).toHaveLength(3)
    await sleep(500)
    const post = await runStep(job, 'canary-deploy', INPUTS, { phase: 'post', state: main.state })
    expect(post.code).toBe(0)
    expect(processesOf(job)).toEqual([])
    const entry = entryOf(job)
    expect(entry.verdict).toBe('inconclusive')
    expect(entry.results).toEqual({ outcome: 'held', ending: 'interrupted' })
    expect(entry.reasons[0]).toBe(
      'cancelled: the step was killed in the middle of a rollout, which was undone',
    )
    expect(entry.subjects).toMatchObject([{ role: 'model' }])
    expect(entry.products).toMatchObject([{ role: 'request-log' }])
    // The splitter saw that its parent was gone and went back to stable before post came.
    expect(post.summary).toContain('The candidate had 0 % of the requests')
    expect(requestLogOf(job).length).toBeGreaterThan(20)
  })
})
