import { type Comparison, NAMES } from '../column-types.ts'
import type { Condition, Filter, Operand } from '../rule.ts'
import { all, any } from './dialect.ts'
import { Unsupported } from './need.ts'
import type { Scope } from './scope.ts'
import { kindOfValues, literalFor, setOf, setSql } from './sets.ts'

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
    case 'true': {
      const value = scope.value(condition.column, 'boolean')
      return decided ? `coalesce(${value}, false)` : value
    }
    case 'sql':
      return scope.table.alias(`(${condition.sql})`)
    case 'in':
      return inSql(condition, decided, scope)
    case 'compare':
      return compareSql(condition, decided, scope)
  }
}

function compareSql(
  { left, operator, right }: Extract<Condition, { kind: 'compare' }>,
  decided: boolean,
  scope: ConditionScope,
): string {
  const as = comparisonOf(left, right, scope)
  if (as === undefined) {
    // To Python values of two kinds differ, and have no order.
    if (operator === '=' || operator === '!=') return operator === '=' ? 'false' : 'true'
    throw new Unsupported('values of different kinds have no order')
  }
  const [low, high] = [left, right].map((side) => operandSql(side, as, scope))
  const sql = `${low} ${operator === '!=' ? '<>' : operator} ${high}`
  return decided ? `coalesce(${sql}, ${operator === '!='})` : `(${sql})`
}

function inSql(
  { column, values, negated }: Extract<Condition, { kind: 'in' }>,
  decided: boolean,
  scope: ConditionScope,
): string {
  const sql = setSql(setOf(scope, column, values))
  if (!decided) return `(${negated ? 'NOT ' : ''}${sql})`
  return `(${negated ? 'NOT ' : ''}coalesce(${sql}, false))`
}

/** What two operands are compared as: what a constant is, else what the engine has, else text; undefined if they differ. */
function comparisonOf(left: Operand, right: Operand, scope: ConditionScope): Comparison | undefined {
  const sides = [left, right]
  const stored = sides.flatMap((side) => ('column' in side ? (storedKind(side.column, scope) ?? []) : []))
  const constants = sides.flatMap((side) => ('column' in side ? [] : [kindOfValues([side.value])]))
  // A text constant is an instant where the column holds such.
  if (constants[0] === 'text' && stored[0] === 'instant') return 'instant'
  if (scope.rule.semantics !== 'pandas') return constants[0] ?? stored[0] ?? 'text'
  const kinds = new Set([...constants, ...stored])
  if (kinds.size <= 1) return constants[0] ?? stored[0] ?? 'text'
  return kinds.has('number') && kinds.has('boolean') && kinds.size === 2 ? 'number' : undefined
}

function storedKind(name: string, { column, dialect }: ConditionScope): Comparison | undefined {
  const { isText, type } = column(name)
  return isText ? undefined : dialect.comparisonOf(type)
}

function operandSql(side: Operand, as: Comparison, scope: ConditionScope): string {
  if ('column' in side) return scope.value(side.column, as)
  const sql = literalFor(scope, as, side.value)
  if (sql === undefined) throw new Unsupported(`${side.value} cannot be compared as ${NAMES[as]}`)
  return sql
}
