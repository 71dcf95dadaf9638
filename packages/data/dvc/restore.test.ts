import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MissingEvidence, UserError } from '#core'
import { readIfPresent } from '#host'
import { type DvcPlace, golden, newDvcPlace, writeFiles } from '../../../test/fixtures/data/dvc/repository.ts'
import { md5OfFolder } from './md5.ts'
import { openFolder } from './objects.ts'
import { type DvcIndex, openDvcIndex } from './pointer.ts'
import { type Restored, restoreOut } from './restore.ts'

let place: DvcPlace
let index: DvcIndex
let into: string
beforeEach(() => {
  place = newDvcPlace({ pulled: false })
  index = openDvcIndex({ read: (path) => readIfPresent(join(place.repository, path)) })
  into = join(place.remote, '../into')
})
afterEach(() => place[Symbol.dispose]())

async function restore(path: string): Promise<Restored> {
  const out = await index.find(path)
  if (out === undefined) throw new Error(`${path} is not tracked`)
  return restoreOut(out, path, into, [openFolder(place.remote)])
}

describe('what DVC tracks', () => {
  it.each([
    'data/flat.csv',
    'data/months/2024/may.csv',
    'data/months/café "q"\\.csv',
    'data/months/😀.csv',
    'empty.csv',
    'legacy.csv',
    'pipeline/work/out/train.csv',
    'pipeline/work/single.csv',
    'pipeline/a.csv',
  ])('comes back byte for byte: %s', async (path) => {
    const restored = await restore(path)
    expect(restored.path).toBe(join(into, path))
    expect(readFileSync(restored.path)).toEqual(golden.work[path])
  })

  it('comes back as a folder, whole or in part', async () => {
    const { path, md5 } = await restore('data/months')
    expect(await md5OfFolder(into, path)).toBe(md5)
    expect((await restore('data/months/2024')).path).toBe(join(into, 'data/months/2024'))
  })

  it('is missing evidence where nobody has its bytes, or the folder does not hold it', async () => {
    await expect(restore('data/months/none.csv')).rejects.toThrow(MissingEvidence)
    const out = await index.find('data/flat.csv')
    if (out === undefined) throw new Error('not tracked')
    await expect(restoreOut(out, out.path, into, [openFolder(place.repository)])).rejects.toThrow(
      'data/flat.csv (data/flat.csv.dvc): DVC tracks it, but its bytes (md5 381a6453228d1c46c95d7da40dfcf4a6) are not',
    )
  })

  it('is not used where the bytes were altered, and taken from the next place that has them', async () => {
    const altered = join(place.remote, '../altered')
    const object = 'files/md5/38/1a6453228d1c46c95d7da40dfcf4a6'
    writeFiles(altered, { [object]: 'id,name\n1,eve\n' })
    const out = await index.find('data/flat.csv')
    if (out === undefined) throw new Error('not tracked')
    const places = [openFolder(altered), openFolder(place.remote)]
    await expect(restoreOut(out, out.path, into, places.slice(0, 1))).rejects.toThrow(
      'does not have the md5 381a',
    )
    expect(readFileSync((await restoreOut(out, out.path, into, places)).path)).toEqual(golden.work[out.path])
  })

  it('is not read through a link that leads out of the cache', async () => {
    const cache = join(place.remote, '../cache')
    writeFiles(cache, { 'files/md5/38/x': '' })
    symlinkSync(
      join(place.remote, 'files/md5/38/1a6453228d1c46c95d7da40dfcf4a6'),
      join(cache, 'files/md5/38/1a6453228d1c46c95d7da40dfcf4a6'),
    )
    const out = await index.find('data/flat.csv')
    if (out === undefined) throw new Error('not tracked')
    await expect(restoreOut(out, out.path, into, [openFolder(cache)])).rejects.toThrow(MissingEvidence)
  })
})

describe('hostile or foreign pointers', () => {
  it.each(['../../out.csv', '/etc/out.csv', 'a/../../out.csv', 'a//b', ''])(
    'a listing with "%s" is refused',
    async (relpath) => {
      const text = JSON.stringify([{ md5: '0'.repeat(32), relpath }])
      const { createHash } = await import('node:crypto')
      const md5 = createHash('md5').update(text).digest('hex')
      writeFiles(place.remote, { [`files/md5/${md5.slice(0, 2)}/${md5.slice(2)}.dir`]: text })
      writeFileSync(join(place.repository, 'x.dvc'), `outs: [{path: x, md5: ${md5}.dir, hash: md5}]`)
      await expect(restore('x')).rejects.toThrow('leads out of the folder')
    },
  )

  it.each([
    ['{path: x, files: [{relpath: a, cloud: {}}]}', 'it is versioned by the cloud'],
    ['{path: x, etag: abc}', 'it has no md5'],
    ['{path: x, md5: 0123456789abcdef0123456789abcdef, hash: blake3}', 'its hash is blake3'],
  ])('%s is unsupported, and says why', async (out, why) => {
    writeFileSync(join(place.repository, 'x.dvc'), `outs: [${out}]`)
    const failed = restore('x')
    await expect(failed).rejects.toThrow(UserError)
    await expect(failed).rejects.toThrow(`x (x.dvc): unsupported: DVC tracks it, but ${why}`)
  })

  it('a path outside the repository is never made', async () => {
    writeFileSync(
      join(place.repository, 'x.dvc'),
      'outs: [{path: ../x, md5: 0123456789abcdef0123456789abcdef, hash: md5}]',
    )
    const [out] = await index.outsOf('x.dvc')
    if (out === undefined) throw new Error('no out')
    await expect(restoreOut(out, out.path, into, [])).rejects.toThrow('outside the repository')
  })

  it('a bad pointer names its line', async () => {
    writeFileSync(join(place.repository, 'x.dvc'), 'outs:\n- path: x\n  md5: ../../etc\n')
    await expect(index.find('x')).rejects.toThrow('x.dvc:3: outs.0.md5: expected 32 hex digits')
  })
})
