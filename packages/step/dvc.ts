import { glob, stat } from 'node:fs/promises'
import { join, matchesGlob, posix, relative, sep } from 'node:path'
import { MissingEvidence, UserError } from '#core'
import {
  cacheFolder,
  type DvcIndex,
  type DvcOut,
  type DvcTree,
  defaultRemote,
  listOut,
  md5OfFile,
  md5OfFolder,
  type ObjectPlace,
  openDvcIndex,
  openFolder,
  openRemote,
  readDvcConfig,
  remoteOf,
  restoreOut,
} from '#data'
import { exists, isInside, openGit, readIfPresent, showFile } from '#host'
import { confinePath } from './paths.ts'
import { readFromBase } from './policy.ts'
import type { Step } from './step.ts'
import type { Used } from './used.ts'

/** A DVC repository in the workspace: what it tracks, in the work tree or at a commit. */
export interface Dvc {
  readonly step: Step
  /** Relative to the workspace; `.` or with `/` as separator. */
  readonly folder: string
  readonly index: DvcIndex
}

const ofWorkTree = new WeakMap<Step, Map<string, Dvc>>()

/** The DVC repository that holds a path of the workspace, if there is one. @param full absolute */
export async function openDvc(step: Step, full: string): Promise<Dvc | undefined> {
  const { workspace } = step.machine
  const inside = relative(workspace, full).split(sep).join('/')
  if (inside.startsWith('..')) return undefined
  const tree: DvcTree = {
    read: async (path) => {
      const file = join(workspace, path)
      return (await isInside(workspace, file)) && (await isFile(file)) ? readIfPresent(file) : undefined
    },
  }
  const folder = await folderOf(tree, inside)
  if (folder === undefined) return undefined
  const known = ofWorkTree.get(step) ?? new Map<string, Dvc>()
  ofWorkTree.set(step, known)
  const dvc = known.get(folder) ?? { step, folder, index: openDvcIndex(below(tree, folder)) }
  known.set(folder, dvc)
  return dvc
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** As `openDvc`, for the files of a commit. @param path relative to the workspace */
export async function openDvcAt(step: Step, ref: string, path: string): Promise<Dvc | undefined> {
  const git = openGit(step.machine.workspace, step.machine.environment)
  const tree: DvcTree = {
    read: (file) =>
      showFile(git, ref, file).catch((error: unknown) => {
        if (error instanceof MissingEvidence) return undefined
        throw error
      }),
  }
  const folder = await folderOf(tree, path)
  return folder === undefined ? undefined : { step, folder, index: openDvcIndex(below(tree, folder)) }
}

async function folderOf(tree: DvcTree, path: string): Promise<string | undefined> {
  const folder = posix.dirname(path)
  if ((await tree.read(posix.join(folder, '.dvc/config'))) !== undefined) return folder
  return folder === '.' ? undefined : folderOf(tree, folder)
}

const below = (tree: DvcTree, folder: string): DvcTree => ({
  read: (path) => tree.read(posix.join(folder, path)),
})

/** Path in the repository of one in the workspace. */
const inner = ({ folder }: Dvc, path: string): string => posix.relative(folder, path) || '.'

/** The out that holds a path of the workspace. @param path relative to the workspace, `/` as separator */
export const trackedBy = (dvc: Dvc, path: string): Promise<DvcOut | undefined> =>
  dvc.index.find(inner(dvc, path))

/** The paths, relative to the workspace, that a `.dvc` file tracks. */
export async function outsOfPointer(dvc: Dvc, path: string): Promise<string[]> {
  const outs = await dvc.index.outsOf(inner(dvc, path))
  return outs.map((out) => posix.join(dvc.folder, out.path))
}

/** What is tracked under a pattern and is not here. @returns paths relative to the workspace */
export async function trackedMatches(dvc: Dvc, pattern: string): Promise<string[]> {
  const { workspace } = dvc.step.machine
  const pointers = (await Array.fromAsync(glob(`${pattern}.dvc`, { cwd: workspace }))).sort()
  const found = await trackedLike(
    dvc,
    pattern,
    pointers.map((file) => file.split(sep).join('/')),
  )
  const here = await Promise.all(found.map((path) => exists(join(workspace, path))))
  return found.filter((_, index) => here[index] === false)
}

/** What is tracked under a pattern. @param pointers `.dvc` files that may say so; all paths relative to the workspace */
export async function trackedLike(dvc: Dvc, pattern: string, pointers: readonly string[]): Promise<string[]> {
  const parts = pattern.split('/')
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => /[*?{[]/.test(part)),
  )
  const pointed = (await Promise.all(pointers.map((pointer) => outsOfPointer(dvc, pointer)))).flat()
  const base = posix.join(...fixed, '.')
  const locked = (await dvc.index.locked(inner(dvc, base))).map((out) => posix.join(dvc.folder, out.path))
  const holder = await trackedBy(dvc, base)
  const held = holder === undefined ? [] : await filesIn(dvc, holder)
  return [...new Set([...pointed, ...locked, ...held].filter((path) => matchesGlob(path, pattern)))]
}

async function filesIn(dvc: Dvc, out: DvcOut): Promise<string[]> {
  const files = await listOut(out, intoOf(dvc, out), await placesOf(dvc, out))
  return files.map(({ relpath }) => posix.join(dvc.folder, out.path, relpath))
}

/** Bytes of different versions never meet: each out has a folder of its own. */
function intoOf({ step }: Dvc, out: DvcOut): string {
  return join(step.machine.temp, 'lockstep', 'dvc', out.oid ?? 'none')
}

/** Brings a tracked path here from the cache or a remote. @param path relative to the workspace @throws as `restoreOut` */
export async function fromDvc(
  dvc: Dvc,
  out: DvcOut,
  path: string,
): Promise<Pick<Used, 'path' | 'root'> & { readonly md5: string }> {
  const root = intoOf(dvc, out)
  // Named from the workspace on, as if it lay there.
  const outInWorkspace = { ...out, path: posix.join(dvc.folder, out.path) }
  return { ...(await restoreOut(outInWorkspace, path, root, await placesOf(dvc, out))), root }
}

/** The cache, then the remote. Made only when bytes are needed: a remote that cannot be read matters only then. */
async function placesOf(dvc: Dvc, out: DvcOut): Promise<ObjectPlace[]> {
  const { step, folder } = dvc
  const { workspace, environment } = step.machine
  const home = join(workspace, folder, '.dvc')
  const { texts, isOfChange } = await configTexts(dvc)
  const config = readDvcConfig(texts)
  const cache = await confinePath(step, cacheFolder(config, home))
  const places: ObjectPlace[] = (await exists(cache)) ? [openFolder(cache)] : []
  const name = out.remote ?? defaultRemote(config)
  if (name === undefined) return places
  const remote = remoteOf(config, name, home, isOfChange ? {} : environment)
  if (remote.kind === 'folder') await confinePath(step, remote.path)
  return [...places, openRemote(remote, step.signal)]
}

/**
 * On a pull request the config of the base branch counts: a change must not say where credentials are sent. For the
 * same reason `config.local` counts only where git does not know it, thus where a step of this job wrote it, and neither it
 * nor the environment is used with a config that the base branch does not have.
 */
async function configTexts({
  step,
  folder,
}: Dvc): Promise<{ readonly texts: string[]; readonly isOfChange: boolean }> {
  const { workspace, environment } = step.machine
  const path = posix.join(folder, '.dvc/config')
  const base = await readFromBase(step, path)
  const isOfChange = step.context.pullRequest !== undefined && base === undefined
  const shared = base?.text ?? (await readIfPresent(join(workspace, path))) ?? ''
  const git = openGit(workspace, environment)
  const known = await git.attempt(['ls-files', '--error-unmatch', '--', `${path}.local`])
  const own =
    known.code === 0 || isOfChange ? undefined : await readIfPresent(join(workspace, `${path}.local`))
  return { texts: own === undefined ? [shared] : [shared, own], isOfChange }
}

/**
 * The md5 of what lies in the workspace, and whether it is what DVC tracks.
 * @param path relative to the workspace
 */
export async function comparedWithDvc(
  dvc: Dvc,
  path: string,
  kind: Used['kind'],
): Promise<Pick<Used, 'md5' | 'note'>> {
  const { workspace } = dvc.step.machine
  const out = await trackedBy(dvc, path)
  const own = out?.path === inner(dvc, path) ? out : undefined
  const full = join(workspace, path)
  const algorithm = out?.algorithm ?? 'md5'
  try {
    const folder = join(workspace, dvc.folder)
    const md5 =
      kind === 'folder' ? await md5OfFolder(folder, full, algorithm) : await md5OfFile(full, algorithm)
    const differs = own?.oid !== undefined && own.unsupported === undefined && own.oid !== md5
    return differs
      ? { md5, note: `${path} is not what DVC tracks: its md5 is ${md5}, ${own.source} names ${own.oid}.` }
      : { md5 }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { note: `${path} has no md5 of DVC: ${error.message}.` }
  }
}

/** A folder is read as it lies there: what DVC tracks in it and is not here would be left out silently. */
export async function refuseMissingOuts(dvc: Dvc, path: string): Promise<void> {
  const { workspace } = dvc.step.machine
  for await (const pointer of glob('**/*.dvc', { cwd: join(workspace, path) })) {
    for (const out of await outsOfPointer(dvc, posix.join(path, pointer.split(sep).join('/')))) {
      if (await exists(join(workspace, out))) continue
      throw new MissingEvidence('DVC tracks it in this folder, and it is not here', {
        where: out,
        fix: `Name ${path}/* to have it fetched, or run \`dvc pull\` in a step before.`,
      })
    }
  }
}
