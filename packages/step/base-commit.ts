import { MissingEvidence, UserError } from '#core'
import { type Git, openGit, resolveCommit } from '#host'
import type { Step } from './step.ts'

/** The commit that a change starts from. */
export interface BaseCommit {
  readonly commit: string
  /** For a reader: `main at 1234567`. */
  readonly name: string
  /** What a reader must know of the choice. */
  readonly note?: string
}

/**
 * The commit that what is checked out is compared with.
 * @param text a branch, tag or commit id, which is taken as it is; `auto`: where the branch of a pull request began, and
 *   outside of a pull request nothing
 * @throws UserError if there is no such ref; MissingEvidence if it cannot be fetched
 */
export async function findBaseCommit(step: Step, text: string): Promise<BaseCommit | undefined> {
  const git = openGit(step.machine.workspace, step.machine.environment)
  if (text === 'auto') return baseOfPullRequest(step, git)
  const commit = await resolveCommit(git, text).catch(async (error: unknown) => {
    if (!(error instanceof UserError)) throw error
    const fetched = await fetchRef(git, text)
    if (fetched === undefined) throw error
    return fetched
  })
  return { commit, name: named(text, commit) }
}

async function baseOfPullRequest({ context }: Step, git: Git): Promise<BaseCommit | undefined> {
  const { pullRequest } = context
  if (pullRequest === undefined) return undefined
  const { baseRef, baseSha, headSha } = pullRequest
  const [first, second, ...more] = await parentsOf(git)
  // The merge commit that GitHub makes for a pull request knows what it was merged into, which the event may not.
  const isMerge = first !== undefined && second === headSha && more.length === 0
  const tip = isMerge ? first : baseSha
  if (!(await hasCommit(git, tip))) throw notHere(tip)
  if (isMerge) return { commit: tip, name: named(baseRef, tip) }
  const began = await git.attempt(['merge-base', tip, 'HEAD'])
  if (began.code === 0) return { commit: began.stdout.trim(), name: named(baseRef, began.stdout.trim()) }
  const note = `Where this branch left ${baseRef} is not known in a shallow checkout, so that the tip of ${baseRef} is compared: what was added there since counts as removed here. Check out the merge commit (the default of actions/checkout), or with fetch-depth: 0.`
  return { commit: tip, name: named(baseRef, tip), note }
}

/** A shallow clone lacks the parents, but their ids stand in the commit. */
async function parentsOf(git: Git): Promise<string[]> {
  const head = await git.attempt(['cat-file', 'commit', 'HEAD'])
  return [...head.stdout.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, id]) => id ?? [])
}

function named(ref: string, commit: string): string {
  return commit.startsWith(ref) ? commit.slice(0, 7) : `${ref} at ${commit.slice(0, 7)}`
}

/** Whether a commit is here, or can be fetched: a shallow checkout of a merge commit lacks its parents. */
export async function hasCommit(git: Git, commit: string): Promise<boolean> {
  const found = await git.attempt(['cat-file', '-e', `${commit}^{commit}`])
  return found.code === 0 || (await fetchRef(git, commit)) !== undefined
}

function notHere(commit: string): MissingEvidence {
  return new MissingEvidence('the commit to compare with is not in this checkout, and cannot be fetched', {
    where: commit,
    fix: 'Check out with fetch-depth: 0, and leave persist-credentials of actions/checkout as it is.',
  })
}

/** @returns the commit; undefined if the remote does not have it */
async function fetchRef(git: Git, ref: string): Promise<string | undefined> {
  // Anything else would be an option, or a refspec that writes refs.
  if (!/^[\p{L}\p{N}_][^\s:*?[\\^~]*$/u.test(ref)) return undefined
  const shallow = await git.attempt(['rev-parse', '--is-shallow-repository'])
  const depth = shallow.stdout.trim() === 'true' ? ['--depth=1'] : []
  const fetched = await git.attempt(['fetch', '--quiet', '--no-tags', ...depth, 'origin', ref])
  if (fetched.code !== 0) return undefined
  const found = await git.attempt(['rev-parse', '--verify', '--quiet', 'FETCH_HEAD^{commit}'])
  return found.code === 0 ? found.stdout.trim() : undefined
}
