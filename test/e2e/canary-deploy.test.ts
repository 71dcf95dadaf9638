import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestFile } from '#core'
import { deploy, entryOf, listening, processesOf, requestLogOf, setUp } from './canary-rollout.fixture.ts'
import { entriesOf, runStep } from './harness.ts'

describe('a candidate that is as good', () => {
  it('is promoted, and the record says so', async () => {
    const job = setUp()
    const done = await deploy(job)
    expect(done.log).toContain('promoted')
    expect([done.code, done.outputs.verdict, done.outputs.outcome, done.outputs.weight]).toEqual([
      0,
      'pass',
      'promoted',
      '100',
    ])
    expect(done.summary).toMatch(/\| Weight \| Candidate \| bad \|/)
    expect(done.summary).toContain('| 100 % |')
    expect(done.summary).toContain('Next: move its stage with register-model')

    const entry = entryOf(job)
    const digest = async (name: string): Promise<string> =>
      (await digestFile(join(job.workspace, name))).sha256
    expect(entry.subjects).toMatchObject([{ role: 'model', sha256: await digest('candidate.json') }])
    expect(entry.materials).toMatchObject([
      { role: 'stable-model', sha256: await digest('stable.json') },
      { role: 'requests', sha256: await digest('requests.jsonl') },
    ])
    expect(entry.results).toEqual({ outcome: 'promoted', ending: 'shown-safe' })
    expect(entry.policy).toMatchObject({
      path: 'plan.yml',
      sha256: await digest('plan.yml'),
      protected: false,
    })
    expect(entry.measures).toMatchObject({ weight: 100, 'candidate-bad': 0, 'stable-bad': 0 })
    expect(entry.measures['candidate-requests']).toBeGreaterThan(113)
    expect(entry.parameters).toMatchObject({ steps: [20, 50, 100], seed: 7, intervalMs: 1500 })

    const log = requestLogOf(job)
    expect(entry.products).toMatchObject([{ role: 'request-log', name: 'requests.jsonl', kind: 'file' }])
    expect(new Set(log.map(({ arm }) => arm))).toEqual(new Set(['stable', 'canary']))
    for (const record of log) expect(record.score).toBe(Number(record.features?.distance) / 1000)
    expect(processesOf(job)).toEqual([])
  })

  it('leaves a request log that drift-check reads from the record', async () => {
    const job = setUp()
    const promoted = await deploy(job)
    const row = (index: number): string => `${index},MCI`
    const rows = Array.from({ length: 1500 }, (_, index) => row(index)).join('\n')
    writeFileSync(join(job.workspace, 'reference.csv'), `distance,origin\n${rows}\n`)
    const inputs = { reference: 'reference.csv', current: 'record:request-log', 'fail-on': 'never' }
    const done = await runStep(job, 'drift-check', inputs)
    expect(done.outputs.verdict).not.toBe('error')
    const entry = entriesOf(job).find(({ entry: { action } }) => action === 'drift-check')?.entry
    expect(entry?.parents).toEqual([promoted.outputs.record])
    expect(done.summary).toContain('distance')
  })

  it('is not started if it is the model that serves', async () => {
    const job = setUp()
    const done = await deploy(job, { stable: './candidate.json' })
    expect([done.code, done.outputs.outcome, done.outputs.weight]).toEqual([0, 'unchanged', '100'])
    expect(entryOf(job).results.outcome).toBe('unchanged')
    expect(done.log).not.toContain('splitter')
  })

  it('is held if the requests are too few to show anything, and the reason says how many it takes', async () => {
    const job = setUp({ requests: 200, plan: { interval: '600ms' } })
    const done = await deploy(job)
    expect([done.code, done.outputs.verdict, done.outputs.outcome, done.outputs.weight]).toEqual([
      1,
      'inconclusive',
      'held',
      '0',
    ])
    expect(done.outputs.reason).toMatch(/neither worse nor safe .*; it needs 114 requests without a bad one/)
    expect(done.log).toContain('The replay brings the candidate about')
  })
})

