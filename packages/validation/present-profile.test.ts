import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '#data'
import { histogram } from './present-profile.ts'

const column = (more: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'x',
  type: 'DOUBLE',
  kind: 'numeric',
  count: 100,
  nulls: 0,
  distinct: 100,
  ...more,
})

describe('histogram', () => {
  it('shows the density of values, not the equal counts of the bins', () => {
    // Half of the values lie in the first tenth of the range: 41.7, 12.0 and then 4.6 a cell.
    const bins = { edges: [12], counts: [50, 50] }
    expect(histogram(column({ min: 0, max: 120, bins }))).toBe('█▃▁▁▁▁▁▁▁▁▁▁')
  })

  it('is flat for even values and keeps a value that fills a bin of its own', () => {
    expect(histogram(column({ min: 0, max: 10, bins: { edges: [5], counts: [5, 5] } }))).toBe('█'.repeat(12))
    const atom = histogram(column({ min: 0, max: 12, bins: { edges: [5.5, 5.5], counts: [0, 9, 0] } }))
    expect(atom).toBe('▁▁▁▁▁█▁▁▁▁▁▁')
  })

  it('says nothing where nothing spreads', () => {
    expect(histogram(column({ min: 1, max: 1, bins: { edges: [1], counts: [5, 0] } }))).toBeUndefined()
    expect(histogram(column({}))).toBeUndefined()
  })
})
