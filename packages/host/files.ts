import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, type FileHandle, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
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
  const aside = asidePath(path)
  let handle: FileHandle | undefined
  try {
    await mkdir(dirname(path), { recursive: true })
    handle = await open(aside, 'wx')
    await handle.writeFile(content)
    await handle.sync()
    await handle.close()
    await rename(aside, path)
  } catch (error) {
    await handle?.close().catch(() => undefined)
    await rm(aside, { force: true }).catch(() => undefined)
    throw asUserError(error, path)
  }
}

/** Creates a file that must not exist yet. @returns false if another writer was first */
export async function createExclusive(path: string, content: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true })
  try {
    const handle = await open(path, 'wx')
    await handle.writeFile(content)
    await handle.close()
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw asUserError(error, path)
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

/** Size of a file that a user named. @throws UserError if it is missing, empty or no file */
export async function requireFile(path: string, name = path): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new UserError('no such file', { where: name, fix: 'Check the path.' })
  if (!found.isFile()) throw new UserError('not a file', { where: name })
  if (found.size === 0) throw new UserError('the file is empty', { where: name })
  return found.size
}

/** Whether `path` is `root` or lies below it, after links are resolved as far as the path exists. */
export async function isInside(root: string, path: string): Promise<boolean> {
  const inside = relative(await resolveExisting(root), await resolveExisting(path))
  return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))
}

async function resolveExisting(path: string): Promise<string> {
  const full = resolve(path)
  try {
    return await realpath(full)
  } catch {
    const parent = dirname(full)
    return parent === full ? full : join(await resolveExisting(parent), basename(full))
  }
}

/** Whether a folder can be written to. */
export async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function asUserError(error: unknown, path: string): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
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
    default:
      return error
  }
}
