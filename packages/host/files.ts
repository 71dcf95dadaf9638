import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  type FileHandle,
  link,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
} from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError } from '#core'

/** The code of a file system error (`ENOENT`), if it is one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** A path for the aside copy of a file: in the same folder, so that the rename is atomic. */
export function asidePath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
}

/**
 * Writes a file aside, flushes it and renames it: a reader sees the old content or the new, never a part.
 * The folder is made if it is missing.
 * @throws UserError for a full or read-only disk
 */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  await writeAside(path, content, rename)
}

/**
 * Creates a file that must not exist yet. It appears with its whole content, so that no reader takes it for an
 * empty one. @returns false if another writer was first @throws UserError for a full or read-only disk
 */
export async function createExclusive(path: string, content: string): Promise<boolean> {
  try {
    await writeAside(path, content, link)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function writeAside(
  path: string,
  content: string | Uint8Array,
  place: (aside: string, path: string) => Promise<void>,
): Promise<void> {
  const aside = asidePath(path)
  let handle: FileHandle | undefined
  try {
    await makeFolder(dirname(path))
    handle = await open(aside, 'wx')
    await handle.writeFile(content)
    await handle.sync()
    await handle.close()
    await place(aside, path)
  } catch (error) {
    await handle?.close().catch(() => undefined)
    throw asWriteError(error, path)
  } finally {
    await rm(aside, { force: true }).catch(() => undefined)
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw inTheWay(path)
    throw error
  }
}

/** Reads a UTF-8 text. @returns undefined if there is no such file */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Whether `path` is `root` or lies below it, after links are resolved as far as the path exists. */
export async function isInside(root: string, path: string): Promise<boolean> {
  const inside = relative(await resolveExisting(root), await resolveExisting(path))
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}

/** Whether a path, links resolved, lies in a `.git` folder. */
export async function isInGitFolder(path: string): Promise<boolean> {
  return (await resolveExisting(path)).split(sep).includes('.git')
}

// As many links as Linux itself follows.
const MAX_LINKS = 40

async function resolveExisting(path: string, links = 0): Promise<string> {
  const full = resolve(path)
  try {
    return await realpath(full)
  } catch (error) {
    const parent = dirname(full)
    if (parent === full) return full
    const place = join(await resolveExisting(parent, links), basename(full))
    // A link to a file that is not there yet leads writers out all the same.
    const target = await readlink(place).catch(() => undefined)
    if (target === undefined) return place
    if (links >= MAX_LINKS) throw error
    return resolveExisting(resolve(dirname(place), target), links + 1)
  }
}

/** Whether a folder can be written to. */
export async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

/** What a failed write means for a user: a full disk, or a place that cannot be written; other errors as they are. */
export function asWriteError(error: unknown, path: string): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError('the disk is full', {
        where: path,
        fix: 'Free space and run again; nothing was half written.',
      })
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new UserError('cannot write here', {
        where: path,
        fix: 'Give the runner write access to this folder.',
      })
    case 'ENOTDIR':
    case 'EISDIR':
      return inTheWay(path)
    default:
      return error
  }
}

function inTheWay(path: string): UserError {
  return new UserError('a folder stands where a file should, or a file where a folder should', {
    where: path,
    fix: 'Remove it, or name another path.',
  })
}
