import type { RowPlace } from './csv-lines.ts'
import type { Place } from './csv-records.ts'
import { scanObject } from './json-text.ts'
import { type JsonLayout, type JsonText, placeWithin, walkJsonTexts } from './json-texts.ts'

/** What to look up in one file. */
export interface TextQuery {
  /** Rows that were read, by ordinal from 1 (broken and rejected ones not counted), and the keys wanted of each. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>
  /** Where lines begin that the reader refused, in bytes of the unpacked file from 0. */
  readonly rejects: readonly number[]
  /** Lines or elements that are no object, by ordinal from 1; refused ones not counted. */
  readonly broken: readonly number[]
}

export interface TextAnswer {
  /** The fields of a place are known by the numbers under which their keys were asked for. */
  readonly placeOfRow: ReadonlyMap<number, RowPlace>
  readonly lineOfReject: ReadonlyMap<number, number>
  readonly faultOf: ReadonlyMap<number, Required<Place> & { readonly reason: string }>
}

/**
 * Finds rows, refused lines and what is wrong with broken ones, by one pass over the file that ends as soon as the
 * last is found. All refused and broken lines before a wanted row must be given.
 */
export async function locateTexts(layout: JsonLayout, query: TextQuery): Promise<TextAnswer> {
  const rejects = new Set(query.rejects)
  const broken = new Set(query.broken)
  const placeOfRow = new Map<number, RowPlace>()
  const lineOfReject = new Map<number, number>()
  const faultOf = new Map<number, Required<Place> & { readonly reason: string }>()
  let read = 0
  let row = 0
  await walkJsonTexts(layout, (item) => {
    if (rejects.has(item.start)) lineOfReject.set(item.start, item.place.line)
    else {
      read += 1
      if (broken.has(read)) faultOf.set(read, faultIn(item))
      else if (!item.isBlank) {
        row += 1
        const keys = query.rows.get(row)
        if (keys !== undefined) placeOfRow.set(row, placesIn(item, keys))
      }
    }
    return placeOfRow.size < query.rows.size || lineOfReject.size < rejects.size || faultOf.size < broken.size
  })
  return { placeOfRow, lineOfReject, faultOf }
}

function faultIn(item: JsonText): Required<Place> & { readonly reason: string } {
  const { fault } = scanObject(item.text())
  const { at, reason } = fault ?? { at: 0, reason: 'the engine cannot read it' }
  return { ...placeWithin(item, at), reason: `not a JSON object: ${reason}` }
}

function placesIn(item: JsonText, keys: ReadonlyMap<number, string>): RowPlace {
  const { values } = keys.size === 0 ? { values: new Map<string, number>() } : scanObject(item.text())
  const fields = new Map<number, Required<Place>>()
  for (const [field, key] of keys) {
    const at = values.get(key)
    if (at !== undefined) fields.set(field, placeWithin(item, at))
  }
  return { line: item.place.line, fields }
}
