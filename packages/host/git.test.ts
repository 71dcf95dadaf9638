import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Git, GitError, listTree, openGit, resolveCommit, showBytes, showFile } from './git.ts'

const environment = { PATH: process.env.PATH ?? '', HOME: '/nonexistent', SECRET: 'x' }
let root = ''
let git: Git
let first = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'git-'))
  const work = join(root, 'work')
  mkdirSync(work)
  git = openGit(work, environment)
  await git.run(['init', '--quiet', '--initial-branch=main'])
  writeFileSync(join(work, 'metrics.json'), '{"auc":0.7}\n')
  writeFileSync(join(work, 'model.bin'), Buffer.from([0, 255, 254, 10]))
  await git.run(['add', '.'])
  await git.run(['commit', '--quiet', '-m', 'one'])
  first = (await git.run(['rev-parse', 'HEAD'])).trim()
  writeFileSync(join(work, 'metrics.json'), '{"auc":0.8}\n')
  await git.run(['commit', '--quiet', '-am', 'two'])
  await git.run(['tag', 'v1', first])
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('git', () => {
  it('reads a file at a branch, a tag and an id, and keeps bytes that are no text', async () => {
    expect(await showFile(git, 'main', 'metrics.json')).toBe('{"auc":0.8}\n')
    expect(await showFile(git, 'v1', 'metrics.json')).toBe('{"auc":0.7}\n')
    expect(await showFile(git, first, 'metrics.json')).toBe('{"auc":0.7}\n')
    expect([...(await showBytes(git, 'main', 'model.bin'))]).toEqual([0, 255, 254, 10])
  })

  it('lists the files of a commit below a path, and writes one out whatever its size', async () => {
    const work = join(root, 'listed')
    mkdirSync(join(work, 'data'), { recursive: true })
    const own = openGit(work, environment)
    await own.run(['init', '--quiet'])
    const large = Buffer.alloc(65 * 2 ** 20, 'x,y\n')
    writeFileSync(join(work, 'data/large.csv'), large)
    writeFileSync(join(work, 'data/[a]*.csv'), Buffer.from([0, 255, 10]))
    writeFileSync(join(work, 'dat'), '')
    symlinkSync('large.csv', join(work, 'data/link.csv'))
    await own.run(['add', '.'])
    await own.run(['commit', '--quiet', '-m', 'one'])
    const files = await listTree(own, 'HEAD', 'data')
    expect(files.map(({ path, bytes, kind }) => [path, bytes, kind])).toEqual([
      ['data/[a]*.csv', 3, 'file'],
      ['data/large.csv', large.length, 'file'],
      ['data/link.csv', 9, 'link'],
    ])
    expect((await listTree(own, 'HEAD')).map(({ path }) => path)).toContain('dat')
    expect(await listTree(own, 'HEAD', 'none')).toEqual([])
    const [single] = await listTree(own, 'HEAD', 'data/[a]*.csv')
    expect(single?.path).toBe('data/[a]*.csv')
    const copy = join(root, 'copy.csv')
    await own.save(['cat-file', 'blob', files[1]?.object ?? ''], copy)
    expect(readFileSync(copy).equals(large)).toBe(true)
    await expect(own.save(['cat-file', 'blob', '0'.repeat(40)], join(root, 'no'))).rejects.toThrow(GitError)
  })

  it('names a missing ref and a missing file apart', async () => {
    await expect(showFile(git, 'no-such', 'metrics.json')).rejects.toThrow(
      'git ref "no-such" does not exist in this checkout. Check the name',
    )
    await expect(showFile(git, 'main', 'none.json')).rejects.toThrow('no file none.json at main')
    await expect(showFile(git, 'main', '../../etc/passwd')).rejects.toThrow('no file')
  })

  it.each(['--all', '-h', 'main..v1', 'main^{tree}', ''])('takes no ref for an option: %j', async (ref) => {
    await expect(resolveCommit(git, ref)).rejects.toThrow('does not exist')
  })

  it('finds a branch that only the remote has, and says that a shallow checkout lacks history', async () => {
    await git.run(['branch', 'baseline', first])
    const clone = join(root, 'clone')
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${git.directory}`, clone])
    const shallow = openGit(clone, environment)
    await expect(resolveCommit(shallow, 'baseline')).rejects.toThrow('fetch-depth: 0')
    await shallow.run(['fetch', '--quiet', 'origin', 'baseline:refs/remotes/origin/baseline'])
    expect(await resolveCommit(shallow, 'baseline')).toBe(first)
  })

  it('says that a folder is no checkout', async () => {
    const plain = openGit(root, { ...environment, HOME: root })
    await expect(resolveCommit(plain, 'main')).rejects.toThrow('not a git checkout')
  })

  it('passes settings by environment, and nothing of the step but what git needs', async () => {
    const settled = openGit(git.directory, environment, { 'http.extraheader': 'authorization: secret' })
    expect(await settled.run(['config', 'http.extraheader'])).toBe('authorization: secret\n')
    const seen = await settled.run(['-c', 'alias.seen=!env', 'seen'])
    expect(seen).not.toContain('SECRET')
    expect(seen).toContain('GIT_TERMINAL_PROMPT=0')
  })

  it('throws what git said', async () => {
    await expect(git.run(['checkout', 'nowhere'])).rejects.toThrow(GitError)
    await expect(git.run(['checkout', 'nowhere'])).rejects.toThrow(/git checkout: error: pathspec/)
  })
})
