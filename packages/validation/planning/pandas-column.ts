import type { ColumnType } from '../rule.ts'
import { countIf } from './dialect.ts'
import { type Planning, scan } from './need.ts'
import { pandasTypeOf } from './pandas-types.ts'
import type { Scope } from './scope.ts'

/** What pandas holds in a column. `other`: objects that are compared with nothing, as days. `nothing`: it has no rows. */
export type PandasKind =
  | 'integer'
  | 'unsigned'
  | 'number'
  | 'boolean'
  | 'text'
  | 'instant'
  | 'other'
  | 'nothing'

export interface PandasColumn {
  /** `str` for text, whatever version of pandas. */
  readonly dtype: string
  readonly kind: PandasKind
}

/** What pandas makes of a column: of a CSV file by all of its values, of a file with types by its type. */
export function* pandasColumnOf(scope: Scope, name: string): Planning<PandasColumn> {
  const { isText, type } = scope.column(name)
  if (isText) return yield* inferred(scope, name)
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return { dtype: 'str', kind: 'text' }
  const { dtype } = yield* pandasTypeOf(scope, name)
  if (/^u?int/.test(dtype)) return { dtype, kind: 'integer' }
  if (dtype.startsWith('float') || type.startsWith('DECIMAL')) return { dtype, kind: 'number' }
  if (type === 'BOOLEAN') return { dtype, kind: 'boolean' }
  return { dtype, kind: dtype.startsWith('datetime') ? 'instant' : 'other' }
}

/** Order and exceptions are those of the C parser of `read_csv`. */
function* inferred(scope: Scope, name: string): Planning<PandasColumn> {
  const { alias } = scope.table
  const [text, integer, number] = [
    scope.raw(name),
    alias(asInteger(scope, name)),
    alias(asNumber(scope, name)),
  ]
  const found = yield* scan({
    rows: 'count(*)',
    present: `count(${text})`,
    integers: `count(${integer})`,
    numbers: `count(${number})`,
    booleans: `count(${alias(asBoolean(scope, name))})`,
    wide: `count(CASE WHEN length(${text}) > 18 AND ${integer} IS NULL THEN ${digits(scope, text)} END)`,
  })
  const [rows, present] = [found.count('rows'), found.count('present')]
  if (rows === 0) return { dtype: 'object', kind: 'nothing' }
  const isFull = present === rows
  if (present === found.count('integers') && isFull) return { dtype: 'int64', kind: 'integer' }
  if (found.count('wide') > 0 && present === found.count('integers') + found.count('wide')) {
    // Integers beyond 64 bits are text, or Python's own: neither is compared with numbers.
    return isFull && (yield* areUnsigned(text)) ? { dtype: 'uint64', kind: 'unsigned' } : TEXT
  }
  if (present === found.count('numbers')) return { dtype: 'float64', kind: 'number' }
  if (present === found.count('booleans')) return { dtype: isFull ? 'bool' : 'object', kind: 'boolean' }
  return TEXT
}

const TEXT: PandasColumn = { dtype: 'str', kind: 'text' }

/**
 * The value of a text as a 64-bit integer, over the columns. A digit, sign or space stands before `:`; casts of other text
 * are slow. Texts that are null to pandas are no numbers.
 */
export function asInteger({ dialect }: Scope, name: string): string {
  const text = dialect.identifier(name)
  return `CASE WHEN ${text} < ':' THEN ${dialect.readAs('integer', text)} END`
}

/** The same as a double. Infinity is a number; NaN, which is null or text, ends in n. */
export function asNumber({ dialect }: Scope, name: string): string {
  const text = dialect.identifier(name)
  const starts = `${text} < ':' OR ${text} BETWEEN 'I' AND 'J' OR ${text} BETWEEN 'i' AND 'j'`
  const likely = `(${starts}) AND ${text} NOT LIKE '%n' AND ${text} NOT LIKE '%N'`
  return `CASE WHEN ${likely} THEN ${dialect.readAs('number', text)} END`
}

/** `True` and `False`, in any case. */
export function asBoolean({ dialect }: Scope, name: string): string {
  const text = dialect.identifier(name)
  const read = `CASE lower(${text}) WHEN 'true' THEN true WHEN 'false' THEN false END`
  return `CASE WHEN length(${text}) < 6 THEN ${read} END`
}

function digits({ dialect }: Scope, text: string): string {
  return `CASE WHEN ${dialect.matches(text, String.raw`\A\s*[+-]?[0-9]+\s*\z`)} THEN 1 END`
}

function* areUnsigned(text: string): Planning<boolean> {
  const fits = `TRY_CAST(${text} AS DECIMAL(38, 0)) BETWEEN 0 AND 18446744073709551615`
  const found = yield* scan({ others: countIf(`(${fits}) IS NOT TRUE`) })
  return found.count('others') === 0
}

export function isNumeric(kind: PandasKind): boolean {
  return kind === 'integer' || kind === 'unsigned' || kind === 'number'
}

/** What a column of a CSV file is likely to be, by the type that its author declares. */
export function likelyKind(type: ColumnType | undefined): PandasKind | undefined {
  switch (type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return type
    case undefined:
      return undefined
    default:
      return 'text'
  }
}
