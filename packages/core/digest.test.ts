import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestFile, digestFolder, digestOfListing, digestPath, sha256, sha256OfJson } from './digest.ts'
import { UserError } from './errors.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'digest-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(files: Readonly<Record<string, string>>, top = root): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(top, path, '..'), { recursive: true })
    writeFileSync(join(top, path), content)
  }
}

// FIPS 180-2, appendix B.1.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

describe('files', () => {
  it('agrees with the published digest of "abc", and with sha256sum for more than one chunk', async () => {
    write({ abc: 'abc', large: 'x'.repeat(300_000), empty: '' })
    expect(sha256('abc')).toBe(ABC)
    expect(await digestFile(join(root, 'abc'))).toEqual({ sha256: ABC, bytes: 3 })
    const [expected] = execFileSync('sha256sum', [join(root, 'large')], { encoding: 'utf8' }).split(' ')
    expect(await digestPath(join(root, 'large'))).toEqual({ kind: 'file', sha256: expected, bytes: 300_000 })
    expect((await digestFile(join(root, 'empty'))).bytes).toBe(0)
  })
})

describe('folders', () => {
  it('is the digest of the listing, whatever the order of writing, times and empty folders', async () => {
    write({ 'b/2': 'two', a: 'abc', 'b/10': 'ten' })
    const first = await digestFolder(root)
    expect(first.files.map((file) => file.path)).toEqual(['a', 'b/10', 'b/2'])
    expect(first.bytes).toBe(9)
    expect(first.sha256).toBe(
      sha256(`[["a","${ABC}"],["b/10","${sha256('ten')}"],["b/2","${sha256('two')}"]]`),
    )
    const again = join(root, 'again')
    write({ 'b/10': 'ten', 'b/2': 'two', a: 'abc' }, again)
    mkdirSync(join(again, 'empty'))
    utimesSync(join(again, 'a'), 1, 1)
    expect(await digestFolder(again)).toEqual(first)
    expect(digestOfListing(first.files)).toBe(first.sha256)
    expect(await digestPath(again)).toEqual({ kind: 'folder', sha256: first.sha256, bytes: 9 })
  })

  it('changes with a name, a place and a byte', async () => {
    const digests = new Set<string>()
    for (const files of [{ a: '1' }, { b: '1' }, { 'a/a': '1' }, { a: '2' }, { a: '1', b: '' }, {}]) {
      rmSync(root, { recursive: true, force: true })
      mkdirSync(root)
      write(files)
      digests.add((await digestFolder(root)).sha256)
    }
    expect(digests.size).toBe(6)
  })

  it('counts a link as what it leads to, so that turning it changes the digest', async () => {
    write({ 'v1/model': 'one', 'v2/model': 'two', '..data': 'dots are no way up' })
    symlinkSync('v1', join(root, 'current'))
    symlinkSync('..data', join(root, 'data'))
    const before = await digestFolder(root)
    expect(before.files.map((file) => file.path)).toEqual([
      '..data',
      'current/model',
      'data',
      'v1/model',
      'v2/model',
    ])
    rmSync(join(root, 'current'))
    symlinkSync('v2', join(root, 'current'))
    expect((await digestFolder(root)).sha256).not.toBe(before.sha256)
  })

  it.each([
    ['out of the folder', '/etc/hostname'],
    ['to the folder above', '..'],
    ['nowhere', 'missing'],
    ['to a folder that holds it', '.'],
  ])('refuses a link that leads %s', async (_, target) => {
    write({ 'in/a': '1' })
    const top = join(root, 'in')
    symlinkSync(target, join(top, 'link'))
    await expect(digestFolder(top)).rejects.toThrow(UserError)
    await expect(digestFolder(top)).rejects.toThrow('link')
  })

  it('hashes a value by its canonical form', () => {
    expect(sha256OfJson({ b: 1, a: [2] })).toBe(sha256('{"a":[2],"b":1}'))
  })
})
