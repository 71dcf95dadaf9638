import { normalUpperQuantile } from './distributions.ts'
import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { type Interval, requireLevel } from './paired.ts'

/**
 * Wilson's score interval of a proportion, `successes` of `trials`. Undefined without trials.
 * Source: Wilson (1927), JASA 22(158). statsmodels' `proportion_confint(method="wilson")`.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Outcome<Interval> {
  requireLevel(level)
  if (!(successes >= 0 && successes <= trials && trials < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${successes} of ${trials} is not a proportion`)
  }
  if (trials === 0) return undefinedFor('empty')
  const z = normalUpperQuantile((1 - level) / 2)
  const failures = trials - successes
  const root = z * Math.sqrt((successes * failures) / trials + z ** 2 / 4)
  const scale = trials + z ** 2
  // Written with the product of both ends (their quotient), so that neither cancels near 0 or 1.
  const high = (successes + z ** 2 / 2 + root) / scale
  const low = successes ** 2 / trials / (successes + z ** 2 / 2 + root)
  return defined({ low, high: successes === trials ? 1 : high, level })
}
