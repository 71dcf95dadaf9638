import { chiSquareUpperQuantile, homogeneityTest, stabilityIndex, stabilityIndexCriticalValue } from '#stats'
import type { Bin } from './bins.ts'

/** How much one column moved, and how likely chance alone moves it as far. */
export interface ColumnShift {
  /** Population stability index over all bins, in nats. */
  readonly psi: number
  /** Two-sample chi-square over bins with enough rows: the null law of the index at these sizes. */
  readonly pValue: number
  /** Bins that hold rows, less one; at least 1. */
  readonly degreesOfFreedom: number
  /** Share of the rows outside the largest bin, both sides together; 0 for a constant. */
  readonly outsideLargest: number
  /** The bins that add most to the index, largest first, at most three. */
  readonly moved: readonly MovedBin[]
}

export interface MovedBin extends Pick<Bin, 'label' | 'isValue'> {
  /** Share of the rows in the reference and now. */
  readonly before: number
  readonly after: number
}

/** Fewest rows that a bin is expected to hold for the chi-square law (Cochran 1954). */
const MIN_EXPECTED = 5
const MOVED_SHOWN = 3

/** Compares the counts of a column's bins. Both sides must have rows. */
export function measureShift(bins: readonly Bin[]): ColumnShift {
  const reference = bins.map((bin) => bin.reference)
  const current = bins.map((bin) => bin.current)
  const index = stabilityIndex(reference, current)
  const pooled = poolSparse(bins)
  const test = homogeneityTest(
    pooled.map((bin) => bin.reference),
    pooled.map((bin) => bin.current),
  )
  if (!index.defined || !test.defined) throw new RangeError('a window without rows cannot be compared')
  const { value, contributions, referenceRows, currentRows } = index.value
  const moved = bins
    .map((bin, place) => ({ bin, part: contributions[place] ?? 0 }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
    .slice(0, MOVED_SHOWN)
  return {
    psi: value,
    pValue: test.value.pValue,
    degreesOfFreedom: Math.max(1, index.value.degreesOfFreedom),
    outsideLargest: 1 - Math.max(...bins.map(both)) / (referenceRows + currentRows),
    moved: moved.map(({ bin: { label, isValue, reference: before, current: after } }) => ({
      label,
      isValue,
      before: before / referenceRows,
      after: after / currentRows,
    })),
  }
}

type Counts = Pick<Bin, 'reference' | 'current'>

/**
 * Puts bins in which the smaller side expects fewer than 5 rows together; if they still expect fewer, the next
 * smallest joins them. Expectations come from both sides together, so the test stays one of equal distributions.
 */
export function poolSparse(bins: readonly Counts[]): readonly Counts[] {
  const rows = { reference: total(bins, 'reference'), current: total(bins, 'current') }
  const smaller = Math.min(rows.reference, rows.current) / (rows.reference + rows.current)
  const expected = (bin: Counts): number => both(bin) * smaller
  const pool = { reference: 0, current: 0 }
  const rest: Counts[] = []
  const ascending = bins.filter((bin) => expected(bin) > 0).sort((a, b) => expected(a) - expected(b))
  for (const bin of ascending) {
    const isOpen = both(pool) > 0 && expected(pool) < MIN_EXPECTED
    if (isOpen || expected(bin) < MIN_EXPECTED) {
      pool.reference += bin.reference
      pool.current += bin.current
    } else rest.push(bin)
  }
  return both(pool) > 0 ? [...rest, pool] : rest
}

function both(bin: Counts): number {
  return bin.reference + bin.current
}

function total(bins: readonly Counts[], side: keyof Counts): number {
  return bins.reduce((sum, bin) => sum + bin[side], 0)
}

/** Whether a window is large enough to call a column stable. */
export type Enough =
  | { readonly enough: true }
  /** Rows that the current window needs; undefined where the reference itself is too small for any window. */
  | { readonly enough: false; readonly rows: number | undefined }

/**
 * A window is large enough when chance alone stays below the minimum effect: the index that equal distributions
 * exceed with probability `level`, (1/n + 1/m) times the chi-square quantile, must not be above it. Beside that,
 * the test needs two bins of 5 expected rows, unless the column is constant.
 */
export function isEnough(
  shift: ColumnShift,
  rows: { readonly reference: number; readonly current: number },
  level: number,
  minimumEffect: number,
): Enough {
  const { degreesOfFreedom, outsideLargest } = shift
  const byChance = stabilityIndexCriticalValue(level, rows.reference, rows.current, degreesOfFreedom)
  const forBins = outsideLargest === 0 ? 1 : MIN_EXPECTED / outsideLargest
  if (byChance <= minimumEffect && Math.min(rows.reference, rows.current) >= forBins) return { enough: true }
  const left = minimumEffect / chiSquareUpperQuantile(level, degreesOfFreedom) - 1 / rows.reference
  const possible = left > 0 && rows.reference >= forBins
  return { enough: false, rows: possible ? Math.ceil(Math.max(1 / left, forBins)) : undefined }
}
