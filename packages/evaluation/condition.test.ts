import { describe, expect, it } from 'vitest'
import { formatCondition, parseCondition } from './condition.ts'

describe('parseCondition', () => {
  it('reads the three forms, with or without spaces', () => {
    expect(parseCondition('>= 0.8')).toEqual({ kind: 'min', bound: 0.8 })
    expect(parseCondition(' <=.5 ')).toEqual({ kind: 'max', bound: 0.5 })
    expect(parseCondition('drop <= 1e-2')).toEqual({ kind: 'drop', bound: 0.01 })
    expect(parseCondition('>= -3')).toEqual({ kind: 'min', bound: -3 })
  })

  it.each([
    ['> 0.8', /">" in "> 0.8" is not supported\. Write '>= 0.8'/],
    ['< 0.8', /is not supported/],
    ['== 1', /is not supported/],
    ['drop >= 0.1', /"drop >=" in "drop >= 0.1" is not supported/],
    ['0.8', /"0.8" is not a condition/],
    ['>= 80 %', /"80 %" in ">= 80 %" is not a number\. .*fraction/],
    ['>= 0,8', /"0,8" in ">= 0,8" is not a number/],
    ['>= NaN', /is not a number/],
    ['>=', /"" in ">=" is not a number/],
    ['>= 1e999', /is not a number/],
    ['drop <= -0.01', /drop of -0.01 is negative/],
  ])('refuses %s', (text, message) => {
    expect(() => parseCondition(text)).toThrow(message)
  })

  it('is written as it is read', () => {
    for (const text of ['>= 0.8', '<= 0.5', 'drop <= 0.01']) {
      expect(formatCondition(parseCondition(text))).toBe(text)
    }
  })
})
