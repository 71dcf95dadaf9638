import type { Comparison } from '../column-types.ts'
import type { ColumnType } from '../rule.ts'
import type { Dialect } from './dialect.ts'
import { Unsupported } from './need.ts'

const STORED: readonly (readonly [ColumnType, Comparison | undefined, RegExp])[] = [
  ['integer', 'number', /^(TINYINT|SMALLINT|INTEGER|BIGINT)$/i],
  ['number', 'number', /^(TINYINT|SMALLINT|INTEGER|BIGINT|REAL|DOUBLE|DECIMAL\(\d+, ?\d+\))$/i],
  ['string', 'text', /^(VARCHAR|CHAR)(\(\d+\))?$/i],
  ['boolean', 'boolean', /^BOOLEAN$/i],
  ['date', 'instant', /^DATE$/i],
  ['timestamp', 'instant', /^TIMESTAMP(\(\d+\))?( WITH TIME ZONE)?$/i],
  ['time', undefined, /^TIME(\(\d+\))?( WITH TIME ZONE)?$/i],
  ['uuid', undefined, /^UUID$/i],
]

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A fraction is written with an exponent: without it Trino reads a DECIMAL, whose arithmetic differs. */
function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean') return String(value)
  if (Number.isNaN(value)) return 'nan()'
  if (!Number.isFinite(value)) return value > 0 ? 'infinity()' : '(-infinity())'
  const digits = Number.isSafeInteger(value) ? String(value) : value.toExponential().toUpperCase()
  return digits.startsWith('-') ? `(${digits})` : digits
}

/** A failing TRY_CAST makes an exception, about 3 microseconds a row, so that values are looked at before. */
const guarded = (text: string, pattern: string, type: string): string =>
  `(CASE WHEN regexp_like(${text}, '^${pattern}$') THEN TRY_CAST(trim(${text}) AS ${type}) END)`

function readAs(type: ColumnType | Comparison, text: string): string {
  switch (type) {
    case 'integer':
      return guarded(text, String.raw`\s*[+-]?[0-9]+\s*`, 'BIGINT')
    case 'number':
      return guarded(text, String.raw`\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*`, 'DOUBLE')
    case 'boolean':
      return `TRY_CAST(${text} AS BOOLEAN)`
    case 'date':
      return guarded(text, String.raw`\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*`, 'DATE')
    case 'timestamp':
    case 'instant':
      return `TRY_CAST(replace(${text}, 'T', ' ') AS TIMESTAMP)`
    case 'time':
      return `TRY_CAST(${text} AS TIME)`
    case 'uuid':
      return `TRY_CAST(${text} AS UUID)`
    case 'string':
    case 'text':
      return text
  }
}

const countDistinct: Dialect['countDistinct'] = ([only = 'NULL', ...more]) =>
  more.length === 0
    ? `count(DISTINCT ${only})`
    : `count(DISTINCT CASE WHEN ${[only, ...more].map((value) => `${value} IS NOT NULL`).join(' AND ')} THEN ROW(${[only, ...more].join(', ')}) END)`

/** Trino, for data that lies in a lake or warehouse. */
export const trino: Dialect = {
  name: 'trino',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal,
  readAs,
  comparisonOf: (stored) => STORED.find(([, , pattern]) => pattern.test(stored))?.[1],
  isStoredAs: (stored, type) => STORED.some(([name, , pattern]) => name === type && pattern.test(stored)),
  hasNaN: (stored) => /^(DOUBLE|REAL)$/i.test(stored),
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  asNumber: (value) => `CAST(${value} AS DOUBLE)`,
  asInstant: (value) => `TRY_CAST(${value} AS TIMESTAMP)`,
  asDay: (instant) => `CAST(${instant} AS DATE)`,
  day: (text) => `DATE ${quoted(text)}`,
  instant: (milliseconds) =>
    `TIMESTAMP ${quoted(new Date(milliseconds).toISOString().slice(0, -1).replace('T', ' '))}`,
  isNaN: (number) => `is_nan(${number})`,
  isFinite: (number) => `is_finite(${number})`,
  matches: (text, pattern) => `regexp_like(${text}, ${quoted(pattern)})`,
  like: (text, pattern) => `${text} LIKE ${quoted(pattern)}`,
  isAmong: (text, literals) => `${text} IN (${literals.join(', ')})`,
  length: (text) => `length(${text})`,
  stdev: (number) => `stddev_samp(${number})`,
  quantile: () => {
    throw new Unsupported('Trino only estimates quantiles')
  },
  countDistinct,
  countDistinctWhole: (value) => countDistinct([value]),
  hash: (values) => {
    const texts = values.map((value) => `coalesce(CAST(${value} AS VARCHAR), chr(0))`)
    return `xxhash64(to_utf8(array_join(ARRAY[${texts.join(', ')}], chr(31))))`
  },
  epochMilliseconds: (instant) => `CAST(to_unixtime(${instant}) * 1000 AS BIGINT)`,
}
