import { MissingEvidence, ServiceError, UserError } from '#core'
import { callout, list } from '#report'
import { log } from '#runner'
import type { Conclusion } from './conclusion.ts'

/**
 * What a thrown error means: missing evidence is `fail`, a request that cannot be understood `error`, a back end
 * that failed `error`; anything else is a bug of ours and says so, with its stack in the log.
 */
export function concludeError(error: unknown): Conclusion {
  if (error instanceof UserError) {
    const verdict = error instanceof MissingEvidence ? 'fail' : 'error'
    const [first = '', ...others] = error.message.split('\n')
    return conclusionOf(verdict, [shortened(first), ...firstOf(others)])
  }
  if (error instanceof ServiceError) {
    log.debug(stackOf(error))
    return conclusionOf('error', [error.message])
  }
  log.info(stackOf(error))
  const message = error instanceof Error ? error.message : String(error)
  return conclusionOf('error', [`bug in lockstep, please report it with the log: ${message}`])
}

/** A file can hold more faults, and longer names, than anybody reads or a report takes. */
const MAX_REASONS = 100
const MAX_REASON = 4_000

function firstOf(others: readonly string[]): string[] {
  const shown = others.slice(0, MAX_REASONS - 1).map(shortened)
  const left = others.length - shown.length
  return left === 0 ? shown : [...shown, `and ${left} more problems`]
}

function shortened(reason: string): string {
  return reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON).toWellFormed()}…` : reason
}

function conclusionOf(verdict: 'fail' | 'error', reasons: readonly [string, ...string[]]): Conclusion {
  return {
    verdict,
    reasons,
    outputs: {},
    report: [
      callout('caution', reasons.length === 1 ? reasons[0] : `${reasons.length} problems`),
      list(reasons),
    ],
    details: { problems: reasons },
  }
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}

/** The conclusion of a step that was cancelled and has nothing else to say. */
export function cancelled(): Conclusion {
  return {
    verdict: 'inconclusive',
    reasons: ['cancelled'],
    outputs: {},
    report: [callout('warning', 'The step was cancelled.')],
    details: { cancelled: true },
    results: { status: 'cancelled' },
  }
}
