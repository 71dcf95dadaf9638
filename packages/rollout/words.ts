import { formatDuration, formatNumber, formatShare } from '#core'
import type { ArmCounts } from '#stats'
import { requestsNeeded } from './analysis.ts'
import type { DeploymentResult } from './deployment.ts'
import type { AnalysisRules, BadRule, Plan } from './plan.ts'
import type { Finding, StepResult } from './steps.ts'

/** `21 bad of 100 requests`. */
export function inWords({ bad, requests }: ArmCounts): string {
  return `${formatNumber(bad)} bad of ${formatNumber(requests)} requests`
}

/** An E-value for reading. */
export function evidenceInWords(e: number): string {
  return e >= 1e6 || (e > 0 && e < 1e-3) ? e.toExponential(1) : formatNumber(Number(e.toPrecision(3)))
}

/** What makes a request bad. */
export function badInWords({ status, slowerThan }: BadRule): string {
  const parts = [
    ...(status === undefined ? [] : [`status ${status} or above`]),
    ...(slowerThan === undefined ? [] : [`slower than ${formatDuration(slowerThan)}`]),
    'no answer',
  ]
  return parts.join(', or ')
}

/** Why a deployment ended as it did, in one line. */
export function reasonOf(plan: Plan, result: DeploymentResult): string {
  const { analysis, steps, failure } = result
  const at = `at ${steps.at(-1)?.weight ?? 0} %`
  const candidate = analysis === undefined ? '' : inWords(analysis.canary)
  const stable = analysis === undefined ? '' : inWords(analysis.stable)
  switch (result.ending) {
    case 'shown-safe':
      return `promoted: the candidate had ${candidate}, stable ${stable}; it is ${safeInWords(plan.analysis)}`
    case 'harmful':
      return `rolled back ${at}: the candidate is worse than stable (${candidate}, against ${stable}; E ${evidenceInWords(steps.at(-1)?.harmE ?? 0)})`
    case 'collapsed':
      return `rolled back at 100 %: with all requests the candidate had ${inWords(steps.at(-1)?.canary ?? { bad: 0, requests: 0 })}`
    case 'candidate-failed':
      return `rolled back ${at}: the candidate's server ${failure?.what ?? 'ended'}`
    case 'candidate-not-ready':
      return `rolled back before any request: the candidate's server ${failure?.what ?? 'did not start'}`
    case 'stable-not-ready':
      return `held: the server of stable ${failure?.what ?? 'did not start'}; nothing is known of the candidate`
    case 'stable-failed':
      return `held ${at}: the server of stable ${failure?.what ?? 'ended'}, which says nothing about the candidate`
    case 'split-off':
      return `held ${at}: the candidate's share of the requests is not its weight, so the counts cannot be compared`
    case 'stable-unhealthy':
      return `held ${at}: stable itself did not serve more than half of its requests (${statusesOf(result)}); a comparison says nothing`
    case 'no-traffic':
      return `held ${at}: no request was answered by the candidate${exhausted(result)}`
    case 'undecided':
      return `held: after all steps the candidate is shown neither worse nor safe (${candidate}, against ${stable})${moreNeeded(plan.analysis, result)}`
    case 'first-clean':
      return `promoted: first deployment, nothing to compare with; ${inWords(steps[0]?.canary ?? { bad: 0, requests: 0 })}`
    case 'first-held':
      return `held: there is no stable to compare with (${inWords(steps[0]?.canary ?? { bad: 0, requests: 0 })})`
    case 'cancelled':
      return 'cancelled: the rollout was undone'
    case 'interrupted':
      return 'the step was killed: the rollout was undone'
    case 'unchanged':
      return 'unchanged: the candidate is the model that serves already'
  }
}

function safeInWords({ margin, tolerate, alpha }: AnalysisRules): string {
  const below = tolerate === 0 ? '' : `, or bad in less than ${formatShare(tolerate)} of them`
  return `less than ${margin} times as bad${below} (error at most ${formatShare(alpha)})`
}

function statusesOf({ totals }: DeploymentResult): string {
  const counts = Object.entries(totals?.stable.statuses ?? {}).filter(([, count]) => count > 0)
  return counts.map(([name, count]) => `${name}: ${count}`).join(', ') || 'no answer'
}

function exhausted({ replay }: DeploymentResult): string {
  return replay?.exhausted === true ? `; all ${replay.sent} requests of the replay were used up` : ''
}

function moreNeeded(rules: AnalysisRules, { analysis }: DeploymentResult): string {
  if (analysis === undefined) return ''
  const needed = requestsNeeded(rules)
  if (needed === undefined) {
    return analysis.canary.bad + analysis.stable.bad === 0
      ? '; where no request is bad, a ratio cannot be shown: set analysis.tolerate'
      : ''
  }
  if (analysis.canary.requests >= needed) return ''
  return `; it needs ${formatNumber(needed)} requests without a bad one, or more with some`
}

const FINDINGS: Readonly<Record<Finding | 'went on', string>> = {
  'went on': 'went on',
  'shown-safe': 'promoted',
  harmful: 'worse than stable: rolled back',
  collapsed: 'much worse than stable was: rolled back',
  'candidate-failed': 'its server ended: rolled back',
  'stable-failed': 'stable ended: held',
  'split-off': 'share is not the weight: held',
  'stable-unhealthy': 'stable is unhealthy: held',
  'no-traffic': 'no requests: held',
  undecided: 'undecided: held',
  cancelled: 'cancelled: undone',
}

/** What followed from a step. */
export function findingInWords({ finding, weight }: StepResult): string {
  return finding === 'went on' && weight === 100 ? 'promoted' : FINDINGS[finding]
}
