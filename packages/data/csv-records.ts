import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

export interface CsvLayout {
  readonly path: string
  readonly gzip: boolean
  readonly quote: string
  /** The character that makes a quote literal: the quote itself (doubled) or a backslash. */
  readonly escape: string
  readonly delimiter: string
  /** In a file of one column an empty line is a record (a missing value), else it is skipped. */
  readonly singleColumn: boolean
}

/** A record as it lies in the file. Offsets are bytes of the unpacked file, from 0; lines count from 1. */
export interface CsvRecord {
  /** First byte of the line break before the record, or of the record if there is none. */
  readonly after: number
  readonly start: number
  readonly line: number
  /** The line break before the record; absent before the first. */
  readonly lineBreak: LineBreak | undefined
}

export type LineBreak = 'LF' | 'CRLF' | 'CR'

const LF = 10
const CR = 13
/** The UTF-8 byte order mark. */
const MARK = [0xef, 0xbb, 0xbf]

/**
 * Walks the records of a CSV file in one streaming pass, the header included, and knows on which physical
 * line each begins: with quoted line breaks, CRLF, lone CR, blank lines and a byte order mark.
 * @param visit called for each record; returning false ends the walk
 */
export async function walkCsvRecords(
  layout: CsvLayout,
  visit: (record: CsvRecord) => boolean,
): Promise<void> {
  const stop = new AbortController()
  const walk = recordWalker(layout, visit)
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!walk(chunk)) stop.abort()
      done()
    },
  })
  try {
    await pipeline([createReadStream(layout.path), ...(layout.gzip ? [createGunzip()] : []), sink], {
      signal: stop.signal,
    })
  } catch (error) {
    if (!stop.signal.aborted) throw error
  }
}

type State = 'break' | 'field' | 'plain' | 'quoted' | 'escaped' | 'closed'

interface Walk {
  readonly layout: CsvLayout
  readonly visit: (record: CsvRecord) => boolean
  readonly lines: ReturnType<typeof lineCounter>
  state: State
  offset: number
  previous: number
  after: number
}

/** The state machine behind the walk: takes the file chunk by chunk, says false once the visitor has enough. */
function recordWalker(layout: CsvLayout, visit: (record: CsvRecord) => boolean): (chunk: Buffer) => boolean {
  const walk: Walk = { layout, visit, lines: lineCounter(), state: 'break', offset: 0, previous: 0, after: 0 }
  const quote = layout.quote.charCodeAt(0)
  const escaper = layout.escape.charCodeAt(0)
  const delimiter = layout.delimiter.charCodeAt(0)
  /** The state after a byte that is no line break outside quotes. */
  const next = (byte: number): State => {
    if (walk.state === 'escaped') return 'quoted'
    if (walk.state === 'quoted') {
      if (byte === escaper && escaper !== quote) return 'escaped'
      return byte === quote ? 'closed' : 'quoted'
    }
    if (byte === delimiter) return 'field'
    return byte === quote && walk.state !== 'plain' ? 'quoted' : 'plain'
  }
  const step = (byte: number): boolean => {
    const inQuotes = walk.state === 'quoted' || walk.state === 'escaped'
    walk.lines.see(byte, inQuotes)
    if (walk.offset < 3 && byte === MARK[walk.offset]) return true
    if (!inQuotes && (byte === LF || byte === CR)) return endLine(walk, byte)
    const goOn = walk.state === 'break' ? begin(walk) : true
    walk.state = next(byte)
    return goOn
  }
  return (chunk) => {
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0
      if (!step(byte)) return false
      walk.previous = byte
      walk.offset += 1
    }
    return true
  }
}

function begin(walk: Walk): boolean {
  const { after, offset, lines } = walk
  walk.state = 'field'
  return walk.visit({ after, start: offset, line: lines.current(), lineBreak: lines.lastBreak() })
}

function endLine(walk: Walk, byte: number): boolean {
  // The LF of a CRLF belongs to the break that the CR began.
  if (byte === LF && walk.previous === CR && walk.state === 'break') return true
  const empty = walk.state === 'break'
  const goOn = empty && walk.layout.singleColumn ? begin(walk) : true
  if (!empty || walk.layout.singleColumn) walk.after = walk.offset
  walk.state = 'break'
  return goOn
}

/**
 * Counts physical lines. A lone CR ends a line only in a file whose first line break is one: elsewhere it is
 * a character within a quoted field, on which no viewer breaks the line.
 */
function lineCounter() {
  let line = 1
  let previous = 0
  let style: 'cr' | 'lf' | undefined
  let last: LineBreak | undefined
  let carriage: 'inside' | 'outside' = 'inside'
  return {
    current: () => line,
    lastBreak: () => last,
    see(byte: number, quoted: boolean): void {
      if (previous === CR && byte !== LF) {
        if (carriage === 'outside') {
          style ??= 'cr'
          last = 'CR'
        }
        if (style === 'cr') line += 1
      }
      if (previous === LF) line += 1
      if (byte === CR) carriage = quoted ? 'inside' : 'outside'
      if (byte === LF && !quoted) {
        style ??= 'lf'
        last = previous === CR ? 'CRLF' : 'LF'
      }
      previous = byte
    },
  }
}
