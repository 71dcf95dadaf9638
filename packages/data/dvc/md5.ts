import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#core'
import { openIgnoreRules } from './ignore-rules.ts'

/** `md5-dos2unix` is DVC 2's, which took line ends out of what looked like text. */
export type DvcAlgorithm = 'md5' | 'md5-dos2unix'

/** One file of a folder, as DVC lists it. */
export interface ListedFile {
  readonly md5: string
  /** `/` as separator. */
  readonly relpath: string
}

// DVC 2 judged and replaced chunk by chunk, so that the size is part of the algorithm (dvc_data/hashfile/hash.py).
const CHUNK = 2 ** 20
const LOOKED_AT = 512
const MAX_NON_TEXT = 0.3

/** Lower-case hex md5 of a file, byte for byte what DVC computes. */
export async function md5OfFile(path: string, algorithm: DvcAlgorithm = 'md5'): Promise<string> {
  const hash = createHash('md5')
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a stream without encoding gives bytes')
    hash.update(algorithm === 'md5-dos2unix' && looksLikeText(chunk) ? withoutCarriageReturns(chunk) : chunk)
  }
  return hash.digest('hex')
}

/** As dvc_data/hashfile/istextfile.py: no NUL, and at most 30 % of what is not printable ASCII. */
function looksLikeText(chunk: Buffer): boolean {
  const block = chunk.subarray(0, LOOKED_AT)
  const isText = (byte: number): boolean => (byte >= 32 && byte < 127) || [8, 9, 10, 12, 13].includes(byte)
  return !block.includes(0) && block.filter((byte) => !isText(byte)).length / block.length <= MAX_NON_TEXT
}

function withoutCarriageReturns(chunk: Buffer): Buffer {
  return Buffer.from(chunk.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}

/**
 * Name of a folder's object: md5 of its listing, with `.dir`. `.dvcignore` files above the folder count.
 * @param root of the DVC repository
 * @throws UserError where DVC refuses the folder too: a `.dvcignore` inside it
 */
export async function md5OfFolder(
  root: string,
  folder: string,
  algorithm: DvcAlgorithm = 'md5',
): Promise<string> {
  const ignored = await openIgnoreRules(root, folder)
  const files: ListedFile[] = []
  for (const relpath of await listFiles(folder, '', ignored)) {
    files.push({ md5: await md5OfFile(join(folder, relpath), algorithm), relpath })
  }
  return `${createHash('md5').update(listingOf(files)).digest('hex')}.dir`
}

/** As DVC walks: a link to a file counts as that file, one to a folder is not there at all. */
async function listFiles(
  folder: string,
  below: string,
  isIgnored: (path: string, isFolder: boolean) => boolean,
): Promise<string[]> {
  const found: string[] = []
  for (const item of await readdir(join(folder, below), { withFileTypes: true })) {
    const relpath = below === '' ? item.name : `${below}/${item.name}`
    const path = join(folder, relpath)
    if (isIgnored(path, item.isDirectory())) continue
    if (item.name === '.dvcignore') {
      throw new UserError('DVC refuses a .dvcignore inside a folder that it tracks', { where: path })
    }
    if (item.isDirectory()) found.push(...(await listFiles(folder, relpath, isIgnored)))
    else if (!item.isSymbolicLink() || (await stat(path)).isFile()) found.push(relpath)
  }
  return found
}

/** The text that DVC stores for a folder, as Python's `json.dumps(..., sort_keys=True)` writes it. */
export function listingOf(files: readonly ListedFile[]): string {
  // Python sorts by code points, which is the order of the UTF-8 bytes.
  const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.relpath), Buffer.from(b.relpath)))
  const items = sorted.map(({ md5, relpath }) => `{"md5": ${asAscii(md5)}, "relpath": ${asAscii(relpath)}}`)
  return `[${items.join(', ')}]`
}

/** Python escapes all that is not printable ASCII; JavaScript leaves most of it. */
function asAscii(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
