import type { Comparison } from '../column-types.ts'
import { instantOf, type SetValue } from '../rule.ts'
import { Unsupported } from './need.ts'
import type { Scope } from './scope.ts'

type ValueScope = Pick<Scope, 'rule' | 'dialect' | 'column' | 'own' | 'value'>

/** A column, as what it is compared with a set, and the values that it may equal, both in SQL. */
export interface SqlSet {
  readonly value: string
  readonly values: readonly string[]
  /** SQL that is true for a value that equals one of them. */
  readonly among: (value: string) => string
}

/**
 * How a column is compared with the values of a set. Where it has a type, values of another kind are never equal to it in
 * Python, and cannot be compared in SQL; without one, it is compared as what the values are.
 */
export function setOf(scope: ValueScope, column: string, values: readonly SetValue[]): SqlSet {
  const { isText, type } = scope.column(column)
  const own = isText ? undefined : scope.dialect.comparisonOf(type)
  if (values.length === 0) return { value: scope.own(column), values: [], among: () => 'false' }
  const kind = kindOfValues(values)
  const isOwn = scope.rule.semantics === 'pandas' || (own === 'instant' && values.every(isInstant))
  const as = own !== undefined && isOwn ? own : kind
  // To pandas a day is an object, which no text equals.
  const isDay = type === 'DATE' && scope.rule.semantics === 'pandas'
  const literals = isDay ? [] : values.flatMap((value) => literalFor(scope, as, value) ?? [])
  if (literals.length < values.length && scope.rule.semantics !== 'pandas')
    throw new Unsupported(`the column holds ${type}, and values of the set are of another kind`)
  return { value: scope.value(column, as), values: literals, among: amongOf(scope, as, literals) }
}

function isInstant(value: SetValue): boolean {
  return typeof value === 'string' && !Number.isNaN(instantOf(value))
}

function amongOf({ dialect }: ValueScope, as: Comparison, literals: readonly string[]): SqlSet['among'] {
  if (literals.length === 0) return () => 'false'
  if (as === 'text') return (value) => dialect.isAmong(value, literals)
  return (value) => `${value} IN (${literals.join(', ')})`
}

/** True for the values of a set, false for an empty one. */
export function setSql({ value, among }: SqlSet): string {
  return `(${among(value)})`
}

/** A value as a literal of a kind; undefined if it is of another kind. To Python true is 1. */
export function literalFor(
  { rule, dialect }: Pick<ValueScope, 'rule' | 'dialect'>,
  kind: Comparison,
  value: SetValue,
): string | undefined {
  if (kind === 'instant') {
    const milliseconds = typeof value === 'string' ? instantOf(value) : Number.NaN
    return Number.isNaN(milliseconds) ? undefined : dialect.instant(milliseconds)
  }
  if (kindOfValues([value]) === kind) return dialect.literal(value)
  // Mixed kinds are compared as text.
  if (rule.semantics !== 'pandas') return kind === 'text' ? dialect.literal(String(value)) : undefined
  if (kind === 'number' && typeof value === 'boolean') return dialect.literal(value ? 1 : 0)
  return kind === 'boolean' && (value === 0 || value === 1) ? dialect.literal(value === 1) : undefined
}

/** What values of a set are compared as; mixed kinds are compared as text. */
export function kindOfValues(values: readonly SetValue[]): Comparison {
  const kinds = new Set(values.map((value) => typeof value))
  if (kinds.size !== 1) return 'text'
  return kinds.has('number') ? 'number' : kinds.has('boolean') ? 'boolean' : 'text'
}
