import type { Comparison } from '../column-types.ts'
import { type Condition, type Filter, instantOf, type Operand, type SetValue } from '../rule.ts'
import { all, any } from './dialect.ts'
import { Unsupported } from './need.ts'
import type { Scope } from './scope.ts'

type ConditionScope = Omit<Scope, 'where'>

/** SQL over the names of a table that is true for the rows of a filter, and never unknown for the others. */
export function conditionSql({ condition, nulls }: Filter, scope: ConditionScope): string {
  return `coalesce(${sqlOf(condition, nulls === 'decided', scope)}, false)`
}

function sqlOf(condition: Condition, decided: boolean, scope: ConditionScope): string {
  switch (condition.kind) {
    case 'and':
      return `(${all(...condition.conditions.map((part) => sqlOf(part, decided, scope)))})`
    case 'or':
      return `(${any(...condition.conditions.map((part) => sqlOf(part, decided, scope)))})`
    case 'not':
      return `(NOT ${sqlOf(condition.condition, decided, scope)})`
    case 'null':
      return `(${scope.raw(condition.column)} IS ${condition.negated ? 'NOT ' : ''}NULL)`
    case 'sql':
      return scope.table.alias(`(${condition.sql})`)
    case 'in':
      return inSql(condition, decided, scope)
    case 'compare': {
      const { operator } = condition
      const as = comparisonOf(condition.left, condition.right, scope)
      const [left, right] = [condition.left, condition.right].map((side) => operandSql(side, as, scope))
      const sql = `${left} ${operator === '!=' ? '<>' : operator} ${right}`
      return decided ? `coalesce(${sql}, ${operator === '!='})` : `(${sql})`
    }
  }
}

function inSql(
  { column, values, negated }: Extract<Condition, { kind: 'in' }>,
  decided: boolean,
  scope: ConditionScope,
): string {
  const sql = setSql(scope, scope.value(column, kindOfValues(values)), values)
  if (!decided) return `(${negated ? 'NOT ' : ''}${sql})`
  return `(${negated ? 'NOT ' : ''}coalesce(${sql}, false))`
}

/** `value IN (...)`; false for an empty set. */
export function setSql({ dialect }: ConditionScope, value: string, values: readonly SetValue[]): string {
  if (values.length === 0) return '(false)'
  return `(${value} IN (${values.map(dialect.literal).join(', ')}))`
}

/** What values of a set are compared as; mixed kinds are compared as text. */
export function kindOfValues(values: readonly SetValue[]): Comparison {
  const kinds = new Set(values.map((value) => typeof value))
  if (kinds.size !== 1) return 'text'
  return kinds.has('number') ? 'number' : kinds.has('boolean') ? 'boolean' : 'text'
}

/** What two operands are compared as: what a constant is, else what the engine has, else text. */
function comparisonOf(left: Operand, right: Operand, scope: ConditionScope): Comparison {
  const kinds = [left, right].map((side) => ('column' in side ? undefined : kindOfValues([side.value])))
  const columns = [left, right].flatMap((side) => ('column' in side ? [side.column] : []))
  const stored = columns.map((name) => storedKind(name, scope)).find((kind) => kind !== undefined)
  const constant = kinds.find((kind) => kind !== undefined)
  // A text constant is an instant where the column holds such.
  if (constant === 'text' && stored === 'instant') return 'instant'
  return constant ?? stored ?? 'text'
}

function storedKind(name: string, { column, dialect }: ConditionScope): Comparison | undefined {
  const { isText, type } = column(name)
  return isText ? undefined : dialect.comparisonOf(type)
}

function operandSql(side: Operand, as: Comparison, scope: ConditionScope): string {
  if ('column' in side) return scope.value(side.column, as)
  if (as !== 'instant') return scope.dialect.literal(side.value)
  const milliseconds = typeof side.value === 'string' ? instantOf(side.value) : Number.NaN
  if (Number.isNaN(milliseconds)) throw new Unsupported(`${side.value} is no day or instant`)
  return scope.dialect.instant(milliseconds)
}
