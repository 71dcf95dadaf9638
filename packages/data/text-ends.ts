import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { type Packing, readBytes } from './text-file.ts'

/** The last bytes of a file, unpacked. */
export async function readTail(path: string, packing: Packing | undefined, limit: number): Promise<Buffer> {
  let tail = Buffer.alloc(0)
  const source =
    packing === undefined ? createReadStream(path, { start: await startOfTail(path, limit) }) : undefined
  const take = (chunk: Buffer): boolean => {
    tail = Buffer.concat([tail, chunk.subarray(-limit)]).subarray(-limit)
    return true
  }
  if (source === undefined) await readBytes(path, packing, take)
  else for await (const chunk of source) take(chunk)
  return tail
}

async function startOfTail(path: string, limit: number): Promise<number> {
  return Math.max(0, (await stat(path)).size - limit)
}

/** Whether lines of a text may end in several ways: in CRLF, LF or CR. Quoted line breaks count. */
export async function mayMixLineBreaks(path: string, packing: Packing | undefined): Promise<boolean> {
  let first: boolean | undefined
  let last = 0
  let found = false
  const see = (chunk: Buffer): boolean => {
    const isPaired = (at: number): boolean => (at === 0 ? last : chunk[at - 1]) === CR
    let at = chunk.indexOf(LF)
    if (at >= 0) first ??= isPaired(at)
    if (first === false) {
      found = chunk.includes(CR)
    } else {
      while (at >= 0 && isPaired(at)) at = chunk.indexOf(LF, at + 1)
      found = at >= 0
    }
    last = chunk.at(-1) ?? last
    return !found
  }
  if (packing === undefined) await readPlain(path, see)
  else await readBytes(path, packing, see)
  return found
}

const LF = 10
const CR = 13

/** A stream takes a new buffer for each chunk, which costs more than to look for a byte in it. */
async function readPlain(path: string, take: (chunk: Buffer) => boolean): Promise<void> {
  await using handle = await open(path)
  const buffer = Buffer.allocUnsafe(2 ** 20)
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length)
    if (bytesRead === 0 || !take(buffer.subarray(0, bytesRead))) return
  }
}
