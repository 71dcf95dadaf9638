import { describeProblem, formatShare, type Verdict } from '#core'
import {
  type Block,
  callout,
  type Document,
  details,
  list,
  paragraph,
  type Span,
  type Text,
  table,
} from '#report'
import { metricNamed } from './catalogue.ts'
import { formatCondition } from './condition.ts'
import type { GateResult, RuleResult } from './judge.ts'
import { countOf, showDifference, showValue } from './wording.ts'

/** A remark on a line of the policy. */
export interface PolicyRemark {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly line: number
}

/** What was judged, against what, by which policy; in words that the report shows. */
export interface GateContext {
  readonly model: { readonly name: string; readonly sha256: string }
  /** Where the baseline was looked for; undefined if none was asked for. */
  readonly baseline: string | undefined
  /** Rows of the predictions, where there were any. */
  readonly rows: number | undefined
  readonly policy: { readonly name: string; readonly origin: string; readonly protected: boolean }
  /** Further remarks for the reader. */
  readonly notes: readonly string[]
}

const ORDER: readonly Verdict[] = ['error', 'fail', 'inconclusive', 'warn', 'pass']

/** Why the verdict is what it is, the gravest reason first. At least one. */
export function reasonsOf({ rules, problems }: GateResult): readonly [string, ...string[]] {
  const against = rules
    .filter(({ verdict }) => verdict !== 'pass')
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  const [first, ...others] = [...problems.map(describeProblem), ...against.map(({ why }) => why)]
  return first === undefined ? [inFavour(rules)] : [first, ...others]
}

function inFavour(rules: readonly RuleResult[]): string {
  const count = (wanted: RuleResult['status']): number =>
    rules.filter(({ status }) => status === wanted).length
  if (rules.length === 1 && count('holds') === 1) return 'the rule holds'
  const rest = [
    [count('first-run'), 'not compared, for there is no baseline yet'],
    [count('inconclusive'), 'inconclusive, which the policy lets pass'],
    [count('broken'), 'broken, of severity info'],
  ] as const
  const told = rest.filter(([number]) => number > 0).map(([number, what]) => `, ${number} ${what}`)
  return `${count('holds')} of ${rules.length} rules hold${told.join('')}`
}

/** The report for the summary. */
export function presentGate(result: GateResult, context: GateContext): Document {
  const { rules, problems } = result
  return [
    ...(result.firstRun ? [callout('warning', FIRST_RUN)] : []),
    ...(problems.length > 0
      ? [callout('caution', 'Not everything could be checked:'), list(problems.map(describeProblem))]
      : []),
    rulesTable(rules),
    ...whys(rules),
    paragraph({ strong: 'What was judged, and by what' }),
    list([
      ['Model: ', { code: context.model.name }, ' ', { code: `sha256:${context.model.sha256.slice(0, 12)}` }],
      ...(context.baseline === undefined
        ? []
        : [['Baseline: ', { code: context.baseline }] satisfies Span[]]),
      ...(context.rows === undefined ? [] : [`Predictions: ${countOf(context.rows, 'row')}`]),
      ['Policy: ', { code: context.policy.name }, `, ${context.policy.origin}`],
      ...context.notes,
    ]),
    details('What the terms mean', list(glossary(result))),
  ]
}

const FIRST_RUN = 'First run: there is no baseline yet, and first-run allows that. No drop was checked.'

function rulesTable(rules: readonly RuleResult[]): Block {
  const columns = ['Metric', 'Rule', 'Value', 'Baseline', 'Drop', 'Interval of the drop', 'Verdict']
  const rows = rules.map(({ rule, status, verdict, value, state, baseline, drop, interval }): Text[] => [
    { code: rule.metric },
    `${formatCondition(rule.condition)}${rule.severity === 'fail' ? '' : ` (${rule.severity})`}`,
    value === undefined ? (state ?? 'missing') : showValue(value, rule.condition.bound),
    baseline === undefined ? '' : showValue(baseline),
    drop === undefined ? '' : showDifference(drop),
    interval === undefined ? '' : `${showDifference(interval[0])} to ${showDifference(interval[1])}`,
    { strong: status === 'first-run' ? 'pass (first run)' : wordOf(verdict, status) },
  ])
  return table(columns, rows, ['Value', 'Baseline', 'Drop', 'Interval of the drop'])
}

function wordOf(verdict: Verdict, status: RuleResult['status']): string {
  if (status === 'holds' || status === verdict) return verdict
  return status === 'broken' && verdict !== 'pass' ? verdict : `${verdict} (${status})`
}

function whys(rules: readonly RuleResult[]): Block[] {
  const told = rules.filter(({ status }) => status !== 'holds' && status !== 'first-run')
  return told.length === 0 ? [] : [list(told.map(({ why, rule }) => `${why} (line ${rule.line})`))]
}

function glossary({ policy, rules }: GateResult): Text[] {
  const metrics = [...new Set(rules.map(({ rule }) => rule.metric))]
  const known = metrics.flatMap((name): Text[] => {
    const metric = metricNamed(name)
    return metric === undefined
      ? []
      : [[{ code: name }, `: ${metric.meaning}; ${metric.direction} is better`]]
  })
  const terms: Text[] = [...known]
  const drops = rules.filter(({ rule }) => rule.condition.kind === 'drop')
  if (drops.length > 0) {
    terms.push(
      'Drop: how much worse than the baseline, whichever way the metric counts; negative where it got better.',
    )
  }
  if (drops.some(({ interval }) => interval !== undefined)) {
    const level = formatShare(policy.evidence.level)
    terms.push(
      `Interval of the drop: where the drop may lie on rows like these; each end holds with ${level} confidence. Both models were compared row by row (paired t for means, DeLong for auc).`,
      'pass: the whole interval stays within the allowed drop. fail: all of it lies beyond. inconclusive: it reaches over the limit, so more rows are needed to decide.',
    )
  }
  if (drops.some(({ drop, interval }) => drop !== undefined && interval === undefined)) {
    terms.push(
      'A drop without an interval was decided by the two values alone; predictions of both models would tell chance from change.',
    )
  }
  return terms.length === 0 ? ['Bounds are inclusive.'] : [...terms, 'Bounds are inclusive.']
}

const LEVELS = {
  error: 'error',
  fail: 'error',
  inconclusive: 'error',
  warn: 'warning',
  pass: 'notice',
} as const

/** Remarks on the policy's lines, for every rule that does not hold; the gravest first. */
export function policyRemarks(rules: readonly RuleResult[]): PolicyRemark[] {
  return rules
    .filter(({ status }) => status !== 'holds' && status !== 'first-run')
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
    .map(({ rule, verdict, why }) => ({
      level: LEVELS[verdict],
      title: `${rule.text}: ${verdict}`,
      message: why,
      line: rule.line,
    }))
}
