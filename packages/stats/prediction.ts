/**
 * What is known of a count among future trials: beta-binomial with whole `a`, `b` >= 1. Of `m` new draws from the process
 * of an earlier sample of n, the number that lie beyond its r-th value from the end has a = r, b = n - r + 1, whatever the
 * distribution (exceedances: Gumbel & von Schelling 1950, Ann. Math. Stat. 21(2)). For successes of which `k` were seen in
 * n trials, a = k + 1, b = n - k gives the exact upper prediction limit (Thatcher 1964, JRSS B 26(2)).
 */
export interface FutureCount {
  readonly trials: number
  readonly a: number
  readonly b: number
}

/** Weights below this share of the largest cannot change a tail of interest. */
const NEGLIGIBLE = 1e-25

/**
 * The smallest c with P(count > c) <= risk. SciPy's `betabinom.isf(risk, trials, a, b)`.
 * @throws RangeError if the parameters are no whole numbers in range, or risk is not within (0, 1)
 */
export function futureCountBound({ trials, a, b }: FutureCount, risk: number): number {
  if (!(risk > 0 && risk < 1)) throw new RangeError(`a risk of ${risk} is not between 0 and 1`)
  if (![trials, a, b].every(Number.isSafeInteger) || trials < 0 || a < 1 || b < 1)
    throw new RangeError(`${trials} trials with a = ${a}, b = ${b} are not a future count`)
  const start = Math.min(trials, Math.floor((trials * a) / (a + b)))
  // P(y + 1) / P(y). The weights have one mode, near the mean; no constant is needed, since they are divided by their sum.
  const ratio = (y: number) => ((trials - y) * (a + y)) / ((y + 1) * (b + trials - y - 1))
  const up = weights(trials - start, (step) => ratio(start + step))
  const down = weights(start, (step) => 1 / ratio(start - 1 - step))
  const total = sum(up) + sum(down) - 1
  let tail = 0
  for (let step = up.length - 1; step > 0; step -= 1) {
    tail += up[step] ?? 0
    if (tail > risk * total) return start + step
  }
  tail = sum(up) - 1
  for (const [step, weight] of down.entries()) {
    tail += weight
    if (tail > risk * total) return start - step
  }
  return 0
}

/** Weights relative to the start, as far as they matter. */
function weights(steps: number, ratio: (step: number) => number): number[] {
  const found = [1]
  let [weight, largest] = [1, 1]
  for (let step = 0; step < steps; step += 1) {
    weight *= ratio(step)
    largest = Math.max(largest, weight)
    if (weight < NEGLIGIBLE * largest) break
    found.push(weight)
  }
  return found
}

/** The smallest first. */
function sum(values: readonly number[]): number {
  return values.toSorted((x, y) => x - y).reduce((total, value) => total + value, 0)
}

/**
 * The rank j (from 1) of an earlier sample of n for which the median of `trials` new draws lies, with at most `risk`,
 * above the j-th smallest value; by symmetry it lies below the (n + 1 - j)-th with at most the same. Whatever the
 * distribution. Undefined if n is too small for any.
 */
export function futureMedianRank(n: number, trials: number, risk: number): number | undefined {
  // The median lies above x_(j) only if at least half of the new values do.
  const isEnough = (j: number) => {
    const above = futureCountBound({ trials, a: n - j + 1, b: j }, risk)
    return above < trials / 2
  }
  let [low, high] = [Math.ceil(n / 2), n]
  if (n < 1 || !isEnough(high)) return undefined
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
