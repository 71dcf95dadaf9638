import { createReadStream, createWriteStream } from 'node:fs'
import { type Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { messageOf } from '#core'

/** How a file is packed, by its name. */
export type Packing = 'gzip' | 'zstd'
export type Encoding = 'utf-8' | 'latin-1' | 'utf-16'

/** A packed file that unpacks to more than this many bytes, and to more than so many times its size, is refused. */
const BOMB_BYTES = 2 ** 30
const BOMB_RATIO = 200

export function packingOf(name: string): Packing | undefined {
  if (/\.gz$/i.test(name)) return 'gzip'
  return /\.zst$/i.test(name) ? 'zstd' : undefined
}

/** The stages through which a file's bytes come, unpacked. */
function stages(path: string, packing: Packing | undefined): [Readable, ...Transform[]] {
  const source = createReadStream(path, { highWaterMark: 2 ** 18 })
  if (packing === undefined) return [source]
  return [source, packing === 'gzip' ? createGunzip() : createZstdDecompress()]
}

/**
 * Gives a file's bytes, unpacked, chunk by chunk.
 * @param take returning false ends the reading
 */
export async function readBytes(
  path: string,
  packing: Packing | undefined,
  take: (chunk: Buffer) => boolean,
): Promise<void> {
  const stop = new AbortController()
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!take(chunk)) stop.abort()
      done()
    },
  })
  try {
    await pipeline([...stages(path, packing), sink], { signal: stop.signal })
  } catch (error) {
    if (!stop.signal.aborted) throw error
  }
}

/** Writes a file anew, unpacked, chunk by chunk. */
export async function rewriteBytes(
  path: string,
  packing: Packing | undefined,
  target: string,
  change: (chunk: Buffer) => Buffer,
): Promise<void> {
  const rewrite = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, change(chunk))
    },
  })
  await pipeline([...stages(path, packing), rewrite, createWriteStream(target)])
}

/** The first bytes of a file, unpacked. */
export async function readHead(path: string, packing: Packing | undefined, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  await readBytes(path, packing, (chunk) => {
    chunks.push(chunk)
    bytes += chunk.length
    return bytes < limit
  })
  return Buffer.concat(chunks).subarray(0, limit)
}

/**
 * Reads a packed file to its end: DuckDB reads one that was cut off as if it were whole, and would unpack one
 * that was made to fill the machine.
 * @param bytes its size as it lies there
 * @returns what is wrong with it
 */
export async function packingProblem(
  path: string,
  packing: Packing,
  bytes: number,
): Promise<string | undefined> {
  let unpacked = 0
  const isBomb = () => unpacked > BOMB_BYTES && unpacked > BOMB_RATIO * bytes
  try {
    await readBytes(path, packing, (chunk) => {
      unpacked += chunk.length
      return !isBomb()
    })
  } catch (error) {
    return `the ${packing} stream is damaged or cut off (${messageOf(error)})`
  }
  if (isBomb()) return `it unpacks to more than 1 GiB and more than ${BOMB_RATIO} times its size`
  return unpacked === 0 ? 'the file is empty' : undefined
}

/** What a byte order mark says, if there is one. */
export async function markedEncoding(path: string, packing: Packing | undefined): Promise<Mark | undefined> {
  const [first, second, third] = await readHead(path, packing, 3)
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

type Mark = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The name by which a decoder knows the encoding of a text; undefined: it is UTF-8 and needs none. */
export function decoderFor(declared: Encoding, marked: Mark | undefined): string | undefined {
  if (marked !== undefined) return marked === 'utf-8' ? undefined : marked
  if (declared === 'utf-8') return undefined
  return declared === 'latin-1' ? 'windows-1252' : 'utf-16le'
}

/**
 * Writes a text as UTF-8, unpacked, for the engine, which knows no Windows-1252 and no UTF-16 beyond its basic
 * plane. Line breaks stay as they are.
 * @returns where it cannot be decoded
 */
export async function transcode(
  path: string,
  packing: Packing | undefined,
  decoder: string,
  target: string,
): Promise<{ readonly line: number; readonly reason: string } | undefined> {
  const text = new TextDecoder(decoder, { fatal: true })
  let line = 1
  const write = (part: string): Buffer => {
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) line += 1
    return Buffer.from(part)
  }
  const decode = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      attempt(
        () => write(text.decode(chunk, { stream: true })),
        (error, data) => {
          if (error !== null) line += linesBeforeFault(chunk, decoder)
          done(error, data)
        },
      )
    },
    flush(done) {
      attempt(() => write(text.decode()), done)
    },
  })
  try {
    await pipeline([...stages(path, packing), decode, createWriteStream(target)])
    return undefined
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { line, reason: `from this line on it is no ${decoder} text` }
  }
}

/** Line breaks before the first place of a chunk that cannot be decoded. */
function linesBeforeFault(chunk: Buffer, decoder: string): number {
  const text = new TextDecoder(decoder).decode(chunk)
  return text.slice(0, text.indexOf('\ufffd')).split('\n').length - 1
}

function attempt(work: () => Buffer, done: (error: Error | null, data?: Buffer) => void): void {
  try {
    done(null, work())
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
  }
}
