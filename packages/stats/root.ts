/** A function that changes sign between `low` and `high`. */
export interface Bracket {
  readonly low: number
  readonly high: number
}

const MAX_STEPS = 200

/**
 * Widens `[start - step, start + step]` by doubling until a decreasing function changes sign in it.
 * Throws RangeError when it does not within the range of a float.
 */
export function bracketDecreasing(f: (x: number) => number, start: number): Bracket {
  let low = start
  let high = start
  let step = 1
  while (f(low) < 0 && Number.isFinite(low)) {
    high = low
    low -= step
    step *= 2
  }
  step = 1
  while (f(high) > 0 && Number.isFinite(high)) {
    low = high
    high += step
    step *= 2
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) throw new RangeError('no sign change found')
  return { low, high }
}

/**
 * Root of a continuous function inside a bracket, to the resolution of a float: inverse quadratic
 * interpolation where it is safe, else bisection, so it always converges.
 * Source: Chandrupatla (1997), Advances in Engineering Software 28(3), as given by Scherer,
 * Computational Physics, 3rd ed., section 6.1.7.3.
 */
export function findRoot(f: (x: number) => number, { low, high }: Bracket): number {
  let [a, b] = [high, low]
  let [fa, fb] = [f(a), f(b)]
  if (fa === 0) return a
  if (fb === 0) return b
  if (Math.sign(fa) === Math.sign(fb)) throw new RangeError('the bracket holds no sign change')
  let t = 0.5
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = a + t * (b - a)
    const fx = f(x)
    let [c, fc] = [b, fb]
    if (Math.sign(fx) === Math.sign(fa)) [c, fc] = [a, fa]
    else [b, fb] = [a, fa]
    ;[a, fa] = [x, fx]
    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const resolution = (Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a)
    if (resolution > 0.5 || fa === 0 || fb === 0) return best
    t = interpolate({ a, b, c, fa, fb, fc })
    t = Math.min(1 - resolution, Math.max(resolution, t))
  }
  return a
}

interface Triple {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly fa: number
  readonly fb: number
  readonly fc: number
}

/** Where to look next between a (0) and b (1): Chandrupatla's criterion, else the middle. */
function interpolate({ a, b, c, fa, fb, fc }: Triple): number {
  const xi = (a - b) / (c - b)
  const phi = (fa - fb) / (fc - fb)
  if (phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi) {
    return (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * (fa / (fc - fa)) * fb) / (fc - fb)
  }
  return 0.5
}
