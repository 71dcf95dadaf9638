import { readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deploy, entryOf, listening, PLAN, processesOf, type Setup, setUp } from './canary-rollout.fixture.ts'
import type { Job, StepResult } from './harness.ts'

describe('bad input', () => {
  async function refused(job: Job, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
    const done = await deploy(job, inputs)
    expect(done.code).toBe(1)
    expect(processesOf(job)).toEqual([])
    expect(readdirSync(job.temp).filter((name) => name.startsWith('lockstep-rollout'))).toEqual([])
    expect(entryOf(job).subjects).toEqual([])
    return done
  }

  it('is reported all at once: plan, candidate and stable', async () => {
    const job = setUp({ plan: { steps: '[50, 25, 100]', stepps: '[1]' } })
    const done = await refused(job, { candidate: './gone.json', stable: './lost.json' })
    expect(done.outputs.verdict).toBe('error')
    expect(done.outputs.reason).toBe('plan.yml:4: steps.1: the weights must rise, and 25 comes after 50')
    expect(done.log).toMatch(/plan\.yml:\d+: stepps: unknown key "stepps"; known are /)
    expect(done.log).toContain('./gone.json: no such file or folder.')
    expect(done.log).toContain('./lost.json: no such file or folder.')
  })

  it('a model that is not there is missing evidence', async () => {
    const done = await refused(setUp(), { candidate: './gone.json' })
    expect([done.outputs.verdict, done.outputs.reason?.split('.')[1]]).toEqual(['fail', '/gone'])
    const recorded = await refused(setUp(), { candidate: 'record:model' })
    expect([recorded.outputs.verdict, recorded.outputs.reason]).toEqual([
      'fail',
      'record:model: no entry of this run has a product "model". Add the job that makes it to `needs`, or name a path.',
    ])
  })

  it.each<[string, Setup['plan'], Record<string, string>, string]>([
    [
      'an unknown operation',
      {},
      { operation: 'resume' },
      'input operation: "resume" is not one of deploy, plan',
    ],
    [
      'falling weights as input',
      {},
      { steps: '50, 20, 100' },
      'input steps: the weights must rise, and 20 comes after 50',
    ],
    ['an interval without a unit', {}, { interval: '30' }, 'input interval: "30" is not a duration'],
    ['a plan that is not there', {}, { plan: 'none.yml' }, 'input plan: none.yml: no such file'],
    ['a plan that is no YAML', { steps: '[1,' }, {}, 'plan.yml:'],
    [
      'a shell command',
      { serve: '\n  command: serve {model} {port} | tee log' },
      {},
      'plan.yml:2: serve.command',
    ],
  ])('%s', async (_, plan, inputs, message) => {
    const done = await refused(setUp({ plan: plan ?? {} }), inputs)
    expect(done.log).toContain(message)
    expect(done.outputs.verdict).toBe(message.startsWith('input plan: none') ? 'fail' : 'error')
  })

  it('requests that are no JSON, with their lines', async () => {
    const job = setUp()
    writeFileSync(join(job.workspace, 'requests.jsonl'), '{"rows":[]}\n{rows:[]}\n')
    expect((await refused(job)).outputs.reason).toMatch(/^requests\.jsonl:2: not JSON: /)
  })

  it('a port of the splitter that is in use stops the step and what it started', async () => {
    const port = await listening(createServer())
    const job = setUp({ plan: { listen: `127.0.0.1:${port}` } })
    const done = await deploy(job)
    expect([done.code, done.outputs.verdict]).toEqual([1, 'error'])
    expect(done.outputs.reason).toBe(
      `plan: listen 127.0.0.1:${port}: port ${port} is in use. Stop what listens there, name another port, or write port 0 for a free one.`,
    )
    expect(processesOf(job)).toEqual([])
  })

  it('a program that is not there stops the step and what it started', async () => {
    const job = setUp({
      plan: { serve: `${PLAN.serve}\n  candidate:\n    command: no-such-program {model} {port}` },
    })
    const done = await deploy(job)
    expect([done.code, done.outputs.verdict]).toEqual([1, 'error'])
    expect(done.outputs.reason).toContain(
      'serve: no-such-program: the model server cannot be started: no-such-program is not installed here',
    )
    expect(processesOf(job)).toEqual([])
  })
})
