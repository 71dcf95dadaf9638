import { describe, expect, it } from 'vitest'
import { isInline, parseBoolean, parseList } from './lists.ts'

describe('lists', () => {
  it.each([
    ['a, b ,c', ['a', 'b', 'c']],
    ['a,,b,', ['a', 'b']],
    ['', []],
    ['data/{a,b}/*.csv,c', ['data/{a,b}/*.csv', 'c']],
    ['{a,{b,c}},d', ['{a,{b,c}}', 'd']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""hi""",b', ['say "hi"', 'b']],
    ['"{",b', ['{', 'b']],
    ['a, b\nc\n\n', ['a, b', 'c']],
    ['one, item\n', ['one, item']],
    ['a\r\nb\r\n', ['a', 'b']],
  ])('splits %j', (text, items) => expect(parseList(text)).toEqual(items))

  it.each(['"a,b', '{a,b', 'a},b'])('refuses %j, which is open', (text) => {
    expect(() => parseList(text)).toThrow('one item per line')
  })

  it('reads the booleans of YAML 1.2 and nothing else', () => {
    expect(['true', 'True', 'TRUE'].map(parseBoolean)).toEqual([true, true, true])
    expect(['false', 'False', 'FALSE'].map(parseBoolean)).toEqual([false, false, false])
    for (const text of ['yes', 'on', '1', 'tRUE', '', ' true'])
      expect(() => parseBoolean(text)).toThrow('true or false')
  })

  it('tells a document from a path', () => {
    for (const text of ['a: 1\n', '{a: 1}', '  [1]', '\n']) expect(isInline(text)).toBe(true)
    for (const text of ['policy.yml', 'a: 1', './{a}.yml', '']) expect(isInline(text)).toBe(false)
  })
})
