import { expect, it } from 'vitest'
import { scanObject } from './json-text.ts'

it('finds where the values of an object begin', () => {
  const text = '{"a":1, "b" : {"a":[1,"x\\"]"]}, "é\\u0041":NaN, "a": 2, "c": -Infinity,}'
  const { values, fault } = scanObject(text)
  expect(fault).toBeUndefined()
  expect([...values]).toEqual([
    ['a', text.indexOf('1')],
    ['b', text.indexOf('{"a":[')],
    ['éA', text.indexOf('NaN')],
    ['c', text.indexOf('-Inf')],
  ])
})

it.each([
  ['', 0, 'it ends where a value should follow'],
  ['5', 0, 'it is no object'],
  ['[1]', 0, 'it is no object'],
  ['{"a":1', 6, 'it ends where "," or "}" should follow'],
  ['{"a":1} x', 8, 'more text follows the object'],
  ['{"a" 1}', 5, '":" should stand here'],
  ['{a:1}', 1, 'a key in double quotes should stand here'],
  ['{"a":01}', 5, 'a value should stand here'],
  ['{"a":"x', 5, 'a string is not closed, or holds what must be escaped'],
  ['{"a":"\t"}', 5, 'a string is not closed, or holds what must be escaped'],
  ['{"a":"\\x"}', 5, 'a string is not closed, or holds what must be escaped'],
])('says where and why %j is none', (text, at, reason) => {
  expect(scanObject(text).fault).toEqual({ at, reason })
})

it('is not exhausted by what is nested or long', () => {
  expect(scanObject('{"a":'.repeat(100_000)).fault?.reason).toBe('it is nested more than 1000 levels deep')
  expect(scanObject(`{"a":"${'\\"x'.repeat(1_000_000)}"}`).fault).toBeUndefined()
})
