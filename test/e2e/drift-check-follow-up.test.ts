import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, repository, type World } from '../fixtures/simulator/world.ts'
import { jobOnGitHub, useFlights } from './drift-check.fixture.ts'
import { runStep } from './harness.ts'

const jobWith = useFlights(['training.parquet', 'storm.parquet'])
let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

describe('the retraining', () => {
  const inputs = {
    reference: 'training.parquet',
    current: 'storm.parquet',
    config: '{retrain: {inputs: {month: "2001-06", mode: quick}}}',
    'retrain-workflow': 'retrain.yml',
  }
  const onGitHub = (
    permissions: Parameters<typeof jobOnGitHub>[2],
    more?: Parameters<typeof jobOnGitHub>[3],
  ): ReturnType<typeof jobOnGitHub> => jobOnGitHub(world, jobWith, permissions, more)
  const dispatches = () => world.github.documents('dispatches')

  it('is started on the default branch with the configured inputs, before the step fails, and once per run', async () => {
    const first = onGitHub({ actions: 'write', contents: 'read' })
    const done = await runStep(first.job, 'drift-check', { ...inputs, token: first.token })
    expect(done.code).toBe(1)
    expect(done.outputs).toMatchObject({ drift: 'data', retrain: 'dispatched' })
    expect(dispatches()).toHaveLength(1)
    expect(dispatches()[0]).toMatchObject({
      workflow: '.github/workflows/retrain.yml',
      ref: 'refs/heads/main',
      inputs: { month: '2001-06', mode: 'quick' },
    })
    expect(world.github.requests.filter(({ violation }) => violation !== undefined)).toEqual([])
    expect(done.summary).toMatch(/The retraining was started: \[its run\]\(http:.*\/actions\/runs\/\d+\)/)
    const post = await runStep(
      first.job,
      'drift-check',
      { ...inputs, token: first.token },
      { phase: 'post', state: done.state },
    )
    expect(post.code).toBe(0)

    const second = onGitHub(
      { actions: 'write', contents: 'read' },
      { run: { runId: first.runId, attempt: 2 } },
    )
    const again = await runStep(second.job, 'drift-check', { ...inputs, token: second.token })
    expect(again.outputs).toMatchObject({ verdict: 'fail', drift: 'data', retrain: 'skipped' })
    expect(again.log).toContain('an earlier attempt of this run has started it')
    expect(dispatches()).toHaveLength(1)
  })

  it('that GitHub refuses is a notice that names the permission, and the verdict stays', async () => {
    const before = dispatches().length
    const { job, token } = onGitHub({ actions: 'read', contents: 'read' })
    const done = await runStep(job, 'drift-check', { ...inputs, token })
    expect(done.outputs).toMatchObject({ verdict: 'fail', drift: 'data', retrain: 'refused' })
    expect(done.log).toMatch(
      /::notice::No retraining: GitHub refused to start retrain\.yml: .*\(status 403\)/,
    )
    expect(done.log).toContain('Add "actions: write" to the permissions of the job')
    const absent = onGitHub({ actions: 'write' })
    const missing = await runStep(absent.job, 'drift-check', {
      ...inputs,
      'retrain-workflow': 'train-again.yml',
      token: absent.token,
    })
    expect(missing.log).toContain('must hold .github/workflows/train-again.yml')
    expect(missing.outputs.retrain).toBe('refused')
    expect(dispatches()).toHaveLength(before)
  })

  it('that cannot be asked for fails alone: GitHub cut the line', async () => {
    const { job, token } = onGitHub({ actions: 'write' })
    world.github.inject({ method: 'POST', path: /dispatches$/, times: 1, cut: 'before' })
    const done = await runStep(job, 'drift-check', { ...inputs, token })
    expect(done.outputs).toMatchObject({ verdict: 'fail', drift: 'data', retrain: 'failed' })
    expect(done.log).toContain('::notice::No retraining: retrain.yml could not be started: GitHub:')
  })

  it('is not started by a pull request, from another branch, or without a token', async () => {
    const before = world.github.requests.length
    const event = join(world.folder, 'event.json')
    const side = { ref: 'x', sha: world.sha, repo: { full_name: repository } }
    writeFileSync(event, JSON.stringify({ pull_request: { number: 1, base: side, head: side } }))
    const pull = onGitHub(
      { actions: 'write' },
      { environment: { GITHUB_EVENT_PATH: event, GITHUB_REF: 'refs/heads/main' } },
    )
    const branch = onGitHub({ actions: 'write' }, { environment: { GITHUB_REF: 'refs/heads/idea' } })
    const results = [
      await runStep(pull.job, 'drift-check', { ...inputs, token: pull.token }),
      await runStep(branch.job, 'drift-check', { ...inputs, token: branch.token }),
      await runStep(onGitHub({}).job, 'drift-check', inputs),
    ]
    expect(results.map(({ outputs }) => outputs.retrain)).toEqual(['skipped', 'skipped', 'skipped'])
    expect(results.map(({ log }) => /::notice::No retraining: (.*)\.$/m.exec(log)?.[1])).toEqual([
      'a pull request may not do this',
      'refs/heads/idea is neither the default branch nor protected',
      'there is no token',
    ])
    const posts = world.github.requests.slice(before).filter(({ path }) => path.includes('/dispatches'))
    expect(posts).toEqual([])
  })
})

