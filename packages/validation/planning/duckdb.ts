import { identifier, literal } from '#data'
import { comparisonOfStored, isStoredAs, readAs } from '../column-types.ts'
import type { Dialect } from './dialect.ts'

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier,
  literal,
  readAs,
  comparisonOf: comparisonOfStored,
  isStoredAs,
  hasNaN: (stored) => stored === 'DOUBLE' || stored === 'FLOAT',
  asText: (value) => `${value}::VARCHAR`,
  asNumber: (value) => `${value}::DOUBLE`,
  // A day beyond the range of instants must not stop the scan.
  asInstant: (value) => `TRY_CAST(${value} AS TIMESTAMP)`,
  asDay: (instant) => `${instant}::DATE`,
  day: (text) => `DATE ${literal(text)}`,
  instant: (milliseconds) => `TIMESTAMP ${literal(new Date(milliseconds).toISOString().slice(0, -1))}`,
  isNaN: (number) => `isnan(${number})`,
  isFinite: (number) => `isfinite(${number})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  like: (text, pattern) => `${text} LIKE ${literal(pattern)}`,
  // Unlike IN it looks at each entry of a dictionary once, as Parquet has them.
  isAmong: (text, literals) => `list_contains([${literals.join(', ')}], ${text})`,
  length: (text) => `length(${text})`,
  // The aggregate refuses what is not finite, and with it the whole scan.
  stdev: (number) =>
    `CASE WHEN bool_and(isfinite(${number})) THEN stddev_samp(CASE WHEN isfinite(${number}) THEN ${number} END) END`,
  quantile: (value, p, method) =>
    `${method === 'linear' ? 'quantile_cont' : 'quantile_disc'}(${value}, ${literal(p)})`,
  countDistinct: ([only = 'NULL', ...more]) =>
    more.length === 0
      ? `count(DISTINCT ${only})`
      : `count(DISTINCT CASE WHEN ${[only, ...more].map((value) => `${value} IS NOT NULL`).join(' AND ')} THEN row(${[only, ...more].join(', ')}) END)`,
  // A bit for each number of the window is a fifth of the work of a hash table.
  countDistinctWhole: (value, { low, high }) => {
    const isWithin = `${value} BETWEEN ${low} AND ${high}`
    const bits = `bitstring_agg(CASE WHEN ${isWithin} THEN ${value}::BIGINT END, ${low}::BIGINT, ${high}::BIGINT)`
    return `(coalesce(bit_count(${bits}), 0) + count(DISTINCT CASE WHEN NOT ${isWithin} THEN ${value} END))`
  },
  hash: (values) => `hash(${values.join(', ')})`,
  epochMilliseconds: (instant) => `epoch_ms(${instant})`,
}
