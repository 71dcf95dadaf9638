import type { Check } from '../../check-kinds.ts'
import type { Bounds, Cast } from '../../rule.ts'
import { unsupported } from './compared.ts'
import type { PanderaFrame } from './document.ts'
import type { Dtype } from './dtypes.ts'

/** What values are turned into where a column is coerced; undefined for a dtype that leaves them as they are. */
export function castOf({ kind }: Dtype): Cast | undefined {
  switch (kind) {
    case 'int':
    case 'uint':
      return 'integer'
    case 'float':
      return 'number'
    case 'bool':
      return 'boolean'
    case 'text':
      return 'text'
    case 'datetime':
      return 'instant'
    case 'category':
    case 'object':
      return undefined
  }
}

/** That pandas has read a column as the dtype. */
export function dtypeCheck(
  column: string,
  dtype: Dtype,
  shape: PanderaFrame['shape'],
  drops: boolean,
): Check {
  const { kind, name } = dtype
  if (kind === 'text') {
    // `str` asks each value, `string` the column as a whole; 0.22 took no column of objects for the latter.
    const names = name === 'string[python]' && shape === 'A' ? [] : ['str']
    return { kind: 'dtype', column, names, values: 'text', rowsOnly: name === 'str', drops }
  }
  if (dtype.zoned === true && !name.endsWith(', UTC]'))
    return unsupported('a file does not tell the zone of its times')
  const names =
    kind === 'object' && shape !== 'C'
      ? ['object', 'str']
      : kind === 'datetime'
        ? UNITS.map((unit) => name.replace(/\[\w+/, `[${unit}`))
        : [name]
  const isCounted = kind !== 'bool' || dtype.masked === true
  return {
    kind: 'dtype',
    column,
    names,
    values: isCounted ? castOf(dtype) : undefined,
    bounds: integerBounds(dtype),
    drops,
  }
}

/** That pandas can turn a column into the dtype. */
export function castableCheck(column: string, dtype: Dtype, shape: PanderaFrame['shape']): Check | undefined {
  const to = castOf(dtype)
  if (dtype.zoned === true) return unsupported('times are not turned into those of a zone')
  if (to === undefined || to === 'text' || (to === 'boolean' && dtype.masked !== true)) return undefined
  return {
    kind: 'castable',
    column,
    to,
    // Up to 0.30 numbers that are too large went round to the other end of the dtype.
    bounds: shape === 'C' ? integerBounds(dtype) : undefined,
    exact: dtype.masked === true,
    nulls: to === 'integer' && dtype.masked !== true ? 'break' : 'skip',
  }
}

/** Pandera takes times of any precision for those that it asks for. */
const UNITS = ['s', 'ms', 'us', 'ns']

function integerBounds({ kind, bits = 64 }: Dtype): Bounds | undefined {
  if (kind === 'uint') return { min: 0, max: 2 ** bits - 1 }
  return kind === 'int' && bits < 64 ? { min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 } : undefined
}
