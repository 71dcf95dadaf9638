import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DvcPlace, golden, newDvcPlace } from '../../../test/fixtures/data/dvc/repository.ts'
import { listingOf, md5OfFile, md5OfFolder } from './md5.ts'

let place: DvcPlace
beforeAll(() => {
  place = newDvcPlace({ pulled: true })
})
afterAll(() => place[Symbol.dispose]())

const recorded = (pointer: string): string | undefined =>
  /md5: (\S+)/.exec(golden.metafiles[pointer] ?? '')?.[1]

describe('md5 as DVC computes it', () => {
  it('of files', async () => {
    for (const name of ['data/flat.csv', 'empty.csv']) {
      expect(await md5OfFile(join(place.repository, name))).toBe(recorded(`${name}.dvc`))
    }
  })

  it('of a folder: code point order, escapes, links, .dvcignore, folders without files', async () => {
    const { repository } = place
    mkdirSync(join(repository, 'data/months/empty'))
    expect(await md5OfFolder(repository, join(repository, 'data/months'))).toBe(recorded('data/months.dvc'))
    const lock = golden.metafiles['pipeline/dvc.lock']
    expect(lock).toContain(await md5OfFolder(repository, join(repository, 'pipeline/work/out')))
  })

  it('as DVC 2 took line ends out of what looks like text, chunk by chunk', async () => {
    const contents: Record<string, string> = {
      text: 'a,b\r\n1,2\r\n',
      empty: '',
      nul: 'a\r\n\0',
      'mostly-binary': `${'\x01'.repeat(4)}abcde\r\n`,
      'barely-text': `${'\x01'.repeat(3)}abcde\r\n`,
      split: `${'x'.repeat(2 ** 20 - 1)}\r\nrest\r\n`,
      'second-chunk-binary': `${'x'.repeat(2 ** 20)}\0\r\n`,
    }
    const found: Record<string, string> = {}
    for (const [name, text] of Object.entries(contents)) {
      const path = join(place.remote, name)
      writeFileSync(path, text, 'latin1')
      found[name] = await md5OfFile(path, 'md5-dos2unix')
    }
    expect(found).toEqual(golden.dos2unix)
  })

  it('is refused where DVC refuses the folder', async () => {
    const folder = join(place.repository, 'pipeline/work')
    writeFileSync(join(folder, '.dvcignore'), 'x')
    await expect(md5OfFolder(place.repository, folder)).rejects.toThrow(
      'DVC refuses a .dvcignore inside a folder',
    )
  })
})

it('a listing is the very text that DVC stores', () => {
  const name = `files/md5/${recorded('data/months.dvc')?.replace(/^(..)/, '$1/')}`
  const text = golden.remote[name]?.toString() ?? ''
  const files: { md5: string; relpath: string }[] = JSON.parse(text)
  expect(files).toHaveLength(10)
  expect(listingOf(files.toReversed())).toBe(text)
})
