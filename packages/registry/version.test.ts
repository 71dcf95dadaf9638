import { describe, expect, it } from 'vitest'
import { requireCurrent } from './events.ts'
import { EMPTY_STATE, heldBy } from './version.ts'

describe('heldBy', () => {
  it('finds what a stage holds', () => {
    expect(heldBy({ staging: '3' }, 'staging')).toBe('3')
  })

  it('takes no property of objects for a stage', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) expect(heldBy({}, name)).toBeUndefined()
    expect(() => requireCurrent(EMPTY_STATE, 'constructor', 'none')).not.toThrow()
  })
})
