import { describeProblem, type Entry, type Json } from '#core'
import type { GateResult, RuleResult } from './judge.ts'
import type { GateContext } from './present.ts'

/** The rules that did not pass, for the output `failed-rules`. */
export function failedRules(rules: readonly RuleResult[]): Json {
  return rules.filter(({ verdict }) => verdict !== 'pass').map(ruleJson)
}

/** The body of the JSON report. */
export function gateDetails(result: GateResult, context: GateContext): Json {
  return {
    model: { ...context.model },
    baseline: context.baseline ?? null,
    'first-run': result.firstRun,
    rows: context.rows ?? null,
    policy: { ...context.policy },
    evidence: { ...result.policy.evidence },
    rules: result.rules.map(ruleJson),
    problems: result.problems.map(describeProblem),
    notes: context.notes,
  }
}

function ruleJson({
  rule,
  status,
  verdict,
  value,
  state,
  source,
  baseline,
  drop,
  interval,
  method,
  why,
}: RuleResult): Json {
  return {
    rule: rule.text,
    metric: rule.metric,
    severity: rule.severity,
    line: rule.line,
    verdict,
    status,
    why,
    bound: exact(rule.condition.bound),
    value: exact(value),
    state: state ?? null,
    source: source ?? null,
    baseline: exact(baseline),
    drop: exact(drop),
    interval: interval === undefined ? null : interval.map(exact),
    method: method ?? null,
  }
}

/** The values that were judged, for the record: a metric that is none is a state. */
export function gateMeasures(rules: readonly RuleResult[]): Entry['measures'] {
  const measures: Record<string, Entry['measures'][string]> = {}
  for (const { rule, value, state, baseline } of rules) {
    measures[rule.metric] = value === undefined ? { state: state ?? 'missing' } : measureOf(value)
    if (baseline !== undefined) measures[`baseline.${rule.metric}`] = measureOf(baseline)
  }
  return measures
}

function measureOf(value: number): Entry['measures'][string] {
  return isExact(value) ? value : { state: 'integer beyond 2^53', text: String(value) }
}

/** Canonical JSON has no integers beyond 2^53 and no infinities; they are written as text. */
function exact(value: number | undefined): Json {
  return value === undefined ? null : isExact(value) ? value : String(value)
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
}
