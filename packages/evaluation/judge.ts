import { formatShare, type Problem, type Verdict, verdictOf, worst } from '#core'
import type { Metric } from '#data'
import type { Outcome } from '#stats'
import { isComputed, metricNamed } from './catalogue.ts'
import { type Drop, dropOf, metricOf } from './comparison.ts'
import type { Evidence, Policy, Rule } from './policy.ts'
import type { PredictionSet } from './predictions.ts'
import { showDifference, showValue, WHY_UNDEFINED } from './wording.ts'

/** Reported metrics by name; nested ones by their dotted path. */
export type MetricValues = ReadonlyMap<string, Metric>

/** What is known of the candidate and of the baseline. */
export interface Judged {
  /** Metrics that the candidate's evaluation reported. */
  readonly metrics: MetricValues | undefined
  readonly predictions: PredictionSet | undefined
  /** Metrics that the baseline's evaluation reported. */
  readonly baseline: MetricValues | undefined
  /** There is no baseline yet, and that is allowed. */
  readonly firstRun: boolean
}

export type Status =
  /** The condition holds. */
  | 'holds'
  | 'broken'
  /** The interval of the drop reaches over the allowed one: more rows would decide. */
  | 'inconclusive'
  /** The value, or what it is compared with, is not there or is no number. */
  | 'missing'
  /** Not compared, because there is no baseline yet. */
  | 'first-run'

/** A rule with what was found. */
export interface RuleResult {
  readonly rule: Rule
  readonly status: Status
  /** After the rule's severity and the policy's `inconclusive`. */
  readonly verdict: Verdict
  readonly value?: number
  /** What stands where the value should: `missing`, `NaN`, `out of range`, ... */
  readonly state?: string
  /** Whether the value was computed from predictions or reported in the metrics. */
  readonly source?: 'predictions' | 'metrics'
  readonly baseline?: number
  /** How much worse it got; negative where it got better. */
  readonly drop?: number
  /** Of the drop. Absent where it was decided by the two values alone. */
  readonly interval?: readonly [low: number, high: number]
  readonly method?: Drop['method']
  /** One sentence. */
  readonly why: string
}

type Finding = Omit<RuleResult, 'rule' | 'verdict'>

/** Everything that a gate found. */
export interface GateResult {
  readonly verdict: Verdict
  readonly policy: Policy
  readonly rules: readonly RuleResult[]
  /** What was missing or could not be used, beyond single rules. */
  readonly problems: readonly Problem[]
  readonly firstRun: boolean
}

/**
 * Judges every rule of a policy.
 * @param problems what of the evidence is missing or unusable; with any the verdict is at least `fail`, also where
 *   no rule needed it
 */
export function judge(policy: Policy, judged: Judged, problems: readonly Problem[]): GateResult {
  const rules = policy.rules.map((rule): RuleResult => {
    const found = judgeRule(rule, policy.evidence, judged)
    return { rule, ...found, verdict: verdictOfRule(rule, found.status, policy.evidence) }
  })
  const verdict = worst([...rules.map((rule) => rule.verdict), problems.length > 0 ? 'fail' : 'pass'])
  return { verdict, policy, rules, problems, firstRun: judged.firstRun }
}

function verdictOfRule({ severity }: Rule, status: Status, { inconclusive }: Evidence): Verdict {
  switch (status) {
    case 'holds':
    case 'first-run':
      return 'pass'
    // What could not be checked did not pass, however little the rule matters.
    case 'missing':
      return 'fail'
    case 'broken':
      return verdictOf(severity)
    case 'inconclusive':
      if (inconclusive === 'pass' || severity === 'info') return 'pass'
      return inconclusive === 'warn' || severity === 'warn' ? 'warn' : 'inconclusive'
  }
}

function judgeRule(rule: Rule, evidence: Evidence, judged: Judged): Finding {
  const { metric, condition } = rule
  const found = candidateValue(metric, judged)
  if ('why' in found) return { status: 'missing', ...found }
  if (condition.kind === 'drop') return judgeDrop(rule, evidence, judged, found)
  const { value } = found
  const holds = condition.kind === 'min' ? value >= condition.bound : value <= condition.bound
  const words = condition.kind === 'min' ? 'at least' : 'at most'
  return {
    ...found,
    status: holds ? 'holds' : 'broken',
    why: `${metric} is ${showValue(value, condition.bound)}; the policy asks for ${words} ${condition.bound}`,
  }
}

type Value = { readonly value: number; readonly source: 'predictions' | 'metrics' }
/** Why there is no value, in a word and in a sentence. */
type NoValue = { readonly state: string; readonly why: string }

