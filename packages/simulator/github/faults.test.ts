import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  client,
  createWorld,
  git,
  startJob,
  type World,
  write,
} from '../../../test/fixtures/simulator/world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const check = () => ({
  route: 'POST /repos/{owner}/{repo}/check-runs',
  parameters: { owner: 'octo', repo: 'flights', name: 'data', head_sha: world.sha, conclusion: 'success' },
})

describe('injected faults', () => {
  it('of a status are spent, and a client that retries succeeds', async () => {
    const job = startJob(world, { checks: 'write' })
    world.github.inject({ method: 'POST', path: /\/check-runs$/, status: 502, times: 1 })
    expect(await client(world, job, 'retried', check())).toMatchObject({ value: { status: 201 } })
    expect(world.github.requests.map(({ status }) => status)).toEqual([502, 201])
    expect(world.github.documents('check-runs')).toHaveLength(1)
  })

  it('of a status last where no number is given, and name themselves', async () => {
    const job = startJob(world, { checks: 'write' })
    world.github.inject({ path: /check-runs/, status: 503 })
    for (const _ of [1, 2]) {
      const failed = await client(world, job, 'request', check())
      expect(failed).toMatchObject({
        status: 503,
        error: expect.stringContaining('injected fault: 503 on POST'),
      })
    }
  })

  it('cut the connection before the effect', async () => {
    const job = startJob(world, { checks: 'write' })
    world.github.inject({ path: /check-runs/, cut: 'before', times: 1 })
    expect((await client(world, job, 'request', check())).error).toBeDefined()
    expect(world.github.documents('check-runs')).toHaveLength(0)
    expect(world.github.requests).toMatchObject([{ status: 0 }])
  })

  it('cut the connection after the effect', async () => {
    const job = startJob(world, { checks: 'write' })
    world.github.inject({ path: /check-runs/, cut: 'after', times: 1 })
    expect((await client(world, job, 'request', check())).error).toBeDefined()
    expect(world.github.documents('check-runs')).toHaveLength(1)
  })

  it('delay the answer, not the effect', async () => {
    const job = startJob(world, { issues: 'write' })
    world.github.inject({ path: /issues/, delayMs: 60_000 })
    const slow = fetch(`${world.github.url}/api/v3/repos/octo/flights/issues`, {
      method: 'POST',
      headers: { authorization: `token ${job.token}` },
      body: JSON.stringify({ title: 'slow' }),
    })
    slow.catch(() => {}) // cut when the server closes
    await expect.poll(() => world.github.documents('issues')).toHaveLength(1)
    expect(world.github.requests).toHaveLength(0) // not answered
  })

  it('strike the results service, which clients ask again', async () => {
    const job = startJob(world, {})
    world.github.inject({ path: /CreateArtifact$/, status: 500, times: 1 })
    const file = write(`${world.folder}/a.txt`, 'a')
    const sent = await client(world, job, 'upload', { name: 'a', files: [file], root: world.folder })
    expect(sent.error).toBeUndefined()
    expect(sent.log).toContain('Attempt 1 of 5 failed')
    expect(world.github.artifacts).toHaveLength(1)
  })

  it('strike the upload of bytes, which leaves no artifact', async () => {
    const job = startJob(world, {})
    world.github.inject({ method: 'PUT', path: /^\/blobs\/artifacts/, status: 403 })
    const file = write(`${world.folder}/a.txt`, 'a')
    const sent = await client(world, job, 'upload', { name: 'a', files: [file], root: world.folder })
    expect(sent.error).toBeDefined()
    expect(world.github.artifacts).toHaveLength(0)
  })

  it('cut a push after it took effect', async () => {
    const job = startJob(world, { contents: 'write' })
    const address = new URL(`${job.environment.GITHUB_SERVER_URL}/octo/flights.git`)
    Object.assign(address, { username: 'x-access-token', password: job.token })
    await git(world.folder, 'clone', '--quiet', `${address}`, 'clone')
    await git(`${world.folder}/clone`, 'commit', '--quiet', '--allow-empty', '-m', 'Second')
    world.github.inject({ path: /git-receive-pack$/, method: 'POST', cut: 'after', times: 1 })
    await expect(git(`${world.folder}/clone`, 'push', '--quiet', 'origin', 'main')).rejects.toThrow()
    expect(await git(world.gitDir, 'log', '--format=%s', 'main')).toBe('Second\nFirst\n')
  })
})
