import type { RowCounts } from '../rule.ts'
import { all, countIf } from './dialect.ts'
import { type Planning, scan } from './need.ts'
import type { Scope } from './scope.ts'
import type { Table } from './table.ts'

/** What a check found. */
export type Outcome = RowsOutcome | WholeOutcome

/** Rows that break a check; its rule's allowance judges them. */
export interface RowsOutcome extends RowCounts {
  readonly kind: 'rows'
  /** Where broken rows are found. */
  readonly places: Places
  /** Said instead of the counts alone. */
  readonly why?: string | undefined
}

export interface WholeOutcome {
  readonly kind: 'whole'
  readonly holds: boolean
  /** What was found; holds no value of a column unless it is an aggregate. */
  readonly why: string
  /** The number or text that was judged. */
  readonly observed?: number | string | undefined
}

/** How the rows that break a check are found again, over the names of its table. */
export type Places =
  /** Rows for which a condition is true, and what stands there. */
  | { readonly kind: 'rows'; readonly condition: string; readonly shown: string }
  /** Rows whose values stand there before. */
  | { readonly kind: 'copies'; readonly values: readonly string[]; readonly checked: string }
  /** A query that gives `in_file`, `in_row`, `value`, in the order in which they matter. */
  | { readonly kind: 'query'; readonly sql: string }
  | { readonly kind: 'none' }

/** A query for the places of rows; none where the rows of a table have no order. */
export function queriedPlaces({ view }: Table, sql: () => string): Places {
  return view.numbered === undefined ? { kind: 'none' } : { kind: 'query', sql: sql() }
}

/** What a check asks of each row, over the names of its table. */
export interface RowTest {
  /** True for rows that the check looks at; the rule's filter is not part of it. */
  readonly checked: string
  /** True for rows among these that break it. */
  readonly broken: string
  /** What stands there. */
  readonly shown: string
}

/** Counts the rows that a test is about. */
export function* countRows({ where }: Scope, { checked, broken, shown }: RowTest): Planning<RowsOutcome> {
  const looked = all(where === 'every_row' ? 'true' : where, checked)
  const condition = all(looked, broken)
  const found = yield* scan({ checked: countIf(looked), broken: countIf(condition) })
  return {
    kind: 'rows',
    checked: found.count('checked'),
    broken: found.count('broken'),
    places: { kind: 'rows', condition, shown },
  }
}