function candidateValue(metric: string, { metrics, predictions }: Judged): Value | NoValue {
  if (predictions !== undefined && isComputed(metric)) {
    const computed = metricOf(metric, predictions.truth, predictions.candidate)
    if (computed.defined) return { value: computed.value, source: 'predictions' }
    const why = `${metric} has no value on these predictions: ${WHY_UNDEFINED[computed.reason]}`
    return { state: computed.reason, why }
  }
  const value = valueIn(metrics, metric)
  return typeof value === 'number' ? { value, source: 'metrics' } : value
}

function valueIn(metrics: MetricValues | undefined, metric: string, whose = ''): number | NoValue {
  const found = metrics?.get(metric)
  if (found === undefined) {
    const names = [...(metrics?.keys() ?? [])].sort()
    const others = names.length > 12 ? [...names.slice(0, 12), '...'] : names
    const there = others.length === 0 ? 'no metric was found' : `found: ${others.join(', ')}`
    return { state: 'missing', why: `there is no ${whose}metric "${metric}" (${there})` }
  }
  if (found.value === undefined) {
    return { state: found.state, why: `${whose}${metric} is ${found.state}, which is no number` }
  }
  const [low, high] = metricNamed(metric)?.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (found.value >= low && found.value <= high) return found.value
  const hint = high === 1 && found.value <= 100 ? '; write a percentage as a fraction' : ''
  const why = `${whose}${metric} is ${found.value}, outside its range of ${low} to ${high}${hint}`
  return { state: 'out of range', why }
}

function judgeDrop(rule: Rule, evidence: Evidence, judged: Judged, found: Value): Finding {
  const { metric } = rule
  if (judged.firstRun) {
    return {
      ...found,
      status: 'first-run',
      why: `${metric} is ${showValue(found.value)}; there is no baseline yet`,
    }
  }
  const { predictions } = judged
  if (predictions?.baseline !== undefined && isComputed(metric)) {
    const drop = dropOf(metric, { ...predictions, baseline: predictions.baseline }, evidence.level)
    return judgeInterval(rule, evidence, found, drop)
  }
  if (judged.baseline === undefined) {
    const why = `${metric} has nothing to compare with: the rule allows a drop, and there is no baseline`
    return { ...found, status: 'missing', why }
  }
  const baseline = valueIn(judged.baseline, metric, 'baseline ')
  if (typeof baseline !== 'number') return { ...found, status: 'missing', why: baseline.why }
  const drop = rule.direction === 'higher' ? baseline - found.value : found.value - baseline
  const holds = !exceeds(drop, rule.condition.bound, [baseline, found.value])
  const values = `${showValue(found.value)} against ${showValue(baseline)} of the baseline`
  const why = `${metric} is ${values}, ${inWords(drop)}; the policy allows a drop of ${rule.condition.bound}`
  return { ...found, baseline, drop, status: holds ? 'holds' : 'broken', why }
}

function judgeInterval(rule: Rule, evidence: Evidence, found: Value, compared: Outcome<Drop>): Finding {
  const { metric, condition } = rule
  if (!compared.defined) {
    const why = `${metric} cannot be compared: ${WHY_UNDEFINED[compared.reason]}`
    return { ...found, status: compared.reason === 'too-few' ? 'inconclusive' : 'missing', why }
  }
  const { baseline, drop, low, high, method } = compared.value
  const scale = [baseline, found.value]
  const status = !exceeds(high, condition.bound, scale)
    ? 'holds'
    : exceeds(low, condition.bound, scale)
      ? 'broken'
      : 'inconclusive'
  const lies = `the drop of ${metric} lies between ${showDifference(low)} and ${showDifference(high)} (each end at ${formatShare(evidence.level)})`
  const words = {
    holds: `${lies}, within the allowed ${condition.bound}`,
    broken: `${lies}, beyond the allowed ${condition.bound}`,
    inconclusive: `${lies}: these rows cannot tell whether it stays within the allowed ${condition.bound}`,
  }
  return { ...found, status, baseline, drop, interval: [low, high], method, why: words[status] }
}

/** 0.8 - 0.79 is a little more than 0.01 in binary; a difference of rounding breaks no rule. */
function exceeds(drop: number, allowed: number, values: readonly number[]): boolean {
  const rounding = 1e-12 * Math.max(1, ...values.map(Math.abs))
  return drop > allowed + rounding
}

function inWords(drop: number): string {
  return drop > 0
    ? `worse by ${showDifference(drop)}`
    : drop < 0
      ? `better by ${showDifference(-drop)}`
      : 'no change'
}
