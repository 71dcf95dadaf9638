import { glob, readFile, stat } from 'node:fs/promises'
import { join, matchesGlob, normalize, relative, sep } from 'node:path'
import { type Entry, MissingEvidence, parseYaml, sha256, type YamlDocument } from '#core'
import { exists, type Git, openGit, readIfPresent, resolveCommit, showFile } from '#host'
import { hasCommit } from './base-commit.ts'
import type { DocumentInput, DocumentsInput } from './inputs.ts'
import { confinePath } from './paths.ts'
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
  const base = await readFromBase(step, path)
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

/**
 * Reads several documents that judge, as `readPolicy` does. A folder stands for its YAML and JSON files. On a pull
 * request the files of the base branch count too, so that a change cannot remove the one that judges it.
 * @throws UserError, MissingEvidence for a path, pattern or folder without a file
 */
export async function readPolicies(
  step: Step,
  given: DocumentsInput,
  name: string,
): Promise<PolicyDocument[]> {
  if ('inline' in given) return [await readPolicy(step, given, name)]
  const documents = new Map<string, PolicyDocument>()
  for (const path of given.paths) {
    for (const found of await filesNamed(step, path, name))
      documents.set(found, await readPolicy(step, { path: found }, name))
  }
  return [...documents.values()]
}

/** Paths relative to the working directory. */
async function filesNamed(step: Step, path: string, name: string): Promise<string[]> {
  const full = await confinePath(step, path)
  const found = await stat(full).catch(() => undefined)
  if (found?.isFile() === true) return [path]
  const isPattern = found === undefined && /[*?{[]/.test(path)
  const names = isPattern
    ? await namesLike(step, path)
    : (await namesLike(step, `${path}/**/*`)).filter((item) => DOCUMENT.test(item))
  if (names.length > 0) return names
  // A plain path may stand in the base branch alone.
  if (!isPattern && found === undefined) return [path]
  throw new MissingEvidence(isPattern ? 'no file matches' : 'the folder has no YAML or JSON file', {
    where: `${name}: ${path}`,
    fix: 'Check the path.',
  })
}

const DOCUMENT = /\.(ya?ml|json|pbtxt|prototxt|textproto)$/i

/** Files of the workspace and of the base branch that a pattern matches. */
async function namesLike(step: Step, pattern: string): Promise<string[]> {
  const cwd = step.workingDirectory
  const here = await Array.fromAsync(glob(pattern, { cwd, withFileTypes: true }))
  const files: string[] = []
  for (const item of here) {
    const path = join(item.parentPath, item.name)
    // A link counts: where it leads out, or nowhere, that is said, for its rules would not be checked.
    if (item.isFile() || (item.isSymbolicLink() && !(await isFolder(path)))) files.push(relative(cwd, path))
  }
  const base = await listBase(step)
  const inBase = base
    .map((path) => relative(cwd, join(step.machine.workspace, path)))
    .filter((path) => matchesGlob(path, normalize(pattern)))
  return [...new Set([...files, ...inBase])].map((path) => path.split(sep).join('/')).sort()
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Every file of the base branch of a pull request; none outside of one. */
async function listBase(step: Step): Promise<string[]> {
  const found = await baseCommit(step)
  if (found === undefined) return []
  const listed = await found.git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', found.commit])
  return listed.split('\0').filter((path) => path !== '')
}

/** A file as the base branch of the pull request has it; undefined outside of one, or where it has none. */
export async function readFromBase(
  step: Step,
  path: string,
): Promise<{ text: string; commit: string } | undefined> {
  const found = path.startsWith('..') ? undefined : await baseCommit(step)
  if (found === undefined) return undefined
  const { git, commit } = found
  const there = await git.attempt(['cat-file', '-e', `${commit}:${path}`])
  return there.code === 0 ? { text: await showFile(git, commit, path), commit } : undefined
}

/** The commit that a pull request would change, brought here: a shallow checkout of the merge commit lacks it. */
async function baseCommit({ machine, context }: Step): Promise<{ git: Git; commit: string } | undefined> {
  const { pullRequest } = context
  if (pullRequest === undefined) return undefined
  const git = openGit(machine.workspace, machine.environment)
  await hasCommit(git, pullRequest.baseSha)
  return { git, commit: await resolveCommit(git, pullRequest.baseSha) }
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
