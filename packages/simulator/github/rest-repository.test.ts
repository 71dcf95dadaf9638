import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  client,
  createWorld,
  git,
  send,
  startJob,
  type World,
} from '../../../test/fixtures/simulator/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const repo = '/repos/octo/flights'

describe('contents and git data', () => {
  it('come from the bare repository', async () => {
    const job = startJob(world, { contents: 'read' })
    const get = async (path: string, headers = {}) =>
      (await send(world, job, `GET ${repo}${path}`, undefined, headers)).body
    const content = Buffer.from('a,b\n1,2\n').toString('base64')
    const file = await get('/contents/data%2Fone.csv?ref=main')
    expect(file).toMatchObject({ type: 'file', path: 'data/one.csv', size: 8, content: `${content}\n` })
    const { sha } = z.object({ sha: z.string() }).parse(file)
    expect(sha).toBe((await git(world.gitDir, 'rev-parse', 'main:data/one.csv')).trim())
    expect(await get('/contents/data/one.csv', { accept: 'application/vnd.github.raw+json' })).toEqual(
      'a,b\n1,2\n',
    )
    expect(await get('/contents/')).toMatchObject([
      { name: '.github', type: 'dir' },
      { name: 'README.md' },
      { name: 'data' },
    ])
    expect(await get('/contents/data')).toMatchObject([{ path: 'data/one.csv', type: 'file' }])
    expect(await get('/contents/absent')).toMatchObject({ message: 'Not Found' })
    expect(await get('/contents/README.md?ref=gone')).toMatchObject({
      message: 'No commit found for the ref gone',
    })
    expect(await get('/git/ref/heads/main')).toMatchObject({
      ref: 'refs/heads/main',
      object: { sha: world.sha },
    })
    expect(await get('/git/ref/heads/mai')).toMatchObject({ message: 'Not Found' })
    expect(await get('/git/matching-refs/heads/mai')).toMatchObject([{ ref: 'refs/heads/main' }])
    const commit = await get(`/git/commits/${world.sha}`)
    const author = { name: 'Ada', email: 'ada@example.org', date: '2026-01-02T03:04:05Z' }
    expect(commit).toMatchObject({ sha: world.sha, author, message: 'First\n\nwith a body', parents: [] })
    const tree = await get('/git/trees/main?recursive=1')
    expect(tree).toMatchObject({
      tree: expect.arrayContaining([expect.objectContaining({ path: 'data/one.csv', sha })]),
    })
    expect(await get(`/git/blobs/${sha}`)).toMatchObject({ encoding: 'base64', content: `${content}\n` })
    expect(await get('/branches/main')).toMatchObject({
      name: 'main',
      protected: false,
      commit: { sha: world.sha },
    })
  })
})

describe('runs and jobs', () => {
  it('show how far they are, by attempt', async () => {
    const job = startJob(world, { actions: 'read' })
    const run = async () => (await send(world, job, `GET ${repo}/actions/runs/${job.runId}`)).body
    const path = '.github/workflows/ci.yml'
    expect(await run()).toMatchObject({ status: 'in_progress', path, event: 'push', head_branch: 'main' })
    const again = startJob(world, { actions: 'read' }, { runId: job.runId, attempt: 2 })
    world.github.completeJob(again.jobId, 'failure')
    expect(await run()).toMatchObject({ run_attempt: 2, status: 'completed', conclusion: 'failure' })
    const first = await send(world, job, `GET ${repo}/actions/runs/${job.runId}/attempts/1`)
    expect(first.body).toMatchObject({ run_attempt: 1, status: 'in_progress' })
    const jobs = async (query: string) =>
      (await send(world, job, `GET ${repo}/actions/runs/${job.runId}/jobs${query}`)).body
    expect(await jobs('')).toMatchObject({
      total_count: 1,
      jobs: [{ id: again.jobId, conclusion: 'failure' }],
    })
    expect(await jobs('?filter=all')).toMatchObject({ total_count: 2 })
    expect((await send(world, job, `GET ${repo}/actions/jobs/${again.jobId}`)).body).toMatchObject({
      run_attempt: 2,
    })
    expect(await send(world, job, `GET ${repo}/actions/runs/999999`)).toMatchObject({ status: 404 })
  })

  it('show their steps and their log once they ended, to those who may read actions', async () => {
    const reader = startJob(world, { actions: 'read' })
    const job = startJob(world, { contents: 'read' }, { runId: reader.runId })
    const path = `GET ${repo}/actions/jobs/${job.jobId}`
    expect((await send(world, reader, path)).body).toMatchObject({ status: 'in_progress', steps: [] })
    expect(await send(world, reader, `${path}/logs`)).toMatchObject({ status: 404 })
    expect(await send(world, job, `${path}/logs`)).toMatchObject({ status: 403 })
    world.github.completeJob(job.jobId, 'success', {
      steps: [{ name: 'Run ls', conclusion: 'success' }],
      log: ['one', 'two'],
    })
    expect((await send(world, reader, path)).body).toMatchObject({
      status: 'completed',
      steps: [{ number: 1, name: 'Run ls', status: 'completed', conclusion: 'success' }],
    })
    const route = 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs'
    const parameters = { owner: 'octo', repo: 'flights', job_id: job.jobId }
    const { value } = await client(world, reader, 'request', { route, parameters })
    expect(JSON.stringify(value)).toMatch(/Z one\\n[^ ]+Z two\\n/)
  })
})
