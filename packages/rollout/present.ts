import { formatDuration, formatNumber, formatShare, type Json } from '#core'
import { callout, code, type Document, details, list, paragraph, type Text, type Tone, table } from '#report'
import { requestsNeeded } from './analysis.ts'
import { ARMS, type TrafficTotals } from './arms.ts'
import { type DeploymentResult, OUTCOMES, type Outcome } from './deployment.ts'
import { latencyQuantile } from './latency.ts'
import type { Plan } from './plan.ts'
import type { StepResult } from './steps.ts'
import type { Undone } from './undo.ts'
import { badInWords, evidenceInWords, findingInWords, reasonOf } from './words.ts'

const TONES: Readonly<Record<Outcome, Tone>> = {
  promoted: 'tip',
  unchanged: 'note',
  held: 'warning',
  'rolled-back': 'caution',
}

const NOW: Readonly<Record<Outcome, string>> = {
  promoted:
    'The candidate took all requests at the end. Next: move its stage with register-model (operation: promote); the entry of this step is the evidence.',
  unchanged: 'Nothing was started or moved.',
  held: 'Stable serves as before. Next: give the rollout more requests or a longer interval, or look at what the reason names, and run it again.',
  'rolled-back':
    'Stable serves as before; the candidate gets no requests. Next: read what it answered, mend it, and run again.',
}

/** The summary of a deployment. */
export function presentDeployment(plan: Plan, result: DeploymentResult): Document {
  const outcome = OUTCOMES[result.ending]
  return [
    callout(TONES[outcome], NOW[outcome]),
    ...(result.steps.length === 0 ? [] : [stepsTable(result)]),
    ...(result.totals === undefined ? [] : [armsTable(result.totals)]),
    ...failureOf(result),
    list(notesOn(plan, result)),
    details('How it was judged', list(rulesInWords(plan))),
  ]
}

function stepsTable({ steps, after }: DeploymentResult): Document[number] {
  const columns = ['Weight', 'Candidate', 'bad', 'Stable', 'its bad', 'E harm', 'E safety', 'Then']
  const row = (step: StepResult): Text[] => [
    `${step.weight} %`,
    formatNumber(step.canary.requests),
    formatNumber(step.canary.bad),
    formatNumber(step.stable.requests),
    formatNumber(step.stable.bad),
    evidenceInWords(step.harmE),
    evidenceInWords(step.safetyE),
    findingInWords(step),
  ]
  const back = after && [
    '0 %',
    '0',
    '0',
    formatNumber(after.requests),
    formatNumber(after.bad),
    '',
    '',
    'stable alone',
  ]
  return table(columns, [...steps.map(row), ...(back ? [back] : [])], columns.slice(0, -1))
}

function armsTable(totals: TrafficTotals): Document[number] {
  const columns = ['Over all', 'requests', 'bad', 'p50', 'p95', 'answers']
  const quantile = (latencies: readonly number[], q: number): string => {
    const found = latencyQuantile(latencies, q)
    return found === undefined ? '' : formatDuration(found)
  }
  const rows = ARMS.map((arm): Text[] => {
    const { requests, bad, latencies, statuses } = totals[arm]
    const answers = Object.entries(statuses).filter(([, count]) => count > 0)
    return [
      arm === 'canary' ? 'candidate' : arm,
      formatNumber(requests),
      requests === 0 ? '' : formatShare(bad, requests),
      quantile(latencies, 0.5),
      quantile(latencies, 0.95),
      answers.map(([name, count]) => `${name} ${formatNumber(count)}`).join(', '),
    ]
  })
  return table(columns, rows, ['requests', 'bad', 'p50', 'p95'])
}

function failureOf({ failure, candidateLog }: DeploymentResult): Document {
  const name = failure?.arm === 'stable' ? 'Stable' : 'The candidate'
  const said = failure === undefined ? [] : [paragraph(`${name}: its server ${failure.what}.`)]
  const tail = failure?.tail ?? candidateLog
  if (tail.join('').trim() !== '') {
    return [...said, details(`${name}: the last lines of its server`, code(tail.join('\n')))]
  }
  return failure === undefined ? [] : [...said, paragraph('It wrote nothing.')]
}

