import type { Comparison } from '../column-types.ts'
import type { ColumnType, SetValue } from '../rule.ts'

/** Whole numbers from `low` to `high`. */
export interface Window {
  readonly low: bigint
  readonly high: bigint
}

/** The words of one engine. Every method takes and gives SQL, but for names and values. */
export interface Dialect {
  readonly name: 'duckdb' | 'trino'
  identifier(name: string): string
  literal(value: SetValue | null): string
  /** Reads text as a type, strictly: NULL where the value is none of that type. */
  readAs(type: ColumnType | Comparison, text: string): string
  /** What can be done with values of a type of the engine. */
  comparisonOf(stored: string): Comparison | undefined
  /** Whether values of a type of the engine have a declared meaning. */
  isStoredAs(stored: string, type: ColumnType): boolean
  /** Whether values of a type of the engine may be NaN. */
  hasNaN(stored: string): boolean
  asText(value: string): string
  asNumber(value: string): string
  /** A day or instant as an instant; NULL beyond the range of instants. */
  asInstant(value: string): string
  asDay(instant: string): string
  /** ISO 8601, `2001-06-01`. */
  day(text: string): string
  /** @param milliseconds since 1970 */
  instant(milliseconds: number): string
  isNaN(number: string): string
  isFinite(number: string): string
  /** Whether a pattern of RE2 matches anywhere in a text. */
  matches(text: string, pattern: string): string
  like(text: string, pattern: string): string
  /** Whether a text equals one of some literals. */
  isAmong(text: string, literals: readonly string[]): string
  /** Characters (code points) of a text. */
  length(text: string): string
  /** Standard deviation of the sample. */
  stdev(number: string): string
  /** Exact quantile by NumPy's name of the method. @throws Unsupported where the engine only estimates */
  quantile(value: string, p: number, method: 'inverted_cdf' | 'linear'): string
  /** Exact number of distinct values that are not null; several form a tuple, none of which may be null. */
  countDistinct(values: readonly string[]): string
  /** The same for whole numbers, of which most are likely to lie in a window. */
  countDistinctWhole(value: string, window: Window): string
  /** A number for a row of values, the same for equal rows: equal numbers do not prove equal rows. */
  hash(values: readonly string[]): string
  epochMilliseconds(instant: string): string
}

/** The number of rows for which a condition over the names of a table is true. */
export const countIf = (condition: string): string => {
  if (condition === 'true' || condition === 'every_row') return 'count(*)'
  // Nulls alone are counted in a tenth of the time that a condition takes.
  const [, name, there] = /^\(*(e[0-9]+) IS (NOT )?NULL\)*$/.exec(condition) ?? []
  if (name !== undefined) return there === undefined ? `(count(*) - count(${name}))` : `count(${name})`
  // For each FILTER DuckDB copies all columns of the scan, which is quadratic in the number of rules.
  return `count(CASE WHEN ${condition} THEN 1 END)`
}

export const all = (...conditions: readonly string[]): string => {
  const said = conditions.filter((condition) => condition !== 'true' && condition !== 'every_row')
  return said.length === 0 ? 'true' : said.map((condition) => `(${condition})`).join(' AND ')
}

export const any = (...conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : conditions.map((condition) => `(${condition})`).join(' OR ')

/** True where a condition is false or unknown; not every engine has IS NOT TRUE. */
export const isNotTrue = (condition: string): string => `NOT coalesce((${condition}), false)`
