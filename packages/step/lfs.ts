import { constants } from 'node:fs'
import { copyFile, glob, mkdir, open } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { digestFile, MissingEvidence, UserError } from '#core'
import { exists, openGit } from '#host'
import type { Step } from './step.ts'

/** Folder of what stands in for Git LFS pointers, one below it for each object. */
const root = (step: Step, oid: string): string => join(step.machine.temp, 'lockstep', 'lfs', oid)

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: below 1024 bytes, and the version comes first.
const MAX_POINTER_BYTES = 1024
const POINTER =
  /^version https:\/\/(?:git-lfs\.github\.com\/spec|hawser\.github\.com\/spec)\/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\n/

/** The sha256 of the object that a Git LFS pointer stands for; undefined for what is no pointer. */
export function lfsObjectOf(content: Buffer): string | undefined {
  return content.length > MAX_POINTER_BYTES ? undefined : POINTER.exec(content.toString('latin1'))?.[1]
}

/** As `lfsObjectOf`, of a file. */
export async function readLfsPointer(path: string): Promise<string | undefined> {
  const handle = await open(path)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAX_POINTER_BYTES + 1))
    return lfsObjectOf(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

/**
 * Finds the bytes that a Git LFS pointer stands for among the objects of this checkout.
 * @param name below the folder that is returned, so that the file keeps its own
 * @throws MissingEvidence if they were not fetched
 */
export async function fromLfs(
  step: Step,
  oid: string,
  name: string,
): Promise<{ readonly path: string; readonly root: string }> {
  const path = join(root(step, oid), name)
  await placeLfsObject(step, oid, path, { name, fix: FETCH })
  return { path, root: root(step, oid) }
}

/** Copies an object of this checkout. @throws as `fromLfs`, under the name and with the fix that are given */
export async function placeLfsObject(
  step: Step,
  oid: string,
  path: string,
  { name, fix }: { readonly name: string; readonly fix: string },
): Promise<void> {
  const git = openGit(step.machine.workspace, step.machine.environment)
  const found = await git.attempt(['rev-parse', '--path-format=absolute', '--git-common-dir'])
  const object = join(found.stdout.trim(), 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
  if (found.code !== 0 || !(await exists(object))) throw notFetched(name, fix)
  await mkdir(dirname(path), { recursive: true })
  await copyFile(object, path, constants.COPYFILE_FICLONE)
  if ((await digestFile(path)).sha256 === oid) return
  throw new UserError('the object of Git LFS in this checkout has been altered', { where: name })
}

/** A folder is read as it lies there: a pointer in it would be taken for data, or left out. */
export async function refuseLfsPointers(folder: string): Promise<void> {
  for await (const item of glob('**/*', { cwd: folder, withFileTypes: true })) {
    const path = join(item.parentPath, item.name)
    if (item.isFile() && (await readLfsPointer(path)) !== undefined)
      throw notFetched(relative(folder, path), FETCH)
  }
}

const FETCH = 'Set `lfs: true` in actions/checkout.'

function notFetched(name: string, fix: string): MissingEvidence {
  return new MissingEvidence('this is a Git LFS pointer, and the file that it stands for was not fetched', {
    where: name,
    fix,
  })
}
