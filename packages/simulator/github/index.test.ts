import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { client, createWorld, startJob, type World, write } from '../../../test/fixtures/simulator/world.ts'
import { startGitHub } from './index.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

it('keeps everything over a restart: ids go on, tokens and artifacts stay good', async () => {
  const job = startJob(world, { checks: 'write', issues: 'write', actions: 'read' })
  const file = write(join(world.folder, 'a.txt'), 'a')
  await client(world, job, 'upload', { name: 'a', files: [file], root: world.folder })
  const owned = { owner: 'octo', repo: 'flights' }
  const check = {
    route: 'POST /repos/{owner}/{repo}/check-runs',
    parameters: { ...owned, name: 'c', head_sha: world.sha },
  }
  await client(world, job, 'request', check)
  const issue = { route: 'POST /repos/{owner}/{repo}/issues', parameters: { ...owned, title: 'i' } }
  await client(world, job, 'request', issue)
  const kept = () => [
    world.github.documents('check-runs'),
    world.github.documents('issues'),
    world.github.artifacts,
  ]
  const before = kept()
  expect(before.map((list) => list.length)).toEqual([1, 1, 1])
  const [run, next] = [world.github.nextRunId(), world.github.nextJobId()]

  await world.restart()
  expect(kept()).toEqual(before)
  expect([world.github.nextRunId(), world.github.nextJobId()]).toEqual([run + 1, next + 1])
  const moved = { ...job, environment: { ...job.environment, ACTIONS_RESULTS_URL: `${world.github.url}/` } }
  expect((await client(world, moved, 'list')).value).toMatchObject({ artifacts: [{ name: 'a' }] })
  const headers = { authorization: `token ${job.token}` }
  const again = await fetch(`${world.github.url}/api/v3/repos/octo/flights/issues/1`, { headers })
  expect(await again.json()).toMatchObject({ title: 'i' })
})

it('leaves no half-written file in the state directory and ignores one that a crash left', async () => {
  const job = startJob(world, {})
  const state = join(world.folder, 'state')
  writeFileSync(join(state, 'jobs', '99.json.part'), '{"half')
  await world.restart()
  expect(world.github.nextJobId()).toBe(job.jobId + 1)
  const left = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.part'),
  )
  expect(left).toEqual([join('jobs', '99.json.part')])
})

it('names a damaged file of the state directory', async () => {
  startJob(world, {})
  const file = join(world.folder, 'state', 'jobs', '1.json')
  writeFileSync(file, '{"jobId":1}')
  await world.github.close()
  const options = { repository: 'octo/flights', gitDir: world.gitDir, stateDir: join(world.folder, 'state') }
  await expect(startGitHub(options)).rejects.toThrow(`damaged: ${file}`)
})

it('gives a job the addresses and the token, but not GITHUB_TOKEN', () => {
  const { environment, token, runId, jobId } = startJob(world, {}, { event: 'schedule' })
  expect(Object.keys(environment).sort()).toEqual([
    'ACTIONS_CACHE_MODE',
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RUNTIME_URL',
    'GITHUB_API_URL',
    'GITHUB_GRAPHQL_URL',
    'GITHUB_REPOSITORY',
    'GITHUB_REPOSITORY_OWNER',
    'GITHUB_RETENTION_DAYS',
    'GITHUB_RUN_ATTEMPT',
    'GITHUB_RUN_ID',
    'GITHUB_SERVER_URL',
  ])
  expect(environment.GITHUB_API_URL).toBe(`${world.github.url}/api/v3`)
  expect(Object.values(environment)).not.toContain(token)
  const [, payload = ''] = (environment.ACTIONS_RUNTIME_TOKEN ?? '').split('.')
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
  expect(claims).toMatchObject({ scp: `Actions.Results:${runId}:${jobId}` })
})

it('listens on loopback only', () => {
  expect(new URL(world.github.url).hostname).toBe('127.0.0.1')
})
