import type { Check } from '../check-kinds.ts'
import { type Condition, columnsOf, type Rule } from '../rule.ts'
import { countIf } from './dialect.ts'
import { type Planning, scan } from './need.ts'
import type { Inferred } from './pandas-values.ts'
import type { Scope } from './scope.ts'
import type { ViewColumn } from './table.ts'

/** Of text: pandas 3 has a dtype of its own for it, which earlier versions call object. */
const TEXT = 'str'

/** pandas's dtype for a type of the engine. */
const STORED: readonly (readonly [RegExp, string])[] = [
  [/^TINYINT$/, 'int8'],
  [/^SMALLINT$/, 'int16'],
  [/^INTEGER$/, 'int32'],
  [/^BIGINT$/, 'int64'],
  [/^UTINYINT$/, 'uint8'],
  [/^USMALLINT$/, 'uint16'],
  [/^UINTEGER$/, 'uint32'],
  [/^UBIGINT$/, 'uint64'],
  [/^FLOAT$/, 'float32'],
  [/^DOUBLE$/, 'float64'],
  [/^BOOLEAN$/, 'bool'],
  [/^VARCHAR$/, TEXT],
  [/^TIMESTAMP_NS$/, 'datetime64[ns]'],
  [/^TIMESTAMP_MS$/, 'datetime64[ms]'],
  [/^TIMESTAMP_S$/, 'datetime64[s]'],
  [/^TIMESTAMP$/, 'datetime64[us]'],
  [/^TIMESTAMP WITH TIME ZONE$/, 'datetime64[us, UTC]'],
]

/** A dtype, and the Python types of the values where these are objects; `none`: there are no values to be of a type. */
export interface PandasType {
  readonly dtype: string
  readonly values: readonly string[] | 'none'
}

/**
 * The dtype that pandas gives a column: of a CSV file by all of its values, as `read_csv` infers it; of a file with types
 * by its type. Integers with nulls are float64, booleans with nulls object, and nothing but nulls float64.
 */
export function* pandasTypeOf(scope: Scope, name: string): Planning<PandasType> {
  const { isText, type } = scope.column(name)
  if (isText) {
    const found = (yield* inferred(scope, [name])).get(name)
    if (found === undefined) return { dtype: 'object', values: 'none' }
    return { dtype: found.dtype, values: found.dtype === 'object' ? BOOLEANS : [] }
  }
  const dtype = STORED.find(([pattern]) => pattern.test(type))?.[1] ?? 'object'
  if (dtype === 'object' && type === 'DATE') return { dtype, values: ['date'] }
  if (!/^u?int|^bool$/.test(dtype)) return { dtype, values: [] }
  const found = yield* scan({ nulls: countIf(`${scope.raw(name)} IS NULL`) })
  if (found.count('nulls') === 0) return { dtype, values: [] }
  return dtype === 'bool' ? { dtype: 'object', values: BOOLEANS } : { dtype: 'float64', values: [] }
}

/** What Python says of True. */
const BOOLEANS = ['bool', 'int']

type Counted = 'rows' | 'present' | 'integers' | 'numbers' | 'booleans'

/** What pandas makes of columns by all of their values, found in one scan; what has no rows, or a type anyway, is left out. */
function* inferred(scope: Scope, names: readonly string[]): Planning<ReadonlyMap<string, Inferred>> {
  const asked = names.filter((name) => scope.column(name).isText || isInteger(scope.column(name)))
  if (asked.length === 0) return new Map()
  const aggregates = asked.flatMap((name, index) =>
    Object.entries(countsOf(scope, name)).map(([key, sql]) => [`${key}${index}`, sql] as const),
  )
  const found = yield* scan<string>(Object.fromEntries(aggregates))
  const types = asked.flatMap((name, index) => {
    const type = typeBy((key) => found.count(`${key}${index}`), scope.column(name).isText)
    return type === undefined ? [] : [[name, type] as const]
  })
  return new Map(types)
}

const isInteger = ({ type }: ViewColumn): boolean => /^U?(TINY|SMALL|BIG)INT$|^U?INTEGER$/.test(type)

function countsOf(scope: Scope, name: string): Partial<Record<Counted, string>> {
  const { dialect } = scope
  const value = scope.raw(name)
  const [rows, present] = ['count(*)', `count(${value})`]
  if (!scope.column(name).isText) return { rows, present }
  return {
    rows,
    present,
    integers: `count(${dialect.readAs('integer', value)})`,
    numbers: `count(${dialect.readAs('number', value)})`,
    booleans: countIf(`${value} IN ('True', 'TRUE', 'true', 'False', 'FALSE', 'false')`),
  }
}

function typeBy(count: (key: Counted) => number, isText: boolean): Inferred | undefined {
  const [rows, present] = [count('rows'), count('present')]
  const isFull = present === rows
  if (!isText) return isFull ? undefined : { dtype: 'float64', stored: 'DOUBLE' }
  if (rows === 0) return undefined
  if (present > 0 && count('booleans') === present)
    return { dtype: isFull ? 'bool' : 'object', stored: 'BOOLEAN', readAs: 'boolean' }
  if (isFull && count('integers') === present) return { dtype: 'int64', stored: 'BIGINT', readAs: 'integer' }
  if (count('numbers') === present) return { dtype: 'float64', stored: 'DOUBLE', readAs: 'number' }
  return { dtype: TEXT, stored: 'VARCHAR' }
}

/** Checks that ask only whether a value is there, or not for values at all. */
const UNTYPED: ReadonlySet<Check['kind']> = new Set([
  'not-null',
  'null',
  'stored-type',
  'present',
  'unsupported',
])

/** The types of the columns that a rule speaks of, where its semantics are pandas's. */
export function* inferredTypes(
  scope: Scope,
  { check, where }: Rule,
): Planning<ReadonlyMap<string, Inferred>> {
  const named = [
    ...(UNTYPED.has(check.kind) ? [] : columnsOf(check)),
    ...(where === undefined ? [] : columnsIn(where.condition)),
  ]
  return yield* inferred(scope, [...new Set(named)])
}

function columnsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.left, condition.right].flatMap((side) => ('column' in side ? [side.column] : []))
    case 'in':
    case 'null':
    case 'true':
      return [condition.column]
    case 'not':
      return columnsIn(condition.condition)
    case 'sql':
      return []
    default:
      return condition.conditions.flatMap(columnsIn)
  }
}

/** Names of NumPy and Python for dtypes. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['int', 'int64'],
  ['int_', 'int64'],
  ['float', 'float64'],
  ['float_', 'float64'],
  ['double', 'float64'],
  ['single', 'float32'],
  ['bool_', 'bool'],
  ['object_', 'object'],
])

/** Whether a name that a rule gives stands for a dtype. A column of objects may be named by what they are. */
export function pandasTypesAlike(name: string, { dtype, values }: PandasType): boolean {
  // The unit of a time makes no other dtype.
  const plain = (type: string): string =>
    (ALIASES.get(type) ?? type).replace(/^datetime64\[\w+\]$/, 'datetime64')
  return plain(name) === plain(dtype) || values === 'none' || values.includes(name)
}
