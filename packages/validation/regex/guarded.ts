import { createContext, Script } from 'node:vm'
import { z } from 'zod'
import type { TextPredicate } from '#data'

/** What a predicate may take: some time in any case, and more for each text. */
export interface TimeAllowed {
  readonly milliseconds: number
  readonly perText: number
}

/** Ordinary expressions take a microsecond for a text. */
const ALLOWED: TimeAllowed = { milliseconds: 5000, perText: 0.05 }

export interface Guarded {
  readonly predicate: TextPredicate
  /** Why it gave up, if it has: all answers from then on are null, and the rule has no verdict. */
  readonly gaveUp: () => string | undefined
}

const place: { work: () => void } = { work: () => {} }
let context: object | undefined
const script = new Script('work()')
const timedOut = z.object({ code: z.literal('ERR_SCRIPT_EXECUTION_TIMEOUT') })

/**
 * Does some work of JavaScript that may run away, as a regular expression of a pull request can: V8 stops it.
 * @param milliseconds of the clock
 * @returns whether it was done in time
 * @throws what the work throws
 */
export function inTime(milliseconds: number, work: () => void): boolean {
  context ??= createContext(place)
  place.work = work
  try {
    script.runInContext(context, { timeout: Math.max(1, Math.ceil(milliseconds)) })
    return true
  } catch (error) {
    // It is an Error of the other context, and so no instance of Error here.
    if (timedOut.safeParse(error).success) return false
    throw error
  } finally {
    place.work = () => {}
  }
}

/** Asks a test about each text, until its time is used up. */
export function guarded(test: (text: string) => boolean | null, allowed: TimeAllowed = ALLOWED): Guarded {
  let left = allowed.milliseconds
  let reason: string | undefined
  const predicate: TextPredicate = (texts) => {
    const answers: (boolean | null)[] = []
    if (reason !== undefined) return answers
    left += texts.length * allowed.perText
    const started = performance.now()
    try {
      const done = inTime(left, () => {
        for (const text of texts) answers.push(test(text))
      })
      if (!done)
        reason = `it took more than ${allowed.milliseconds / 1000} s and ${allowed.perText} ms a text`
    } catch (error) {
      // V8 gives up on a backtracking stack that is too large.
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
      reason = error.message
    }
    left -= performance.now() - started
    return reason === undefined ? answers : []
  }
  return { predicate, gaveUp: () => reason }
}
