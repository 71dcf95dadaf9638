import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { entryOf, shown, validate } from './validate-data.fixture.ts'
import {
  asPullRequest,
  BASE,
  CHANGE_RULES,
  changed,
  commit,
  type Files,
  git,
  reportOf,
} from './validate-data-change.fixture.ts'

describe('the base of validate-data', () => {
  it('of a pull request is what its merge commit was merged into, fetched into a shallow checkout', async () => {
    const { job, base, head } = changed({ 'a.csv': BASE }, { 'a.csv': `${BASE}5,-7\n` })
    const origin = join(job.temp, 'origin')
    cpSync(job.workspace, origin, { recursive: true })
    git(origin, 'checkout', '--quiet', 'main')
    const later = commit(origin, { 'a.csv': `9,-9\n${BASE}`.replace('9,-9\nid,a\n', 'id,a\n9,-9\n') })
    git(origin, 'merge', '--quiet', '--no-edit', 'topic')
    rmSync(job.workspace, { recursive: true })
    git(job.temp, 'clone', '--quiet', '--depth=1', `file://${origin}`, job.workspace)
    expect(git(job.workspace, 'rev-list', '--count', 'HEAD')).toBe('1')
    // The event may be older than the merge.
    asPullRequest(job, base, head)
    const result = await validate(job, { data: 'a.csv', 'base-ref': 'auto', expectations: CHANGE_RULES })
    expect(shown(result)).toEqual([
      1,
      'fail',
      '1 of 4 rules does not hold on 6 rows of 1 file, 1 of them of this change: a.range',
    ])
    expect(reportOf(result).change).toMatchObject({ commit: later, name: `main at ${later.slice(0, 7)}` })
    expect(git(job.workspace, 'rev-parse', '--is-shallow-repository')).toBe('true')
  })

  it('of a branch that is checked out itself is where it began', async () => {
    const { job, base, head } = changed({ 'a.csv': BASE }, { 'a.csv': `${BASE}5,5\n` })
    git(job.workspace, 'checkout', '--quiet', 'main')
    const tip = commit(job.workspace, { 'a.csv': `${BASE}8,8\n` })
    git(job.workspace, 'checkout', '--quiet', 'topic')
    asPullRequest(job, tip, head)
    const result = await validate(job, { data: 'a.csv', 'base-ref': 'auto' })
    expect(reportOf(result).change).toMatchObject({ commit: base, rows: { added: 1, removed: 0 } })
  })

  it('is none outside of a pull request, where all rows are judged', async () => {
    const { job } = changed({ 'a.csv': BASE }, { 'a.csv': BASE })
    const result = await validate(job, { data: 'a.csv', 'base-ref': 'auto', key: 'id' })
    expect(result.outputs.verdict).toBe('fail')
    expect(reportOf(result).change).toBeNull()
    expect(entryOf(job).materials).toEqual([])
  })

  it('must be there', async () => {
    const { job, base } = changed({ 'a.csv': BASE }, { 'a.csv': BASE })
    const unknown = await validate(job, { data: 'a.csv', 'base-ref': 'no-such' })
    expect(unknown.outputs.verdict).toBe('error')
    expect(unknown.outputs.reason).toContain('git ref "no-such" does not exist in this checkout')
    for (const hostile of ['--upload-pack=touch pwned', '+main:refs/heads/x']) {
      const result = await validate(job, { data: 'a.csv', 'base-ref': hostile })
      expect(result.outputs.verdict).toBe('error')
    }
    asPullRequest(job, '1'.repeat(40), base)
    const gone = await validate(job, { data: 'a.csv', 'base-ref': 'auto', expectations: CHANGE_RULES })
    expect(gone.outputs.verdict).toBe('fail')
    expect(gone.outputs.reason).toContain('the commit to compare with is not in this checkout')
  })

  it('has no data but that of its repository', async () => {
    const { job } = changed({ 'a.csv': BASE }, { 'a.csv': BASE })
    const result = await validate(job, { data: 'git:main:a.csv', 'base-ref': 'main' })
    expect(result.outputs.verdict).toBe('error')
    expect(result.outputs.reason).toContain('only paths of the repository have a version at a commit')
  })

  it('is brought from the objects of Git LFS, or the step says how to fetch them', async () => {
    const pointer = (content: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`
    const { job } = changed({ 'data/a.csv': pointer(BASE) }, { 'data/a.csv': `${BASE}5,-7\n` })
    const missing = await validate(job, { data: 'data/a.csv', 'base-ref': 'main' })
    expect(missing.outputs.verdict).toBe('fail')
    expect(missing.outputs.reason).toContain('git lfs fetch origin')
    const oid = sha256(BASE)
    const folder = join(job.workspace, '.git/lfs/objects', oid.slice(0, 2), oid.slice(2, 4))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, oid), BASE)
    for (const data of ['data/a.csv', 'data, data/a.csv']) {
      const result = await validate(job, { data, 'base-ref': 'main' })
      expect(result.outputs.reason).toBe(
        '1 of 4 rules does not hold on 5 rows of 1 file, 1 of them of this change: a.range',
      )
    }
  })

  it('is brought from where DVC keeps what the pointer of the commit names', async () => {
    const { job, base } = changed(dvcFiles(BASE), dvcFiles(`${BASE}5,-7\n`))
    for (const data of ['data/a.csv', 'data/a.csv.dvc', 'data/*.csv']) {
      const result = await validate(job, { data, 'base-ref': base })
      expect(result.outputs.reason).toBe(
        '1 of 4 rules does not hold on 5 rows of 1 file, 1 of them of this change: a.range',
      )
    }
  })
})

/** A file that DVC tracks, with its bytes in a cache that is committed. */
function dvcFiles(content: string): Files {
  const md5 = execFileSync('md5sum', { input: content, encoding: 'utf8' }).slice(0, 32)
  return {
    '.dvc/config': '',
    'data/a.csv.dvc': `outs:\n- md5: ${md5}\n  size: ${content.length}\n  hash: md5\n  path: a.csv\n`,
    [`.dvc/cache/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`]: content,
  }
}
