export type LineBreak = 'LF' | 'CRLF' | 'CR'

const LF = 10
const CR = 13

/**
 * Counts physical lines, and the UTF-16 code units of the present one, byte by byte of UTF-8. A lone CR ends a
 * line only in a file whose first line break is one: elsewhere it is a character within a quoted field, on which
 * no viewer breaks the line.
 */
export function lineCounter() {
  let line = 1
  let units = 0
  let bytes = 0
  let previous = 0
  let style: 'cr' | 'lf' | undefined
  let last: LineBreak | undefined
  let carriage: 'inside' | 'outside' = 'inside'
  const nextLine = () => {
    line += 1
    units = 0
    bytes = 0
  }
  return {
    current: () => line,
    lastBreak: () => last,
    /** Where the byte after the one seen last stands. */
    after: () => ({ line, column: units + 1 }),
    /** Offset of the line's first byte, from that of the byte seen last. */
    start: (offset: number) => offset - bytes + 1,
    /** A byte order mark is no character of the line. */
    skipMark(): void {
      units = 0
    },
    see(byte: number, quoted: boolean): void {
      if (previous === CR && byte !== LF) {
        if (carriage === 'outside') {
          style ??= 'cr'
          last = 'CR'
        }
        if (style === 'cr') nextLine()
      }
      if (previous === LF) nextLine()
      if (byte === CR) carriage = quoted ? 'inside' : 'outside'
      if (byte === LF && !quoted) {
        style ??= 'lf'
        last = previous === CR ? 'CRLF' : 'LF'
      }
      previous = byte
      bytes += 1
      // Continuation bytes count for nothing, the first of four for a surrogate pair.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    },
  }
}
