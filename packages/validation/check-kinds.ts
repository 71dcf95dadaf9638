import type { Bound, Bounds, ColumnType, SetValue } from './rule.ts'

/**
 * What a rule asks of the data, as data: an engine makes its own query of it.
 *
 * A check of rows looks at some rows (`checked`) and counts those that break it (`broken`); the rule's allowance judges
 * the two. Any other check judges by itself. Unless it says otherwise, a check of rows looks at the rows whose values are
 * there; with `nulls: 'break'` it looks at all, and a null breaks it.
 */
export type Check = RowCheck | WholeCheck | { readonly kind: 'unsupported'; readonly why: string }

/** A check that every single row can break. */
export type RowCheck = ColumnCheck | RowOfColumnsCheck | RelatedRowsCheck

interface OfColumn {
  readonly column: string
  readonly nulls?: 'skip' | 'break' | undefined
}

export type ColumnCheck =
  /** Looks at all rows. */
  | { readonly kind: 'not-null'; readonly column: string }
  /** Looks at all rows; a value breaks it. */
  | { readonly kind: 'null'; readonly column: string }
  /** Of a meaning; what a file stores otherwise breaks it as a whole. */
  | { readonly kind: 'type'; readonly column: string; readonly type: ColumnType }
  | (OfColumn & { readonly kind: 'range'; readonly bounds: Bounds<Bound> })
  /** Values of one kind: all text, all numbers or all booleans. `negated`: none of them. */
  | (OfColumn & {
      readonly kind: 'set'
      readonly values: readonly SetValue[]
      readonly negated?: boolean | undefined
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
   * `inclusive`: also one at the factor. `side: upper` looks at (x - mean) without its sign.
   */
  | (OfColumn & {
      readonly kind: 'outliers'
      readonly method: 'zscore' | 'iqr' | 'mad'
      readonly factor: number
      readonly side?: 'both' | 'upper' | undefined
      readonly inclusive?: boolean | undefined
    })
  /** Text that looks like personal data of one of the kinds (`email`, `phone`, `iban`, `card`, `ip`). */
  | (OfColumn & { readonly kind: 'personal-data'; readonly of: readonly string[] })

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

/** A check of several values of one row. `ignore`: rows are passed over where all (any) of the values are null. */
export type RowOfColumnsCheck =
  | {
      readonly kind: 'compare'
      readonly column: string
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
      readonly other: string
      readonly ignore: MissingIn
    }
  | {
      readonly kind: 'tuple-set'
      readonly columns: readonly string[]
      readonly tuples: readonly (readonly (SetValue | null)[])[]
      readonly ignore: MissingIn
    }
  /** A null among the values breaks it, or counts as 0. */
  | {
      readonly kind: 'row-sum'
      readonly columns: readonly string[]
      readonly total: number
      readonly ignore: MissingIn
      readonly nulls: 'break' | 'zero'
    }
  /** All values of the row differ (null equals null), or all are equal. */
  | {
      readonly kind: 'values-differ' | 'values-equal'
      readonly columns: readonly string[]
      readonly ignore: MissingIn
    }
  /** A condition in SQL over the columns of the row; what is not true breaks it. `nulls: skip`: unknown passes. */
  | { readonly kind: 'expression'; readonly sql: string; readonly nulls?: 'skip' | 'break' | undefined }

/** A check of a row against other rows. */
export type RelatedRowsCheck =
  /**
   * No values stand there twice. What breaks it: each copy but the first (`later`) or but the last (`earlier`), all copies
   * (`every`), or each value that has copies, once (`groups`). `nulls`: a row is passed over if any or all of its values
   * are null, or null is a value like others (`equal`).
   */
  | {
      readonly kind: 'unique'
      readonly columns: readonly string[]
      readonly copies: 'later' | 'earlier' | 'every' | 'groups'
      readonly nulls: 'skip-any' | 'skip-all' | 'equal'
    }
  /** The values stand in the columns of another table (or of this one: `table` absent). Nulls as in `unique`. */
  | {
      readonly kind: 'reference'
      readonly columns: readonly string[]
      readonly table?: string | undefined
      readonly to: readonly string[]
      readonly nulls: 'skip-any' | 'skip-all'
    }
  /** The row stands in another table too: test data among the training data. Columns absent: all that both have. */
  | { readonly kind: 'overlap'; readonly table: string; readonly columns?: readonly string[] | undefined }
  /** The time of the row is not after the last time of the other table. */
  | { readonly kind: 'time-overlap'; readonly table: string; readonly column: string }
  /** Rows with the same features and another label. Features absent: all columns but the label and `except`. */
  | {
      readonly kind: 'conflicting-labels'
      readonly label: string
      readonly features?: readonly string[] | undefined
      readonly except?: readonly string[] | undefined
    }

/** A check of the whole table; the allowance of its rule means nothing. */
export type WholeCheck = SchemaCheck | MeasureCheck | DistributionCheck | ComparedCheck | QueryCheck

/** Decided by the columns of the files. */
export type SchemaCheck =
  /** The column is there; with an index (from 0) at that place. */
  | { readonly kind: 'present'; readonly column: string; readonly index?: number | undefined }
  /** No columns but these. */
  | { readonly kind: 'known-columns'; readonly columns: readonly string[] }
  /** These columns: in this order, as a set (exact), or at least these. */
  | {
      readonly kind: 'columns'
      readonly columns: readonly string[]
      readonly as: 'list' | 'set' | 'subset' | 'ordered-subset'
      readonly ignoreCase?: boolean | undefined
    }
  | { readonly kind: 'column-count'; readonly bounds: Bounds }
  /** The type under the name that another tool gives it: a dtype of pandas, a type of SQL. Any of the names. */
  | {
      readonly kind: 'stored-type'
      readonly column: string
      readonly names: readonly string[]
      readonly system: 'pandas' | 'sql'
    }

/** One number over the rows lies within bounds. No value at all (an empty column) breaks it. */
export type MeasureCheck =
  | { readonly kind: 'row-count'; readonly bounds: Bounds }
  | {
      readonly kind: 'measure'
      readonly column: string
      /**
       * `stdev` is of the sample (n - 1); `median` halves the middle two; `distinct` counts values that are there,
       * `distinct-share` by the values that are there (0 if none), `present-share` values that are there by rows.
       */
      readonly measure:
        | 'mean'
        | 'median'
        | 'stdev'
        | 'sum'
        | 'min'
        | 'max'
        | 'distinct'
        | 'distinct-share'
        | 'present-share'
        | 'min-length'
        | 'max-length'
      readonly bounds: Bounds<Bound>
      /** The sum of no values: nothing (breaks it), or 0 as in pandas. */
      readonly emptySum?: 'nothing' | 'zero' | undefined
    }
  | {
      readonly kind: 'quantiles'
      readonly column: string
      readonly quantiles: readonly { readonly p: number; readonly bounds: Bounds<Bound> }[]
      /** NumPy's names: `nearest` (pandas), `inverted_cdf` (SQL's percentile_disc), `linear`. */
      readonly method: 'nearest' | 'inverted_cdf' | 'linear'
      /** A bound is met by what is as close to it as this, relative to the bound. */
      readonly closeness?: number | undefined
    }
  | {
      readonly kind: 'freshness'
      readonly column: string
      /** Milliseconds by which the newest value may lie before `until`, or before now. */
      readonly maxAge: number
      readonly until?: string | undefined
    }

/** How the values spread. */
export type DistributionCheck =
  /** The distinct values lie within the set, contain all of it, or both. */
  | {
      readonly kind: 'distinct-set'
      readonly column: string
      readonly values: readonly SetValue[]
      readonly relation: 'within' | 'contains' | 'equals'
    }
  /** The most common value lies in the set. Several equally common ones: any will do (`ties`), or it breaks. */
  | {
      readonly kind: 'most-common'
      readonly column: string
      readonly values: readonly SetValue[]
      readonly ties: boolean
    }
  /** Kullback-Leibler divergence of the data from the weights, in nats, is at most the threshold. */
  | {
      readonly kind: 'kl-divergence'
      readonly column: string
      readonly partition:
        | { readonly values: readonly SetValue[]; readonly weights: readonly number[] }
        | {
            readonly bins: readonly number[]
            readonly weights: readonly number[]
            readonly tails?: readonly [number, number] | undefined
          }
      readonly threshold: number
      readonly tailHoldout: number
      readonly internalHoldout: number
    }
  /** Each group of rows has this part of them; `required` values must be there. */
  | {
      readonly kind: 'groups'
      readonly by: readonly string[]
      readonly share?: Bounds | undefined
      readonly rows?: Bounds | undefined
      readonly required?: readonly string[] | undefined
    }
  /** No feature alone tells the label: a score of 1 - error / error of the best constant, below the limit. */
  | {
      readonly kind: 'target-leakage'
      readonly label: string
      readonly features?: readonly string[] | undefined
      readonly except?: readonly string[] | undefined
      readonly limit: number
    }

/** Judged against another table or the profile of earlier data. */
export type ComparedCheck =
  /** As many rows as another table. */
  | { readonly kind: 'same-row-count'; readonly table: string }
  /** Rows now by rows then. */
  | { readonly kind: 'volume'; readonly ratio: Bounds }
  /** No column of the profile is gone or has another kind of values. */
  | { readonly kind: 'same-types' }

/** The user's own SQL: one statement that reads. `{table}` is the data. */
export interface QueryCheck {
  readonly kind: 'query'
  readonly sql: string
  /** What is judged: how many rows it gives (none allowed unless bounds say so), or the only value of its only row. */
  readonly judges: 'rows' | 'value'
  readonly bounds: Bounds
}
