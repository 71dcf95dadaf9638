import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { canonicalJson } from './canonical-json.ts'
import { UserError } from './errors.ts'

/** A content's identity: lower-case hex sha256 and size in bytes. */
export interface Digest {
  readonly sha256: string
  readonly bytes: number
}

export interface FolderDigest extends Digest {
  /** Files below the folder, sorted by path, `/` as separator. */
  readonly files: readonly (Digest & { readonly path: string })[]
}

/** Hex sha256 of bytes or UTF-8 text. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Hex sha256 of a value's canonical JSON. */
export function sha256OfJson(value: unknown): string {
  return sha256(canonicalJson(value))
}

/** Streams a file once. */
export async function digestFile(path: string): Promise<Digest> {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(createReadStream(path), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      hash.update(chunk)
      bytes += chunk.length
    }
  })
  return { sha256: hash.digest('hex'), bytes }
}

/**
 * The one digest of a folder: sha256 of the canonical JSON of `[[path, sha256], ...]`, sorted by path.
 * Modes, times, empty folders and what is no file (sockets, pipes) do not count. A link counts as what it leads to;
 * one that leads outside, nowhere or to a folder above itself is refused. @throws UserError
 */
export async function digestFolder(root: string): Promise<FolderDigest> {
  const top = await realpath(root)
  const paths = await listFiles(top, top, [top])
  paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const files: (Digest & { path: string })[] = []
  for (const path of paths) files.push({ path, ...(await digestFile(join(top, path))) })
  return {
    sha256: digestOfListing(files),
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files,
  }
}

/** Digest of a folder from the digests of its files, as `digestFolder` makes it. */
export function digestOfListing(files: readonly { path: string; sha256: string }[]): string {
  return sha256OfJson(files.map((file) => [file.path, file.sha256]))
}

/** Digest of a file, or of a folder by its listing. */
export async function digestPath(path: string): Promise<Digest & { readonly kind: 'file' | 'folder' }> {
  const found = await stat(path)
  return found.isDirectory()
    ? { kind: 'folder', ...pick(await digestFolder(path)) }
    : { kind: 'file', ...(await digestFile(path)) }
}

function pick({ sha256, bytes }: Digest): Digest {
  return { sha256, bytes }
}

async function listFiles(top: string, folder: string, above: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const item of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, item.name)
    const target = item.isSymbolicLink() ? await targetOf(path, top) : path
    const kind = item.isSymbolicLink() ? await stat(target) : item
    if (kind.isDirectory()) {
      if (above.includes(target)) throw badLink('the link leads to a folder that holds it', path)
      found.push(...(await listFiles(top, path, [...above, target])))
    } else if (kind.isFile()) found.push(relative(top, path).split(sep).join('/'))
  }
  return found
}

async function targetOf(link: string, top: string): Promise<string> {
  const target = await realpath(link).catch(() => undefined)
  if (target === undefined) throw badLink('the link leads nowhere', link)
  const inside = relative(top, target)
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw badLink('the link leads out of the folder that is hashed', link)
  }
  return target
}

function badLink(what: string, where: string): UserError {
  return new UserError(what, { where, fix: 'Replace it by the file itself.' })
}
