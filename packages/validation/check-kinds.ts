import type { Bound, Bounds, Cast, ColumnType, SetValue } from './rule.ts'
import type { WholeCheck } from './whole-checks.ts'

/**
 * What a rule asks of the data, as data: an engine makes its own query of it.
 *
 * A check of rows looks at some rows (`checked`) and counts those that break it (`broken`); the rule's allowance judges
 * the two. Any other check judges by itself. Unless it says otherwise, a check of rows looks at the rows whose values are
 * there; with `nulls: 'break'` it looks at all, and a null breaks it; with `nulls: 'keep'` too, and a null keeps it.
 */
export type Check = RowCheck | WholeCheck | { readonly kind: 'unsupported'; readonly why: string }

/** A check that every single row can break. */
export type RowCheck = ColumnCheck | RowOfColumnsCheck | RelatedRowsCheck

interface OfColumn {
  readonly column: string
  readonly nulls?: 'skip' | 'break' | 'keep' | undefined
}

/** How bounds that are text are understood: as days and instants, a day meaning all of it, unless this says otherwise. */
export interface BoundsReading {
  /** Where the column holds text, they are text, by its code points. */
  readonly asText?: boolean | undefined
  /** A day is its first instant. */
  readonly dayStarts?: boolean | undefined
}

export type ColumnCheck =
  /** Looks at all rows. */
  | { readonly kind: 'not-null'; readonly column: string }
  /** Looks at all rows; a value breaks it. */
  | { readonly kind: 'null'; readonly column: string }
  /** Of a meaning; what a file stores otherwise breaks it as a whole. */
  | { readonly kind: 'type'; readonly column: string; readonly type: ColumnType }
  /**
   * pandas reads the column as one of these dtypes. Where the dtype is another, values that are no `values` (or integers
   * out of bounds) are to blame, unless it `drops` their rows. Without any, the column breaks it as a whole, or with
   * `rowsOnly` keeps it.
   */
  | {
      readonly kind: 'dtype'
      readonly column: string
      readonly names: readonly string[]
      readonly values?: Cast | undefined
      readonly bounds?: Bounds | undefined
      readonly rowsOnly?: boolean | undefined
      readonly drops?: boolean | undefined
    }
  /** pandas can turn the value into it: an integer within bounds, `exact`ly without losing a fraction. */
  | {
      readonly kind: 'castable'
      readonly column: string
      readonly to: Cast
      readonly bounds?: Bounds | undefined
      readonly exact?: boolean | undefined
      readonly nulls: 'skip' | 'break'
    }
  | (OfColumn & {
      readonly kind: 'range'
      readonly bounds: Bounds<Bound>
      readonly reading?: BoundsReading | undefined
    })
  /** Text in the order of the code points of its characters. */
  | (OfColumn & { readonly kind: 'text-range'; readonly bounds: Bounds<string> })
  /**
   * Values of one kind: all text, all numbers or all booleans. `negated`: none of them. `counts: values`: a value that
   * breaks it in many rows counts once.
   */
  | (OfColumn & {
      readonly kind: 'set'
      readonly values: readonly SetValue[]
      readonly negated?: boolean | undefined
      readonly counts?: 'rows' | 'values' | undefined
    })
  /** A value that breaks any of the checks (of the same column) breaks it, once. Those in `missing` are as if null. */
  | (OfColumn & {
      readonly kind: 'valid'
      readonly checks: readonly ValueCheck[]
      readonly missing?: readonly SetValue[] | undefined
    })
  | (OfColumn & PatternCheck)
  /** Characters of the value as text. */
  | (OfColumn & { readonly kind: 'length'; readonly bounds: Bounds })
  | (OfColumn & { readonly kind: 'format'; readonly format: ValueFormat })
  | (OfColumn & { readonly kind: 'multiple-of'; readonly factor: number })
  /** Values in the order of the rows never fall (rise); `strictly`: nor stay. Nulls are passed over. */
  | (OfColumn & {
      readonly kind: 'order'
      readonly direction: 'increasing' | 'decreasing'
      readonly strictly: boolean
    })
  /**
   * Far from the others: |x - mean| / sample standard deviation (`zscore`), outside of the quartiles by more than factor
   * times their distance (`iqr`), |x - median| / (1.4826 median |x - median|) (`mad`). A row beyond the factor breaks it;
   * `inclusive`: also one at the factor. `side: upper` looks at (x - mean) with its sign. Where the values do not spread,
   * no row breaks it, or (`flat: break`) each that differs from the others.
   */
  | (OfColumn & {
      readonly kind: 'outliers'
      readonly method: 'zscore' | 'iqr' | 'mad'
      readonly factor: number
      readonly side?: 'both' | 'upper' | undefined
      readonly inclusive?: boolean | undefined
      readonly flat?: 'pass' | 'break' | undefined
    })
  /** Text that looks like personal data of one of the kinds (`email`, `phone`, `iban`, `card`, `ip`). */
  | (OfColumn & { readonly kind: 'personal-data'; readonly of: readonly string[] })

