import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MissingEvidence, sha256, UserError } from '#core'
import { openS3 } from '#host'
import { hasObjectStore, type ObjectStore, startObjectStore } from './object-store.ts'

const BUCKET = 'flights'

describe.skipIf(!hasObjectStore)('an S3-compatible store', () => {
  let store: ObjectStore
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-s3-test-'))
  const path = join(folder, 'file')
  beforeAll(async () => {
    store = await startObjectStore(BUCKET)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await store[Symbol.asyncDispose]()
  })

  it.each([
    'plain.csv',
    'a b+c&d=e.csv',
    "q'u(o)t*e!d.csv",
    'year=2024/mai é 漢字 😀.csv',
    'per%2Fcent%.csv',
    'what?#is,this;@:$~[x]{y}.csv',
    '<&">.csv',
  ])('keeps a key as it is: %s', async (key) => {
    const { etag } = written(await store.client.put(BUCKET, key, `content of ${key}`))
    expect(await store.client.head(BUCKET, key)).toEqual({
      etag,
      bytes: Buffer.byteLength(`content of ${key}`),
    })
    const got = await store.client.get(BUCKET, key, path)
    expect(got).toMatchObject({ etag, sha256: sha256(`content of ${key}`) })
    expect(readFileSync(path, 'utf8')).toBe(`content of ${key}`)
    expect((await store.client.list(BUCKET, key.slice(0, 6))).map((found) => found.key)).toContain(key)
    expect(await store.client.delete(BUCKET, key)).toBe('done')
    expect(await store.client.head(BUCKET, key)).toBeUndefined()
  })

  it('lists more than a page, in order', async () => {
    const keys = Array.from({ length: 1_203 }, (_, index) => `many/${String(index).padStart(4, '0')}`)
    for (let at = 0; at < keys.length; at += 50) {
      await Promise.all(keys.slice(at, at + 50).map((key) => store.client.put(BUCKET, key, 'x')))
    }
    expect((await store.client.list(BUCKET, 'many/')).map(({ key }) => key)).toEqual(keys)
    expect(await store.client.list(BUCKET, 'none/')).toEqual([])
  })

  it('writes and deletes on a condition only', async () => {
    const put = (body: string, condition: Parameters<typeof store.client.put>[3]) =>
      store.client.put(BUCKET, 'pointer', body, condition)
    const { etag } = written(await put('one', { ifNoneMatch: '*' }))
    expect(await put('two', { ifNoneMatch: '*' })).toBe('conflict')
    const second = written(await put('two', { ifMatch: etag }))
    expect(await put('three', { ifMatch: etag })).toBe('conflict')
    expect(await store.client.put(BUCKET, 'none', 'x', { ifMatch: etag })).toBe('conflict')
    expect(await store.client.delete(BUCKET, 'pointer', { ifMatch: etag })).toBe('conflict')
    expect(await store.client.delete(BUCKET, 'pointer', { ifMatch: second.etag })).toBe('done')
  })

  it('lets one of many writers be the first', async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      store.client.put(BUCKET, 'lock', String(index), { ifNoneMatch: '*' }),
    )
    const outcomes = await Promise.all(writes)
    expect(outcomes.filter((outcome) => outcome !== 'conflict')).toHaveLength(1)
  })

  it('is asked only once for what has not changed', async () => {
    const { etag } = written(await store.client.put(BUCKET, 'kept', 'x'))
    expect(await store.client.get(BUCKET, 'kept', path, etag)).toBe('unchanged')
    await store.client.put(BUCKET, 'kept', 'y')
    expect(await store.client.get(BUCKET, 'kept', path, etag)).toMatchObject({ sha256: sha256('y') })
  })

  it('says what is missing, and who may not', async () => {
    const missing = store.client.get(BUCKET, 'none.csv', path)
    await expect(missing).rejects.toThrow(MissingEvidence)
    await expect(missing).rejects.toThrow(
      'none.csv: there is nothing at this address (status 404: NoSuchKey)',
    )
    const { settings } = store
    const wrong = openS3({ ...settings, credentials: { accessKeyId: 'admin', secretAccessKey: 'wrong' } })
    const refused = wrong.get(BUCKET, 'kept', path)
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow('access is refused (status 403: SignatureDoesNotMatch)')
    const nobody = openS3({ ...settings, credentials: undefined })
    await expect(nobody.list(BUCKET, '')).rejects.toThrow('access is refused (status 403: AccessDenied)')
    await expect(store.client.get(BUCKET, 'a/../kept', path)).rejects.toThrow('cannot be addressed')
  })
})

function written(outcome: { readonly etag: string } | 'conflict'): { readonly etag: string } {
  if (outcome === 'conflict') throw new Error('the condition does not hold')
  return outcome
}
