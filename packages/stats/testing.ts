import type { Outcome } from './outcome.ts'

/** Largest relative difference of [computed, expected] over the points; absolute where 0 is expected. */
export function worstRelativeError<T>(
  points: readonly T[],
  compare: (point: T) => readonly [number, number],
): number {
  if (points.length === 0) throw new RangeError('no points to compare')
  return Math.max(...points.map((point) => relativeError(...compare(point))))
}

/** |computed / expected - 1|; the absolute difference where 0 is expected. */
export function relativeError(computed: number, expected: number): number {
  return expected === 0 ? Math.abs(computed) : Math.abs(computed / expected - 1)
}

/** The value of an outcome, for tests that expect one. */
export function definedValue<T>(outcome: Outcome<T>): T {
  if (!outcome.defined) throw new Error(`undefined: ${outcome.reason}`)
  return outcome.value
}
