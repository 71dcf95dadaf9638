import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, git, type Job, startJob, type World } from '../../../test/fixtures/simulator/world.ts'
import type { Access } from './types.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

let clones = 0

/** A job with this access to contents. */
const jobWith = (contents: Access) => startJob(world, { contents })

function addressFor(job: Job, name = 'octo/flights.git'): string {
  const address = new URL(`${job.environment.GITHUB_SERVER_URL}/${name}`)
  return `${Object.assign(address, { username: 'x-access-token', password: job.token })}`
}

async function clone(job: Job): Promise<string> {
  const folder = join(world.folder, `clone-${clones++}`)
  await git(world.folder, 'clone', '--quiet', addressFor(job), folder)
  return folder
}

const commit = (folder: string, message: string) =>
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message)

it('serves github.localhost, which libcurl finds by itself', async () => {
  const job = jobWith('read')
  expect(job.environment.GITHUB_SERVER_URL).toMatch(/^http:\/\/github\.localhost:\d+$/)
  expect(readFileSync(join(await clone(job), 'data/one.csv'), 'utf8')).toBe('a,b\n1,2\n')
})

it('takes a push with contents: write, also with the header that actions/checkout sets', async () => {
  const folder = await clone(jobWith('write'))
  await commit(folder, 'Second')
  const basic = Buffer.from(`x-access-token:${jobWith('write').token}`).toString('base64')
  const header = `http.extraheader=AUTHORIZATION: basic ${basic}`
  const plain = `${world.github.url}/octo/flights`
  await git(folder, '-c', header, 'push', '--quiet', plain, 'HEAD:refs/heads/topic')
  expect(await git(world.gitDir, 'log', '-1', '--format=%s', 'topic')).toBe('Second\n')
})

it('takes a pack beyond git’s buffer, which comes in chunks without a length', async () => {
  const folder = await clone(jobWith('write'))
  writeFileSync(join(folder, 'big.bin'), randomBytes(3 * 1024 * 1024))
  await git(folder, 'add', '.')
  await commit(folder, 'Big')
  await git(folder, 'push', '--quiet', 'origin', 'HEAD:refs/heads/big')
  expect(await git(world.gitDir, 'cat-file', '-s', 'big:big.bin')).toBe(`${3 * 1024 * 1024}\n`)
})

it('loses no entry of many writers that fetch, commit and push with a lease until they win', async () => {
  await git(world.gitDir, 'branch', 'ledger', 'main')
  const writer = async (index: number) => {
    const folder = await clone(jobWith('write'))
    for (;;) {
      await git(folder, 'fetch', '--quiet', 'origin', 'ledger')
      await git(folder, 'reset', '--quiet', '--hard', 'FETCH_HEAD')
      const seen = (await git(folder, 'rev-parse', 'HEAD')).trim()
      await commit(folder, `Entry ${index}`)
      const lease = `--force-with-lease=refs/heads/ledger:${seen}`
      const pushed = await git(folder, 'push', lease, 'origin', 'HEAD:refs/heads/ledger').catch(
        () => undefined,
      )
      if (pushed !== undefined) return
    }
  }
  await Promise.all([1, 2, 3, 4].map(writer))
  const entries = (await git(world.gitDir, 'log', '--format=%s', 'main..ledger')).trim().split('\n')
  expect(entries.sort()).toEqual(['Entry 1', 'Entry 2', 'Entry 3', 'Entry 4'])
})

it('refuses a push with contents: read', async () => {
  const folder = await clone(jobWith('read'))
  await commit(folder, 'Third')
  await expect(git(folder, 'push', 'origin', 'HEAD:refs/heads/third')).rejects.toThrow(
    /remote: Write access to repository not granted\.[\s\S]*error: 403/,
  )
  expect(await git(world.gitDir, 'branch', '--list', 'third')).toBe('')
})

it('refuses a fetch without contents: read, a wrong token and another repository', async () => {
  await expect(clone(jobWith('none'))).rejects.toThrow(/not found/)
  const wrong = { ...jobWith('write'), token: 'ghs_wrong' }
  await expect(clone(wrong)).rejects.toThrow(/Invalid username or token|Authentication failed/)
  const elsewhere = addressFor(jobWith('write'), 'octo/else.git')
  await expect(git(world.folder, 'ls-remote', elsewhere)).rejects.toThrow(/not found/)
})

it('refuses a push to a protected branch in the words of GitHub, and tells REST', async () => {
  await git(world.gitDir, 'config', '--add', 'simulator.protectedRef', 'refs/heads/release')
  await git(world.gitDir, 'config', '--add', 'simulator.protectedRef', 'refs/heads/ledger/*')
  const job = jobWith('write')
  const folder = await clone(job)
  for (const branch of ['release', 'ledger/a']) {
    await expect(git(folder, 'push', 'origin', `HEAD:refs/heads/${branch}`)).rejects.toThrow(
      new RegExp(`remote: error: GH006: Protected branch update failed for refs/heads/${branch}`),
    )
    expect(await git(world.gitDir, 'branch', '--list', branch)).toBe('')
  }
  await git(folder, 'push', '--quiet', 'origin', 'HEAD:refs/heads/released')
  await git(world.gitDir, 'branch', 'release', 'main')
  const response = await fetch(`${world.github.url}/api/v3/repos/octo/flights/branches/release`, {
    headers: { authorization: `Bearer ${job.token}` },
  })
  expect(await response.json()).toMatchObject({ name: 'release', protected: true })
})

it('lets one of two writers win a compare-and-swap', async () => {
  const [one, two] = [await clone(jobWith('write')), await clone(jobWith('write'))]
  const seen = (await git(one, 'rev-parse', 'origin/main')).trim()
  await commit(one, 'One')
  await commit(two, 'Two')
  const lease = `--force-with-lease=refs/heads/main:${seen}`
  const push = (folder: string) => git(folder, 'push', '--porcelain', lease, 'origin', 'HEAD:refs/heads/main')
  await push(one)
  await expect(push(two)).rejects.toThrow()
  expect(await git(world.gitDir, 'log', '-1', '--format=%s', 'main')).toBe('One\n')
})
