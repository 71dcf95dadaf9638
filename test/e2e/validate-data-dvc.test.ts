import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { golden, writeFiles } from '../fixtures/data/dvc/repository.ts'
import type { Job, StepResult } from './harness.ts'
import { entryOf, failed, jobWith, shown, validate } from './validate-data.fixture.ts'

const RULES = '{columns: {id: {type: integer, not-null: true}}}'
const FLAT = '381a6453228d1c46c95d7da40dfcf4a6'
const MONTHS = '4c0b3d13c97340aa28b10df34419eb79.dir'

/** A checkout of a DVC repository, with nothing pulled; its remote lies where the config says: in the workspace. */
function dvcJob(environment = {}): Job {
  const job = jobWith(golden.metafiles, environment)
  writeFiles(join(job.workspace, 'remote'), golden.remote)
  return job
}

const check = (job: Job, data: string): Promise<StepResult> => validate(job, { data, expectations: RULES })

const reportOf = ({ outputs }: StepResult): unknown =>
  z
    .looseObject({ details: z.looseObject({ 'dvc-md5': z.unknown() }) })
    .parse(JSON.parse(readFileSync(outputs.report ?? '', 'utf8'))).details['dvc-md5']

describe('data that DVC tracks', () => {
  it.each([
    ['its pointer', 'data/flat.csv.dvc', 2, 'data/flat.csv', FLAT],
    ['its path', 'data/flat.csv', 2, 'data/flat.csv', FLAT],
    ['a folder', 'data/months', 8, 'data/months', MONTHS],
    ['a file of a folder', 'data/months/2024/may.csv', 1, 'data/months/2024/may.csv', undefined],
    ['what DVC 2 wrote', 'legacy.csv', 1, 'legacy.csv', '5a69bc0c7ffedc3382681bcb7757300b'],
  ])('is fetched and verified by %s, and known by its md5', async (_, data, rows, name, md5) => {
    const job = dvcJob()
    const result = await check(job, data)
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: String(rows) })
    const entry = entryOf(job)
    const known =
      md5 ??
      createHash('md5')
        .update(golden.work[name] ?? '')
        .digest('hex')
    expect(entry.subjects[0]).toMatchObject({ role: 'data', name, md5: known })
    expect(entry.results['dvc-md5']).toBe(known)
    expect(reportOf(result)).toEqual({ [name]: known })
  })

  it('is found by a pattern, whether it is here or not', async () => {
    const job = dvcJob()
    writeFiles(job.workspace, { 'data/months/2023.csv': 'id,name\n0,zoe\n' })
    const result = await check(job, 'data/months/2*.csv')
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: '3' })
    expect(entryOf(job).subjects.map(({ name }) => name)).toEqual([
      'data/months/2023.csv',
      'data/months/2024-extra.csv',
      'data/months/2024.csv',
    ])
    expect((await check(job, 'data/*.csv')).outputs).toMatchObject({ verdict: 'pass', rows: '2' })
  })

  it('by a stage comes from dvc.lock, also where the stage works elsewhere', async () => {
    const job = dvcJob()
    const rules = { expectations: '{columns: {x: {type: integer}}}' }
    const result = await validate(job, { data: 'pipeline/work/out, pipeline/b.csv', ...rules })
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: '2' })
  })

  it('is used as it lies there; a difference from the pointer is told', async () => {
    const job = dvcJob()
    writeFiles(job.workspace, { 'data/flat.csv': 'id,name\n1,ada\nx,bob\n' })
    const result = await check(job, 'data/flat.csv')
    expect(failed(result)).toMatchObject([{ rule: 'id.type', broken: 1 }])
    const note =
      /data\/flat.csv is not what DVC tracks: its md5 is [0-9a-f]{32}, data\/flat.csv.dvc names 381a/
    expect(result.log).toMatch(note)
    expect(result.summary).toMatch(note)
    writeFiles(job.workspace, { 'data/flat.csv': golden.work['data/flat.csv'] ?? '' })
    expect((await check(job, 'data/flat.csv')).summary).not.toContain('is not what DVC tracks')
  })

  it('as a folder that is here has the md5 that DVC gave it, .dvcignore and links counted in', async () => {
    const job = dvcJob()
    const months = Object.entries(golden.work).filter(([name]) => name.startsWith('data/months/'))
    writeFiles(job.workspace, Object.fromEntries(months))
    const result = await check(job, 'data/months')
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: '8' })
    expect(entryOf(job).results['dvc-md5']).toBe(MONTHS)
    expect(result.summary).not.toContain('is not what DVC tracks')
  })

  it('and that nobody has any more is missing; what has been altered is refused', async () => {
    const job = dvcJob()
    const object = join(job.workspace, `remote/files/md5/38/${FLAT.slice(2)}`)
    writeFileSync(object, 'id,name\n1,eve\n')
    const altered = await check(job, 'data/flat.csv')
    expect(altered.outputs.verdict).toBe('error')
    expect(altered.log).toContain(`does not have the md5 ${FLAT}`)
    rmSync(object)
    const missing = await check(job, 'data/flat.csv')
    expect(missing.outputs.verdict).toBe('fail')
    expect(missing.log).toContain(
      'DVC tracks it, but its bytes (md5 381a6453228d1c46c95d7da40dfcf4a6) are not to be had',
    )
  })

  it('in a folder that is here is not left out silently', async () => {
    const job = dvcJob()
    writeFiles(job.workspace, { 'data/other.csv': 'id,name\n0,zoe\n' })
    const result = await check(job, 'data')
    expect(result.outputs.verdict).toBe('fail')
    expect(result.log).toContain('data/flat.csv: DVC tracks it in this folder, and it is not here')
  })

  it('comes from a commit, too', async () => {
    const job = dvcJob()
    const git = (...args: string[]) => execFileSync('git', args, { cwd: job.workspace })
    git('init', '--quiet')
    git('add', '-f', '.dvc', 'data', '.dvcignore')
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'x')
    rmSync(join(job.workspace, 'data'), { recursive: true })
    const result = await check(job, 'git:HEAD:data/flat.csv')
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: '2' })
    expect(entryOf(job).subjects[0]).toMatchObject({ md5: FLAT, uri: 'git:HEAD:data/flat.csv' })
  })

  it('is not read from a folder that the runner does not allow', async () => {
    const job = dvcJob()
    const outside = join(job.workspace, '../store')
    renameSync(join(job.workspace, 'remote'), outside)
    writeFiles(job.workspace, { '.dvc/config': `[core]\nremote = a\n['remote "a"']\nurl = ${outside}\n` })
    const refused = await check(job, 'data/flat.csv')
    expect(refused.outputs.verdict).toBe('error')
    expect(refused.log).toContain('the path lies outside the workspace')
    const allowed = { ...job, environment: { ...job.environment, LOCKSTEP_DATA_ROOTS: outside } }
    expect(shown(await check(allowed, 'data/flat.csv'))[1]).toBe('pass')
  })

  it('comes from a remote over http, with the password of config.local', async () => {
    const server = createServer((request, response) => {
      const object = golden.remote[(request.url ?? '').replace('/dvc/', '')]
      const isKnown = request.headers.authorization === `Basic ${btoa('ada:x')}`
      response.writeHead(isKnown ? (object === undefined ? 404 : 200) : 401).end(object)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const job = jobWith({
      ...golden.metafiles,
      '.dvc/config': `[core]\nremote = web\n['remote "web"']\nurl = http://127.0.0.1:${address.port}/dvc\n`,
    })
    expect((await check(job, 'data/flat.csv')).log).toContain('access is refused (status 401)')
    writeFiles(job.workspace, {
      '.dvc/config.local': '[\'remote "web"\']\nauth = basic\nuser = ada\npassword = x\n',
    })
    expect((await check(job, 'data/flat.csv, data/months')).outputs).toMatchObject({
      verdict: 'pass',
      rows: '10',
    })
    server.close()
  })
})

