import type { Check } from '../check-kinds.ts'
import { planCheck } from '../checks/plan-check.ts'
import type { Rule } from '../rule.ts'
import { type Cells, type Need, NoColumn, type Planning, Unsupported } from './need.ts'
import type { Outcome } from './outcome.ts'
import { inferredTypes } from './pandas-types.ts'
import { type PlanContext, scopeOf } from './scope.ts'
import type { Table } from './table.ts'

/** How far a rule has come: what it needs next, or how it ended. */
export type Progress =
  | { readonly kind: 'needs'; readonly need: Need; readonly resume: (rows: readonly Cells[]) => Progress }
  | Ended

export type Ended =
  | { readonly kind: 'found'; readonly outcome: Outcome }
  | { readonly kind: 'unsupported'; readonly why: string }
  /** Its column is in no file. */
  | { readonly kind: 'no-column'; readonly column: string }

/** Begins the plan of one rule. Pure: nothing is queried here. */
export function planRule(rule: Rule, table: Table, context: PlanContext): Progress {
  return guarded(() => {
    const planning = planned(rule, table, context)
    return advance(planning, () => planning.next())
  })
}

/** What a part of the rows cannot tell: a copy, or what is missing, may stand among the others. */
function needsAllRows(check: Check): boolean {
  switch (check.kind) {
    case 'row-count':
    case 'same-row-count':
    case 'volume':
    case 'unique':
    case 'order':
    case 'conflicting-labels':
    case 'freshness':
      return true
    case 'measure':
      return ['sum', 'min', 'max', 'distinct', 'distinct-share'].includes(check.measure)
    case 'distinct-set':
      return check.relation !== 'within'
    case 'groups':
      return check.rows !== undefined || check.required !== undefined
    default:
      return false
  }
}

/** Where all values of a column of text decide what it is, these are asked first. */
function* planned(rule: Rule, table: Table, context: PlanContext): Planning<Outcome> {
  if (table.view.isSample === true && needsAllRows(rule.check))
    throw new Unsupported('it needs all rows, and read-options takes a sample of them')
  if (rule.semantics !== 'pandas') return yield* planCheck(scopeOf(rule, table, context), rule.check)
  // Its filter is not planned before its columns have types.
  const types = yield* inferredTypes(scopeOf({ ...rule, where: undefined }, table, context), rule)
  return yield* planCheck(scopeOf(rule, table, context, types), rule.check)
}

function advance(planning: Planning<Outcome>, step: () => IteratorResult<Need, Outcome>): Progress {
  const { done, value } = step()
  if (done === true) return { kind: 'found', outcome: value }
  return {
    kind: 'needs',
    need: value,
    resume: (rows) => guarded(() => advance(planning, () => planning.next(rows))),
  }
}

function guarded(work: () => Progress): Progress {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unsupported) return { kind: 'unsupported', why: error.message }
    if (error instanceof NoColumn) return { kind: 'no-column', column: error.column }
    throw error
  }
}