function notesOn(plan: Plan, { undoneIn, totals, replay, listen, seed, ending }: DeploymentResult): string[] {
  const { canary, lostRecords = 0 } = totals ?? {}
  return [
    ...(undoneIn === undefined
      ? []
      : [`All requests were back on stable ${formatDuration(undoneIn)} after the end was decided.`]),
    ...(canary === undefined || canary.rescued === 0
      ? []
      : [`${formatNumber(canary.rescued)} requests that the candidate failed were answered by stable.`]),
    ...(canary === undefined || canary.abandoned === 0
      ? []
      : [
          `${formatNumber(canary.abandoned)} callers of the candidate left before an answer; they are not judged.`,
        ]),
    ...(lostRecords === 0 ? [] : [`The request log lost ${formatNumber(lostRecords)} records.`]),
    ...(replay === undefined
      ? []
      : [
          `Replayed ${formatNumber(replay.sent)} requests${replay.exhausted ? ', all there were' : ''}; ${formatNumber(replay.failed)} got no answer.`,
        ]),
    ...(listen === undefined
      ? []
      : [`Requests were taken on ${listen.host}:${listen.port}, split with seed ${seed}.`]),
    ...(plan.stickyHeader === undefined || ending === 'unchanged'
      ? []
      : ['Callers kept their arm, so the share of requests was not tested against the weight.']),
  ]
}

/** The rules of a plan, for the reader who asks what a word meant. */
export function rulesInWords({ analysis, bad, interval, lookEvery, steps }: Plan): string[] {
  const { alpha, margin, tolerate, minRequests } = analysis
  const needed = requestsNeeded(analysis)
  return [
    `Weights ${steps.join(', ')} %, at most ${formatDuration(interval)} each, a look every ${formatDuration(lookEvery)}.`,
    `A request is bad: ${badInWords(bad)}.`,
    `Rolled back as soon as E harm reaches ${formatNumber(1 / alpha)}: evidence that the candidate's bad share is above stable's. A candidate that is not worse is rolled back with a probability of at most ${formatShare(alpha)}, however often it is looked at and however the weights rise.`,
    `May be promoted once E safety has reached ${formatNumber(1 / alpha)}: evidence against a bad share of ${margin} times stable's or more${tolerate === 0 ? '' : ` that is also ${formatShare(tolerate)} or more`}; and ${formatNumber(minRequests)} requests or more.`,
    ...(needed === undefined
      ? []
      : [`Without a bad request that takes the candidate ${formatNumber(needed)} requests.`]),
    'Test: one-sided conditional sequential count test with a half-normal mixture (Lindon & Malek 2022).',
  ]
}

/** The summary of what `post` did for a step that was killed. */
export function presentUndone({ found, left, weight, silent }: Undone): Document {
  return [
    callout(
      'warning',
      'The step was killed in the middle of a rollout. It was undone; stable serves as before.',
    ),
    list([
      weight === undefined
        ? `The splitter did not answer: ${silent ?? 'it had not been started'}.`
        : `The candidate had ${weight} % of the requests; now none.`,
      `${found} processes of the rollout still ran; ${left} are left.`,
    ]),
  ]
}

/** Numbers of a deployment for the report. E-values as their decimal logarithm: they leave JSON's whole numbers. */
export function deploymentDetails(plan: Plan, result: DeploymentResult): Json {
  const { ending, weight, steps, after, undoneIn, totals, replay, seed, failure } = result
  return {
    outcome: OUTCOMES[ending],
    ending,
    reason: reasonOf(plan, result),
    weight,
    seed,
    steps: steps.map(({ harmE, safetyE, looks, finding, canary, stable, weight: at }) => ({
      weight: at,
      looks,
      finding,
      canary: { ...canary },
      stable: { ...stable },
      harmLog10E: log10(harmE),
      safetyLog10E: log10(safetyE),
    })),
    after: after === undefined ? null : { ...after },
    undoneInMs: undoneIn === undefined ? null : Math.round(undoneIn),
    totals: totals ?? null,
    replay: replay === undefined ? null : { ...replay },
    failure: failure === undefined ? null : { arm: failure.arm, what: failure.what, tail: [...failure.tail] },
  }
}

/** An E-value of 0 is one too small for a double. */
export function log10(e: number): number {
  return Math.log10(Math.max(e, Number.MIN_VALUE))
}
