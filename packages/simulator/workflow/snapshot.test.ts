import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type TemporaryRepository,
  temporaryRepository,
} from '../../../test/fixtures/simulator/temporary-repository.ts'
import { type Origin, prepareOrigin } from './snapshot.ts'

const stateOf = ({ repository, git }: TemporaryRepository) => ({
  status: git('status', '--porcelain=v2', '--branch'),
  refs: git('for-each-ref'),
  objects: git('count-objects', '-v'),
  index: readFileSync(path.join(repository, '.git/index')).toString('hex'),
  stashes: git('stash', 'list'),
  top: readdirSync(path.join(repository, '.git')).sort(),
})

const inOrigin = ({ environment }: TemporaryRepository, { gitDir }: Origin, ...args: string[]) =>
  execFileSync('git', ['-C', gitDir, ...args], { env: environment, encoding: 'utf8' }).trimEnd()

describe('prepareOrigin', () => {
  it('takes the working tree as it is and leaves the repository as it was', async () => {
    using place = temporaryRepository({ 'kept.txt': 'old', 'gone.txt': 'x', '.gitignore': 'ignored.txt\n' })
    place.write({ 'kept.txt': 'new', 'staged.txt': 'staged', 'untracked.txt': 'u', 'ignored.txt': 'i' })
    place.git('add', 'staged.txt')
    place.git('rm', '--quiet', 'gone.txt')
    place.git('status') // refreshes the index once, so that only the snapshot could change it
    const before = stateOf(place)
    const { repository, environment } = place
    const origin = await prepareOrigin({ repository, stateDir: place.root, environment })
    expect(stateOf(place)).toEqual(before)
    expect(origin).toMatchObject({ ref: 'refs/heads/main', dirty: true, before: undefined })
    const names = inOrigin(place, origin, 'ls-tree', '-r', '--name-only', origin.sha).split('\n')
    expect(names).toEqual(['.gitignore', 'kept.txt', 'staged.txt', 'untracked.txt'])
    expect(inOrigin(place, origin, 'show', `${origin.sha}:kept.txt`)).toBe('new')
    expect(inOrigin(place, origin, 'rev-parse', 'refs/heads/main', `${origin.sha}^`)).toBe(
      `${origin.sha}\n${place.git('rev-parse', 'HEAD')}`,
    )
    expect(readdirSync(place.root).filter((name) => name.startsWith('objects-'))).toEqual([])
    expect(inOrigin(place, origin, 'fsck', '--full')).not.toContain('missing')
  })

  it('uses HEAD itself for a clean tree, and the same commit for the same changes', async () => {
    using place = temporaryRepository({ 'a.txt': 'a' })
    const options = { repository: place.repository, stateDir: place.root, environment: place.environment }
    const clean = await prepareOrigin(options)
    expect(clean).toMatchObject({ dirty: false, sha: place.git('rev-parse', 'HEAD') })
    place.write({ 'a.txt': 'b' })
    const first = await prepareOrigin(options)
    const second = await prepareOrigin(options)
    expect(first.before).toBe(clean.sha)
    expect(second.sha).toBe(first.sha)
  })

  it('sees a change of the same size within the second of the index', async () => {
    using place = temporaryRepository({ 'a.txt': 'a' })
    const file = path.join(place.repository, 'a.txt')
    place.git('config', 'core.trustctime', 'false')
    utimesSync(file, 1_600_000_000, 1_600_000_000)
    place.git('add', '--all')
    place.write({ 'a.txt': 'b' })
    utimesSync(file, 1_600_000_000, 1_600_000_000)
    utimesSync(path.join(place.repository, '.git/index'), 1_600_000_000, 1_600_000_000)
    const options = { repository: place.repository, stateDir: place.root, environment: place.environment }
    const origin = await prepareOrigin(options)
    expect(inOrigin(place, origin, 'show', `${origin.sha}:a.txt`)).toBe('b')
  })

  it.each(['.lockstep/\n', ''])('leaves its own folders out, with %j in .gitignore', async (ignored) => {
    using place = temporaryRepository({ 'a.txt': 'a', '.gitignore': ignored })
    place.write({ 'b.txt': 'b', '.lockstep/runs/1/tree.txt': 'x', 'state [1]/kept.txt': 'x' })
    const { repository, environment } = place
    for (const state of ['.lockstep/github', 'state [1]']) {
      const stateDir = path.join(repository, state)
      const origin = await prepareOrigin({ repository, stateDir, environment })
      const names = inOrigin(place, origin, 'ls-tree', '-r', '--name-only', origin.sha).split('\n')
      const other = state === 'state [1]' ? [] : ['state [1]/kept.txt']
      expect(names).toEqual(['.gitignore', 'a.txt', 'b.txt', ...other])
    }
  })

  it('keeps what a run wrote to another branch, and follows the user where it did not', async () => {
    using place = temporaryRepository({ 'a.txt': 'a' })
    const options = { repository: place.repository, stateDir: place.root, environment: place.environment }
    place.git('branch', 'ledger')
    place.git('branch', 'other')
    const origin = await prepareOrigin(options)
    const tree = inOrigin(place, origin, 'rev-parse', 'ledger^{tree}')
    const sealed = inOrigin(place, origin, 'commit-tree', tree, '-p', 'ledger', '-m', 'sealed')
    inOrigin(place, origin, 'update-ref', 'refs/heads/ledger', sealed)
    place.git('commit', '--quiet', '--allow-empty', '--message', 'Second')
    place.git('branch', '--force', 'other')
    await prepareOrigin(options)
    expect(inOrigin(place, origin, 'rev-parse', 'ledger', 'other')).toBe(
      `${sealed}\n${place.git('rev-parse', 'HEAD')}`,
    )
  })

  it('takes a repository without a commit', async () => {
    using place = temporaryRepository({})
    place.git('update-ref', '-d', 'HEAD')
    place.write({ 'a.txt': 'a' })
    const options = { repository: place.repository, stateDir: place.root, environment: place.environment }
    const origin = await prepareOrigin(options)
    expect(inOrigin(place, origin, 'log', '--format=%s', origin.sha)).toBe('The working tree as it is')
  })
})
