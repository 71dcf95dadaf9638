import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { inspect, stampOf, type WrittenFile } from './written-files.ts'

/** What `inspect` says of `m` after `change`. */
async function after(prepare: (path: string) => void, change: (path: string) => void): Promise<WrittenFile> {
  const path = join(mkdtempSync(join(tmpdir(), 'lockstep-written-')), 'm')
  prepare(path)
  const before = await stampOf(path)
  // The kernel's clock for file times ticks every 4 ms.
  await new Promise((done) => setTimeout(done, 20))
  change(path)
  return inspect({ role: 'model', name: 'm', path }, before)
}

const nothing = (): void => undefined
const file = (path: string): void => writeFileSync(path, 'old')
const folder = (path: string): void => {
  mkdirSync(join(path, 'deep'), { recursive: true })
  writeFileSync(join(path, 'deep/weights'), 'old')
}
const LONG_AGO = new Date('2020-01-01')

describe('inspect', () => {
  it.each([
    ['a new file', nothing, file],
    ['a file with the same bytes', file, file],
    [
      'a file moved here with its old time',
      file,
      (path: string) => {
        writeFileSync(`${path}.new`, 'new')
        utimesSync(`${path}.new`, LONG_AGO, LONG_AGO)
        rmSync(path)
        cpSync(`${path}.new`, path, { preserveTimestamps: true })
      },
    ],
    ['a folder with one new file', folder, (path: string) => writeFileSync(join(path, 'config'), 'x')],
    [
      'a folder with one file less',
      (path: string) => {
        folder(path)
        writeFileSync(join(path, 'config'), 'x')
      },
      (path: string) => rmSync(join(path, 'config')),
    ],
    [
      'a file in a folder written again',
      folder,
      (path: string) => writeFileSync(join(path, 'deep/weights'), 'old'),
    ],
    [
      'a file in place of a folder',
      folder,
      (path: string) => {
        rmSync(path, { recursive: true })
        file(path)
      },
    ],
  ])('takes %s for written', async (_, prepare, change) => {
    expect((await after(prepare, change)).state).toBe('written')
  })

  it.each([
    ['unchanged', file, nothing],
    ['unchanged', folder, nothing],
    ['missing', nothing, nothing],
    ['missing', file, (path: string) => rmSync(path)],
    ['empty', nothing, (path: string) => writeFileSync(path, '')],
    ['empty', nothing, (path: string) => mkdirSync(path)],
    ['empty', file, (path: string) => writeFileSync(path, '')],
    ['missing', nothing, (path: string) => symlinkSync('nowhere', path)],
    [
      'unreadable',
      nothing,
      (path: string) => {
        mkdirSync(path)
        writeFileSync(join(path, 'a'), 'x')
        symlinkSync('/etc/hostname', join(path, 'link'))
      },
    ],
  ])('calls %s what is that', async (state, prepare, change) => {
    const found = await after(prepare, change)
    expect(found.state).toBe(state)
    expect(found).toHaveProperty('why')
  })

  it('gives the digest and size of what was written', async () => {
    expect(await after(nothing, file)).toMatchObject({ kind: 'file', sha256: sha256('old'), bytes: 3 })
  })
})
