import type { Place } from './csv-records.ts'
import { type Packing, readBytes } from './text-file.ts'

export interface JsonLayout {
  readonly path: string
  readonly packing: Packing | undefined
  /** One object a line, or one array of objects. */
  readonly form: 'lines' | 'array'
}

/** A row's text as it lies in a JSON file: a line, or an element of the array. */
export interface JsonText {
  /** Offset of its first byte in the unpacked file, from 0. */
  readonly start: number
  readonly place: Required<Place>
  /** A line of white space, which is no row. */
  readonly isBlank: boolean
  /** Decoded when asked for, since most are only counted. At most the first 8 MiB. */
  text(): string
}

/** A longer line is refused by the engine too. */
export const MAX_TEXT = 8 * 2 ** 20
const LF = 10

/**
 * Walks the lines, or the elements, of a JSON file in one streaming pass; blank lines included.
 * @param visit returning false ends the walk
 */
export async function walkJsonTexts(layout: JsonLayout, visit: (item: JsonText) => boolean): Promise<void> {
  const walker = layout.form === 'lines' ? lineWalker(visit) : elementWalker(visit)
  let goOn = true
  await readBytes(layout.path, layout.packing, (chunk) => {
    goOn = walker.take(chunk)
    return goOn
  })
  if (goOn) walker.end()
}

interface Walker {
  take(chunk: Buffer): boolean
  end(): void
}

function lineWalker(visit: (item: JsonText) => boolean): Walker {
  const parts = partsOfText()
  let line = 1
  let start = 0
  const emit = (): boolean => {
    const goOn = visit({ start, place: { line, column: 1 }, isBlank: parts.isBlank(), text: parts.taken() })
    start += parts.bytes() + 1
    parts.clear()
    line += 1
    return goOn
  }
  return {
    take(chunk) {
      let at = 0
      for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, at)) {
        parts.add(chunk.subarray(at, end))
        at = end + 1
        if (!emit()) return false
      }
      parts.add(chunk.subarray(at))
      return true
    },
    end() {
      if (parts.bytes() > 0) emit()
    },
  }
}

/** Bytes of one text across the chunks of the file, kept up to a limit. */
function partsOfText() {
  let kept: Buffer[] = []
  let bytes = 0
  return {
    bytes: () => bytes,
    isBlank: () => kept.every((part) => part.every((byte) => BLANKS.has(byte))),
    add(part: Buffer): void {
      if (part.length > 0 && bytes < MAX_TEXT) kept.push(part)
      bytes += part.length
    },
    clear(): void {
      kept = []
      bytes = 0
    },
    taken(): () => string {
      const own = kept
      return () =>
        Buffer.concat(own)
          .subarray(0, MAX_TEXT)
          .toString('utf8')
          .replace(/^\ufeff|\r$/g, '')
    },
  }
}

/** White space of JSON, and the bytes of a byte order mark, which hold no text. */
const BLANKS = new Set([0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf])

const OPEN = new Set([0x5b, 0x7b])
const CLOSE = new Set([0x5d, 0x7d])
const COMMA = 0x2c
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Elements begin after the bracket and each comma at depth one; brackets in strings are text. */
function elementWalker(visit: (item: JsonText) => boolean): Walker {
  const parts = partsOfText()
  const position = positionCounter()
  let depth = 0
  let inString = false
  let isEscaped = false
  let begun: { start: number; place: Required<Place> } | undefined
  const finish = (): boolean => {
    const item = begun
    begun = undefined
    const text = parts.taken()
    parts.clear()
    return item === undefined || visit({ ...item, isBlank: false, text })
  }
  /** @returns whether the byte ends an element */
  const see = (byte: number): boolean => {
    if (inString) {
      if (isEscaped) isEscaped = false
      else if (byte === BACKSLASH) isEscaped = true
      else if (byte === QUOTE) inString = false
      return false
    }
    if (byte === QUOTE) inString = true
    if (OPEN.has(byte)) depth += 1
    if (CLOSE.has(byte)) depth -= 1
    return (depth === 1 && byte === COMMA) || (depth === 0 && CLOSE.has(byte))
  }
  return {
    take(chunk) {
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index] ?? 0
        const isInside = depth >= 1
        const ends = see(byte)
        if (ends && !finish()) return false
        if (!ends && isInside) {
          if (begun === undefined && byte > 0x20) begun = position.here()
          if (begun !== undefined) parts.add(chunk.subarray(index, index + 1))
        }
        position.pass(byte)
      }
      return true
    },
    end() {
      finish()
    },
  }
}

function positionCounter() {
  let offset = 0
  let line = 1
  let column = 1
  return {
    here: () => ({ start: offset, place: { line, column } }),
    pass(byte: number): void {
      offset += 1
      if (byte === LF) {
        line += 1
        column = 1
      } else if (offset <= 3 && byte >= 0xbb) {
        // A byte order mark is no character of the line.
        return
      } else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1
    },
  }
}

/** The place of a code unit of a text, from 0, that begins at another place. */
export function placeWithin({ place, text }: Pick<JsonText, 'place' | 'text'>, at: number): Required<Place> {
  const before = text().slice(0, at)
  const lastBreak = before.lastIndexOf('\n')
  if (lastBreak < 0) return { line: place.line, column: place.column + at }
  return { line: place.line + before.split('\n').length - 1, column: at - lastBreak }
}
