import type { Check } from '../check-kinds.ts'
import { type Condition, columnsOf, isRowCheck, type Operand, type Rule } from '../rule.ts'
import type { TableView } from './table.ts'

/** What an older row is to be compared with may have changed, though the row itself did not. */
const AGAINST_OTHERS: ReadonlySet<Check['kind']> = new Set([
  'reference',
  'overlap',
  'time-overlap',
  'conflicting-labels',
])

/**
 * Whether a rule is judged by the rows of a change alone: it is about single rows, and all that it reads of an older
 * row is what the base has too. A rule on a column that the change adds judges all rows.
 */
export function isJudgedByChange({ check, where }: Rule, { change, columns }: TableView): boolean {
  if (change === undefined || !isRowCheck(check) || AGAINST_OTHERS.has(check.kind)) return false
  const read = [...columnsOf(check), ...(where === undefined ? [] : columnsIn(where.condition))]
  // SQL may read any column.
  const all = check.kind === 'expression' || (where !== undefined && hasSql(where.condition))
  return [...read, ...(all ? columns.map(({ name }) => name) : [])].every((name) => change.known.has(name))
}

function columnsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(columnsIn)
    case 'not':
      return columnsIn(condition.condition)
    case 'compare':
      return [condition.left, condition.right].flatMap((side: Operand) =>
        'column' in side ? [side.column] : [],
      )
    case 'in':
    case 'null':
    case 'true':
      return [condition.column]
    case 'sql':
      return []
  }
}

function hasSql(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.some(hasSql)
    case 'not':
      return hasSql(condition.condition)
    default:
      return condition.kind === 'sql'
  }
}