describe('data that Git LFS holds', () => {
  const content = 'id,name\n1,ada\nx,bob\n'
  const oid = createHash('sha256').update(content).digest('hex')
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`

  function lfsJob(objects: Readonly<Record<string, string>>): Job {
    const job = jobWith({ 'data/a.csv': pointer, 'data/b.csv': 'id,name\n3,cyd\n' })
    execFileSync('git', ['init', '--quiet'], { cwd: job.workspace })
    for (const [id, text] of Object.entries(objects)) {
      const folder = join(job.workspace, '.git/lfs/objects', id.slice(0, 2), id.slice(2, 4))
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, id), text)
    }
    return job
  }

  it('is read in place of its pointer, on the lines of the data', async () => {
    const job = lfsJob({ [oid]: content })
    const result = await check(job, 'data/*.csv')
    expect(result.outputs).toMatchObject({ verdict: 'fail', rows: '3' })
    expect(failed(result)).toMatchObject([{ rule: 'id.type', broken: 1 }])
    expect(result.log).toContain('data/a.csv:3')
    expect(entryOf(job).subjects[0]).toMatchObject({ name: 'data/a.csv', sha256: oid })
  })

  it.each(['data/a.csv', 'data'])(
    'and was not fetched is missing, and how to fetch it is said: %s',
    async (data) => {
      const result = await check(lfsJob({}), data)
      expect(result.outputs.verdict).toBe('fail')
      expect(result.log).toContain(
        'this is a Git LFS pointer, and the file that it stands for was not fetched',
      )
      expect(result.log).toContain('Set `lfs: true` in actions/checkout.')
    },
  )

  it('and has been altered is refused', async () => {
    const result = await check(lfsJob({ [oid]: 'id,name\n1,eve\n' }), 'data/a.csv')
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain('has been altered')
  })
})