describe('a candidate that is worse', () => {
  it('fails one request in five: it is rolled back, and stable answers all that follow', async () => {
    const job = setUp({ candidate: { name: 'candidate', failRate: 0.2, seed: 4 } })
    const done = await deploy(job)
    expect([done.code, done.outputs.verdict, done.outputs.outcome, done.outputs.weight]).toEqual([
      1,
      'fail',
      'rolled-back',
      '0',
    ])
    expect(done.outputs.reason).toMatch(
      /^rolled back at 20 %: the candidate is worse than stable \(\d+ bad of/,
    )
    expect(done.summary).toMatch(/\| 0 % \| 0 \| 0 \| [\d,]+ \| 0 \|/)
    const log = requestLogOf(job)
    const after = log.slice(log.findLastIndex(({ arm }) => arm === 'canary') + 1)
    expect(after.length).toBeGreaterThan(20)
    expect(after.every(({ arm, status }) => arm === 'stable' && status === 200)).toBe(true)
    expect(log.filter(({ arm, status }) => arm === 'stable' && status !== 200)).toEqual([])
    const entry = entryOf(job)
    expect(entry.results).toEqual({ outcome: 'rolled-back', ending: 'harmful' })
    // E reached 1/alpha = 20.
    expect(entry.measures['harm-log10-e']).toBeGreaterThan(Math.log10(20))
    expect(processesOf(job)).toEqual([])
  })

  it('is slow: it is rolled back where the plan says what slow is', async () => {
    const job = setUp({
      candidate: { name: 'candidate', latencyMs: 250 },
      plan: { analysis: '\n  bad: { slower-than: 200ms }\n  tolerate: 0.05' },
    })
    const done = await deploy(job)
    expect([done.outputs.outcome, entryOf(job).results.ending]).toEqual(['rolled-back', 'harmful'])
    expect(requestLogOf(job).every(({ status }) => status === 200)).toBe(true)
  })

  it('ends in the middle: it is rolled back with the last lines that it wrote', async () => {
    const job = setUp({ candidate: { name: 'candidate', exitAfter: 15 } })
    const done = await deploy(job)
    expect(done.outputs.outcome).toBe('rolled-back')
    expect(done.outputs.reason).toBe("rolled back at 20 %: the candidate's server ended (exit code 3)")
    expect(done.summary).toContain('fatal: the model ran out of memory')
    expect(requestLogOf(job).filter(({ arm, status }) => arm === 'stable' && status !== 200)).toEqual([])
    expect(processesOf(job)).toEqual([])
  })

  it('never gets ready, for its port is in use: it is rolled back before any request', async () => {
    const alsoListen = await listening(createServer())
    const job = setUp({ candidate: { name: 'candidate', alsoListen } })
    const done = await deploy(job)
    expect([done.code, done.outputs.outcome]).toEqual([1, 'rolled-back'])
    expect(done.outputs.reason).toBe(
      "rolled back before any request: the candidate's server ended before it was ready (exit code 1)",
    )
    expect(done.summary).toContain(`EADDRINUSE: address already in use 127.0.0.1:${alsoListen}`)
    expect(processesOf(job)).toEqual([])
  })
})

describe('what says nothing about the candidate holds it', () => {
  it('stable ends', async () => {
    const job = setUp({ stable: { name: 'stable', exitAfter: 40 } })
    const done = await deploy(job)
    expect([done.outputs.verdict, done.outputs.outcome]).toEqual(['inconclusive', 'held'])
    expect(done.outputs.reason).toMatch(/^held at 20 %: the server of stable ended \(exit code 3\)/)
  })

  it('both refuse what is replayed', async () => {
    const job = setUp({ plan: { traffic: '\n  replay: { requests: requests.jsonl, path: /typo }' } })
    const done = await deploy(job)
    expect(done.outputs.outcome).toBe('held')
    expect(done.outputs.reason).toMatch(
      /stable itself did not serve more than half of its requests \(4xx: \d+\)/,
    )
  })

  it('nobody sends requests', async () => {
    const job = setUp({ plan: { traffic: '', interval: '500ms' } })
    const done = await deploy(job)
    expect([done.outputs.outcome, done.outputs.reason]).toEqual([
      'held',
      'held at 20 %: no request was answered by the candidate',
    ])
  })

  it('nothing serves yet', async () => {
    const job = setUp()
    const done = await deploy(job, { stable: '' })
    expect([done.outputs.verdict, done.outputs.outcome]).toEqual(['inconclusive', 'held'])
    expect(done.outputs.reason).toMatch(/^held: there is no stable to compare with \(0 bad of/)
  })

  it('the stage of stable holds no version yet', async () => {
    const job = setUp({ plan: { interval: '500ms' } })
    const git = join(job.temp, 'git')
    execFileSync('git', ['init', '--quiet', '--bare', join(git, 'team/flights.git')])
    job.environment.GITHUB_SERVER_URL = `file://${git}`
    const done = await deploy(job, { stable: 'registry:flights@production' })
    expect([done.outputs.outcome, entryOf(job).results.ending]).toEqual(['held', 'first-held'])
    expect(done.log).toContain('No model serves yet: registry:flights@production: flights has no stage')
  })
})

it('does not take a registry that cannot be reached for an empty stage', async () => {
  const job = setUp({ plan: { first: 'promote' } })
  job.environment.GITHUB_SERVER_URL = `file://${join(job.temp, 'nowhere')}`
  const done = await deploy(job, { stable: 'registry:flights@production' })
  expect([done.code, done.outputs.verdict, done.outputs.outcome ?? '']).toEqual([1, 'error', ''])
  expect(done.log).not.toContain('splitter')
})

it('promotes a first deployment where the plan says so, but not one with bad requests', async () => {
  const clean = await deploy(setUp({ plan: { first: 'promote' } }), { stable: '' })
  expect([clean.outputs.outcome, clean.outputs.weight]).toEqual(['promoted', '100'])
  expect(clean.outputs.reason).toMatch(/^promoted: first deployment, nothing to compare with; 0 bad of/)
  const bad = setUp({ candidate: { name: 'candidate', failRate: 0.1 }, plan: { first: 'promote' } })
  expect((await deploy(bad, { stable: '' })).outputs.outcome).toBe('held')
})

describe('operation plan', () => {
  it('tells what would be done and starts nothing', async () => {
    const job = setUp()
    const done = await deploy(job, { operation: 'plan', steps: '10, 100', interval: '20s' })
    expect([done.code, done.outputs.verdict, done.outputs.outcome ?? '']).toEqual([0, 'pass', ''])
    expect(done.outputs.reason).toBe('plan: 10 %, 100 %; nothing was started')
    expect(done.summary).toContain('| 10 % | 20.0 s | 148 |')
    expect(done.summary).toContain(join(job.workspace, 'candidate.json'))
    expect(entryOf(job).results).toEqual({ operation: 'plan' })
    expect(readdirSync(job.temp).filter((name) => name.startsWith('lockstep-rollout'))).toEqual([])
  })
})
