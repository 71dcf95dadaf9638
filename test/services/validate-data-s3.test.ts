import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Job, runStep } from '../e2e/harness.ts'
import { entryOf, failed, GOOD, jobWith, parquet, validate } from '../e2e/validate-data.fixture.ts'
import { golden, writeFiles } from '../fixtures/data/dvc/repository.ts'
import { hasObjectStore, type ObjectStore, startObjectStore } from './object-store.ts'

const BUCKET = 'flights'
const RULES = '{columns: {id: {type: integer, not-null: true}}}'

describe.skipIf(!hasObjectStore)('validate-data on S3', () => {
  let store: ObjectStore
  beforeAll(async () => {
    store = await startObjectStore(BUCKET)
    const objects = {
      'good.csv': GOOD,
      'bad.csv': 'id,name\n1,ada\n2,B0B\n',
      'months/year=2024/may & june.csv': 'id,name\n3,cyd\n',
      'months/year=2025/é.csv': 'id,name\n4,dan\n',
      'months/year=2025/notes.txt': 'no data',
      'odd[1].csv': 'id,name\n9,eve\n',
    }
    for (const [key, content] of Object.entries(objects)) await store.client.put(BUCKET, key, content)
    const bytes = new Uint8Array(await parquet(`SELECT i AS id, 'n' AS name FROM range(3000) t(i)`))
    await store.client.put(BUCKET, 'whole.parquet', bytes)
    for (const [name, content] of Object.entries(golden.remote)) {
      await store.client.put(BUCKET, `dvc/${name}`, new Uint8Array(content))
    }
  })
  afterAll(() => store[Symbol.asyncDispose]())

  const newJob = (files: Readonly<Record<string, string>> = {}): Job => jobWith(files, store.environment)

  it.each([
    ['an object', 's3://flights/good.csv', '2'],
    ['a Parquet object', 's3://flights/whole.parquet', '3000'],
    ['a key like a pattern', 's3://flights/odd[1].csv', '1'],
    ['a pattern', 's3://flights/months/*/*.csv', '2'],
    ['a pattern with choices', 's3://flights/{good,bad}.csv', '4'],
    ['a folder', 's3://flights/months/', '2'],
    ['several', 's3://flights/good.csv\ns3://flights/months/year=2025/\nlocal.csv', '4'],
  ])('reads %s', async (_, data, rows) => {
    const job = newJob({ 'local.csv': 'id,name\n7,zoe\n' })
    const result = await validate(job, { data, expectations: RULES })
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows })
    expect(entryOf(job).subjects[0]).toMatchObject({ uri: expect.stringMatching(/^s3:\/\/flights\//) })
    // Credentials are nowhere in the record.
    expect(JSON.stringify(entryOf(job))).not.toContain('not/so+secret')
  })

  it('names the object and the line that break a rule', async () => {
    const result = await validate(newJob(), { data: 's3://flights/*d.csv' })
    expect(result.outputs).toMatchObject({ verdict: 'fail', rows: '4' })
    expect(failed(result)).toMatchObject([{ rule: 'id.unique' }, { rule: 'name.matches', broken: 1 }])
    expect(result.log).toContain('s3/flights/bad.csv:3')
  })

  it('asks again only whether its copy holds, and sees a change', async () => {
    const job = newJob()
    const data = 's3://flights/changing.csv'
    const run = async (step: string) =>
      (await runStep(job, 'validate-data', { data, expectations: RULES }, { step })).outputs
    await store.client.put(BUCKET, 'changing.csv', GOOD)
    expect(await run('one')).toMatchObject({ verdict: 'pass', rows: '2' })
    expect(await run('two')).toMatchObject({ verdict: 'pass', rows: '2' })
    await store.client.put(BUCKET, 'changing.csv', `${GOOD}x,y\n`)
    expect(await run('three')).toMatchObject({ verdict: 'fail', rows: '3' })
    // A copy that was altered on this machine is not believed.
    writeFiles(join(job.temp, 'lockstep/fetched/s3/flights'), { 'changing.csv': GOOD })
    expect(await run('four')).toMatchObject({ verdict: 'fail', rows: '3' })
  })

  it.each([
    ['s3://flights/none.csv', 'none.csv: there is nothing at this address (status 404: NoSuchKey)'],
    ['s3://flights/none/', 's3://flights/none/: no object starts so'],
    ['s3://flights/*.tsv', 's3://flights/*.tsv: no object matches'],
    ['s3://no-such-bucket/a.csv', 'there is nothing at this address (status 404: NoSuchBucket)'],
  ])('%s is missing evidence', async (data, message) => {
    const result = await validate(newJob(), { data })
    expect(result.outputs.verdict).toBe('fail')
    expect(result.log).toContain(message)
  })

  it.each([
    ['wrong', { AWS_SECRET_ACCESS_KEY: 'wrong' }, 'status 403: SignatureDoesNotMatch'],
    ['no', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, 'status 403: AccessDenied'],
  ])('%s credentials are an error that says what to check', async (_, environment, message) => {
    const job = jobWith({}, { ...store.environment, ...environment })
    const result = await validate(job, { data: 's3://flights/good.csv' })
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain(message)
    expect(result.log).toContain('Check the credentials in the environment of the step')
  })

  it('reads what DVC keeps there', async () => {
    const { AWS_ENDPOINT_URL_S3: endpoint, ...credentials } = store.environment
    const config = `[core]\nremote = s\n['remote "s"']\nurl = s3://${BUCKET}/dvc\nendpointurl = ${endpoint}\n`
    const job = jobWith({ ...golden.metafiles, '.dvc/config': config }, credentials)
    const data = 'data/flat.csv.dvc, data/months, legacy.csv'
    const result = await validate(job, { data, expectations: RULES })
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: '11' })
    expect(entryOf(job).subjects.map(({ md5 }) => md5)).toContain('4c0b3d13c97340aa28b10df34419eb79.dir')
    await store.client.delete(BUCKET, 'dvc/files/md5/38/1a6453228d1c46c95d7da40dfcf4a6')
    rmSync(join(job.temp, 'lockstep/dvc'), { recursive: true })
    const missing = await validate(job, { data: 'data/flat.csv', expectations: RULES })
    expect(missing.outputs.verdict).toBe('fail')
    expect(missing.log).toContain('It was looked for in s3://flights/dvc')
  })
})
