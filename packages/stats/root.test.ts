import { describe, expect, it } from 'vitest'
import { bracketDecreasing, findRoot } from './root.ts'

describe('root', () => {
  it.each([
    ['cubic', (x: number) => 2 - x ** 3, Math.cbrt(2)],
    ['steep', (x: number) => 1 - Math.exp(50 * (x - 3)), 3],
    ['flat at the root', (x: number) => (7 - x) ** 5, 7],
    ['a step', (x: number) => (x < -1234.5 ? 1 : -1), -1234.5],
    ['infinite on one side', (x: number) => -Math.log(Math.max(0, x - 5)), 6],
  ])('finds the root of a function that is %s', (_, f, root) => {
    expect(Math.abs(findRoot(f, bracketDecreasing(f, 0)) / root - 1)).toBeLessThan(1e-15 * 4)
  })
  it('says when there is none', () => {
    expect(() => bracketDecreasing(() => 1, 0)).toThrow('no sign change')
    expect(() => bracketDecreasing(() => -1, 0)).toThrow('no sign change')
    expect(() => findRoot((x) => x, { low: 1, high: 2 })).toThrow('no sign change')
  })
})
