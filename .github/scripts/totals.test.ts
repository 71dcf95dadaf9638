import { describe, expect, it } from 'vitest'
import { totalsOf } from './totals.ts'

describe('the totals of a run', () => {
  it('count tests, and a file that could not be loaded as one failure', () => {
    const file = (status: string, tests: number): unknown => ({
      status,
      assertionResults: Array(tests).fill({}),
    })
    const report = (failed: number, files: unknown[]): string =>
      JSON.stringify({ numPassedTests: 7, numFailedTests: failed, testResults: files })
    const whole = report(0, [file('passed', 7)])
    expect(totalsOf([whole])).toBe('7 passed, 0 failed')
    expect(totalsOf([report(2, [file('passed', 7), file('failed', 2)])])).toBe('7 passed, 2 failed')
    expect(totalsOf([report(0, [file('passed', 7), file('failed', 0)])])).toBe('7 passed, 1 failed')
    expect(totalsOf([whole, whole])).toBe('14 passed, 0 failed')
    expect(totalsOf([whole, ''])).toBe('7 passed, 1 failed')
  })
})
