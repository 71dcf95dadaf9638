import { copyFile, mkdir, mkdtemp, realpath, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { git, tryGit } from './git.ts'

export interface OriginOptions {
  /** Working tree of the user's repository. Only read. */
  readonly repository: string
  /** Where the bare repository is kept, as `origin.git`; used again by later runs. */
  readonly stateDir: string
  /** Full ref that gets the snapshot; the branch that is checked out where absent. */
  readonly ref?: string
  /** Environment of git (PATH, HOME). */
  readonly environment: Readonly<Record<string, string>>
}

/** A bare repository that plays the repository on GitHub. */
export interface Origin {
  readonly gitDir: string
  /** Full ref, `refs/heads/main`. */
  readonly ref: string
  /** The commit that holds the working tree as it is. */
  readonly sha: string
  /** Commit that was on the ref before, for a push event; undefined for a new branch. */
  readonly before: string | undefined
  /** Whether `sha` is a snapshot of changes that are not committed. */
  readonly dirty: boolean
}

/**
 * Brings the user's branches, tags and the working tree as it is (changed and untracked files included, ignored
 * ones not) into a bare repository. Nothing in the user's repository changes: index, refs, objects, files.
 */
export async function prepareOrigin(options: OriginOptions): Promise<Origin> {
  const { repository, stateDir, environment } = options
  const gitDir = path.join(path.resolve(stateDir), 'origin.git')
  await mkdir(gitDir, { recursive: true })
  const here = { cwd: gitDir, env: environment }
  await git(['init', '--quiet', '--bare', '--initial-branch=main', gitDir], here)
  // Shallow checkouts by commit id, pushes from a shallow clone, and smart HTTP pushes, as GitHub takes them.
  for (const key of ['uploadpack.allowAnySHA1InWant', 'receive.shallowUpdate', 'http.receivepack']) {
    await git(['config', key, 'true'], here)
  }
  const checkedOut = await tryGit(['symbolic-ref', '--quiet', 'HEAD'], { cwd: repository, env: environment })
  const ref = options.ref ?? checkedOut ?? 'refs/heads/main'
  const before = await tryGit(['rev-parse', '--verify', '--quiet', ref], here)
  const objects = await mkdtemp(path.join(path.resolve(stateDir), 'objects-'))
  try {
    const { sha, dirty } = await snapshot({ repository, environment, objects, exclude: [stateDir] })
    const specs = [...(await branchSpecs(repository, gitDir, ref, environment)), `+${sha}:${ref}`]
    const env = { ...environment, ...(await alternates(repository, objects, environment)) }
    await git(['push', '--quiet', '--no-verify', gitDir, ...specs], { cwd: repository, env })
    return { gitDir, ref, sha, before, dirty }
  } finally {
    await rm(objects, { recursive: true, force: true })
  }
}

/** Environment in which git writes new objects to `objects` and still finds those of the repository. */
async function alternates(repository: string, objects: string, env: Readonly<Record<string, string>>) {
  const own = await git(['rev-parse', '--path-format=absolute', '--git-path', 'objects'], {
    cwd: repository,
    env,
  })
  return { GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: own }
}

/**
 * Makes a commit of the working tree as it is, through a copy of the index, with new objects in `objects`. A clean
 * tree is its own HEAD; the same changes give the same commit again.
 */
export async function snapshot(options: {
  readonly repository: string
  /** Existing folder for the new objects; read them with the repository's own as alternates. */
  readonly objects: string
  readonly environment: Readonly<Record<string, string>>
  /** Folders that are left out, beside `.lockstep` at the root. */
  readonly exclude?: readonly string[]
}): Promise<{ readonly sha: string; readonly dirty: boolean }> {
  const { repository, objects, environment } = options
  const at = { cwd: repository, env: environment }
  const head = await tryGit(['rev-parse', '--verify', '--quiet', 'HEAD'], at)
  const when = head ? await git(['show', '-s', '--format=%ct', head], at) : '0'
  const index = path.join(objects, 'index')
  await copyIndex(await git(['rev-parse', '--path-format=absolute', '--git-path', 'index'], at), index)
  const env = {
    ...environment,
    ...(await alternates(repository, objects, environment)),
    GIT_INDEX_FILE: index,
    GIT_AUTHOR_NAME: 'Lockstep',
    GIT_AUTHOR_EMAIL: 'lockstep@localhost',
    GIT_AUTHOR_DATE: `@${when} +0000`,
    GIT_COMMITTER_NAME: 'Lockstep',
    GIT_COMMITTER_EMAIL: 'lockstep@localhost',
    GIT_COMMITTER_DATE: `@${when} +0000`,
  }
  const top = await git(['rev-parse', '--show-toplevel'], at)
  const exclude = [path.join(top, '.lockstep'), ...(options.exclude ?? [])]
  await git(['add', '--all', ...(await without(top, exclude, environment))], { cwd: top, env })
  const tree = await git(['write-tree'], { cwd: top, env })
  if (head && tree === (await git(['rev-parse', `${head}^{tree}`], at))) return { sha: head, dirty: false }
  const parents = head ? ['-p', head] : []
  const message = 'The working tree as it is'
  return { sha: await git(['commit-tree', tree, ...parents, '-m', message], { cwd: top, env }), dirty: true }
}

/** Arguments of `git add` that leave folders out; git objects to naming one that is ignored anyway. */
async function without(top: string, folders: readonly string[], env: Readonly<Record<string, string>>) {
  const specs: string[] = []
  for (const folder of folders) {
    const inside = path.relative(top, await realpath(folder).catch(() => folder))
    if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) continue
    const ignored = await tryGit(['check-ignore', '--quiet', inside], { cwd: top, env })
    if (ignored === undefined) specs.push(`:(top,exclude,literal)${inside}`)
  }
  return specs.length > 0 ? ['--', '.', ...specs] : []
}

/**
 * Copies an index with its time, on which git's test for files that changed within the second of the index depends:
 * with a later time such a change would be missed. Whole seconds are earlier or equal, so more is looked at.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  try {
    const seconds = Math.floor((await stat(from)).mtimeMs / 1000)
    await copyFile(from, to)
    await utimes(to, seconds, seconds)
  } catch (error) {
    // A repository without any file added has no index.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

/**
 * What to push of the other branches and the tags. A branch that a run has moved since (the ledger's, say) keeps what
 * the run wrote: it is known by differing from what was last brought, kept under `refs/lockstep/brought`.
 */
async function branchSpecs(
  repository: string,
  gitDir: string,
  ref: string,
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  const list = async (cwd: string, prefix: string) => {
    const lines = await git(['for-each-ref', '--format=%(objectname) %(refname)', prefix], { cwd, env })
    const pairs = lines
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' '))
    return new Map(pairs.map(([sha = '', name = '']) => [name.slice(prefix.length), sha]))
  }
  const [users, ours, brought] = await Promise.all([
    list(repository, 'refs/heads/'),
    list(gitDir, 'refs/heads/'),
    list(gitDir, 'refs/lockstep/brought/'),
  ])
  const specs: string[] = ['+refs/tags/*:refs/tags/*']
  for (const [name, sha] of users) {
    if (`refs/heads/${name}` === ref) continue
    const unmoved = !ours.has(name) || ours.get(name) === brought.get(name)
    if (unmoved) specs.push(`+${sha}:refs/heads/${name}`, `+${sha}:refs/lockstep/brought/${name}`)
  }
  return specs
}
