import { describe, expect, it } from 'vitest'
import { failsStep, RESULT_VERDICTS, VERDICTS, verdictOf, worst } from './verdict.ts'

describe('verdicts', () => {
  it.each([
    ['pass', [false, false, false]],
    ['warn', [false, true, false]],
    ['inconclusive', [true, true, false]],
    ['fail', [true, true, false]],
    ['error', [true, true, true]],
  ] as const)('%s under fail, warn and never', (verdict, expected) => {
    expect((['fail', 'warn', 'never'] as const).map((failOn) => failsStep(verdict, failOn))).toEqual(expected)
  })

  it('takes the worst, in the order of the contract', () => {
    expect(worst([])).toBe('pass')
    expect(worst(['warn', 'pass'])).toBe('warn')
    expect(worst(['inconclusive', 'warn'])).toBe('inconclusive')
    expect(worst(['inconclusive', 'fail'])).toBe('fail')
    expect(worst(VERDICTS)).toBe('error')
  })

  it('maps severities, and every result that is not a plain success away from pass', () => {
    expect([verdictOf('fail'), verdictOf('warn'), verdictOf('info')]).toEqual(['fail', 'warn', 'pass'])
    const passing = Object.values(RESULT_VERDICTS).flatMap((table) =>
      Object.entries(table).flatMap(([result, verdict]) => (verdict === 'pass' ? [result] : [])),
    )
    expect(passing).toEqual(['succeeded', 'reused', 'promoted', 'unchanged', 'none'])
    expect(RESULT_VERDICTS.train.cancelled).toBe('inconclusive')
    expect(RESULT_VERDICTS['canary-deploy'].held).toBe('inconclusive')
    expect(RESULT_VERDICTS['canary-deploy']['rolled-back']).toBe('fail')
  })
})