describe('the issue', () => {
  const inputs = { reference: 'training.parquet', issue: 'true' }
  const check = async (current: string, permissions: Parameters<typeof jobOnGitHub>[2]) => {
    const { job, token } = jobOnGitHub(world, jobWith, permissions)
    return runStep(job, 'drift-check', { ...inputs, current, token })
  }
  const issues = () => world.github.documents('issues')

  it('is opened once, brought up to date, and closed when there is no drift any more', async () => {
    const first = await check('storm.parquet', { issues: 'write' })
    expect(first.outputs).toMatchObject({ drift: 'data', 'issue-number': '1' })
    expect(issues()).toMatchObject([
      { number: 1, title: 'Drift: data in delay', state: 'open', labels: ['lockstep-drift'] },
    ])
    const second = await check('storm.parquet', { issues: 'write' })
    expect(second.outputs['issue-number']).toBe('1')
    const calm = await check('training.parquet', { issues: 'write' })
    expect(calm.outputs).toMatchObject({ verdict: 'pass', 'issue-number': '1' })
    expect(issues()).toHaveLength(1)
    expect(issues()[0]).toMatchObject({ state: 'closed' })
    expect(world.github.documents('comments')[0]?.body).toMatch(/^No drift any more: http/)
    expect(world.github.requests.filter(({ violation }) => violation !== undefined)).toEqual([])
  })

  it('that may not be written is a notice, and the verdict stays', async () => {
    const done = await check('storm.parquet', { issues: 'read' })
    expect(done.outputs).toMatchObject({ verdict: 'fail', drift: 'data', 'issue-number': '' })
    expect(done.log).toMatch(/::notice::No issue: .*Add "issues: write" to the permissions of the job/)
  })
})

describe('a reference in the registry', () => {
  it('is the profile of the version in a stage', async () => {
    const { job, token } = jobOnGitHub(world, jobWith, { contents: 'write' })
    const made = await runStep(job, 'drift-check', {
      operation: 'profile',
      current: 'training.parquet',
      token,
    })
    const profile = readFileSync(made.outputs.profile ?? '', 'utf8')
    writeFileSync(join(job.workspace, 'profile.json'), profile)
    writeFileSync(join(job.workspace, 'model.onnx'), 'weights')
    const registered = await runStep(job, 'register-model', {
      name: 'flights',
      model: 'model.onnx',
      profile: 'profile.json',
      stage: 'production',
      storage: 'models',
      token,
    })
    expect(registered.outputs.verdict).toBe('pass')
    const reference = 'registry:flights@production'
    const checked = await runStep(
      job,
      'drift-check',
      { reference, current: 'storm.parquet', token },
      { step: 'check' },
    )
    expect(checked.outputs).toMatchObject({ verdict: 'fail', drift: 'data' })
    const other = await runStep(
      job,
      'drift-check',
      { reference: 'registry:flights@staging', current: 'storm.parquet', token },
      { step: 'staging' },
    )
    expect(other.outputs.verdict).toBe('fail')
    expect(other.outputs.reason).toContain('staging')
  })
})
