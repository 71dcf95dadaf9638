import { describe, expect, it } from 'vitest'
import { createMasks } from './masks.ts'

describe('createMasks', () => {
  it('hides a secret, each line of it, and its escaped forms', () => {
    const { hide } = createMasks(['a "b"&c', 'first-line\nsecond-line'])
    expect(hide('a "b"&c')).toBe('***')
    expect(hide(JSON.stringify({ key: 'a "b"&c' }))).toBe('{"key":"***"}')
    expect(hide(`?q=${encodeURIComponent('a "b"&c')}`)).toBe('?q=***')
    expect(hide('only second-line here')).toBe('only *** here')
  })

  it('hides a secret inside of base64 at every offset', () => {
    const secret = 'correct-horse-battery'
    const { hide } = createMasks([secret])
    for (const prefix of ['', 'x', 'xy', 'user:', 'user-1:', 'user-12:']) {
      const encoded = Buffer.from(`${prefix}${secret}${prefix}`).toString('base64')
      expect(hide(encoded), `after '${prefix}'`).toContain('***')
      expect(hide(encoded).length).toBeLessThan(encoded.length - 15)
    }
  })

  it('hides the longer of two secrets first and takes no blank one', () => {
    const { hide, touches } = createMasks(['abc', 'abcdef', '', '  '])
    expect(hide('abcdef x')).toBe('*** x')
    expect(touches('x abcd')).toBe(true)
    expect(touches('ab cd')).toBe(false)
  })
})
