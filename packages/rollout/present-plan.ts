import { formatDuration, formatNumber } from '#core'
import { callout, code, type Document, list, paragraph, type Text, table } from '#report'
import { requestsNeeded } from './analysis.ts'
import type { Plan } from './plan.ts'
import { rulesInWords } from './present.ts'
import { spreadRate } from './replay.ts'

/** What a plan would be carried out with. */
export interface PlanFacts {
  readonly candidate: string
  readonly stable: string | undefined
  /** Requests in the file that is replayed. */
  readonly requests: number | undefined
}

/** Requests that a replay sends to the candidate at each weight below 100, if no step ends early. */
export function expectedRequests(plan: Plan, total: number | undefined): number[] | undefined {
  const { replay, interval, lookEvery } = plan
  if (replay === undefined || total === undefined || replay.concurrency !== undefined) return undefined
  const weights = plan.steps.filter((weight) => weight < 100)
  const available = replay.repeat ? replay.maxRequests : Math.min(total, replay.maxRequests)
  const rate =
    replay.rate ?? spreadRate(Math.min(total, replay.maxRequests), interval * weights.length + lookEvery)
  let left = available
  return weights.map((weight) => {
    const sent = Math.min(left, (rate * interval) / 1000)
    left -= sent
    return Math.round((sent * weight) / 100)
  })
}

/** A sentence if a replay cannot be enough for a promotion even if nothing goes wrong. */
export function tooFewRequests(plan: Plan, total: number | undefined): string | undefined {
  const needed = requestsNeeded(plan.analysis)
  const expected = expectedRequests(plan, total)?.reduce((sum, count) => sum + count, 0)
  if (needed === undefined || expected === undefined || expected >= needed) return undefined
  return `The replay brings the candidate about ${formatNumber(expected)} requests; without a single bad one it needs ${formatNumber(needed)} to be promoted. Replay more, or raise analysis.tolerate or the weights.`
}

/** What would be done, without doing it. */
export function presentPlan(plan: Plan, facts: PlanFacts): Document {
  const expected = expectedRequests(plan, facts.requests)
  const short = tooFewRequests(plan, facts.requests)
  const rows = plan.steps.map((weight, index): Text[] => [
    `${weight} %`,
    formatDuration(weight === 100 ? plan.lookEvery : plan.interval),
    expected?.[index] === undefined ? '' : formatNumber(expected[index]),
  ])
  const columns = ['Weight', 'at most', 'candidate requests, about']
  return [
    ...(short === undefined ? [] : [callout('warning', short)]),
    table(columns, rows, columns),
    list(rulesInWords(plan)),
    ...commandsOf(plan, facts),
  ]
}

function commandsOf({ servers }: Plan, { candidate, stable }: PlanFacts): Document {
  if (servers.kind === 'targets') {
    const { host, port } = servers.candidate
    return [paragraph('The candidate is expected at ', { code: `${host}:${port}` }, '.')]
  }
  const shown = (template: readonly string[], model: string): string =>
    JSON.stringify(template.map((word) => word.replaceAll('{model}', () => model)))
  const lines = [
    ...(stable === undefined ? [] : [`stable     ${shown(servers.stable, stable)}`]),
    `candidate  ${shown(servers.candidate, candidate)}`,
  ]
  return [paragraph('Servers that would be started, each with a free {port}:'), code(lines.join('\n'))]
}
