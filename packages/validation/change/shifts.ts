import type { ColumnProfile, Profile } from '#data'

/** How data differs from data before it, column by column. */
export interface DataShift {
  readonly rows: { readonly before: number; readonly after: number }
  readonly schema: readonly SchemaChange[]
  /** Measures that differ, in the order of the columns. */
  readonly measures: readonly MeasureShift[]
}

export interface SchemaChange {
  readonly column: string
  /** Types; a column that is new has none before, one that is gone none after. */
  readonly before?: string | undefined
  readonly after?: string | undefined
}

export interface MeasureShift {
  readonly column: string
  /** `nulls`, `mean`, `quantile 0.5`, `distinct`, `least`, `greatest`, `share of AA`, `share up to 12`. */
  readonly measure: string
  readonly unit: 'share' | 'number' | 'text'
  readonly before: number | string
  readonly after: number | string
  /** Large enough to be shown first. */
  readonly notable: boolean
}

/** Shares that differ by a point, or by five for how values spread, are seen first. */
const NOTABLE_NULLS = 0.01
const NOTABLE_SHARE = 0.05
/** Standard deviations: half of what is called a small effect (Cohen 1988, d = 0.2). */
const NOTABLE_DEVIATIONS = 0.1
/** The number of distinct values is an estimate with a standard error of 13 %. */
const NOTABLE_RATIO = 1.5
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
const MAX_CATEGORIES = 5

/** @param before bins are compared where both profiles have the same edges */
export function shiftsBetween(before: Profile, after: Profile): DataShift {
  const older = new Map(before.columns.map((column) => [column.name, column]))
  const newer = new Map(after.columns.map((column) => [column.name, column]))
  const pairs = after.columns.flatMap((column) => {
    const found = older.get(column.name)
    return found === undefined ? [] : [[found, column] as const]
  })
  return {
    rows: { before: before.rows, after: after.rows },
    schema: [
      ...after.columns
        .filter(({ name }) => !older.has(name))
        .map(({ name, type }) => ({ column: name, before: undefined, after: type })),
      ...before.columns
        .filter(({ name }) => !newer.has(name))
        .map(({ name, type }) => ({ column: name, before: type, after: undefined })),
      ...pairs
        .filter(([a, b]) => a.type !== b.type)
        .map(([a, b]) => ({ column: a.name, before: a.type, after: b.type })),
    ],
    measures: pairs.flatMap(([a, b]) => measuresOf(a, b, before.rows, after.rows)),
  }
}

function measuresOf(a: ColumnProfile, b: ColumnProfile, rowsA: number, rowsB: number): MeasureShift[] {
  // Nothing can be said of values where there are no rows.
  if (rowsA === 0 || rowsB === 0) return []
  const nulls = shift(a.name, 'nulls', 'share', a.nulls / rowsA, b.nulls / rowsB, (x, y) => {
    return Math.abs(x - y) >= NOTABLE_NULLS || x === 0
  })
  if (a.kind !== b.kind) return nulls
  return [
    ...nulls,
    ...centres(a, b),
    ...ranges(a, b),
    ...distinct(a, b),
    ...spread(a, b),
    ...categories(a, b),
  ]
}

function shift<T extends number | string>(
  column: string,
  measure: string,
  unit: MeasureShift['unit'],
  before: T | undefined,
  after: T | undefined,
  isNotable: (before: T, after: T) => boolean,
): MeasureShift[] {
  if (before === undefined || after === undefined || before === after) return []
  return [{ column, measure, unit, before, after, notable: isNotable(before, after) }]
}

/** Mean and quantiles, by the standard deviation before. */
function centres(a: ColumnProfile, b: ColumnProfile): MeasureShift[] {
  const isFar = (x: number, y: number) => Math.abs(x - y) > NOTABLE_DEVIATIONS * (a.stddev ?? 0)
  const at = ({ quantiles }: ColumnProfile, p: number) => quantiles?.find((item) => item.p === p)?.value
  return [
    ...shift(a.name, 'mean', 'number', a.mean, b.mean, isFar),
    ...QUANTILES.flatMap((p) => shift(a.name, `quantile ${p}`, 'number', at(a, p), at(b, p), isFar)),
  ]
}

