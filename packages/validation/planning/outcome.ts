import type { RowCounts } from '../rule.ts'
import { all } from './dialect.ts'
import { type Found, type Planning, scan } from './need.ts'
import type { Scope } from './scope.ts'
import type { Table } from './table.ts'

/** What a check found. */
export type Outcome = RowsOutcome | WholeOutcome

/** Rows that break a check; its rule's allowance judges them. */
export interface RowsOutcome extends RowCounts {
  readonly kind: 'rows'
  /** The same among the rows that a change adds or touches: these are judged, and what is older is only told. */
  readonly inChange?: RowCounts | undefined
  /** Where broken rows are found; of a change only its own. */
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
  | {
      readonly kind: 'copies'
      readonly values: readonly string[]
      readonly checked: string
      /** True for the rows of the change, one of which must be among the copies. */
      readonly inChange?: string | undefined
    }
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

/** Counts the rows that a test is about, and those of a change among them. */
export function* countRows(
  { where, inChange }: Scope,
  { checked, broken, shown }: RowTest,
): Planning<RowsOutcome> {
  const looked = all(where === 'every_row' ? 'true' : where, checked)
  const condition = all(looked, broken)
  const counts = { checked: { countIf: looked }, broken: { countIf: condition } }
  if (inChange === undefined) {
    const found = yield* scan(counts)
    return { kind: 'rows', ...countsOf(found), places: { kind: 'rows', condition, shown } }
  }
  const own = { looked: all(inChange, looked), condition: all(inChange, condition) }
  const found = yield* scan({
    ...counts,
    ownChecked: { countIf: own.looked },
    ownBroken: { countIf: own.condition },
  })
  return {
    kind: 'rows',
    ...countsOf(found),
    inChange: { checked: found.count('ownChecked'), broken: found.count('ownBroken') },
    places: { kind: 'rows', condition: own.condition, shown },
  }
}

function countsOf(found: Found<'checked' | 'broken'>): RowCounts {
  return { checked: found.count('checked'), broken: found.count('broken') }
}

/** The counts by which a rule is judged. */
export function judgedCounts({ checked, broken, inChange }: RowsOutcome): RowCounts {
  return inChange ?? { checked, broken }
}
