import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Job, newJob, runStep } from './harness.ts'

/** Nobody answers there: a step that asks the ledger says so. */
const NO_SERVER = { GITHUB_SERVER_URL: 'http://127.0.0.1:1' }

function setUp(): Job {
  const job = newJob(NO_SERVER)
  mkdirSync(join(job.workspace, 'out'))
  writeFileSync(join(job.workspace, 'out/model.onnx'), 'model')
  return job
}

describe('register-model tells all that is wrong at once, and stores nothing', () => {
  it('names that are none, and a registry that does not work', async () => {
    const job = setUp()
    const done = await runStep(job, 'register-model', {
      name: '../flights',
      model: 'out/model.onnx',
      stage: 'a b',
      aliases: 'best, ../best',
      'expected-current': '-1',
      registry: 'mlflow:http://127.0.0.1:1',
      storage: 'store',
    })
    expect(done.code).toBe(1)
    expect(done.outputs.verdict).toBe('error')
    expect(done.outputs.reason).toBe(
      'input name: "../flights" is not a name. Letters, digits, dot, dash and underscore; a letter or digit first.',
    )
    for (const problem of [
      'input stage: "a b" is not a name',
      'input expected-current: "-1" is not a name',
      'input aliases: "../best" is not a name',
      'input registry: "mlflow:http://127.0.0.1:1" is not a registry that works yet',
    ]) {
      expect(done.log).toContain(problem)
    }
    expect(existsSync(join(job.workspace, 'store'))).toBe(false)
  })

  it('files that are not there, a storage that would not last, a policy with its line', async () => {
    const job = setUp()
    const done = await runStep(job, 'register-model', {
      name: 'flights',
      model: 'out/other.onnx',
      profile: 'profile.json',
      stage: 'staging',
      policy: 'stages:\n  staging:\n    requires: [gat]\n',
    })
    expect(done.outputs.verdict).toBe('error')
    for (const problem of [
      'out/other.onnx: no such file or folder',
      'profile.json: no such file or folder',
      'input storage: is required here',
      'input policy:3: stages.staging.requires.0',
    ]) {
      expect(done.log).toContain(problem)
    }
  })

  it('a stage that the policy does not know, named as every object has it', async () => {
    const done = await runStep(setUp(), 'register-model', {
      name: 'flights',
      model: 'out/model.onnx',
      storage: 'store',
      stage: 'constructor',
      policy: 'stages: {staging: {requires: [gate]}}\n',
    })
    expect(done.outputs).toMatchObject({
      verdict: 'error',
      reason: 'the policy has no stage "constructor". It has staging.',
    })
  })
})
