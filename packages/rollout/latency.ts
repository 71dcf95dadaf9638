const BUCKETS = 64
const GROWTH = 1.2

/** Counts of latencies in geometric buckets: the k-th ends at 1.2^k ms, the last takes all above 97 s. */
export type LatencyHistogram = number[]

export function emptyHistogram(): LatencyHistogram {
  return Array.from({ length: BUCKETS }, () => 0)
}

/** Adds one latency in milliseconds. */
export function countLatency(histogram: LatencyHistogram, milliseconds: number): void {
  const exact = milliseconds <= 1 ? 0 : Math.ceil(Math.log(milliseconds) / Math.log(GROWTH) - 1e-9)
  const bucket = Math.min(exact, BUCKETS - 1)
  histogram[bucket] = (histogram[bucket] ?? 0) + 1
}

/**
 * Upper end of the bucket that holds a quantile, in milliseconds: at most 20 % above the true one.
 * Undefined for no latencies.
 */
export function latencyQuantile(histogram: readonly number[], q: number): number | undefined {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  if (total === 0) return undefined
  let below = 0
  const bucket = histogram.findIndex((count) => {
    below += count
    return below >= q * total
  })
  return GROWTH ** Math.max(bucket, 0)
}
