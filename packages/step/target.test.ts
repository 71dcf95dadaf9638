import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openGit } from '#host'
import { refuseHeadOfPullRequest } from './target.ts'

const environment = { PATH: process.env.PATH ?? '' }
let folder = ''
let [base, head, merge] = ['', '', '']

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-target-'))
  const git = openGit(folder, environment)
  await git.run(['init', '--quiet', '--initial-branch=main'])
  const commit = async (...args: string[]): Promise<string> => {
    await git.run([...args, '--allow-empty', '--message', 'x'])
    return (await git.run(['rev-parse', 'HEAD'])).trim()
  }
  base = await commit('commit', '--quiet')
  await git.run(['checkout', '--quiet', '-b', 'change'])
  head = await commit('commit', '--quiet')
  await git.run(['checkout', '--quiet', 'main'])
  await git.run(['merge', '--quiet', '--no-ff', '--message', 'x', 'change'])
  merge = (await git.run(['rev-parse', 'HEAD'])).trim()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function refusal(checkedOut: string, event = 'pull_request_target', sha = base): Promise<string> {
  await openGit(folder, environment).run(['checkout', '--quiet', '--detach', checkedOut])
  const pullRequest = { number: 1, baseRef: 'main', baseSha: base, headSha: head, fork: true }
  return refuseHeadOfPullRequest({ event, sha, pullRequest }, folder, environment).then(
    () => '',
    (error: Error) => error.message,
  )
}

describe('refuseHeadOfPullRequest', () => {
  it('refuses the head and a merge of it', async () => {
    expect(await refusal(head)).toContain('the pull request is checked out in a run by pull_request_target')
    expect(await refusal(merge)).toContain('the pull request is checked out in a run by pull_request_target')
  })

  it('lets the base pass, also once the pull request is merged, and every other event', async () => {
    expect(await refusal(base)).toBe('')
    expect(await refusal(merge, 'pull_request_target', merge)).toBe('')
    expect(await refusal(merge, 'pull_request')).toBe('')
  })

  it('has nothing to refuse where nothing is checked out', async () => {
    rmSync(join(folder, '.git'), { recursive: true })
    const pullRequest = { number: 1, baseRef: 'main', baseSha: base, headSha: head, fork: true }
    const context = { event: 'pull_request_target', sha: base, pullRequest }
    await expect(refuseHeadOfPullRequest(context, folder, environment)).resolves.toBeUndefined()
  })
})
