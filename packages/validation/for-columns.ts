import type { Check } from './check-kinds.ts'
import { inTime } from './regex/guarded.ts'
import { PatternError } from './regex/syntax.ts'
import { pythonMatch } from './regex/translate.ts'
import { columnsOf, type Expectations, type Rule } from './rule.ts'

/**
 * The rules as they are for data with certain columns: those for each column of a pattern are repeated, and those that say
 * nothing of columns that are not there are left out.
 */
export function forColumns(expectations: Expectations, columns: readonly string[]): Expectations {
  const taken = new Map<string, number>()
  const rules = expectations.rules
    .flatMap((rule) => rulesFor(rule, columns))
    .map((rule): Rule => {
      const times = (taken.get(rule.id) ?? 0) + 1
      taken.set(rule.id, times)
      return times === 1 ? rule : { ...rule, id: `${rule.id}~${times}` }
    })
  return { ...expectations, rules }
}

function rulesFor(rule: Rule, columns: readonly string[]): Rule[] {
  const { each, optional, check } = rule
  try {
    if (each !== undefined) return rulesForEach(rule, matching(each, columns))
    const expanded = withPatterns(check, columns)
    return optional === true
      ? withoutAbsent({ ...rule, check: expanded }, columns)
      : [{ ...rule, check: expanded }]
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    const why = `the pattern of its columns cannot be used: ${error.message}`
    return [{ ...rule, check: { kind: 'unsupported', why } }]
  }
}

function rulesForEach(rule: Rule, found: readonly string[]): Rule[] {
  const { each = '', check, id } = rule
  // That there is such a column is a rule of its own.
  if (found.length === 0) return check.kind === 'present' ? [rule] : []
  return found.map((column) => ({
    ...rule,
    id: `${column}${id.slice(each.length)}`,
    check: withColumn(check, column),
  }))
}

function withoutAbsent(rule: Rule, columns: readonly string[]): Rule[] {
  const { check } = rule
  if (check.kind === 'columns' || (check.kind === 'unique' && check.columns !== undefined)) {
    const there = (check.columns ?? []).filter((column) => columns.includes(column))
    return there.length === 0 ? [] : [{ ...rule, check: { ...check, columns: there } }]
  }
  return columnsOf(check).every((column) => columns.includes(column)) ? [rule] : []
}

function withColumn(check: Check, column: string): Check {
  if ('column' in check) return { ...check, column }
  return check.kind === 'unique' ? { ...check, columns: [column] } : check
}

function withPatterns(check: Check, columns: readonly string[]): Check {
  if (check.kind !== 'known-columns' && check.kind !== 'columns') return check
  const { patterns = [], ...rest } = check
  const names = check.columns.flatMap((name) => (patterns.includes(name) ? matching(name, columns) : [name]))
  return { ...rest, columns: [...new Set(names)] }
}

/** Milliseconds that a pattern may take for all names: it can come from a pull request. */
const MATCHING = 1000

/** @throws PatternError if the pattern cannot be used */
function matching(pattern: string, columns: readonly string[]): string[] {
  const match = pythonMatch(pattern)
  const found: string[] = []
  const done = inTime(MATCHING, () => {
    found.push(...columns.filter((column) => match(column) !== undefined))
  })
  if (!done) throw new PatternError('it takes too long')
  return found
}
