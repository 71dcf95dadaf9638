import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { type Entry, MissingEvidence, parseYaml, sha256, type YamlDocument } from '#core'
import { exists, openGit, readIfPresent, resolveCommit, showFile } from '#host'
import type { DocumentInput } from './inputs.ts'
import { confinePath } from './references.ts'
import type { Step } from './step.ts'

/** A document that judges, with the proof of where it came from. */
export interface PolicyDocument {
  readonly document: YamlDocument
  /** For the entry: digest, path, commit, and whether a pull request could have changed it. */
  readonly provenance: NonNullable<Entry['policy']>
  /** The pull request has another version of it, or removes it: the lines are those of the base branch. */
  readonly changedByPullRequest: boolean
}

/**
 * Reads a policy, plan or set of expectations: inline, or a file. On a pull request a file is taken from the base
 * branch, so that a change cannot weaken the gate that judges it; a file that the base does not have yet is read
 * from the change and reported as unprotected.
 */
export async function readPolicy(step: Step, given: DocumentInput, name: string): Promise<PolicyDocument> {
  if ('inline' in given) return policyOf(given.inline, name, { protected: false })
  const full = await confinePath(step, given.path)
  const path = relative(step.machine.workspace, full)
  const base = await fromBase(step, path)
  if (base !== undefined) {
    const changed = (await readIfPresent(full)) !== base.text
    return policyOf(base.text, given.path, { path, commit: base.commit, protected: true }, changed)
  }
  if (!(await exists(full))) {
    throw new MissingEvidence('no such file', {
      where: `${name}: ${given.path}`,
      fix: `It was looked for at ${full}.`,
    })
  }
  const text = await readFile(full, 'utf8')
  const git = openGit(step.machine.workspace, step.machine.environment)
  const committed = await git.attempt(['cat-file', 'blob', `${step.context.sha}:${path}`])
  const unchanged = committed.code === 0 && committed.stdout === text
  return policyOf(text, given.path, {
    path,
    ...(unchanged ? { commit: step.context.sha } : {}),
    protected: unchanged && step.context.pullRequest === undefined,
  })
}

async function fromBase(step: Step, path: string): Promise<{ text: string; commit: string } | undefined> {
  const { pullRequest } = step.context
  if (pullRequest === undefined || path.startsWith('..')) return undefined
  const git = openGit(step.machine.workspace, step.machine.environment)
  // A shallow checkout of the merge commit lacks the base commit.
  const present = await git.attempt(['cat-file', '-e', `${pullRequest.baseSha}^{commit}`])
  if (present.code !== 0) await git.attempt(['fetch', '--quiet', '--depth=1', 'origin', pullRequest.baseSha])
  const commit = await resolveCommit(git, pullRequest.baseSha)
  const there = await git.attempt(['cat-file', '-e', `${commit}:${path}`])
  return there.code === 0 ? { text: await showFile(git, commit, path), commit } : undefined
}

function policyOf(
  text: string,
  name: string,
  proof: { path?: string; commit?: string; protected: boolean },
  changedByPullRequest = false,
): PolicyDocument {
  const provenance = { ...proof, sha256: sha256(text) }
  return { document: parseYaml(text, name), provenance, changedByPullRequest }
}

/** Where a document that judges came from, for a reader: what follows "the policy is ...". */
export function originOfPolicy({ context }: Step, { provenance }: PolicyDocument): string {
  const { path, commit, protected: isProtected } = provenance
  const short = commit?.slice(0, 7)
  if (path === undefined) return 'inline in the workflow, so that whoever changes the workflow changes it'
  if (context.pullRequest !== undefined) {
    return isProtected
      ? `from commit ${short} of the base branch`
      : 'from this pull request, for the base branch does not have it yet'
  }
  return isProtected ? `from commit ${short}` : 'from the workspace, not as it was committed'
}
