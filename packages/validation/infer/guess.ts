import type { ColumnType } from '../rule.ts'

/** A rule that data suggests. A tolerance of 0 lets no row break it. */
export type GuessedRule =
  | { readonly kind: 'type'; readonly type: ColumnType }
  | { readonly kind: 'not-null'; readonly tolerance: number }
  | { readonly kind: 'unique' }
  | { readonly kind: 'set'; readonly values: readonly string[]; readonly tolerance: number }
  | { readonly kind: 'range'; readonly min?: number; readonly max?: number; readonly tolerance: number }
  /** No value lies beyond. */
  | { readonly kind: 'least' | 'greatest'; readonly bound: number }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly tolerance: number }
  | { readonly kind: 'mean' | 'median'; readonly min: number; readonly max: number }

export interface Guess<R = GuessedRule> {
  readonly rule: R
  /** Why, in one line that holds no value of the data. */
  readonly why: string
}

export interface ColumnGuess {
  readonly name: string
  /** Why its values look personal; none of them is then written. */
  readonly personal: string | undefined
  readonly guesses: readonly Guess[]
  /** What was left open, and what a person may add. */
  readonly remarks: readonly string[]
}

export type TableRule =
  | { readonly kind: 'rows'; readonly min: number; readonly max: number }
  /** In every row with both. */
  | { readonly kind: 'order'; readonly earlier: string; readonly later: string; readonly tolerance: number }

/** What data suggests to ask of the next sample of the same process. */
export interface ContractGuess {
  /** Hex sha256 of the data. */
  readonly sha256: string
  readonly rows: number
  readonly table: readonly Guess<TableRule>[]
  readonly columns: readonly ColumnGuess[]
  readonly remarks: readonly string[]
}
