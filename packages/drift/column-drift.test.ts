import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, seededRandom, stabilityIndexCriticalValue } from '#stats'
import goldens from '../../test/fixtures/drift/columns.json' with { type: 'json' }
import type { Bin } from './bins.ts'
import { isEnough, measureShift, poolSparse } from './column-drift.ts'

const binsFrom = (reference: readonly number[], current: readonly number[]): Bin[] =>
  reference.map((count, index) => ({
    label: `bin ${index}`,
    isValue: false,
    reference: count,
    current: current[index] ?? 0,
  }))

const close = (value: number, expected: number, tolerance = 1e-9): void => {
  if (expected === 0) expect(value).toBeLessThan(1e-300)
  else expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance)
}

describe('the shift of a column', () => {
  it.each(goldens.columns)('is that of NumPy and SciPy: $name', (golden) => {
    const bins = binsFrom(golden.reference, golden.current)
    const shift = measureShift(bins)
    close(shift.psi, golden.psi)
    close(shift.pValue, golden.p)
    expect(shift.degreesOfFreedom).toBe(golden.df)
    expect(poolSparse(bins)).toHaveLength(golden.pooledBins)
  })

  it('is adjusted over the columns as by SciPy', () => {
    const shifts = goldens.columns.map(({ reference, current }) => measureShift(binsFrom(reference, current)))
    const adjusted = benjaminiHochberg(shifts.map(({ pValue }) => pValue))
    goldens.columns.forEach((golden, index) => {
      close(adjusted[index] ?? Number.NaN, golden.adjusted)
    })
  })

  it('names the bins that moved, the largest part first', () => {
    const { moved } = measureShift(binsFrom([500, 300, 200, 0], [500, 200, 250, 50]))
    expect(moved.map(({ label }) => label)).toEqual(['bin 3', 'bin 1', 'bin 2'])
    expect(moved[1]).toMatchObject({ before: 0.3, after: 0.2 })
  })
})

/** Rows drawn into bins of given shares. */
function drawer(seed: number, shares: readonly number[]): (rows: number) => number[] {
  const random = seededRandom(seed)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return (rows) => {
    const counts = shares.map(() => 0)
    for (let row = 0; row < rows; row++) {
      let left = random.uniform() * total
      const bin = shares.findIndex((share) => {
        left -= share
        return left < 0
      })
      const place = bin < 0 ? shares.length - 1 : bin
      counts[place] = (counts[place] ?? 0) + 1
    }
    return counts
  }
}

describe('false alarms when nothing has changed', () => {
  const deciles = Array.from({ length: 10 }, () => 1)
  const zipf = Array.from({ length: 50 }, (_, index) => 1 / (index + 1))
  // 0.01 is promised; SciPy's simulations give up to 0.0165 where half the categories expect fewer than 5 rows.
  // 0.022 is 0.0165 and two standard errors of 2000 runs.
  it.each([
    ['deciles', 5000, 50, deciles],
    ['deciles', 5000, 300, deciles],
    ['50 categories', 5000, 50, zipf],
    ['50 categories', 5000, 300, zipf],
    ['50 categories, reference the smaller', 100, 1000, zipf],
  ] as const)('%s, %i against %i rows: at most 2.2 %% at level 0.01', (_, n, m, shares) => {
    const draw = drawer(31, shares)
    const reference = Array.from({ length: 20 }, () => draw(n))
    let alarms = 0
    for (let run = 0; run < 2000; run++) {
      const { pValue } = measureShift(binsFrom(reference[run % 20] ?? [], draw(m)))
      if (pValue <= 0.01) alarms++
    }
    expect(alarms / 2000).toBeLessThanOrEqual(0.022)
  })
})

describe('whether a window is large enough', () => {
  it.each(goldens.rowsNeeded)('level $level, effect $effect, $df degrees of freedom', (golden) => {
    const shift = { psi: 0, pValue: 1, degreesOfFreedom: golden.df, outsideLargest: 0.9, moved: [] }
    const at = (current: number) =>
      isEnough(shift, { reference: golden.reference, current }, golden.level, golden.effect)
    expect(at(30)).toEqual({ enough: false, rows: golden.rows ?? undefined })
    if (golden.rows === null) return
    expect(at(golden.rows - 1).enough).toBe(false)
    expect(at(golden.rows).enough).toBe(true)
    expect(
      stabilityIndexCriticalValue(golden.level, golden.reference, golden.rows, golden.df),
    ).toBeLessThanOrEqual(golden.effect)
  })

  it('asks for 5 expected rows outside the largest bin', () => {
    const shift = measureShift(binsFrom([49_000, 1000], [98, 2]))
    expect(isEnough(shift, { reference: 50_000, current: 100 }, 0.01, 0.1)).toEqual({
      enough: false,
      rows: 250,
    })
    expect(isEnough(shift, { reference: 50_000, current: 250 }, 0.01, 0.1)).toEqual({ enough: true })
  })
})
