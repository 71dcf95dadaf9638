import { formatNumber, formatShare } from '#core'
import type { ColumnProfile, Profile } from '#data'
import { type Block, details, type Text, table } from '#report'
import type { ColumnNotes } from './rule.ts'
import { cut, named } from './wording.ts'

const CELLS = 12
const BARS = '▁▂▃▄▅▆▇█'
const MAX_SHOWN_CATEGORIES = 3
const MAX_COLUMNS = 200

/** What the data looks like, column by column. */
export function presentProfile(profile: Profile, notes: ReadonlyMap<string, ColumnNotes>): Block {
  const rows = profile.columns.slice(0, MAX_COLUMNS).map((column): Text[] => {
    const { description, unit } = notes.get(column.name) ?? {}
    const meaning = [description, unit === undefined ? undefined : `in ${unit}`]
    return [
      { code: named(column.name) },
      column.type,
      formatShare(column.nulls, profile.rows),
      formatNumber(column.distinct),
      bound(column.min),
      column.mean === undefined ? '' : formatNumber(column.mean),
      bound(column.max),
      spread(column),
      cut(meaning.filter((part) => part !== undefined).join(', ')),
    ]
  })
  const columns = ['Column', 'Type', 'Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max', 'Values', 'Meaning']
  const numeric = ['Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max']
  const title = `Profile of ${profile.columns.length} columns`
  const more = profile.columns.length - rows.length
  return details(more > 0 ? `${title}, the first ${rows.length}` : title, table(columns, rows, numeric))
}

function bound(value: number | string | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'number' ? formatNumber(value) : cut(value)
}

function spread(column: ColumnProfile): Text {
  const bars = histogram(column)
  if (bars !== undefined) return { code: bars }
  const shown = [...(column.categories?.values ?? [])]
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_SHOWN_CATEGORIES)
    .filter(({ count }) => count > 0)
  return shown.map(({ value, count }) => `${cut(value, 20)} ${formatShare(count, column.count)}`).join(', ')
}

/**
 * Bars of equal width from the least to the greatest value. The bins of a profile hold about equal counts, so that they
 * would all be as high: the values of each are spread evenly between its edges instead.
 */
export function histogram({ bins, min, max }: ColumnProfile): string | undefined {
  if (bins === undefined || typeof min !== 'number' || typeof max !== 'number' || !(max > min))
    return undefined
  const edges = [min, ...bins.edges.map((edge) => Math.min(Math.max(edge, min), max)), max]
  const width = (max - min) / CELLS
  const cells = Array.from({ length: CELLS }, (_, cell) => {
    const [low, high] = [min + cell * width, min + (cell + 1) * width]
    return bins.counts.reduce((sum, count, bin) => {
      const [from = min, to = max] = [edges[bin], edges[bin + 1]]
      // A bin without width is one value: it lies in the cell whose upper end it does not pass.
      if (to <= from) return sum + (from > low || cell === 0 ? (from <= high ? count : 0) : 0)
      return sum + (count * Math.max(0, Math.min(to, high) - Math.max(from, low))) / (to - from)
    }, 0)
  })
  const top = Math.max(...cells)
  if (!(top > 0)) return undefined
  return cells
    .map((value) => BARS[Math.min(BARS.length - 1, Math.floor((value / top) * BARS.length))])
    .join('')
}
