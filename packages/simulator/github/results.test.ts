import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  client,
  createWorld,
  repository,
  startJob,
  type World,
  write,
} from '../../../test/fixtures/simulator/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const none = {}
const upload = z.object({ id: z.number(), size: z.number(), digest: z.string() })

describe('artifacts, by @actions/artifact', () => {
  it('travel from one job of a run to another, byte for byte', async () => {
    const first = startJob(world, none)
    const big = join(world.folder, 'out/big.bin') // above one block of 8 MiB, so that block lists are used
    write(join(world.folder, 'out/small.txt'), 'grüße\n')
    writeFileSync(big, randomBytes(9 * 1024 * 1024))
    const files = [big, join(world.folder, 'out/small.txt')]
    const sent = await client(world, first, 'upload', {
      name: 'model',
      files,
      root: join(world.folder, 'out'),
    })
    expect(sent).toMatchObject({ value: { id: expect.any(Number) } })
    const { id, digest, size } = upload.parse(sent.value)
    const blocks = world.github.requests.filter(({ path }) => path.includes('comp=block&'))
    expect(blocks.length).toBeGreaterThan(1)

    const second = startJob(world, none, { runId: first.runId })
    const listed = await client(world, second, 'list')
    expect(listed.value).toMatchObject({
      artifacts: [{ name: 'model', id, size, digest: `sha256:${digest}` }],
    })
    const path = join(world.folder, 'in')
    const got = await client(world, second, 'download', { id, path, expectedHash: `sha256:${digest}` })
    expect(got.value).toMatchObject({ downloadPath: path, digestMismatch: false })
    expect(readFileSync(join(path, 'big.bin')).equals(readFileSync(big))).toBe(true)
    expect(readFileSync(join(path, 'small.txt'), 'utf8')).toBe('grüße\n')

    const [stored] = world.github.artifacts.filter((artifact) => artifact.id === id)
    expect(stored).toMatchObject({ runId: first.runId, jobId: first.jobId, name: 'model', size })
    const bytes = readFileSync(stored?.file ?? '')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
  })

  it('of a single file keep its name and are not packed', async () => {
    const job = startJob(world, none)
    const file = write(join(world.folder, 'report.json'), '{"a":1}')
    const argument = { name: 'ignored', files: [file], root: world.folder, options: { skipArchive: true } }
    const { id } = upload.parse((await client(world, job, 'upload', argument)).value)
    const path = join(world.folder, 'single')
    await client(world, job, 'download', { id, path })
    expect(readFileSync(join(path, 'report.json'), 'utf8')).toBe('{"a":1}')
    expect(readFileSync(world.github.artifacts.find((one) => one.id === id)?.file ?? '', 'utf8')).toBe(
      '{"a":1}',
    )
  })

  it('have one name per attempt, are unseen by other runs, and can be deleted', async () => {
    const job = startJob(world, none)
    const file = write(join(world.folder, 'x.txt'), 'x')
    const argument = { name: 'x', files: [file], root: world.folder }
    expect((await client(world, job, 'upload', argument)).error).toBeUndefined()
    const again = await client(world, job, 'upload', argument)
    expect(again.error).toContain(
      '(409) Conflict: an artifact with this name already exists on the workflow run',
    )

    const rerun = startJob(world, none, { runId: job.runId, attempt: 2 })
    expect((await client(world, rerun, 'upload', argument)).error).toBeUndefined()
    expect((await client(world, rerun, 'list')).value).toMatchObject({
      artifacts: [{ name: 'x' }, { name: 'x' }],
    })
    expect((await client(world, rerun, 'list', { latest: true })).value).toMatchObject({
      artifacts: [{ name: 'x' }],
    })

    const other = startJob(world, none)
    expect((await client(world, other, 'list')).value).toEqual({ artifacts: [] })
    expect((await client(world, job, 'delete', { name: 'x' })).error).toBeUndefined()
    expect(world.github.artifacts.filter(({ runId }) => runId === job.runId)).toHaveLength(1)
  })

  it('of another run are found through REST with actions: read, and not without', async () => {
    const maker = startJob(world, none)
    const file = write(join(world.folder, 'y.txt'), 'y')
    const sent = await client(world, maker, 'upload', { name: 'y', files: [file], root: world.folder })
    const { id, digest } = upload.parse(sent.value)
    const reader = startJob(world, { actions: 'read' })
    const [repositoryOwner, repositoryName] = repository.split('/')
    const findBy = { token: reader.token, workflowRunId: maker.runId, repositoryOwner, repositoryName }
    expect((await client(world, reader, 'get', { name: 'y', findBy })).value).toMatchObject({
      artifact: { id },
    })
    const path = join(world.folder, 'public')
    expect((await client(world, reader, 'download', { id, path, findBy })).error).toBeUndefined()
    expect(readFileSync(join(path, 'y.txt'), 'utf8')).toBe('y')
    const route = 'GET /repos/octo/flights/actions/artifacts'
    const { value } = await client(world, reader, 'request', { route, parameters: { name: 'y' } })
    const workflow_run = { id: maker.runId, head_sha: world.sha, head_branch: 'main' }
    const artifacts = [{ id, digest: `sha256:${digest}`, expired: false, workflow_run }]
    expect(value).toMatchObject({ data: { total_count: 1, artifacts } })
    const refused = await client(world, maker, 'get', {
      name: 'y',
      findBy: { ...findBy, token: maker.token },
    })
    expect(refused.error).toContain('Resource not accessible by integration')
  })

  it('are refused to a forged token and where the digest does not fit', async () => {
    const job = startJob(world, none)
    const service = `${world.github.url}/twirp/github.actions.results.api.v1.ArtifactService`
    const post = (method: string, message: unknown, token = job.environment.ACTIONS_RUNTIME_TOKEN) =>
      fetch(`${service}/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(message),
      })
    const ids = { workflow_run_backend_id: `${job.runId}`, workflow_job_run_backend_id: `${job.jobId}` }
    const [head, payload] = (job.environment.ACTIONS_RUNTIME_TOKEN ?? '').split('.')
    expect((await post('ListArtifacts', ids, `${head}.${payload}.AAAA`)).status).toBe(401)
    expect((await post('ListArtifacts', { ...ids, workflow_run_backend_id: '999' })).status).toBe(403)
    expect((await post('CreateArtifact', { ...ids, name: 'z', version: 7, colour: 'red' })).status).toBe(400)
    const created = await post('CreateArtifact', { ...ids, name: 'z', version: 7 })
    const { signed_upload_url } = z.object({ signed_upload_url: z.string() }).parse(await created.json())
    const empty = await post('FinalizeArtifact', { ...ids, name: 'z', size: '0' })
    expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining('nothing was uploaded')])
    const put = { method: 'PUT', body: 'abc', headers: { 'x-ms-blob-type': 'BlockBlob' } }
    expect((await fetch(signed_upload_url.replace(/sig=./, 'sig=_'), put)).status).toBe(403)
    expect((await fetch(signed_upload_url, put)).status).toBe(201)
    const wrong = await post('FinalizeArtifact', { ...ids, name: 'z', size: '3', hash: 'sha256:00' })
    expect(wrong.status).toBe(400)
    expect((await post('FinalizeArtifact', { ...ids, name: 'z', size: '3' })).status).toBe(200)
    expect((await fetch(signed_upload_url, put)).status).toBe(403)
  })
})

it('serves blobs in ranges and by HEAD, to whoever has the signed address until it expires', async () => {
  const job = startJob(world, { actions: 'read' })
  const file = write(join(world.folder, 'r.txt'), '0123456789')
  const argument = { name: 'r', files: [file], root: world.folder, options: { skipArchive: true } }
  const { id } = upload.parse((await client(world, job, 'upload', argument)).value)
  const address = `${world.github.url}/api/v3/repos/octo/flights/actions/artifacts/${id}/zip`
  const headers = { authorization: `Bearer ${job.token}` }
  const location = (await fetch(address, { headers, redirect: 'manual' })).headers.get('location') ?? ''
  const part = await fetch(location, { headers: { 'x-ms-range': 'bytes=2-4' } })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
  ])
  const rest = await fetch(location, { headers: { range: 'bytes=8-' } })
  expect([rest.status, await rest.text()]).toEqual([206, '89'])
  expect((await fetch(location, { headers: { range: 'bytes=10-' } })).status).toBe(416)
  const head = await fetch(location, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
  expect((await fetch(location.replace(/se=\d+/, 'se=1'))).status).toBe(403)
  expect((await fetch(location, { method: 'PUT', body: 'x' })).status).toBe(403) // signed for reading
})

describe('caches, by @actions/cache', () => {
  it('are restored by key, by prefix and by restore key, newest first, from the ref and the default branch', async () => {
    const main = startJob(world, none)
    const folder = join(world.folder, 'cached')
    const paths = ['cached']
    const save = async (job: typeof main, key: string, content: string) => {
      write(join(folder, 'file.txt'), content)
      return client(world, job, 'save', { paths, key })
    }
    expect((await save(main, 'deps-1', 'one')).value).toEqual(expect.any(Number))
    expect((await save(main, 'deps-2', 'two')).value).toEqual(expect.any(Number))
    const taken = await save(main, 'deps-2', 'three')
    expect([taken.value, taken.log]).toEqual([
      -1,
      expect.stringContaining('Unable to reserve cache with key deps-2'),
    ])

    const branch = startJob(world, none, { ref: 'refs/heads/feature' })
    const restore = async (job: typeof main, key: string, restoreKeys: string[] = []) => {
      rmSync(folder, { recursive: true, force: true })
      const { value } = await client(world, job, 'restore', { paths, key, restoreKeys })
      return [value, value ? readFileSync(join(folder, 'file.txt'), 'utf8') : null]
    }
    expect(await restore(branch, 'deps-1')).toEqual(['deps-1', 'one'])
    expect(await restore(branch, 'deps-3', ['deps-'])).toEqual(['deps-2', 'two'])
    expect(await restore(branch, 'other')).toEqual([null, null])
    await save(branch, 'deps-1-branch', 'branch')
    expect(await restore(branch, 'deps-1')).toEqual(['deps-1-branch', 'branch']) // its own ref comes first
    const pull = startJob(world, none, { ref: 'refs/pull/1/merge', baseRef: 'refs/heads/feature' })
    expect(await restore(pull, 'deps-1-branch')).toEqual(['deps-1-branch', 'branch'])
    expect(await restore(main, 'deps-1-branch')).toEqual([null, null]) // a branch cannot poison main
  })

  it('are read-only for events that outsiders trigger, for the client and on the wire', async () => {
    const job = startJob(world, none, { event: 'pull_request_target' })
    expect(job.environment.ACTIONS_CACHE_MODE).toBe('read')
    write(join(world.folder, 'cached/file.txt'), 'x')
    const unaware = { ...job, environment: { ...job.environment, ACTIONS_CACHE_MODE: '' } }
    const { value, log } = await client(world, unaware, 'save', { paths: ['cached'], key: 'evil' })
    expect([value, log]).toEqual([-1, expect.stringContaining('cache write denied:')])
  })
})
