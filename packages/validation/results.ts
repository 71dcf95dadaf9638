import { formatNumber, formatShare, type Severity, type Verdict, verdictOf } from '#core'
import type { Example } from './examples.ts'
import { judgedCounts, type RowsOutcome } from './planning/outcome.ts'
import type { Ended } from './planning/plan.ts'
import { type Allowance, type Bounds, columnsOf, isAllowed, type Rule } from './rule.ts'
import { limits, partOfChangeText, partText, ruleText } from './wording.ts'

/**
 * `broken`: it was checked, and does not hold. `unsupported`: it cannot be run on this data. `not-run`: what it
 * speaks of is not there, which another result says.
 */
export type Status = 'holds' | 'broken' | 'unsupported' | 'not-run'

/** What became of one rule, or of what holds without being written: that files and rows can be read. */
export interface RuleResult {
  readonly id: string
  /** What it asks: `delay: not null`. */
  readonly text: string
  readonly severity: Severity
  readonly status: Status
  readonly verdict: Verdict
  /** What was found; holds no value of the data but aggregates. */
  readonly why: string
  /** Rows that it looked at, and those that break it; absent for a rule that is not about rows. */
  readonly checked?: number | undefined
  readonly broken?: number | undefined
  /** Rows that break it and are older than the change, where only the rows of a change are judged. */
  readonly older?: number | undefined
  /** The number or text that was judged; absent for a rule on rows. */
  readonly observed?: number | string | undefined
  readonly column?: string | undefined
  /** Name of the file of rules, and 1-based line there; absent for what is not written. */
  readonly source?: string | undefined
  readonly line?: number | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly examples: readonly Example[]
}

type Found = Pick<RuleResult, 'status' | 'why'> &
  Partial<Pick<RuleResult, 'checked' | 'broken' | 'older' | 'examples' | 'observed' | 'verdict'>>

/** The result of a written rule. What could not be checked fails, whatever its severity. */
export function resultOf(rule: Rule, { examples = [], ...found }: Found): RuleResult {
  const verdicts: Readonly<Record<Status, Verdict>> = {
    holds: 'pass',
    broken: verdictOf(rule.severity),
    unsupported: 'fail',
    'not-run': 'fail',
  }
  const { id, severity, source, line, title, description, check } = rule
  const [column] = columnsOf(check)
  const written = { id, text: ruleText(rule), severity, source, line, title, description, column }
  return { ...written, verdict: verdicts[found.status], examples, ...found }
}

/** A demand that every check makes without being told. */
export function impliedBreach(
  id: string,
  text: string,
  why: string,
  more: Partial<Pick<RuleResult, 'checked' | 'broken' | 'column' | 'source' | 'line' | 'examples'>> = {},
): RuleResult {
  return { id, text, severity: 'fail', status: 'broken', verdict: 'fail', why, examples: [], ...more }
}

/** The result of a rule by how its plan ended. */
export function judge(rule: Rule, ended: Ended, examples: readonly Example[]): RuleResult {
  switch (ended.kind) {
    case 'unsupported':
      return resultOf(rule, { status: 'unsupported', why: `cannot be run: ${ended.why}` })
    case 'no-column':
      return resultOf(rule, { status: 'not-run', why: 'not checked: there is no such column' })
    case 'found': {
      const { outcome } = ended
      if (outcome.kind === 'rows') return rowsResult(rule, outcome, examples)
      const { holds, why, observed } = outcome
      return resultOf(rule, { status: holds ? 'holds' : 'broken', why, observed })
    }
  }
}

/** Whether what was found lets a rule fail or warn, so that examples are wanted. */
export function isBroken(rule: Rule, ended: Ended): boolean {
  if (ended.kind !== 'found') return false
  const { outcome } = ended
  if (outcome.kind === 'whole') return !outcome.holds
  const counts = judgedCounts(outcome)
  return !isAllowed(rule.allowed, counts) || (rule.warn !== undefined && !isAllowed(rule.warn, counts))
}

function rowsResult(rule: Rule, outcome: RowsOutcome, examples: readonly Example[]): RuleResult {
  const { checked, broken } = judgedCounts(outcome)
  const older = outcome.inChange === undefined ? undefined : outcome.broken - broken
  const counts = { checked, broken, ...(older === undefined ? {} : { older }) }
  const said = countsText(outcome)
  const more = olderText(older, broken > 0)
  if (!isAllowed(rule.allowed, counts)) {
    const why = `${said}${allowanceText(rule.allowed, broken > 0, false)}${more}`
    return resultOf(rule, { status: 'broken', why, ...counts, examples })
  }
  if (rule.warn !== undefined && !isAllowed(rule.warn, counts)) {
    const why = `${said}${allowanceText(rule.warn, broken > 0, false)}${more}`
    const verdict = rule.severity === 'info' ? 'pass' : 'warn'
    return resultOf(rule, { status: 'broken', verdict, why, ...counts, examples })
  }
  const why = `${said}${allowanceText(rule.allowed, broken > 0, true)}${more}`
  return resultOf(rule, { status: 'holds', why, ...counts })
}

function countsText(outcome: RowsOutcome): string {
  const { checked, broken } = judgedCounts(outcome)
  const isOfChange = outcome.inChange !== undefined
  const none = isOfChange ? 'no row of this change breaks it' : 'no row breaks it'
  const part = isOfChange ? partOfChangeText(broken, checked) : partText(broken, checked)
  const told = broken === 0 ? none : part
  if (outcome.why === undefined) return told
  return broken === 0 ? outcome.why : `${told}; ${outcome.why}`
}

/** `; 40 older rows break it too`. */
function olderText(older: number | undefined, isAny: boolean): string {
  if (older === undefined || older === 0) return ''
  const rows = older === 1 ? '1 older row breaks' : `${formatNumber(older)} older rows break`
  return `; ${rows} it${isAny ? ' too' : ''}`
}

/** `, more than the 1 % tolerated`; nothing where there is nothing to say. */
function allowanceText(allowed: Allowance, isAny: boolean, holds: boolean): string {
  switch (allowed.kind) {
    case 'none':
      return ''
    case 'tolerance':
      if (!isAny) return ''
      return `, ${holds ? 'within' : 'more than'} the ${formatShare(allowed.share)} tolerated`
    case 'mostly':
      if (!isAny || allowed.share === 1) return ''
      return `, ${holds ? 'and' : 'but'} ${formatShare(allowed.share)} must hold`
    case 'rows':
      return isNone(allowed.bounds) ? '' : `, ${limits(allowed.bounds)} may break it`
    case 'percent':
      return isNone(allowed.bounds) ? '' : `, ${limits(allowed.bounds)} percent may break it`
  }
}

function isNone({ max, negated }: Bounds): boolean {
  return max === 0 && negated !== true
}
