import type { Severity } from '#core'
import type { Check, RowCheck } from './check-kinds.ts'

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

/** A number, or a day or instant as ISO 8601 text (without a zone: UTC). A day means all of it. */
export type Bound = number | string
export type SetValue = string | number | boolean

/** Where a value may lie. Both ends belong to it unless they are exclusive; `negated`: anywhere else. */
export interface Bounds<T = number> {
  readonly min?: T | undefined
  readonly max?: T | undefined
  readonly exclusiveMin?: boolean | undefined
  readonly exclusiveMax?: boolean | undefined
  readonly negated?: boolean | undefined
}

/** Which rows a rule looks at. Compared values are columns or constants. */
export type Condition =
  | {
      readonly kind: 'compare'
      readonly left: Operand
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
      readonly right: Operand
    }
  | {
      readonly kind: 'in'
      readonly column: string
      readonly values: readonly SetValue[]
      readonly negated: boolean
    }
  | { readonly kind: 'null'; readonly column: string; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  /** The column holds booleans, and is true. */
  | { readonly kind: 'true'; readonly column: string }
  /** An SQL expression over the columns. */
  | { readonly kind: 'sql'; readonly sql: string }
export type Operand = { readonly column: string } | { readonly value: Bound | boolean }

export interface Filter {
  readonly condition: Condition
  /**
   * A comparison with null: unknown, as in SQL, or decided, as in pandas, where it is false, or true for `!=` and for a
   * negated `in`.
   */
  readonly nulls: 'unknown' | 'decided'
}

/** How many of the rows that a rule looks at may break it. */
export type Allowance =
  | { readonly kind: 'none' }
  /** At most this share of them. */
  | { readonly kind: 'tolerance'; readonly share: number }
  /** (checked - broken) / checked, in floating point, is at least this share; true if none is looked at. */
  | { readonly kind: 'mostly'; readonly share: number }
  /** Their number lies within bounds. */
  | { readonly kind: 'rows'; readonly bounds: Bounds }
  /** 100 times their share (0 of 0 rows is 0 percent), rounded to so many decimals if given, lies within bounds. */
  | { readonly kind: 'percent'; readonly bounds: Bounds; readonly decimals?: number | undefined }

/** How values are understood that the tool, for which a rule was written, understands in its own way. */
export type Semantics =
  /** Empty text of a CSV file is null; a column has the type that it is declared or compared as. */
  | 'strict'
  /** As `pandas.read_csv` reads it: NA, NaN, null, None, ... are null; a column has one dtype by all its values. */
  | 'pandas'
  /** The same, and a check sees what pandas holds: text is not compared with numbers, nor a pattern with a number. */
  | 'dtypes'

/** What pandas turns the values of a column into: whole numbers lose their fraction, text is what Python prints. */
export type Cast = 'integer' | 'number' | 'text' | 'boolean' | 'instant'

export interface Rule {
  /** Unique among the rules of a run: `rows`, `delay.not-null`. */
  readonly id: string
  readonly check: Check
  readonly severity: Severity
  readonly allowed: Allowance
  /** Where it is kept, but not this one, the rule only warns. */
  readonly warn?: Allowance | undefined
  readonly where?: Filter | undefined
  readonly semantics: Semantics
  /** Texts of a CSV file that stand for null beside empty text (semantics `strict`). */
  readonly missing?: readonly string[] | undefined
  /** It says nothing of columns that are not there: of several, it looks at the others. */
  readonly optional?: boolean | undefined
  /**
   * It is repeated for each column whose name starts with a match of this regular expression of Python, which its check and
   * the start of its id have in the place of a name.
   */
  readonly each?: string | undefined
  /** What the values of its column are turned into before it looks at them (semantics `dtypes`). */
  readonly cast?: Cast | undefined
  /** The name that the rule has where it was written, if it has one: `expect_column_values_to_be_unique`. */
  readonly title?: string | undefined
  /** What the author says of it. */
  readonly description?: string | undefined
  /** Name of the file that it stands in, and 1-based line there. */
  readonly source: string
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

/** The rules of a table, and what is said of its columns. */
export interface RuleTable {
  /** Name of the table in a file that speaks of several; absent: whatever data is checked. */
  readonly name?: string | undefined
  readonly rules: readonly Rule[]
  readonly columns: ReadonlyMap<string, ColumnNotes>
}

/** A file of rules, whatever format it was written in. */
export interface RuleFile {
  /** Name of the file, or of the inline document. */
  readonly name: string
  /** As a reader knows it: `Great Expectations 1.x suite`. */
  readonly format: string
  readonly tables: readonly RuleTable[]
  /** What the reader passed over because it changes no verdict, for the user to know. */
  readonly notes: readonly string[]
}

/** The rules of a run for one table, from all files. */
export interface Expectations {
  readonly rules: readonly Rule[]
  readonly columns: ReadonlyMap<string, ColumnNotes>
}

/** Milliseconds since 1970 of a day or instant in ISO 8601; without a zone it is UTC. */
export function instantOf(text: string): number {
  return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`)
}

/** The columns that a check names, the one that it speaks of first. */
export function columnsOf(check: Check): readonly string[] {
  switch (check.kind) {
    case 'known-columns':
    case 'columns':
      return []
    case 'compare':
      return [check.column, check.other]
    case 'conflicting-labels':
    case 'target-leakage':
      return [check.label, ...(check.features ?? [])]
    case 'groups':
      return [...check.by, ...(check.label === undefined ? [] : [check.label.column])]
    default:
      if ('column' in check) return [check.column]
      return 'columns' in check && check.columns !== undefined ? check.columns : []
  }
}

const ROW_CHECKS: ReadonlySet<string> = new Set<RowCheck['kind']>([
  'not-null',
  'null',
  'type',
  'dtype',
  'castable',
  'range',
  'text-range',
  'set',
  'pattern',
  'length',
  'format',
  'multiple-of',
  'valid',
  'order',
  'outliers',
  'personal-data',
  'compare',
  'tuple-set',
  'row-sum',
  'values-differ',
  'values-equal',
  'empty-row',
  'expression',
  'unique',
  'reference',
  'overlap',
  'time-overlap',
  'conflicting-labels',
])

/** Whether single rows break a check, so that it has an allowance. */
export function isRowCheck(check: Check): check is RowCheck {
  return ROW_CHECKS.has(check.kind)
}

export function isWithin({ min, max, ...bounds }: Bounds, value: number): boolean {
  const above = min === undefined || (bounds.exclusiveMin === true ? value > min : value >= min)
  const below = max === undefined || (bounds.exclusiveMax === true ? value < max : value <= max)
  return (above && below) !== (bounds.negated === true)
}

export interface RowCounts {
  readonly checked: number
  readonly broken: number
}

/** Whether no more of the checked rows break a rule than is allowed. */
export function isAllowed(allowed: Allowance, { checked, broken }: RowCounts): boolean {
  switch (allowed.kind) {
    case 'none':
      return broken === 0
    case 'tolerance':
      return broken <= allowed.share * checked
    case 'mostly':
      return checked === 0 || (checked - broken) / checked >= allowed.share
    case 'rows':
      return isWithin(allowed.bounds, broken)
    case 'percent': {
      const percent = checked === 0 ? 0 : (100 * broken) / checked
      const { bounds, decimals } = allowed
      return isWithin(bounds, decimals === undefined ? percent : Number(percent.toFixed(decimals)))
    }
  }
}
