import betainc from '@stdlib/math-base-special-betainc'
import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'
import { upperGamma } from './incomplete-gamma.ts'
import { bracketDecreasing, findRoot } from './root.ts'

// Every upper tail (sf, "survival function") is computed as such. 1 - cdf is 0 from about 1e-16 on,
// which is where sequential tests and tests on large samples work.

/** P(Z <= z) of the standard normal distribution. Abramowitz & Stegun 26.2.29. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2)
}

/** P(Z > z) of the standard normal distribution. */
export function normalSf(z: number): number {
  return 0.5 * erfc(z * Math.SQRT1_2)
}

/** z with P(Z > z) = q: a critical value. NaN for q outside [0, 1]. */
export function normalUpperQuantile(q: number): number {
  return Math.SQRT2 * erfcinv(2 * q)
}

/** P(X > x) for chi-square with `df` > 0 degrees of freedom: Q(df/2, x/2). A&S 26.4.19. */
export function chiSquareSf(x: number, df: number): number {
  if (!(df > 0) || Number.isNaN(x)) return Number.NaN
  return x <= 0 ? 1 : upperGamma(df / 2, x / 2)
}

/** x with P(X > x) = q: the critical value at level q. NaN for q outside [0, 0.5] or df <= 0. */
export function chiSquareUpperQuantile(q: number, df: number): number {
  if (!(df > 0) || !(q >= 0 && q <= 0.5)) return Number.NaN
  if (q === 0) return Number.POSITIVE_INFINITY
  return positiveRoot((x) => Math.log(chiSquareSf(x, df)) - Math.log(q), df)
}

/** P(T <= t) of Student's t with `df` > 0 degrees of freedom (need not be whole). */
export function studentTCdf(t: number, df: number): number {
  return studentTSf(-t, df)
}

/** P(T > t) of Student's t: half of I_x(df/2, 1/2) at x = df/(df + t^2). A&S 26.7.1. */
export function studentTSf(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN
  if (t < 0) return 1 - studentTSf(-t, df)
  const centre = studentTCentre(t, df)
  if (centre < 0.25) return 0.5 - centre
  const ratio = t ** 2 / df
  // The smaller of x and 1 - x is the one that has all its digits.
  return ratio < 1
    ? 0.5 * betainc(share(ratio), 0.5, df / 2, true, true)
    : 0.5 * betainc(share(1 / ratio), df / 2, 0.5)
}

/** P(0 < T <= t) for t >= 0: keeps the digits of a small t, which the tail 0.5 - x has lost. */
function studentTCentre(t: number, df: number): number {
  return 0.5 * betainc(share(t ** 2 / df), 0.5, df / 2)
}

/** r/(1 + r), also for an infinite r. */
function share(ratio: number): number {
  return ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio)
}

/** t with P(T > t) = q: a critical value. NaN for q outside [0, 1] or df <= 0. */
export function studentTUpperQuantile(q: number, df: number): number {
  if (!(df > 0) || !(q >= 0 && q <= 1)) return Number.NaN
  if (q > 0.5) return -studentTUpperQuantile(1 - q, df)
  if (q === 0.5) return 0
  if (q === 0) return Number.POSITIVE_INFINITY
  if (q > 0.25) return positiveRoot((t) => Math.log(0.5 - q) - Math.log(studentTCentre(t, df)), 1)
  return positiveRoot((t) => Math.log(studentTSf(t, df)) - Math.log(q), 1)
}

/** Root x > 0 of a decreasing function. Searched in log x, so that a tiny x has all its digits too. */
function positiveRoot(f: (x: number) => number, start: number): number {
  const ofLog = (u: number) => f(Math.exp(u))
  return Math.exp(findRoot(ofLog, bracketDecreasing(ofLog, Math.log(start))))
}