/** A number beyond the old range by more than a standard deviation is seen; that time goes on is not. */
function ranges(a: ColumnProfile, b: ColumnProfile): MeasureShift[] {
  const number = (bound: number | string | undefined) => (typeof bound === 'number' ? bound : undefined)
  const text = (bound: number | string | undefined) => (typeof bound === 'string' ? bound : undefined)
  const margin = a.stddev ?? 0
  return [
    ...shift(a.name, 'least', 'number', number(a.min), number(b.min), (x, y) => y < x - margin),
    ...shift(a.name, 'greatest', 'number', number(a.max), number(b.max), (x, y) => y > x + margin),
    ...shift(a.name, 'least', 'text', text(a.min), text(b.min), () => false),
    ...shift(a.name, 'greatest', 'text', text(a.max), text(b.max), () => false),
  ]
}

function distinct(a: ColumnProfile, b: ColumnProfile): MeasureShift[] {
  if (a.kind === 'other') return []
  return shift(a.name, 'distinct', 'number', distinctOf(a), distinctOf(b), (x, y) => {
    return Math.max(x, y) >= NOTABLE_RATIO * Math.min(x, y)
  })
}

/** Exact where all values are known by name. */
function distinctOf({ distinct: estimated, categories: known }: ColumnProfile): number {
  return known === undefined || known.other > 0
    ? estimated
    : known.values.filter(({ count }) => count > 0).length
}

/** Where the shares of values up to a common edge differ most. */
function spread({ name, bins: a }: ColumnProfile, { bins: b }: ColumnProfile): MeasureShift[] {
  if (a === undefined || b === undefined || a.edges.join() !== b.edges.join()) return []
  const [before, after] = [cumulative(a.counts), cumulative(b.counts)]
  // Rounded, so that of equal gaps the first counts and not the one with the larger rounding error.
  const gap = (index: number): number =>
    Math.round(1e9 * Math.abs((before[index] ?? 0) - (after[index] ?? 0)))
  const [widest] = a.edges.map((_, index) => index).sort((i, j) => gap(j) - gap(i))
  if (widest === undefined) return []
  const measure = `share up to ${a.edges[widest]}`
  return shift(name, measure, 'share', before[widest], after[widest], isSharePast)
}

function cumulative(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let sum = 0
  return counts.map((count) => {
    sum += count
    return total === 0 ? 0 : sum / total
  })
}

/** A value that is new, or gone, is seen however rare it is, where all values are known. */
function categories(a: ColumnProfile, b: ColumnProfile): MeasureShift[] {
  const [older, newer] = [a.categories, b.categories]
  if (older === undefined || newer === undefined) return []
  const counts = (list: NonNullable<ColumnProfile['categories']>) =>
    new Map(list.values.map(({ value, count }) => [value, count]))
  const [before, after] = [counts(older), counts(newer)]
  const share = (count: number | undefined, { other }: { other: number }, total: number) =>
    count === undefined && other > 0 ? undefined : total === 0 ? 0 : (count ?? 0) / total
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((value) => {
      const [x, y] = [share(before.get(value), older, a.count), share(after.get(value), newer, b.count)]
      const isSeen = (p: number, q: number) => isSharePast(p, q) || p === 0 || q === 0
      return shift(a.name, `share of ${value}`, 'share', x, y, isSeen)
    })
    .sort((x, y) => Number(y.notable) - Number(x.notable) || gapOf(y) - gapOf(x))
    .slice(0, MAX_CATEGORIES)
}

function gapOf({ before, after }: MeasureShift): number {
  return Math.abs(Number(after) - Number(before))
}

const isSharePast = (before: number, after: number): boolean => Math.abs(before - after) >= NOTABLE_SHARE
