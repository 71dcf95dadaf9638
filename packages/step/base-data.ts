import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { dirname, join, matchesGlob, posix, relative, resolve, sep } from 'node:path'
import { formatReference, parseReference, UserError } from '#core'
import { isDataFile } from '#data'
import { exists, isInside, listTree, openGit, type TreeFile } from '#host'
import type { BaseCommit } from './base-commit.ts'
import { fromDvc, openDvcAt, outsOfPointer, trackedBy, trackedLike } from './dvc.ts'
import { lfsObjectOf, placeLfsObject } from './lfs.ts'
import { confinePath } from './paths.ts'
import type { Step } from './step.ts'
import { shownReference, type Used, usedFile } from './used.ts'

/** What paths of the workspace were at a commit. */
interface BaseTree {
  readonly step: Step
  readonly commit: string
  /** Folder that stands for the workspace. New for each use: what an earlier step wrote there would count as older rows. */
  readonly root: string
  files(below: string): Promise<TreeFile[]>
}

/** One of the ways in which a commit holds data. @param path of a file or folder, or a pattern, in the workspace */
type Way = (tree: BaseTree, path: string) => Promise<Used[]>

const WAYS: readonly Way[] = [fromTree, fromPointers]

/**
 * Brings data here as it was at a commit: what git, Git LFS or DVC holds for it there. Each is noted as a material.
 * @param references paths, folders or patterns of the workspace
 * @returns nothing for what the commit does not have
 * @throws UserError for a reference that is no path of the repository; MissingEvidence for what a pointer of the commit
 *   names and is not to be had
 */
export async function useBaseData(
  step: Step,
  { commit }: BaseCommit,
  references: readonly string[],
): Promise<Used[]> {
  const git = openGit(step.machine.workspace, step.machine.environment)
  const folder = join(step.machine.temp, 'lockstep')
  await mkdir(folder, { recursive: true })
  const root = await mkdtemp(join(folder, 'base-'))
  const tree = { step, commit, root, files: (below: string) => listTree(git, commit, below) }
  const found = new Map<string, Used>()
  for (const text of references) {
    const path = await inRepository(step, text)
    for (const way of WAYS) {
      for (const used of await way(tree, path)) {
        const uri = formatReference({ kind: 'git', ref: commit, path: used.name })
        found.set(used.name, { ...used, uri })
      }
    }
  }
  step.used.push(...found.values())
  return [...found.values()]
}

const ROLE = 'base-data'

async function inRepository(step: Step, text: string): Promise<string> {
  const reference = parseReference(text)
  if (reference.kind !== 'path') {
    throw new UserError('unsupported: only paths of the repository have a version at a commit', {
      where: `input data: ${shownReference(text)}`,
      fix: 'Leave out base-ref, or name the data by its path (a DVC or Git LFS pointer will do).',
    })
  }
  await confinePath(step, reference.path)
  const full = resolve(step.workingDirectory, reference.path)
  const path = relative(step.machine.workspace, full).split(sep).join('/')
  if (!path.startsWith('..')) return path === '' ? '.' : path
  throw new UserError('the path lies outside the repository, so that it has no version at a commit', {
    where: `input data: ${text}`,
    fix: 'Leave out base-ref.',
  })
}

const isPattern = (path: string): boolean => /[*?{[]/.test(path)

/** The folder that holds all that a pattern can match. */
function fixedPart(pattern: string): string {
  const parts = pattern.split('/')
  return posix.join(...parts.slice(0, parts.findIndex(isPattern)), '.')
}

/** What the commit itself holds. */
async function fromTree(tree: BaseTree, path: string): Promise<Used[]> {
  const literal = await tree.files(path)
  if (literal.length > 0 || !isPattern(path)) {
    // A pointer of DVC is not the data that it stands for.
    if (literal.length === 0 || path.endsWith('.dvc')) return []
    for (const file of literal) await place(tree, file)
    return [await usedFile(ROLE, path, join(tree.root, path), tree.root)]
  }
  const found = (await tree.files(fixedPart(path))).flatMap((file) => {
    const match = selfAndAbove(file.path).find((one) => matchesGlob(one, path))
    return match === undefined || (match === file.path && !isDataFile(match)) ? [] : [{ file, match }]
  })
  for (const { file } of found) await place(tree, file)
  const names = [...new Set(found.map(({ match }) => match))].sort()
  return Promise.all(names.map((name) => usedFile(ROLE, name, join(tree.root, name), tree.root)))
}

/** `a`, `a/b`, `a/b/c.csv`: a pattern may match a folder, which then stands for what lies below. */
function selfAndAbove(path: string): string[] {
  return path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))
}

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const MAX_POINTER_BYTES = 1024

async function place({ step, root, commit }: BaseTree, file: TreeFile): Promise<void> {
  if (file.kind === 'link') {
    throw new UserError('unsupported: a symbolic link at the commit to compare with', {
      where: `${file.path} at ${commit}`,
      fix: 'Name the file that it leads to.',
    })
  }
  const path = join(root, file.path)
  // No git writes such a tree, but one can be made by hand.
  if (!(await isInside(root, path)))
    throw new UserError('the path leads out of the repository', { where: file.path })
  // Two references may name one file.
  if (await exists(path)) return
  await mkdir(dirname(path), { recursive: true })
  const git = openGit(step.machine.workspace, step.machine.environment)
  await git.save(['cat-file', 'blob', file.object], path)
  if (file.bytes > MAX_POINTER_BYTES) return
  const oid = lfsObjectOf(await readFile(path))
  if (oid === undefined) return
  const fix = `Run \`git lfs fetch origin ${commit}\` in a step before: \`lfs: true\` in actions/checkout fetches what is checked out only.`
  await placeLfsObject(step, oid, path, { name: `${file.path} at ${commit}`, fix })
}

/** What DVC tracks at the commit: the path, what lies below it, or what a pattern matches. */
async function fromPointers({ step, commit, files }: BaseTree, path: string): Promise<Used[]> {
  const dvc = await openDvcAt(step, commit, isPattern(path) ? posix.join(fixedPart(path), 'any') : path)
  if (dvc === undefined) return []
  const below = await files(isPattern(path) ? fixedPart(path) : path)
  const pointers = below.map((file) => file.path).filter((name) => name.endsWith('.dvc'))
  const named = isPattern(path)
    ? await trackedLike(dvc, path, pointers)
    : [path, ...(await Promise.all(pointers.map((pointer) => outsOfPointer(dvc, pointer)))).flat()]
  const found: Used[] = []
  for (const name of new Set(named)) {
    const out = await trackedBy(dvc, name)
    const isData = out?.oid?.endsWith('.dir') === true || isDataFile(name)
    if (out === undefined || !isData) continue
    const { path: file, root, md5 } = await fromDvc(dvc, out, name)
    found.push({ ...(await usedFile(ROLE, name, file, root)), md5 })
  }
  return found
}
