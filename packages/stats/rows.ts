import { type Undefined, undefinedFor } from './outcome.ts'

/** Numbers by row: a typed array or a plain one. */
export type Rows = ArrayLike<number>

/** Throws RangeError when two columns differ in length: that is a caller's mistake, not a state of data. */
export function requireSameLength(first: Rows, second: Rows): void {
  if (first.length !== second.length) {
    throw new RangeError(`columns of ${first.length} and ${second.length} rows cannot be paired`)
  }
}

/** The first row whose value is not acceptable, or -1. */
export function firstRow(values: Rows, isBad: (value: number) => boolean): number {
  for (let row = 0; row < values.length; row++) if (isBad(at(values, row))) return row
  return -1
}

/** The value of a row that is known to exist. */
export function at(values: Rows, row: number): number {
  return values[row] ?? Number.NaN
}

/** What is wrong with labels that should be 0 or 1, or null. */
export function labelProblem(truth: Rows): Undefined | null {
  if (truth.length === 0) return undefinedFor('empty')
  const row = firstRow(truth, (label) => label !== 0 && label !== 1)
  if (row < 0) return null
  return undefinedFor(Number.isNaN(at(truth, row)) ? 'not-a-number' : 'not-binary', row)
}

/** What is wrong with a column that should hold numbers (infinite ones are numbers), or null. */
export function numberProblem(values: Rows): Undefined | null {
  if (values.length === 0) return undefinedFor('empty')
  const row = firstRow(values, Number.isNaN)
  return row < 0 ? null : undefinedFor('not-a-number', row)
}

/** What is wrong with a column whose mean is wanted, or null. */
export function finiteProblem(values: Rows): Undefined | null {
  const problem = numberProblem(values)
  if (problem) return problem
  const row = firstRow(values, (value) => !Number.isFinite(value))
  return row < 0 ? null : undefinedFor('not-finite', row)
}

/** What is wrong with a column that should hold probabilities, or null. */
export function probabilityProblem(values: Rows): Undefined | null {
  const problem = numberProblem(values)
  if (problem) return problem
  const row = firstRow(values, (p) => p < 0 || p > 1)
  return row < 0 ? null : undefinedFor('not-a-probability', row)
}

/** What is wrong with weights that should be finite, not negative and not all zero, or null. */
export function weightProblem(weights: Rows | undefined): Undefined | null {
  if (!weights) return null
  const row = firstRow(weights, (weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY))
  if (row >= 0) return undefinedFor('bad-weight', row)
  return weights.length > 0 && sum(weights) === 0 ? undefinedFor('bad-weight') : null
}

/** Sum with Neumaier's compensation: the digits do not depend on the number or order of rows. */
export function sum(values: Rows): number {
  let total = 0
  let lost = 0
  for (let row = 0; row < values.length; row++) {
    const value = at(values, row)
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}
