import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '#core'
import { createExclusive, isInside, readIfPresent, writeAtomic } from './files.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'files-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const asRoot = process.getuid?.() === 0

function mount(place: string, ...options: string[]): boolean {
  mkdirSync(place)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', place], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function unmount(place: string): void {
  execFileSync('umount', [place])
}

describe('writing', () => {
  it('makes the folder, replaces the content, and leaves nothing beside', async () => {
    const path = join(root, 'a/b/c.json')
    await writeAtomic(path, 'one')
    await writeAtomic(path, Buffer.from([0, 255]))
    expect([...readFileSync(path)]).toEqual([0, 255])
    expect(readdirSync(join(root, 'a/b'))).toEqual(['c.json'])
  })

  it('says that a folder is in the way, and takes its aside copy back', async () => {
    mkdirSync(join(root, 'taken'))
    writeFileSync(join(root, 'file'), '')
    await expect(writeAtomic(join(root, 'taken'), 'x')).rejects.toThrow(UserError)
    await expect(writeAtomic(join(root, 'file', 'below'), 'x')).rejects.toThrow(UserError)
    expect(readdirSync(root).sort()).toEqual(['file', 'taken'])
  })

  it.runIf(asRoot)('keeps the old content on a full disk, and says that it is full', async ({ skip }) => {
    const disk = join(root, 'disk')
    if (!mount(disk, 'size=64k')) return skip('no mount here')
    try {
      const path = join(disk, 'kept.json')
      await writeAtomic(path, 'old')
      await expect(writeAtomic(path, 'x'.repeat(100_000))).rejects.toThrow('the disk is full')
      await expect(createExclusive(join(disk, 'new'), 'x'.repeat(100_000))).rejects.toThrow(
        'the disk is full',
      )
      expect(readFileSync(path, 'utf8')).toBe('old')
      expect(readdirSync(disk)).toEqual(['kept.json'])
    } finally {
      unmount(disk)
    }
  })

  it.runIf(asRoot)('says that a read-only disk cannot be written to', async ({ skip }) => {
    const disk = join(root, 'disk')
    if (!mount(disk, 'size=64k', 'ro')) return skip('no mount here')
    try {
      await expect(writeAtomic(join(disk, 'a'), 'x')).rejects.toThrow('cannot write here')
    } finally {
      unmount(disk)
    }
  })

  it.skipIf(asRoot)('says that a folder without permission cannot be written to', async () => {
    chmodSync(root, 0o500)
    await expect(writeAtomic(join(root, 'a'), 'x')).rejects.toThrow('cannot write here')
    chmodSync(root, 0o700)
  })

  it('leaves old or new, never a part, when it is killed', async () => {
    const path = join(root, 'state')
    const size = 3_000_000
    await writeAtomic(path, 'a'.repeat(size))
    const script = `
      const { writeAtomic } = await import(process.argv[1])
      for (let n = 0; ; n += 1) {
        await writeAtomic(process.argv[2], String.fromCharCode(98 + (n % 20)).repeat(${size}))
        console.log(n)
      }`
    const module = join(import.meta.dirname, 'files.ts')
    const changed = new Set<string>()
    for (let round = 0; round < 6; round += 1) {
      const writer = spawn(
        process.execPath,
        ['-C', 'source', '--input-type=module', '-e', script, module, path],
        { stdio: ['ignore', 'pipe', 'inherit'], env: {} },
      )
      await once(writer.stdout, 'data')
      // Somewhere inside the next write.
      await new Promise((resolve) => setTimeout(resolve, round * 2))
      writer.kill('SIGKILL')
      await once(writer, 'close')
      const content = readFileSync(path, 'utf8')
      expect(content).toBe((content[0] ?? '').repeat(size))
      changed.add(content[0] ?? '')
    }
    expect(changed).not.toContain('a')
  })
})

describe('creating', () => {
  it('lets one of many writers be first, with its whole content', async () => {
    const path = join(root, 'first')
    const writers = Array.from({ length: 20 }, (_, n) => createExclusive(path, `writer ${n}`))
    const won = (await Promise.all(writers)).flatMap((first, n) => (first ? [n] : []))
    expect(won).toHaveLength(1)
    expect(readFileSync(path, 'utf8')).toBe(`writer ${won[0]}`)
    expect(readdirSync(root)).toEqual(['first'])
  })
})

describe('reading', () => {
  it('tells an absent file from one that cannot be read', async () => {
    expect(await readIfPresent(join(root, 'none'))).toBeUndefined()
    writeFileSync(join(root, 'a'), 'x')
    expect(await readIfPresent(join(root, 'a', 'below'))).toBeUndefined()
    await expect(readIfPresent(root)).rejects.toThrow('EISDIR')
  })
})

describe('confinement', () => {
  it.each([
    ['.', true],
    ['a/b', true],
    ['..data', true],
    ['a/../b', true],
    ['..', false],
    ['../work2', false],
    ['/etc/passwd', false],
    ['out/file', false],
    ['dangling', false],
    ['chain', false],
    ['loop', false],
    ['home/../../x', false],
    ['in/x', true],
  ])('%s is inside: %s', async (path, inside) => {
    const work = join(root, 'work')
    mkdirSync(join(work, 'real'), { recursive: true })
    mkdirSync(join(root, 'work2'))
    symlinkSync('/etc', join(work, 'out'))
    symlinkSync('real', join(work, 'in'))
    // Nothing is there yet, but whoever writes through the link writes outside.
    symlinkSync(join(root, 'not-yet'), join(work, 'dangling'))
    symlinkSync('dangling', join(work, 'chain'))
    symlinkSync('loop', join(work, 'loop'))
    const answer = isInside(work, join(work, path.startsWith('/') ? `../../../../../../..${path}` : path))
    expect(await answer.catch(() => false)).toBe(inside)
    expect(statSync(work).isDirectory()).toBe(true)
  })
})
