import { formatNumber } from '#core'
import type { ColumnProfile } from '#data'

/** One bin of a column: how many rows fell into it on either side. */
export interface Bin {
  /** As a reader would say it: `-16 < x <= -11`, a category, `missing`. */
  readonly label: string
  /** Whether the label is a value of the data (a category), which stays out of the record. */
  readonly isValue: boolean
  readonly reference: number
  readonly current: number
}

/**
 * The bins of a column under the frozen edges or categories of the reference, every row in exactly one: missing
 * values, numbers that are none (NaN, infinities) and categories that the reference does not name are bins too.
 * @returns why the column cannot be compared, where it cannot
 */
export function binsOf(reference: ColumnProfile, current: ColumnProfile): readonly Bin[] | string {
  if (reference.count === 0) return 'the reference has no value of it'
  if (reference.bins !== undefined) return numericBins(reference, current)
  if (reference.categories === undefined) return `a ${reference.kind} column has no bins`
  if (reference.categories.values.length === 0)
    return 'its values are keys or withheld, so there are no categories'
  return categoryBins(reference, current)
}

function numericBins(reference: ColumnProfile, current: ColumnProfile): Bin[] {
  const edges = reference.bins?.edges ?? []
  const bins = (reference.bins?.counts ?? []).map((count, index) => ({
    label: rangeLabel(edges[index - 1], edges[index]),
    isValue: false,
    reference: count,
    current: current.bins?.counts[index] ?? 0,
  }))
  const nonFinite = (column: ColumnProfile): number => (column.nan ?? 0) + (column.infinite ?? 0)
  return [
    ...bins,
    named('NaN or infinite', nonFinite(reference), nonFinite(current)),
    named('missing', reference.nulls, current.nulls),
  ]
}

function categoryBins(reference: ColumnProfile, current: ColumnProfile): Bin[] {
  const counts = new Map(current.categories?.values.map((item) => [item.value, item.count]))
  const bins = (reference.categories?.values ?? []).map(({ value, count }) => ({
    label: value,
    isValue: true,
    reference: count,
    current: counts.get(value) ?? 0,
  }))
  return [
    ...bins,
    named('other values', reference.categories?.other ?? 0, current.categories?.other ?? 0),
    named('missing', reference.nulls, current.nulls),
  ]
}

function named(label: string, reference: number, current: number): Bin {
  return { label, isValue: false, reference, current }
}

function rangeLabel(above: number | undefined, upTo: number | undefined): string {
  if (above === undefined) return upTo === undefined ? 'all values' : `<= ${formatNumber(upTo)}`
  return upTo === undefined
    ? `> ${formatNumber(above)}`
    : `${formatNumber(above)} < x <= ${formatNumber(upTo)}`
}
