import { locateLines, type RowPlace } from './csv-lines.ts'
import type { Place } from './csv-records.ts'
import { csvLayout, REJECTS_LIMIT } from './csv-source.ts'
import type { Engine } from './engine.ts'
import { locateTexts } from './json-lines.ts'
import { brokenIn, countRejects, offsetOf, rejectsIn } from './rejections.ts'
import type { Relation } from './relation.ts'
import type { RelationFile } from './relation-file.ts'

/** A row, or a value in it, as a query over `relation.numbered` names it. */
export interface Wanted {
  readonly file: string
  readonly row: number
  /** Name of a column; of a column that the file itself does not hold only the row is found. */
  readonly column?: string | undefined
}

/**
 * Physical places of rows of CSV and JSON files: the line on which a row begins, or if a column is given the line
 * and the position in it at which its value begins. A row of a Parquet file has none, and no place is known where
 * so many rows were rejected that not all were noted.
 * @returns one place, or undefined, per row asked for
 */
export async function linesOf(
  engine: Engine,
  relation: Relation,
  wanted: readonly Wanted[],
): Promise<(Place | undefined)[]> {
  const { capped } = await countRejects(engine, relation)
  if (capped) return wanted.map(() => undefined)
  const places = new Map<string, ReadonlyMap<number, RowPlace>>()
  for (const item of relation.files) {
    const own = wanted.filter(({ file }) => file === item.file.name)
    if (own.length > 0) places.set(item.file.name, await placesIn(engine, relation, item, own))
  }
  return wanted.map(({ file, row, column }) => {
    const place = places.get(file)?.get(row)
    if (place === undefined) return undefined
    const item = relation.files.find((candidate) => candidate.file.name === file)
    return place.fields.get(item === undefined ? -1 : fieldOf(item, column)) ?? { line: place.line }
  })
}

/** Number of a column in the file, from 0; -1 if it does not hold it itself. */
function fieldOf({ source }: RelationFile, column: string | undefined): number {
  return source.kind === 'parquet' ? -1 : source.columns.findIndex(({ name }) => name === column)
}

async function placesIn(
  engine: Engine,
  relation: Relation,
  item: RelationFile,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<number, RowPlace>> {
  const { file, source } = item
  if (source.kind === 'parquet') return new Map()
  const rejects = (await rejectsIn(engine, relation, item, REJECTS_LIMIT)).map(offsetOf)
  const fields = Map.groupBy(wanted, ({ row }) => row)
  const rows = new Map(
    [...fields].map(([row, items]) => {
      const own = items.map(({ column }) => fieldOf(item, column)).filter((field) => field >= 0)
      return [row, new Set(own)] as const
    }),
  )
  if (source.kind === 'csv') {
    return (await locateLines(csvLayout(file, source), { rows, rejects, header: source.header })).placeOfRow
  }
  const keyed = new Map(
    [...rows].map(([row, own]) => {
      const keys = [...own].map((field) => [field, source.columns[field]?.key ?? ''] as const)
      return [row, new Map(keys)] as const
    }),
  )
  const broken = await brokenIn(engine, relation, item, source.broken)
  return (await locateTexts({ ...file, form: source.form }, { rows: keyed, rejects, broken })).placeOfRow
}
