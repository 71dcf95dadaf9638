import { type CsvLayout, type CsvRecord, walkCsvRecords } from './csv-records.ts'

/** What to look up in one file. */
export interface LineQuery {
  /** Ordinals, from 1, of the rows that were read (rejected rows not counted). */
  readonly rows: readonly number[]
  /** Where rejected rows begin, as the reader gave it: bytes of the unpacked file, from 0. */
  readonly rejects: readonly number[]
}

export interface LineAnswer {
  readonly lineOfRow: ReadonlyMap<number, number>
  readonly lineOfReject: ReadonlyMap<number, number>
}

/**
 * Maps row ordinals and the offsets of rejected rows to physical lines, by one pass over the file that ends
 * as soon as the last one is found. All rejected rows before a wanted row must be given.
 */
export async function locateLines(layout: CsvLayout, query: LineQuery): Promise<LineAnswer> {
  const rejects = [...new Set(query.rejects)].sort((a, b) => a - b)
  const wanted = new Set(query.rows)
  const lineOfRow = new Map<number, number>()
  const lineOfReject = new Map<number, number>()
  let row = 0
  let header = true
  const rejectAt = (record: CsvRecord): boolean => {
    let hit = false
    // The reader may point at the line break before the record (the LF of a CRLF, or a blank line).
    for (let next = rejects[0]; next !== undefined && next <= record.start; next = rejects[0]) {
      rejects.shift()
      if (next < record.after) continue
      lineOfReject.set(next, record.line)
      hit = true
    }
    return hit
  }
  await walkCsvRecords(layout, (record) => {
    if (header) {
      header = false
      return true
    }
    if (!rejectAt(record)) {
      row += 1
      if (wanted.delete(row)) lineOfRow.set(row, record.line)
    }
    return wanted.size > 0 || rejects.length > 0
  })
  return { lineOfRow, lineOfReject }
}

/** The first line that ends otherwise than the lines before it, if there is one. */
export async function findMixedLineBreak(layout: CsvLayout): Promise<number | undefined> {
  let first: string | undefined
  let found: number | undefined
  await walkCsvRecords(layout, (record) => {
    first ??= record.lineBreak
    if (record.lineBreak !== first) found = record.line - 1
    return found === undefined
  })
  return found
}
