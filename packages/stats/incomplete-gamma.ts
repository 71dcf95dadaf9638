import gammainc from '@stdlib/math-base-special-gammainc'

/** Regularized upper incomplete gamma Q(a, x), a > 0, x >= 0, computed as a tail: DLMF 8.2.4. */
export function upperGamma(a: number, x: number): number {
  return takesAsymptoticSeries(a, x) ? upperGammaLargeX(a, x) : gammainc(x, a, true, true)
}

/**
 * Where gammainc 0.3.1 sums its series for large x, whose first factor is a/x where DLMF 8.11.2 has
 * (a - 1)/x: its result there is off by about 1/(x - a), that is 1 % for 5000 degrees of freedom.
 */
function takesAsymptoticSeries(a: number, x: number): boolean {
  return x > 1000 && a < x + 50
}

/** Stands for a zero denominator in Lentz's method. */
const TINY = 1e-150

/** Q(a, x) = x^a e^-x / Gamma(a) times a continued fraction (DLMF 8.9.2), evaluated by Lentz's method. */
function upperGammaLargeX(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / (b || TINY)
  let fraction = d
  for (let k = 1; k < 1_000_000; k++) {
    const numerator = k * (a - k)
    b += 2
    d = 1 / (b + numerator * d || TINY)
    c = b + numerator / c || TINY
    fraction *= c * d
    if (Math.abs(c * d - 1) < Number.EPSILON) break
  }
  return a * poissonDensity(a, x) * fraction
}

/**
 * x^a e^-x / Gamma(a + 1) without the cancellation of logarithms near a ln a.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities", eqs. 4 and 5; the
 * three terms of Stirling's series suffice because below a = 90 the result at x > 1000 is under 1e-300.
 */
function poissonDensity(a: number, x: number): number {
  const excess = (x - a) / a
  const deviance = a * (excess - Math.log1p(excess))
  const stirling = 1 / (12 * a) - 1 / (360 * a ** 3) + 1 / (1260 * a ** 5)
  return Math.exp(-deviance - stirling) / Math.sqrt(2 * Math.PI * a)
}
