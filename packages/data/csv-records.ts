import { type LineBreak, lineCounter } from './line-counter.ts'
import { type Packing, readBytes, rewriteBytes } from './text-file.ts'

export interface CsvLayout {
  readonly path: string
  readonly packing: Packing | undefined
  /** Empty: nothing is quoted. */
  readonly quote: string
  /** The character that makes a quote literal: the quote itself (doubled) or a backslash. */
  readonly escape: string
  readonly delimiter: string
  /** Begins a remark outside quotes; empty: nothing does. */
  readonly comment: string
  /** Lines above the first record. */
  readonly skip: number
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

/** Where something stands in a text: physical line, and UTF-16 code unit within it, both from 1. */
export interface Place {
  readonly line: number
  readonly column?: number
}

/** Told where each field of a record begins, in order. */
export type FieldVisitor = (place: Required<Place>) => void

/** Says whether to go on, or that the fields of this record are wanted too. */
export type RecordVisitor = (record: CsvRecord) => boolean | FieldVisitor

const LF = 10
const CR = 13
const SPACE = 32
/** The UTF-8 byte order mark. */
const MARK = [0xef, 0xbb, 0xbf]

/**
 * Walks the records of a CSV file in one streaming pass, the header included, and knows on which physical
 * line each begins: with quoted line breaks, CRLF, lone CR, blank lines, remarks and a byte order mark.
 */
export function walkCsvRecords(layout: CsvLayout, visit: RecordVisitor): Promise<void> {
  const walk = openWalk(layout, visit)
  return readBytes(layout.path, layout.packing, (chunk) => {
    for (let index = 0; index < chunk.length; index += 1) {
      if (!step(walk, chunk[index] ?? 0)) return false
    }
    return true
  })
}

/**
 * Writes a CSV file with LF alone between its records, unpacked; what stands in quotes keeps its line breaks, and
 * everything its line. DuckDB reads mixed line breaks only where it also drops fields beyond the header.
 */
export async function unifyLineBreaks(layout: CsvLayout, target: string): Promise<void> {
  const walk = openWalk(layout, () => true)
  let isPending = false
  await rewriteBytes(layout.path, layout.packing, target, (chunk) => {
    const out = Buffer.allocUnsafe(chunk.length + 1)
    let length = 0
    for (const byte of chunk) {
      if (isPending && byte !== LF) length = out.writeUInt8(CR, length)
      isPending = byte === CR && !isQuoted(walk)
      step(walk, byte)
      if (!isPending) length = out.writeUInt8(byte, length)
    }
    return out.subarray(0, length)
  })
}

/** `indent`: blanks before a possible remark. `head`: lines that are skipped. */
type State = 'head' | 'break' | 'indent' | 'field' | 'plain' | 'quoted' | 'escaped' | 'closed' | 'remark'

interface Walk {
  readonly layout: CsvLayout
  readonly visit: RecordVisitor
  readonly lines: ReturnType<typeof lineCounter>
  readonly next: (state: State, byte: number) => State
  readonly comment: number
  state: State
  offset: number
  previous: number
  after: number
  skipped: number
  fields: FieldVisitor | undefined
}

function openWalk(layout: CsvLayout, visit: RecordVisitor): Walk {
  const comment = codeOf(layout.comment)
  return {
    layout,
    visit,
    lines: lineCounter(),
    next: transitions(layout, comment),
    comment,
    state: layout.skip > 0 ? 'head' : 'break',
    offset: 0,
    previous: 0,
    after: 0,
    skipped: 0,
    fields: undefined,
  }
}

/** No byte is equal to the code of nothing. */
function codeOf(character: string): number {
  return character === '' ? -1 : character.charCodeAt(0)
}

/** The state after a byte that is no line break outside quotes. */
function transitions(layout: CsvLayout, comment: number): (state: State, byte: number) => State {
  const quote = codeOf(layout.quote)
  const escaper = codeOf(layout.escape)
  const delimiter = Buffer.from(layout.delimiter)
  let matched = 0
  const isDelimited = (byte: number): boolean => {
    if (byte !== delimiter[matched]) matched = 0
    if (byte === delimiter[matched]) matched += 1
    if (matched < delimiter.length) return false
    matched = 0
    return true
  }
  return (state, byte) => {
    if (state === 'remark') return 'remark'
    if (state === 'escaped') return 'quoted'
    if (state === 'quoted') {
      if (byte === escaper && escaper !== quote) return 'escaped'
      return byte === quote ? 'closed' : 'quoted'
    }
    if (byte === comment) return 'remark'
    if (isDelimited(byte)) return 'field'
    return byte === quote && state !== 'plain' ? 'quoted' : 'plain'
  }
}

function isQuoted({ state }: Walk): boolean {
  return state === 'quoted' || state === 'escaped'
}

/** Takes one byte, says false once the visitor has enough. */
function step(walk: Walk, byte: number): boolean {
  const goOn = react(walk, byte)
  walk.previous = byte
  walk.offset += 1
  return goOn
}

function react(walk: Walk, byte: number): boolean {
  const { state, lines } = walk
  const inQuotes = isQuoted(walk)
  lines.see(byte, inQuotes)
  if (walk.offset < 3 && byte === MARK[walk.offset]) {
    lines.skipMark()
    return true
  }
  if (!inQuotes && (byte === LF || byte === CR)) return endLine(walk, byte)
  if (state === 'head') return true
  if (state === 'break' || state === 'indent') {
    if (byte === walk.comment) {
      walk.state = 'remark'
      return true
    }
    if (walk.comment >= 0 && byte === SPACE) {
      walk.state = 'indent'
      return true
    }
    const goOn = begin(walk)
    walk.state = walk.next(walk.state, byte)
    if (walk.state === 'field') walk.fields?.(lines.after())
    return goOn
  }
  walk.state = walk.next(walk.state, byte)
  if (walk.state === 'field') walk.fields?.(lines.after())
  return true
}

function begin(walk: Walk): boolean {
  const { after, lines } = walk
  const start = walk.state === 'indent' ? lines.start(walk.offset) : walk.offset
  walk.state = 'field'
  const line = lines.current()
  const answer = walk.visit({ after, start, line, lineBreak: lines.lastBreak() })
  walk.fields = typeof answer === 'function' ? answer : undefined
  walk.fields?.({ line, column: 1 })
  return answer !== false
}

function endLine(walk: Walk, byte: number): boolean {
  const { state, layout } = walk
  // The LF of a CRLF belongs to the break that the CR began.
  if (byte === LF && walk.previous === CR && (state === 'break' || state === 'head')) return true
  if (state === 'head') {
    walk.skipped += 1
    if (walk.skipped === layout.skip) walk.state = 'break'
    walk.after = walk.offset
    return true
  }
  const empty = state === 'break'
  const goOn = (empty && layout.singleColumn) || state === 'indent' ? begin(walk) : true
  if (!empty || layout.singleColumn) walk.after = walk.offset
  walk.state = 'break'
  return goOn
}
