import type { Comparison } from '../column-types.ts'
import type { Cast } from '../rule.ts'
import { Unsupported } from './need.ts'
import { asBoolean, asInteger, asNumber, isNumeric, type PandasKind } from './pandas-column.ts'
import type { Scope } from './scope.ts'

const KINDS: Readonly<Record<Cast, PandasKind>> = {
  integer: 'integer',
  number: 'number',
  text: 'text',
  boolean: 'boolean',
  instant: 'instant',
}

/** What pandas holds in a column once it was turned into something else. */
export function kindAfter(kind: PandasKind, cast: Cast | undefined): PandasKind {
  return cast === undefined || kind === 'nothing' ? kind : KINDS[cast]
}

/** A scope whose values are those that pandas holds, of the kinds that are given. */
export function pandasScope(
  scope: Scope,
  kinds: ReadonlyMap<string, PandasKind>,
  cast: Cast | undefined,
): Scope {
  const kindOf = (name: string): PandasKind => kinds.get(name) ?? 'other'
  const { alias } = scope.table
  const sqlOf = (name: string): string =>
    cast === undefined ? held(scope, name, kindOf(name)) : castSql(scope, name, kindOf(name), cast)
  const own = (name: string): string => alias(sqlOf(name))
  const value = (name: string, as: Comparison): string => {
    const kind = kindAfter(kindOf(name), cast)
    if (kind === 'nothing') return alias(scope.dialect.readAs(as, scope.stored(name)))
    if (kind === as || (isNumeric(kind) && as === 'number')) return own(name)
    // Python's True is 1.
    if (kind === 'boolean' && as === 'number') return alias(asOne(sqlOf(name)))
    throw new Unsupported(`pandas reads the column as ${WORDS[kind]}, and it compares ${COMPARED[as]}`)
  }
  // Of a null, numpy makes True.
  const isFilled = cast === 'boolean'
  return {
    ...scope,
    own,
    value,
    present: (name) => (isFilled ? 'every_row' : `${scope.raw(name)} IS NOT NULL`),
  }
}

const WORDS: Readonly<Record<PandasKind, string>> = {
  integer: 'numbers',
  unsigned: 'numbers',
  number: 'numbers',
  boolean: 'booleans',
  text: 'text',
  instant: 'times',
  other: 'objects',
  nothing: 'nothing',
}

const COMPARED: Readonly<Record<Comparison, string>> = {
  number: 'numbers',
  boolean: 'booleans',
  text: 'text',
  instant: 'times',
}

const asOne = (condition: string): string => `CASE WHEN ${condition} THEN 1 WHEN NOT ${condition} THEN 0 END`

/** The value as it stands in pandas, over the columns of the table. */
function held(scope: Scope, name: string, kind: PandasKind): string {
  const { dialect } = scope
  const raw = scope.stored(name)
  if (!scope.column(name).isText) return kind === 'instant' ? dialect.asInstant(raw) : raw
  switch (kind) {
    case 'integer':
      return asInteger(scope, name)
    case 'unsigned':
      return `TRY_CAST(${raw} AS DECIMAL(38, 0))`
    case 'number':
      return asNumber(scope, name)
    case 'boolean':
      return asBoolean(scope, name)
    default:
      return raw
  }
}

/** What `astype` makes of the value. NULL where it can make nothing of it. */
export function castSql(scope: Scope, name: string, kind: PandasKind, cast: Cast): string {
  const { dialect } = scope
  const value = held(scope, name, kind)
  const isText = kind === 'text' || kind === 'nothing'
  const number = kind === 'boolean' ? asOne(value) : isText ? dialect.readAs('number', value) : value
  switch (cast) {
    case 'integer':
      // Python reads no fraction in text, and cuts that of a number.
      if (isText) return dialect.readAs('integer', value)
      return kind === 'number' ? `trunc(${finite(scope, number)})` : number
    case 'number':
      return number
    case 'boolean':
      if (kind === 'boolean') return `coalesce(${value}, true)`
      return isNumeric(kind) ? `coalesce(${number} <> 0, true)` : 'true'
    case 'text':
      return textSql(scope, value, kind)
    case 'instant':
      if (isNumeric(kind) || kind === 'boolean')
        throw new Unsupported('pandas takes numbers for nanoseconds since 1970')
      return isText ? dialect.readAs('instant', value) : dialect.asInstant(value)
  }
}

function finite({ dialect }: Scope, number: string): string {
  return `CASE WHEN ${dialect.isFinite(dialect.asNumber(number))} THEN ${number} END`
}

/** What Python's `str` writes. */
function textSql({ dialect }: Scope, value: string, kind: PandasKind): string {
  if (kind === 'text' || kind === 'nothing') return value
  if (kind === 'boolean') return `CASE WHEN ${value} THEN 'True' WHEN NOT ${value} THEN 'False' END`
  return dialect.asText(kind === 'number' ? dialect.asNumber(value) : value)
}
