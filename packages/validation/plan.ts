import type { Relation } from '#data'
import { type RowTest, rowTest, viewOf } from './row-tests.ts'
import type { Expectations, Rule } from './rule.ts'

/** What is to be done about a rule on this data. */
export type PlannedRule =
  /** Decided by the number of rows, or by the columns of the files. */
  | { readonly rule: Rule; readonly kind: 'schema' }
  | { readonly rule: Rule; readonly kind: 'rows'; readonly test: RowTest }
  | { readonly rule: Rule; readonly kind: 'unsupported'; readonly why: string }
  /** Its column is in no file. */
  | { readonly rule: Rule; readonly kind: 'no-column' }

export interface Plan {
  readonly rules: readonly PlannedRule[]
  /** Operand of FROM that computes each value once, for conditions over its aliases (all, or only some). */
  readonly from: (source: string, more?: readonly string[], only?: readonly string[]) => string
}

/**
 * Plans all rules over one relation whose CSV columns are read as text. Pure: a relation that lost a damaged file
 * gets a plan of its own.
 */
export function planRules(expectations: Expectations, relation: Relation): Plan {
  const aliases = new Map<string, string>()
  const alias = (expression: string): string => {
    const found = aliases.get(expression) ?? `e${aliases.size}`
    aliases.set(expression, found)
    return found
  }
  const rules = expectations.rules.map((rule) => planRule(rule, expectations, relation, alias))
  const from: Plan['from'] = (source, more = [], only) => {
    const wanted = [...aliases].filter(([, name]) => only?.includes(name) !== false)
    const values = wanted.map(([expression, name]) => `${expression} AS ${name}`)
    return `(SELECT ${[...values, ...more, 'true AS every_row'].join(', ')} FROM ${source})`
  }
  return { rules, from }
}

function planRule(
  rule: Rule,
  expectations: Expectations,
  relation: Relation,
  alias: (expression: string) => string,
): PlannedRule {
  const { check } = rule
  if (!('column' in check)) return { rule, kind: 'schema' }
  const view = viewOf(relation, check.column, expectations.columns.get(check.column)?.type)
  if (view === undefined) return { rule, kind: 'no-column' }
  if (check.kind === 'present' || (check.kind === 'type' && !view.isText)) return { rule, kind: 'schema' }
  const found = rowTest(check, view, alias)
  if (typeof found === 'string') return { rule, kind: 'unsupported', why: found }
  return { rule, kind: 'rows', test: found }
}
