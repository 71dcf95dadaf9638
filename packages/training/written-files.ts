import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Digest, digestPath, messageOf, sha256 } from '#core'
import { errorCode } from '#host'

/** Identity of what lies at a path at one moment, without reading it; undefined where nothing lies. */
export type Stamp = string | undefined

interface Seen {
  readonly stamp: Stamp
  readonly bytes: number
  readonly newest: number
}

/**
 * Looks at a file, or at every file of a folder. Any write, rename or touch gives another stamp: it holds inode and
 * change time, which a copy with an old modification time cannot fake.
 */
async function look(path: string): Promise<Seen> {
  const files = await filesAt(path)
  if (files === undefined) return { stamp: undefined, bytes: 0, newest: 0 }
  const stats = await Promise.all(files.map(async (file) => ({ file, found: await statFile(file) })))
  let bytes = 0
  let newest = 0
  const parts: string[] = []
  for (const { file, found } of stats) {
    if (found === undefined) continue
    bytes += Number(found.size)
    newest = Math.max(newest, Number(found.mtimeMs))
    parts.push(`${file}\0${found.ino}\0${found.ctimeNs}\0${found.size}`)
  }
  return { stamp: sha256(parts.sort().join('\n')), bytes, newest }
}

export async function stampOf(path: string): Promise<Stamp> {
  return (await look(path)).stamp
}

async function filesAt(path: string): Promise<string[] | undefined> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const items = await readdir(path, { recursive: true, withFileTypes: true })
    return items.filter((item) => !item.isDirectory()).map((item) => join(item.parentPath, item.name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** A link that leads nowhere, or a file that went away in between, counts as not there. */
async function statFile(path: string): Promise<Awaited<ReturnType<typeof statBig>> | undefined> {
  return statBig(path).catch(() => undefined)
}

const statBig = (path: string) => stat(path, { bigint: true })

/** A file or folder that the command should write. */
export interface ExpectedFile {
  /** What it is to the pipeline. */
  readonly role: 'model' | 'predictions' | 'metrics'
  /** As the user named it. */
  readonly name: string
  /** Absolute. */
  readonly path: string
}

/** What became of an expected file. */
export type WrittenFile = ExpectedFile &
  (
    | (Digest & { readonly state: 'written'; readonly kind: 'file' | 'folder' })
    | { readonly state: 'missing' | 'unchanged' | 'empty' | 'unreadable'; readonly why: string }
  )

/**
 * What the command left at a path.
 * @param before stamp of the path before the command started
 */
export async function inspect(expected: ExpectedFile, before: Stamp): Promise<WrittenFile> {
  const { role, name } = expected
  try {
    const seen = await look(expected.path)
    if (seen.stamp === undefined) {
      return { ...expected, state: 'missing', why: `the command wrote no ${role} at ${name}` }
    }
    if (seen.stamp === before) {
      const age = seen.newest === 0 ? '' : `; it is from ${new Date(seen.newest).toISOString()}`
      return {
        ...expected,
        state: 'unchanged',
        why: `the command did not write the ${role} at ${name}${age}`,
      }
    }
    if (seen.bytes === 0) {
      return { ...expected, state: 'empty', why: `the ${role} that the command wrote at ${name} is empty` }
    }
    return { ...expected, state: 'written', ...(await digestPath(expected.path)) }
  } catch (error) {
    return {
      ...expected,
      state: 'unreadable',
      why: `the ${role} at ${name} cannot be read: ${messageOf(error)}`,
    }
  }
}
