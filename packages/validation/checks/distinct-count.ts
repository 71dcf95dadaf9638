import type { Window } from '../planning/dialect.ts'
import type { Scope } from '../planning/scope.ts'
import type { Table, ViewColumn } from '../planning/table.ts'

/** Exact number of distinct values of a column that are not null. @param value its own values, or some of them */
export function countDistinctOf(scope: Scope, name: string, value: string): string {
  const window = isWhole(scope, name) ? windowOf(scope.table, scope.column(name)) : undefined
  return window === undefined
    ? scope.dialect.countDistinct([value])
    : scope.dialect.countDistinctWhole(value, window)
}

/** Whether its own values are integers of 64 bits. */
function isWhole({ rule, table, dialect, column }: Scope, name: string): boolean {
  const { isText, type } = column(name)
  // pandas may hold something else than the file.
  if (rule.semantics !== 'strict') return false
  if (isText) return table.notes.get(name)?.type === 'integer'
  return dialect.isStoredAs(type, 'integer') && !/^U?HUGEINT$|^UBIGINT$/.test(type)
}

/** Ids usually count from 0 or 1. 4 MiB of bits for each thread. */
const USUAL: Window = { low: 0n, high: 2n ** 25n - 1n }
const WIDEST = 2n ** 26n
/** For all columns of a table: 32 MiB for each thread. */
const BITS = 2n ** 28n

const granted = new WeakMap<Table, Map<string, Window>>()

/** The window in which a column is counted by bits; none where it would be too wide, or others have taken the memory. */
function windowOf(table: Table, { name, range }: ViewColumn): Window | undefined {
  const windows = granted.get(table) ?? new Map<string, Window>()
  granted.set(table, windows)
  const known = windows.get(name)
  if (known !== undefined) return known
  const window = range === undefined ? USUAL : { low: range.min, high: range.max }
  const taken = [...windows.values()].reduce((sum, one) => sum + widthOf(one), 0n)
  const width = widthOf(window)
  if (width < 1n || width > WIDEST || taken + width > BITS) return undefined
  windows.set(name, window)
  return window
}

function widthOf({ low, high }: Window): bigint {
  return high - low + 1n
}
