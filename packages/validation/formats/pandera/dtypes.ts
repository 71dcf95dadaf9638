/** A dtype of a schema, by what it asks of values. */
export interface Dtype {
  readonly kind: 'int' | 'uint' | 'float' | 'bool' | 'text' | 'object' | 'datetime' | 'category'
  /** As pandas prints it: `int64`, `Int64`, `datetime64[ns, UTC]`. */
  readonly name: string
  /** Bits of a number. */
  readonly bits?: number | undefined
  /** One of pandas' own (`Int64`), which has nulls; a file that is read has no column of it until it is coerced. */
  readonly masked?: boolean | undefined
  /** Of times with a zone. */
  readonly zoned?: boolean | undefined
}

const NAMES: Readonly<Record<string, string>> = {
  int: 'int64',
  integer: 'int64',
  uint: 'uint64',
  float: 'float64',
  floating: 'float64',
  double: 'float64',
  datetime: 'datetime64[ns]',
  datetime64: 'datetime64[ns]',
  timestamp: 'datetime64[ns]',
  O: 'object',
}

/** What a dtype of a schema asks for; undefined for one that files do not have (`complex128`, `period[D]`). */
export function readDtype(given: string): Dtype | undefined {
  const name = NAMES[given] ?? given
  const number = /^(int|uint|float|Int|UInt|Float)(8|16|32|64)$/.exec(name)
  if (number !== null) {
    const [, family = '', bits] = number
    const masked = /^[A-Z]/.test(family)
    const kind = family.toLowerCase()
    if (kind === 'int' || kind === 'uint' || kind === 'float')
      return { kind, name, bits: Number(bits), masked }
  }
  if (name === 'bool') return { kind: 'bool', name }
  if (name === 'boolean') return { kind: 'bool', name, masked: true }
  if (name === 'str' || /^string(\[(python|pyarrow)\])?$/.test(name)) return { kind: 'text', name }
  if (name === 'object') return { kind: 'object', name }
  if (name === 'category') return { kind: 'category', name }
  const time = /^datetime64\[(?:s|ms|us|ns)(, [A-Za-z0-9+:/_-]+)?\]$/.exec(name)
  return time === null ? undefined : { kind: 'datetime', name, zoned: time[1] !== undefined }
}
