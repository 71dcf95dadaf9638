import type { Check } from './check-kinds.ts'
import type { Bound, Bounds, ColumnType } from './rule.ts'

/** What a check must be able to do with values: compare numbers, instants, text or booleans, or nothing at all. */
export type Comparison = 'number' | 'instant' | 'text' | 'boolean'

export function comparisonOf(check: Check): Comparison | undefined {
  switch (check.kind) {
    case 'range':
      return comparisonOfBounds(check.bounds)
    case 'freshness':
      return 'instant'
    case 'pattern':
    case 'length':
      return 'text'
    case 'set':
      return comparisonOfValues(check.values)
    case 'multiple-of':
    case 'outliers':
    case 'quantiles':
      return 'number'
    case 'measure':
      return comparisonOfMeasure(check)
    case 'distinct-set':
    case 'most-common':
      return comparisonOfValues(check.values)
    default:
      return undefined
  }
}

function comparisonOfMeasure({
  measure,
  bounds,
}: Extract<Check, { kind: 'measure' }>): Comparison | undefined {
  switch (measure) {
    case 'min':
    case 'max':
      return comparisonOfBounds(bounds)
    case 'distinct':
    case 'distinct-share':
    case 'present-share':
      return undefined
    case 'min-length':
    case 'max-length':
      return 'text'
    default:
      return 'number'
  }
}

function comparisonOfValues([first]: readonly unknown[]): Comparison {
  return typeof first === 'string' ? 'text' : typeof first === 'boolean' ? 'boolean' : 'number'
}

/** What bounds compare: numbers, or days and instants. */
export function comparisonOfBounds({ min, max }: Bounds<Bound>): 'number' | 'instant' {
  return typeof (min ?? max) === 'string' ? 'instant' : 'number'
}

const DECLARED: Readonly<Record<ColumnType, Comparison | undefined>> = {
  integer: 'number',
  number: 'number',
  string: 'text',
  boolean: 'boolean',
  date: 'instant',
  timestamp: 'instant',
  time: undefined,
  uuid: undefined,
}

/** What values of a declared type are compared as. */
export function comparisonOfDeclared(type: ColumnType): Comparison | undefined {
  return DECLARED[type]
}

/** Why a check can never be run on a column that is declared to be of a type; undefined if it can. */
export function contradictionOf(check: Check, type: ColumnType): string | undefined {
  const wanted = comparisonOf(check)
  return wanted === undefined || wanted === DECLARED[type]
    ? undefined
    : `it compares ${NAMES[wanted]}, but the column is declared to be of type ${type}`
}

export const NAMES: Readonly<Record<Comparison, string>> = {
  number: 'numbers',
  instant: 'days or instants',
  text: 'text',
  boolean: 'booleans',
}

const STORED: readonly (readonly [ColumnType, RegExp])[] = [
  ['integer', /^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$/],
  ['number', /^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$|^FLOAT$|^DOUBLE$|^DECIMAL\(\d+,\d+\)$/],
  ['string', /^VARCHAR$|^ENUM\([^\]]*\)$/],
  ['boolean', /^BOOLEAN$/],
  ['date', /^DATE$/],
  ['timestamp', /^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/],
  ['time', /^TIME( WITH TIME ZONE)?$/],
  ['uuid', /^UUID$/],
]

/** Whether a file that knows its types (Parquet) stores a column as a declared type. */
export function isStoredAs(stored: string, type: ColumnType): boolean {
  return STORED.some(([name, pattern]) => name === type && pattern.test(stored))
}

/** What can be done with values of a type of the engine. */
export function comparisonOfStored(stored: string): Comparison | undefined {
  const found = STORED.find(([, pattern]) => pattern.test(stored))?.[0]
  return found === undefined ? undefined : DECLARED[found]
}

/**
 * Reads text as a type: SQL over a text column, NULL where the value is none of that type. Stricter than the
 * engine's casts, which take 1.5 for the integer 2, 0x10 and 1_000 for integers, and drop the zone of a time.
 */
export function readAs(type: ColumnType | Comparison, column: string): string {
  switch (type) {
    case 'integer':
      return guarded(column, String.raw`\s*[+-]?[0-9]+\s*`, 'BIGINT')
    case 'number':
      // A failing cast is slow, and what begins as a day is never a number.
      return `CASE WHEN NOT contains(${column}, '_') AND ${column} NOT LIKE '____-__-%' THEN TRY_CAST(${column} AS DOUBLE) END`
    case 'boolean':
      return `TRY_CAST(${column} AS BOOLEAN)`
    case 'date':
      return guarded(column, `${DAY}\\s*`, 'DATE')
    case 'timestamp':
    case 'instant':
      // Zones take four times as long, so that what cannot have one is read without.
      return `CASE WHEN regexp_full_match(${column}, '${DAY}([ T][0-9:.]*)?') THEN TRY_CAST(${column} AS TIMESTAMP)
        ELSE ${guarded(column, `${DAY}([ T].*)?`, 'TIMESTAMP WITH TIME ZONE')}::TIMESTAMP END`
    case 'time':
      return `TRY_CAST(${column} AS TIME)`
    case 'uuid':
      return `TRY_CAST(${column} AS UUID)`
    case 'string':
    case 'text':
      return column
  }
}

const DAY = String.raw`\s*[0-9]{4}-[0-9]{2}-[0-9]{2}`

function guarded(column: string, pattern: string, type: string): string {
  return `(CASE WHEN regexp_full_match(${column}, '${pattern}') THEN TRY_CAST(${column} AS ${type}) END)`
}

/** DuckDB's type by which a profile reads a CSV column of a declared type. */
export const PROFILE_TYPES: Readonly<Record<ColumnType, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  time: 'TIME',
  uuid: 'UUID',
}