/** A check that a value passes or not, whatever the others are. */
export type ValueCheck = Extract<
  ColumnCheck,
  { kind: 'range' | 'set' | 'pattern' | 'length' | 'multiple-of' }
>

export interface PatternCheck {
  readonly kind: 'pattern'
  readonly patterns: readonly string[]
  /** `like`: SQL LIKE. `re2`: the engine's own syntax. */
  readonly dialect: 're2' | 'python' | 'ecma' | 'like'
  /** Where in the value: anywhere, from its first character on, or all of it. LIKE is always `full`. */
  readonly how: 'search' | 'match-start' | 'full'
  /** How many of the patterns must match. Default any. */
  readonly match?: 'any' | 'all' | undefined
  /** Breaks it where the condition would hold: no pattern may match (`any`), or not all (`all`). */
  readonly negated?: boolean | undefined
  /** The text as it stands in the file, although the column is declared to be of another type. */
  readonly asWritten?: boolean | undefined
}

export type ValueFormat =
  /** Python's `datetime.strptime(value, format)` takes it. */
  | { readonly name: 'strftime'; readonly format: string }
  | { readonly name: 'dateutil' }
  /** Python's `json.loads` takes it. */
  | { readonly name: 'json' }
  | { readonly name: 'json-schema'; readonly schema: unknown }

/** Rows that are looked at although values of several columns are missing. */
type MissingIn = 'all' | 'any' | 'never'

/**
 * A check of several values of one row. `ignore`: rows are passed over where all (any) of the values are null. A
 * comparison with one of the others is `unknown`: it breaks the check, or passes, as where SQL counts what is false.
 */
export type RowOfColumnsCheck =
  | {
      readonly kind: 'compare'
      readonly column: string
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
      readonly other: string
      readonly ignore: MissingIn
      readonly unknown?: 'break' | 'pass' | undefined
    }
  | {
      readonly kind: 'tuple-set'
      readonly columns: readonly string[]
      readonly tuples: readonly (readonly (SetValue | null)[])[]
      readonly ignore: MissingIn
      readonly unknown?: 'break' | 'pass' | undefined
    }
  /** A null among the values breaks it, counts as 0, or makes the row pass. */
  | {
      readonly kind: 'row-sum'
      readonly columns: readonly string[]
      readonly total: number
      readonly ignore: MissingIn
      readonly nulls: 'break' | 'zero' | 'pass'
    }
  /** All values of the row differ (null equals null), or all are equal. */
  | {
      readonly kind: 'values-differ' | 'values-equal'
      readonly columns: readonly string[]
      readonly ignore: MissingIn
    }
  /** The row has a value: in one of the columns, or in any. */
  | { readonly kind: 'empty-row'; readonly columns?: readonly string[] | undefined }
  /** A condition in SQL over the columns of the row; what is not true breaks it. `nulls: skip`: unknown passes. */
  | { readonly kind: 'expression'; readonly sql: string; readonly nulls?: 'skip' | 'break' | undefined }

/** A check of a row against other rows. */
export type RelatedRowsCheck =
  /**
   * No values stand there twice. What breaks it: each copy but the first (`later`) or but the last (`earlier`), all copies
   * (`every`), or each value that has copies, once (`groups`). `nulls`: a row is passed over if any or all of its values
   * are null, or null is a value like others (`equal`). `nullsDiffer`: a row with a null is looked at, and no copy. Columns
   * absent: all but `except`.
   */
  | {
      readonly kind: 'unique'
      readonly columns?: readonly string[] | undefined
      readonly except?: readonly string[] | undefined
      readonly copies: 'later' | 'earlier' | 'every' | 'groups'
      readonly nulls: 'skip-any' | 'skip-all' | 'equal'
      readonly nullsDiffer?: boolean | undefined
    }
  /** The values stand in the columns of another table (or of this one: `table` absent). Nulls as in `unique`. */
  | {
      readonly kind: 'reference'
      readonly columns: readonly string[]
      readonly table?: string | undefined
      readonly to: readonly string[]
      readonly nulls: 'skip-any' | 'skip-all'
    }
  /**
   * The row stands in another table too: test data among the training data. All rows are looked at, and null equals null.
   * Columns absent: all that both have but `except`.
   */
  | {
      readonly kind: 'overlap'
      readonly table: string
      readonly columns?: readonly string[] | undefined
      readonly except?: readonly string[] | undefined
    }
  /** The time of the row is not after the last time of the other table. */
  | { readonly kind: 'time-overlap'; readonly table: string; readonly column: string }
  /**
   * Rows with the same features and another label; every one of them breaks it. Rows without a label are passed over, and
   * null equals null among features. Features absent: all columns but the label and `except`.
   */
  | {
      readonly kind: 'conflicting-labels'
      readonly label: string
      readonly features?: readonly string[] | undefined
      readonly except?: readonly string[] | undefined
    }
