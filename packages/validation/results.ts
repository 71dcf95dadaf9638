import { formatShare, type Severity, type Verdict, verdictOf } from '#core'
import type { Counted } from './evaluate.ts'
import type { Example } from './examples.ts'
import { columnOf, instantOf, isTolerated, type Rule } from './rule.ts'
import { ageText, instantText, partText, ruleText } from './wording.ts'

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
  /** What was found; holds no value of the data. */
  readonly why: string
  /** Rows that it looked at, and those that break it; absent for a rule that is not about rows. */
  readonly checked?: number | undefined
  readonly broken?: number | undefined
  readonly column?: string | undefined
  /** 1-based line in the expectations; absent for what is not written there. */
  readonly line?: number | undefined
  readonly examples: readonly Example[]
}

type Outcome = Pick<RuleResult, 'status' | 'why'> &
  Partial<Pick<RuleResult, 'checked' | 'broken' | 'examples'>>

/** The result of a written rule. What could not be checked fails, whatever its severity. */
export function resultOf(rule: Rule, { examples = [], ...outcome }: Outcome): RuleResult {
  const verdicts: Readonly<Record<Status, Verdict>> = {
    holds: 'pass',
    broken: verdictOf(rule.severity),
    unsupported: 'fail',
    'not-run': 'fail',
  }
  const { id, severity, line, check } = rule
  const column = columnOf(check)
  const verdict = verdicts[outcome.status]
  return { id, text: ruleText(check), severity, line, column, verdict, examples, ...outcome }
}

/** A demand that every check makes without being told. */
export function impliedBreach(
  id: string,
  text: string,
  why: string,
  more: Partial<Pick<RuleResult, 'checked' | 'broken' | 'column' | 'line' | 'examples'>> = {},
): RuleResult {
  return { id, text, severity: 'fail', status: 'broken', verdict: 'fail', why, examples: [], ...more }
}

/** A rule on rows holds if no larger share of the checked rows breaks it than it tolerates. */
export function rowsResult(
  rule: Rule,
  { checked, broken }: Counted,
  examples: readonly Example[],
): RuleResult {
  if (broken === 0) return resultOf(rule, { status: 'holds', why: 'no row breaks it', checked, broken })
  const found = partText(broken, checked)
  const tolerated = formatShare(rule.tolerance)
  const holds = isTolerated(rule, { checked, broken })
  const more =
    rule.tolerance === 0
      ? ''
      : holds
        ? `, within the ${tolerated} tolerated`
        : `, more than the ${tolerated} tolerated`
  return resultOf(rule, { status: holds ? 'holds' : 'broken', why: found + more, checked, broken, examples })
}

/** @param now milliseconds since 1970 */
export function freshnessResult(
  rule: Rule & { check: { kind: 'freshness' } },
  { checked, broken, newest }: Counted,
  examples: readonly Example[],
  now: number,
): RuleResult {
  const { maxAge, until } = rule.check
  if (broken > 0) {
    const why = `${partText(broken, checked)} hold no day or instant`
    return resultOf(rule, { status: 'broken', why, checked, broken, examples })
  }
  if (newest === undefined) return resultOf(rule, { status: 'broken', why: 'there is no value', checked })
  const age = (until === undefined ? now : instantOf(until)) - newest
  const from = `the newest value is of ${instantText(newest)}`
  const reference = until === undefined ? 'old' : `before ${until}`
  const why = age < 0 ? from : `${from}, ${ageText(age)} ${reference}`
  return resultOf(rule, { status: age <= maxAge ? 'holds' : 'broken', why, checked })
}
