import { at, type Rows } from './rows.ts'

/** Row numbers in ascending order of their values. NaN is not allowed. */
export function ascendingOrder(values: Rows): Uint32Array {
  const order = new Uint32Array(values.length)
  for (let row = 0; row < order.length; row++) order[row] = row
  return order.sort((first, second) => {
    const [a, b] = [at(values, first), at(values, second)]
    return a < b ? -1 : a > b ? 1 : 0
  })
}

/** Calls `visit` once per group of equal values, in ascending order, with the group's rows. */
export function eachTie(
  values: Rows,
  order: Uint32Array,
  visit: (rows: Uint32Array, start: number) => void,
): void {
  let start = 0
  while (start < order.length) {
    const value = at(values, at(order, start))
    let end = start + 1
    while (end < order.length && at(values, at(order, end)) === value) end++
    visit(order.subarray(start, end), start)
    start = end
  }
}

/** Ranks from 1; equal values share the mean of their ranks. SciPy's `rankdata(method="average")`. */
export function midranks(values: Rows): Float64Array {
  const ranks = new Float64Array(values.length)
  eachTie(values, ascendingOrder(values), (rows, start) => {
    for (const row of rows) ranks[row] = start + (rows.length + 1) / 2
  })
  return ranks
}
