import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { commit, entryOf, GOOD, gate, git, jobWith, shown, trained } from './gate-metrics.fixture.ts'
import { type Job, newJob, runStep } from './harness.ts'

describe('a baseline of reported metrics', () => {
  const drop = { 'gate.yaml': 'rules: {accuracy: drop <= 0.01}' }

  it('is compared value by value', async () => {
    const job = jobWith({ ...drop, 'old.json': '{"accuracy": 0.85}' })
    const result = await gate(job, { baseline: 'old.json' })
    expect(shown(result)).toEqual([
      1,
      'fail',
      'accuracy is 0.83 against 0.85 of the baseline, worse by 0.02; the policy allows a drop of 0.01',
    ])
    expect(result.outputs.baseline).toBe('old.json')
    expect(entryOf(job).materials.map(({ role }) => role)).toEqual(['metrics', 'baseline'])
    expect(entryOf(job).measures).toEqual({ accuracy: 0.83, 'baseline.accuracy': 0.85 })
    writeFileSync(join(job.workspace, 'old.json'), '{"accuracy": 0.84}')
    expect(shown(await gate(job, { baseline: 'old.json' }))).toEqual([0, 'pass', 'the rule holds'])
  })

  it('must be there for a rule that allows a drop', async () => {
    expect(shown(await gate(jobWith(drop)))).toEqual([
      1,
      'fail',
      'accuracy has nothing to compare with: the rule allows a drop, and there is no baseline',
    ])
  })

  it('that is missing fails with the place, even where no rule needs it', async () => {
    const job = jobWith()
    const result = await gate(job, { baseline: 'old.json' })
    expect(shown(result)).toEqual([
      1,
      'fail',
      `old.json: the baseline is missing: no such file or folder. It was looked for at ${join(job.workspace, 'old.json')}.`,
    ])
    expect(entryOf(job)).toMatchObject({ verdict: 'fail', subjects: [{ sha256: sha256('weights') }] })
  })

  it('may be missing on a first run, which is recorded and shown', async () => {
    const job = jobWith({ 'gate.yaml': "rules: {accuracy: ['>= 0.8', 'drop <= 0.01']}" })
    const result = await gate(job, { baseline: 'old.json', 'first-run': 'allow' })
    expect(shown(result)).toEqual([
      0,
      'pass',
      '1 of 2 rules hold, 1 not compared, for there is no baseline yet',
    ])
    expect(entryOf(job).results).toEqual({ 'first-run': 'true' })
    expect(result.summary).toContain('First run: there is no baseline yet')
    expect(result.summary).toContain('**pass (first run)**')
  })

  it('that is there is used also where a first run would be allowed', async () => {
    const job = jobWith({ ...drop, 'old.json': '{"accuracy": 0.95}' })
    const result = await gate(job, { baseline: 'old.json', 'first-run': 'allow' })
    expect(result.outputs.verdict).toBe('fail')
    expect(entryOf(job).results).toEqual({ 'first-run': 'false' })
  })

  it('with the bytes of the candidate makes the reader look', async () => {
    const result = await gate(jobWith(drop), { baseline: 'metrics.json' })
    expect(result.outputs.verdict).toBe('pass')
    expect(result.summary).toContain('Is the model compared with itself?')
  })
})

describe('a baseline in git', () => {
  it('is read at its ref; a file that is missing there fails, a ref that is missing is an error', async () => {
    const job = jobWith({
      'gate.yaml': 'rules: {accuracy: drop <= 0.01}',
      'metrics.json': '{"accuracy": 0.9}',
    })
    git(job.workspace, 'init', '--quiet')
    commit(job, 'champion')
    writeFileSync(join(job.workspace, 'metrics.json'), GOOD)
    const result = await gate(job, { baseline: 'git:main:metrics.json' })
    expect(shown(result)).toEqual([
      1,
      'fail',
      'accuracy is 0.83 against 0.9 of the baseline, worse by 0.07; the policy allows a drop of 0.01',
    ])
    expect(result.outputs.baseline).toBe('git:main:metrics.json')
    expect(entryOf(job).materials[1]).toMatchObject({
      role: 'baseline',
      uri: 'git:main:metrics.json',
      sha256: sha256('{"accuracy": 0.9}'),
    })
    const noFile = await gate(job, { baseline: 'git:main:old.json' })
    expect(shown(noFile).slice(1)).toEqual([
      'fail',
      'git:main:old.json: the baseline is missing: no file old.json at main. Check the path; it is relative to the root of the repository.',
    ])
    const first = await gate(job, { baseline: 'git:main:old.json', 'first-run': 'allow' })
    expect(first.outputs.verdict).toBe('pass')
    const noRef = await gate(job, { baseline: 'git:release:metrics.json', 'first-run': 'allow' })
    expect(noRef.outputs.verdict).toBe('error')
    expect(noRef.outputs.reason).toContain('git ref "release" does not exist in this checkout')
  })
})

describe('a baseline in a registry', () => {
  /** A served repository, and jobs that know it. */
  function served(): { job: () => Job; storage: string } {
    const { temp } = newJob()
    git(temp, 'init', '--quiet', '--bare', join(temp, 'team/flights.git'))
    const environment = { GITHUB_SERVER_URL: `file://${temp}`, LOCKSTEP_DATA_ROOTS: temp }
    const files = { 'gate.yaml': "rules: {accuracy: ['>= 0.8', 'drop <= 0.01']}" }
    return { job: () => jobWith(files, environment), storage: join(temp, 'models') }
  }

  it('may be missing only while the registry has no version', async () => {
    const { job, storage } = served()
    const inputs = { baseline: 'registry:flights@production' }
    const missing = await gate(job(), inputs)
    expect(missing.outputs.verdict).toBe('fail')
    expect(missing.outputs.reason).toBe(
      'registry:flights@production: the baseline is missing: flights has no stage, alias or version "production". The registry has no version of this model yet.',
    )
    const champion = job()
    const first = await gate(champion, { ...inputs, 'first-run': 'allow' })
    expect(first.outputs.verdict).toBe('pass')
    trained(champion, '{"accuracy": 0.9}', 'old weights')
    const register = { name: 'flights', model: 'record:model', storage }
    expect((await runStep(champion, 'register-model', register)).outputs).toMatchObject({ version: '1' })
    const again = await gate(job(), { ...inputs, 'first-run': 'allow' })
    expect(again.outputs.verdict).toBe('fail')
    expect(again.outputs.reason).toContain('There are versions 1; stages none')
    const found = job()
    const compared = await gate(found, { baseline: 'registry:flights@1' })
    expect(compared.outputs).toMatchObject({ verdict: 'fail', baseline: 'flights@1' })
    expect(compared.outputs.reason).toContain('accuracy is 0.83 against 0.9 of the baseline')
    expect(entryOf(found).materials[1]).toMatchObject({
      role: 'baseline',
      sha256: sha256('{"accuracy": 0.9}'),
    })
  })

  it('refuses to register a model that its gate did not pass', async () => {
    const { job, storage } = served()
    const bad = job()
    await gate(bad, { policy: "{rules: {accuracy: '>= 0.9'}}" })
    const register = { name: 'flights', model: 'model.bin', storage }
    const refused = await runStep(bad, 'register-model', register)
    expect(refused.outputs.verdict).toBe('error')
    expect(refused.outputs.reason).toContain('a gate on this model says fail: accuracy is 0.83')
  })
})
