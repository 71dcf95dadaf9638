import type { DataFile } from './data-file.ts'

/** A column that a folder's name gives to all rows below it, as Hive lays out tables: `year=2024`. */
export interface Partition {
  readonly name: string
  readonly value: string | null
}

/** What Hive and Spark call the folder of rows without a value. */
const NOTHING = '__HIVE_DEFAULT_PARTITION__'

/** The partition columns of a file; one that the file itself holds is not among them. */
export function partitionsOf({ name }: DataFile, own: readonly { readonly name: string }[]): Partition[] {
  const taken = new Set(own.map((column) => column.name.toLowerCase()))
  const found: Partition[] = []
  for (const folder of name.split('/').slice(0, -1)) {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(folder) ?? []
    if (key === undefined || value === undefined) continue
    const column = decoded(key)
    if (taken.has(column.toLowerCase())) continue
    taken.add(column.toLowerCase())
    found.push({ name: column, value: value === NOTHING ? null : decoded(value) })
  }
  return found
}

/** Hive writes what cannot stand in a path as `%3A`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The type that a partition's value has by its form. `01` keeps its zero, so it is text. */
export function typeOfValue(value: string | null): string {
  if (value === null) return 'NULL'
  if (/^-?(0|[1-9]\d{0,17})$/.test(value)) return 'BIGINT'
  return isDay(value) ? 'DATE' : 'VARCHAR'
}

/** The 30th of February is a text. */
function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
