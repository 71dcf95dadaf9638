import { type CsvLayout, type CsvRecord, type Place, walkCsvRecords } from './csv-records.ts'
import type { LineBreak } from './line-counter.ts'

/** What to look up in one file. */
export interface LineQuery {
  /** Rows that were read, by ordinal from 1 (rejected rows not counted), and the fields wanted of each, from 0. */
  readonly rows: ReadonlyMap<number, ReadonlySet<number>>
  /** Where rejected rows begin, as the reader gave it: bytes of the unpacked file, from 0. */
  readonly rejects: readonly number[]
  /** Whether the first record is a header. */
  readonly header: boolean
}

/** Where a row begins, and where those of its fields that were asked for do. */
export interface RowPlace extends Place {
  readonly fields: ReadonlyMap<number, Required<Place>>
}

export interface LineAnswer {
  readonly placeOfRow: ReadonlyMap<number, RowPlace>
  readonly lineOfReject: ReadonlyMap<number, number>
}

/**
 * Maps row ordinals and the offsets of rejected rows to physical lines, by one pass over the file that ends
 * as soon as the last one is found. All rejected rows before a wanted row must be given.
 */
export async function locateLines(layout: CsvLayout, query: LineQuery): Promise<LineAnswer> {
  const rejects = [...new Set(query.rejects)].sort((a, b) => a - b)
  const placeOfRow = new Map<number, RowPlace>()
  const lineOfReject = new Map<number, number>()
  let row = 0
  let header = query.header
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
      const wanted = query.rows.get(row)
      if (wanted !== undefined) {
        const fields = new Map<number, Required<Place>>()
        placeOfRow.set(row, { line: record.line, fields })
        if (wanted.size > 0) return fieldsInto(fields, wanted)
      }
    }
    return placeOfRow.size < query.rows.size || rejects.length > 0
  })
  return { placeOfRow, lineOfReject }
}

function fieldsInto(fields: Map<number, Required<Place>>, wanted: ReadonlySet<number>) {
  let field = 0
  return (place: Required<Place>): void => {
    if (wanted.has(field)) fields.set(field, place)
    field += 1
  }
}

/** How the first record of a file ends; undefined if it has no other. */
export async function firstLineBreak(layout: CsvLayout): Promise<LineBreak | undefined> {
  let found: LineBreak | undefined
  await walkCsvRecords(layout, ({ lineBreak }) => {
    found = lineBreak
    return found === undefined
  })
  return found
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
