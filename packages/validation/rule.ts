import type { Severity } from '#core'

/** Types that a column can be declared to have, by what its values mean rather than how an engine stores them. */
export const COLUMN_TYPES = [
  'integer',
  'number',
  'string',
  'boolean',
  'date',
  'timestamp',
  'time',
  'uuid',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

/** A number, or a day or instant as ISO 8601 text (without a zone: UTC). Inclusive; a day means all of it. */
export type Bound = number | string
export type SetValue = string | number | boolean

/** What a rule asks of the data, as data: an engine makes its own query of it. */
export type Check =
  | { readonly kind: 'row-count'; readonly min?: number | undefined; readonly max?: number | undefined }
  /** No columns but these. */
  | { readonly kind: 'known-columns'; readonly columns: readonly string[] }
  | {
      readonly kind: 'freshness'
      readonly column: string
      /** Milliseconds by which the newest value may lie before `until`, or before now. */
      readonly maxAge: number
      readonly until?: string | undefined
    }
  | ColumnCheck

/** A check of one column. All but `present` and `not-null` look at the values that are there. */
export type ColumnCheck =
  | { readonly kind: 'present'; readonly column: string }
  | { readonly kind: 'type'; readonly column: string; readonly type: ColumnType }
  | { readonly kind: 'not-null'; readonly column: string }
  /** Every value stands there once; each later copy breaks the rule. */
  | { readonly kind: 'unique'; readonly column: string }
  | {
      readonly kind: 'range'
      readonly column: string
      readonly min?: Bound | undefined
      readonly max?: Bound | undefined
    }
  /** Values of one kind: all text, all numbers or all booleans. */
  | { readonly kind: 'set'; readonly column: string; readonly values: readonly SetValue[] }
  /** RE2 syntax; the pattern may match anywhere in the value. */
  | { readonly kind: 'pattern'; readonly column: string; readonly pattern: string }

/** A check that speaks of one column. */
export type CheckOfColumn = Extract<Check, { column: string }>

export interface Rule {
  /** Unique among the rules of a run: `rows`, `delay.not-null`. */
  readonly id: string
  readonly check: Check
  readonly severity: Severity
  /** Share of the checked rows that may break it, from 0 to below 1. */
  readonly tolerance: number
  /** 1-based line in the expectations. */
  readonly line: number
}

/** What a team says of a column beside its rules. */
export interface ColumnNotes {
  readonly type?: ColumnType | undefined
  readonly description?: string | undefined
  readonly unit?: string | undefined
  readonly owner?: string | undefined
  /** Its values are shown nowhere. */
  readonly personal: boolean
}

/** The rules of a run, whatever format they were written in. */
export interface Expectations {
  /** Name of the file, or of the inline document. */
  readonly name: string
  readonly rules: readonly Rule[]
  readonly columns: ReadonlyMap<string, ColumnNotes>
}

/** Milliseconds since 1970 of a day or instant in ISO 8601; without a zone it is UTC. */
export function instantOf(text: string): number {
  return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`)
}

/** The column that a check speaks of, if it is one. */
export function columnOf(check: Check): string | undefined {
  return 'column' in check ? check.column : undefined
}

/** Whether no larger share of the checked rows breaks a rule than it tolerates. */
export function isTolerated(
  { tolerance }: Rule,
  { checked, broken }: { readonly checked: number; readonly broken: number },
): boolean {
  return broken <= tolerance * checked
}
