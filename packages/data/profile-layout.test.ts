import { describe, expect, it } from 'vitest'
import { equalCountEdges } from './profile-layout.ts'

describe('equal-count edges', () => {
  const nine = (...values: number[]) => values
  it.each([
    ['distinct deciles stay', nine(1, 2, 3, 4, 5, 6, 7, 8, 9), 10, [], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['a heavy zero gets a bin of its own', nine(-3, 0, 0, 0, 0, 0, 1, 2, 3), 9, [-1], [-3, -1, 0, 1, 2, 3]],
    ['a flag that is mostly 0', nine(0, 0, 0, 0, 0, 0, 0, 0, 0), 1, [null], [0]],
    ['a flag that is mostly 1', nine(1, 1, 1, 1, 1, 1, 1, 1, 1), 1, [0], [0]],
    ['a cap at the top', nine(1, 2, 3, 4, 5, 9, 9, 9, 9), 9, [8], [1, 2, 3, 4, 5, 8]],
    ['a constant', nine(5, 5, 5, 5, 5, 5, 5, 5, 5), 5, [null], [5 - 5e-9, 5]],
  ])('%s', (_name, deciles, top, below, edges) => {
    expect(equalCountEdges(deciles, top, below)).toEqual(edges)
  })
})
