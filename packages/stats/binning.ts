import { at, type Rows } from './rows.ts'

/**
 * Inner edges of about `bins` bins with equal counts, from ascending finite values of the reference.
 * They are computed once and kept ("frozen"); later data are only counted, see `binCounts`. Bin i holds
 * edge[i - 1] < x <= edge[i], the end bins are open, so there are edges.length + 1 bins.
 *
 * The edges are quantiles by linear interpolation (Hyndman & Fan's type 7: NumPy's default, DuckDB's
 * quantile_cont); equal ones, from values that occur often, are merged. Where the lowest edge is the
 * minimum itself, the next lower float is added as an edge, so that values below what the reference
 * holds are seen even if one value makes up most of it (or all). No values give no edges.
 */
export function quantileEdges(sorted: Rows, bins: number): Float64Array {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`${bins} is not a number of bins`)
  requireSortedFinite(sorted)
  if (sorted.length === 0 || bins === 1) return new Float64Array(0)
  const edges: number[] = []
  for (let k = 1; k < bins; k++) {
    const edge = interpolatedQuantile(sorted, k / bins)
    if (edges.length === 0 && edge === at(sorted, 0)) edges.push(nextLower(edge))
    if (edge !== edges.at(-1)) edges.push(edge)
  }
  return Float64Array.from(edges)
}

/**
 * Counts per bin of `quantileEdges`, then, last, the count of missing values (NaN), which are a bin of
 * their own: edges.length + 2 counts. Values out of the reference's range go to the end bins.
 */
export function binCounts(values: Rows, edges: Rows): Float64Array {
  const counts = new Float64Array(edges.length + 2)
  for (let row = 0; row < values.length; row++) {
    const value = at(values, row)
    const bin = Number.isNaN(value) ? edges.length + 1 : binOf(value, edges)
    counts[bin] = at(counts, bin) + 1
  }
  return counts
}

/** The number of edges below the value, by bisection. */
function binOf(value: number, edges: Rows): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(edges, middle) < value) low = middle + 1
    else high = middle
  }
  return low
}

function interpolatedQuantile(sorted: Rows, p: number): number {
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const [low, high] = [at(sorted, below), at(sorted, Math.min(below + 1, sorted.length - 1))]
  const part = position - below
  // Not low + part (high - low), whose difference can overflow; so it is kept between both by hand.
  return Math.min(high, Math.max(low, low * (1 - part) + high * part))
}

/** The largest float below a finite one. */
function nextLower(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  const bits = new BigInt64Array(Float64Array.of(value).buffer)
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n)
  return new Float64Array(bits.buffer)[0] ?? Number.NaN
}

function requireSortedFinite(sorted: Rows): void {
  for (let row = 0; row < sorted.length; row++) {
    if (!Number.isFinite(at(sorted, row))) throw new RangeError(`value ${row} is not a finite number`)
    if (row > 0 && at(sorted, row) < at(sorted, row - 1)) throw new RangeError('the values are not sorted')
  }
}
