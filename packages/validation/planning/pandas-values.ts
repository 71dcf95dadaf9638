import type { ColumnType } from '../rule.ts'
import type { Dialect } from './dialect.ts'

/** What pandas makes of a column: of text by `read_csv`, of integers with nulls. */
export interface Inferred {
  /** As pandas names it: `int64`. */
  readonly dtype: string
  /** The engine's type that stands for it. */
  readonly stored: 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR'
  /** What text is read as; absent if it stays text. */
  readonly readAs?: ColumnType | undefined
}

/** `str(value)` of Python: True, 1.0, 1e+21. */
export function pandasText(dialect: Dialect, value: string, type: string): string {
  if (dialect.comparisonOf(type) === 'boolean')
    return `CASE WHEN ${value} THEN 'True' WHEN NOT ${value} THEN 'False' END`
  const text = dialect.asText(value)
  return dialect.hasNaN(type) ? `replace(replace(${text}, 'e', 'e+'), 'e+-', 'e-')` : text
}
