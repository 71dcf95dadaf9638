import { formatShare } from '#core'
import type { ColumnProfile } from '#data'
import { benjaminiHochberg, fisherExactGreater } from '#stats'
import type { Finding } from './cause.ts'
import type { ColumnPair } from './columns.ts'
import type { DriftConfig } from './config.ts'

interface ShareTest {
  readonly column: string
  readonly of: string
  readonly before: number
  readonly after: number
  readonly isLarge: boolean
  readonly pValue: number
}

/**
 * Columns in which the share of missing values, or of NaN and infinities, rose by more than is allowed and by
 * more than chance: Fisher's exact test, one-sided, adjusted over all columns and both kinds.
 */
export function qualityFindings(
  pairs: readonly ColumnPair[],
  rows: { readonly reference: number; readonly current: number },
  { quality, level }: DriftConfig,
): Finding[] {
  const measure = (
    column: string,
    of: string,
    before: number,
    after: number,
    allowed: number,
  ): ShareTest => ({
    column,
    of,
    before: before / rows.reference,
    after: after / rows.current,
    isLarge: after / rows.current - before / rows.reference > allowed,
    pValue: fisherExactGreater(
      { hits: after, trials: rows.current },
      { hits: before, trials: rows.reference },
    ),
  })
  const tests = pairs.flatMap(({ name, reference, current }) => [
    measure(name, 'missing values', reference.nulls, current.nulls, quality['max-null-increase']),
    ...(reference.kind !== 'numeric' || current.kind !== 'numeric'
      ? []
      : [
          measure(
            name,
            'NaN and infinities',
            nonFinite(reference),
            nonFinite(current),
            quality['max-non-finite-increase'],
          ),
        ]),
  ])
  const adjusted = benjaminiHochberg(tests.map((test) => test.pValue))
  return tests
    .filter((test, index) => test.isLarge && (adjusted[index] ?? 1) <= level)
    .map(({ column, of, before, after }) => ({
      kind: 'quality',
      column,
      what: `column ${column}: ${of} rose from ${formatShare(before)} to ${formatShare(after)} of the rows`,
    }))
}

function nonFinite({ nan = 0, infinite = 0 }: ColumnProfile): number {
  return nan + infinite
}
