import { describe, expect, it } from 'vitest'
import { expandMatrix, legName } from './matrix.ts'

describe('expandMatrix', () => {
  // The example of GitHub's documentation, "Expanding or adding matrix configurations".
  it('extends matching combinations and adds the others, as GitHub documents it', () => {
    const legs = expandMatrix({
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    })
    expect(legs).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ])
  })

  it('leaves out what matches an exclude, also in part', () => {
    const legs = expandMatrix({
      os: ['a', 'b'],
      v: [1, 2],
      exclude: [
        { os: 'a', v: 1 },
        { v: 2, os: 'b' },
      ],
    })
    expect(legs).toEqual([
      { os: 'a', v: 2 },
      { os: 'b', v: 1 },
    ])
  })

  it('takes a matrix of includes alone', () => {
    expect(expandMatrix({ include: [{ a: 1 }, { a: 2 }] })).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('refuses an empty vector and more than 256 jobs', () => {
    expect(() => expandMatrix({ a: [] })).toThrow("matrix vector 'a' does not contain any values")
    const many = Array.from({ length: 17 }, (_, index) => index)
    expect(() => expandMatrix({ a: many, b: many })).toThrow('289 jobs')
  })

  it('names a leg by its values', () => {
    expect(legName('test', { os: 'linux', node: { v: 24, arch: 'x64' } })).toBe('test (linux, 24, x64)')
  })
})
