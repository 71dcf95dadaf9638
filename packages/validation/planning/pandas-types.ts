import { countIf } from './dialect.ts'
import { type Planning, scan } from './need.ts'
import type { Scope } from './scope.ts'

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
  [/^TIMESTAMP_NS$/, 'datetime64[ns]'],
  [/^TIMESTAMP_MS$/, 'datetime64[ms]'],
  [/^TIMESTAMP_S$/, 'datetime64[s]'],
  [/^TIMESTAMP$/, 'datetime64[us]'],
  [/^TIMESTAMP WITH TIME ZONE$/, 'datetime64[us, UTC]'],
]

/**
 * The dtype that pandas gives a column: of a CSV file by all of its values, as `read_csv` infers it; of a file with types
 * by its type. Integers with nulls are float64, booleans with nulls object, and nothing but nulls float64.
 */
export function* pandasTypeOf(scope: Scope, name: string): Planning<string> {
  const { isText, type } = scope.column(name)
  const raw = scope.raw(name)
  if (isText) return yield* inferred(scope, raw)
  const dtype = STORED.find(([pattern]) => pattern.test(type))?.[1] ?? 'object'
  if (!/^u?int|^bool$/.test(dtype)) return dtype
  const found = yield* scan({ nulls: countIf(`${raw} IS NULL`) })
  if (found.count('nulls') === 0) return dtype
  return dtype === 'bool' ? 'object' : 'float64'
}

function* inferred({ dialect }: Scope, text: string): Planning<string> {
  const number = dialect.readAs('number', text)
  const integer = dialect.readAs('integer', text)
  const found = yield* scan({
    rows: 'count(*)',
    present: `count(${text})`,
    integers: `count(${integer})`,
    numbers: `count(${number})`,
    booleans: countIf(`${text} IN ('True', 'TRUE', 'true', 'False', 'FALSE', 'false')`),
  })
  const [rows, present] = [found.count('rows'), found.count('present')]
  if (rows === 0) return 'object'
  if (present === 0) return 'float64'
  if (found.count('booleans') === present) return present === rows ? 'bool' : 'object'
  if (found.count('integers') === present) return present === rows ? 'int64' : 'float64'
  return found.count('numbers') === present ? 'float64' : 'object'
}

/** Whether a name that a rule gives stands for a dtype. */
export function pandasTypesAlike(name: string, dtype: string): boolean {
  return name.toLowerCase() === dtype.toLowerCase()
}
