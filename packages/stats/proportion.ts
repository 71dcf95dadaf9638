import betainc from '@stdlib/math-base-special-betainc'
import { normalUpperQuantile } from './distributions.ts'
import { defined, type Outcome, undefinedFor } from './outcome.ts'
import { type Interval, requireLevel } from './paired.ts'
import { findRoot } from './root.ts'

/**
 * Wilson's score interval of a proportion, `successes` of `trials`. Undefined without trials.
 * Source: Wilson (1927), JASA 22(158). statsmodels' `proportion_confint(method="wilson")`.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Outcome<Interval> {
  requireLevel(level)
  requireProportion(successes, trials)
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

/**
 * Exact one-sided upper bound (Clopper-Pearson) of a proportion of which `successes` of `trials` were seen: with a
 * confidence of `level` the true proportion is not above it. With no success it is 1 - (1 - level)^(1/trials), about
 * 3/trials at 95 %. Undefined without trials. Source: Clopper & Pearson (1934), Biometrika 26(4). SciPy's
 * `beta.ppf(level, successes + 1, trials - successes)`.
 */
export function proportionUpperBound(successes: number, trials: number, level = 0.95): Outcome<number> {
  requireLevel(level)
  requireProportion(successes, trials)
  if (trials === 0) return undefinedFor('empty')
  if (successes === trials) return defined(1)
  if (successes === 0) return defined(-Math.expm1(Math.log1p(-level) / trials))
  // P(X <= successes) at a proportion p falls from about one half to 0.
  const excess = (p: number) => betainc(p, successes + 1, trials - successes, true, true) - (1 - level)
  return defined(findRoot(excess, { low: successes / trials, high: 1 }))
}

function requireProportion(successes: number, trials: number): void {
  if (!(successes >= 0 && successes <= trials && trials < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${successes} of ${trials} is not a proportion`)
  }
}
