/** What an action concludes. Ordered from best to worst. */
export const VERDICTS = ['pass', 'warn', 'inconclusive', 'fail', 'error'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How much a rule that does not hold matters. */
export const SEVERITIES = ['fail', 'warn', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Which verdicts make the step fail. */
export const FAIL_ON = ['fail', 'warn', 'never'] as const
export type FailOn = (typeof FAIL_ON)[number]

/** The results that actions speak of in their own words, and the verdict that each means. */
export const RESULT_VERDICTS = {
  train: {
    succeeded: 'pass',
    reused: 'pass',
    preempted: 'inconclusive',
    'budget-exceeded': 'inconclusive',
    cancelled: 'inconclusive',
    'timed-out': 'fail',
    failed: 'fail',
  },
  'canary-deploy': {
    promoted: 'pass',
    unchanged: 'pass',
    held: 'inconclusive',
    'rolled-back': 'fail',
  },
  'drift-check': {
    none: 'pass',
    schema: 'fail',
    volume: 'fail',
    quality: 'fail',
    concept: 'fail',
    data: 'fail',
    label: 'fail',
  },
} as const satisfies Record<string, Record<string, Verdict>>

/** The worst of several verdicts; `pass` for none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let index = 0
  for (const verdict of verdicts) index = Math.max(index, VERDICTS.indexOf(verdict))
  return VERDICTS[index] ?? 'error'
}

/** The verdict of a rule that does not hold. */
export function verdictOf(severity: Severity): Verdict {
  return severity === 'info' ? 'pass' : severity
}

/** Whether the step fails. `error` always fails it; `inconclusive` counts as fail. */
export function failsStep(verdict: Verdict, failOn: FailOn): boolean {
  if (verdict === 'error') return true
  if (failOn === 'never' || verdict === 'pass') return false
  return verdict !== 'warn' || failOn === 'warn'
}
