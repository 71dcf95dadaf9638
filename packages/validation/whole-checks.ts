import type { BoundsReading } from './check-kinds.ts'
import type { Bound, Bounds, SetValue } from './rule.ts'

/** A check of the whole table; the allowance of its rule means nothing. */
export type WholeCheck = SchemaCheck | MeasureCheck | DistributionCheck | ComparedCheck | QueryCheck

/** Decided by the columns of the files. */
export type SchemaCheck =
  /** The column is there; with an index (from 0) at that place. */
  | {
      readonly kind: 'present'
      readonly column: string
      readonly index?: number | undefined
      readonly ignoreCase?: boolean | undefined
    }
  /** No columns but these. `patterns`: those of them that are regular expressions, as `each` of a rule is. */
  | {
      readonly kind: 'known-columns'
      readonly columns: readonly string[]
      readonly patterns?: readonly string[] | undefined
    }
  /** These columns: in this order, as a set (exact), at least these, or at least one of them. */
  | {
      readonly kind: 'columns'
      readonly columns: readonly string[]
      readonly as: 'list' | 'set' | 'subset' | 'ordered-subset' | 'some'
      readonly patterns?: readonly string[] | undefined
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
       * `distinct-share` by the values that are there (0 if none), `present-share` values that are there by rows
       * (0 if none).
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
      readonly reading?: BoundsReading | undefined
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
  /** Kullback-Leibler divergence of the data from the weights, in nats, is at most the threshold (if there is one). */
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
      readonly threshold?: number | undefined
      readonly tailHoldout: number
      readonly internalHoldout: number
    }
  /**
   * Each group of rows with the same values in `by` (a null is a value; no columns: all rows are one group) has this share
   * of the rows, and so many; `required` groups, by their values, must be there. Of the rows of each group that have a
   * label, each label that there is has the `label` share, or only the one that is named.
   */
  | {
      readonly kind: 'groups'
      readonly by: readonly string[]
      readonly share?: Bounds | undefined
      readonly rows?: Bounds | undefined
      readonly required?: readonly (readonly SetValue[])[] | undefined
      readonly label?: LabelShare | undefined
    }
  /**
   * No feature alone tells the label: the score of each (see `planTargetLeakage`), from 0 to 1, lies below the limit.
   * Features absent: all columns but the label and `except`.
   */
  | {
      readonly kind: 'target-leakage'
      readonly label: string
      readonly features?: readonly string[] | undefined
      readonly except?: readonly string[] | undefined
      readonly limit: number
    }

export interface LabelShare {
  readonly column: string
  readonly value?: SetValue | undefined
  readonly share: Bounds
}

/** Judged against another table or the profile of earlier data. */
export type ComparedCheck =
  /** As many rows as another table. */
  | { readonly kind: 'same-row-count'; readonly table: string }
  /** Rows now by rows then. */
  | { readonly kind: 'volume'; readonly ratio: Bounds }
  /** No column of the profile is gone or has another kind of values. */
  | { readonly kind: 'same-types' }

/** The user's own SQL: one statement that reads. `{table}` is the data, as is each of the names in `as`. */
export interface QueryCheck {
  readonly kind: 'query'
  readonly sql: string
  readonly as?: readonly string[] | undefined
  /**
   * What is judged: how many rows it gives (none allowed unless bounds say so), the only value of its only row, or the
   * first value of its first row. A boolean is 0 or 1; no value, or text, breaks bounds.
   */
  readonly judges: 'rows' | 'value' | 'first-value'
  readonly bounds: Bounds
  /** The value is (is not) this, instead of bounds. */
  readonly is?: { readonly value: string | boolean; readonly negated: boolean } | undefined
}
