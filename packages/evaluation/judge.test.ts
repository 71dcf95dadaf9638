import { describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import type { Metric } from '#data'
import { type Judged, judge, type MetricValues } from './judge.ts'
import { readGatePolicy } from './policy.ts'
import type { PredictionSet, Predictions } from './predictions.ts'

const metrics = (values: Record<string, number | 'NaN' | 'null'>): MetricValues =>
  new Map(
    Object.entries(values).map(([name, value]): [string, Metric] => [
      name,
      typeof value === 'number'
        ? { name, value, source: { file: 'metrics.json' } }
        : { name, state: value, source: { file: 'metrics.json' } },
    ]),
  )

const nothing: Judged = { metrics: undefined, baseline: undefined, predictions: undefined, firstRun: false }

function judged(policy: string, given: Partial<Judged>) {
  return judge(readGatePolicy(parseYaml(policy, 'gate.yaml')), { ...nothing, ...given }, [])
}

/** Verdict and sentence of the only rule. */
function one(policy: string, given: Partial<Judged>): [string, string, string] {
  const { rules, verdict } = judged(policy, given)
  const [rule] = rules
  if (rule === undefined || rules.length > 1) throw new Error('expected one rule')
  return [verdict, rule.status, rule.why]
}

describe('bounds', () => {
  it('are inclusive', () => {
    const given = { metrics: metrics({ accuracy: 0.8, log_loss: 0.5 }) }
    expect(judged("rules: {accuracy: '>= 0.8', log_loss: <= 0.5}", given).verdict).toBe('pass')
  })

  it('break with value and bound named, never rounded into each other', () => {
    expect(one("rules: {accuracy: '>= 0.8'}", { metrics: metrics({ accuracy: 0.79 }) })).toEqual([
      'fail',
      'broken',
      'accuracy is 0.79; the policy asks for at least 0.8',
    ])
    expect(one("rules: {accuracy: '>= 0.8'}", { metrics: metrics({ accuracy: 0.79999999 }) })[2]).toContain(
      '0.79999999',
    )
  })

  it('weigh as their severity says', () => {
    const verdict = (severity: string) =>
      judged(`rules: [{metric: f1, min: 0.8, severity: ${severity}}]`, { metrics: metrics({ f1: 0.7 }) })
        .verdict
    expect([verdict('fail'), verdict('warn'), verdict('info')]).toEqual(['fail', 'warn', 'pass'])
  })
})

describe('a value that is not there', () => {
  it.each([
    ['missing', {}, 'there is no metric "accuracy" (found: f1)'],
    ['NaN', { accuracy: 'NaN' as const }, 'accuracy is NaN, which is no number'],
    ['null', { accuracy: 'null' as const }, 'accuracy is null, which is no number'],
    [
      'a percentage',
      { accuracy: 83 },
      'accuracy is 83, outside its range of 0 to 1; write a percentage as a fraction',
    ],
  ])('%s: fails, whatever the severity', (_, values, why) => {
    for (const severity of ['fail', 'warn', 'info']) {
      const policy = `rules: [{metric: accuracy, min: 0.8, severity: ${severity}}]`
      expect(one(policy, { metrics: metrics({ f1: 1, ...values }) })).toEqual(['fail', 'missing', why])
    }
  })

  it('has no bound that it could keep: NaN passes neither <= nor >=', () => {
    const given = { metrics: metrics({ loss: 'NaN' }) }
    expect(judged("rules: {loss: ['>= 0', '<= 9']}", given).rules.map(({ verdict }) => verdict)).toEqual([
      'fail',
      'fail',
    ])
  })

  it('says so where there are no metrics at all', () => {
    expect(one("rules: {accuracy: '>= 0.8'}", {})[2]).toBe(
      'there is no metric "accuracy" (no metric was found)',
    )
  })
})

describe('an allowed drop by two values', () => {
  const against = (policy: string, value: number, baseline: number) =>
    one(policy, {
      metrics: metrics({ auc: value, log_loss: value }),
      baseline: metrics({ auc: baseline, log_loss: baseline }),
    })

  it('counts in the direction of the metric, whatever the sign of the change', () => {
    expect(against('rules: {auc: drop <= 0.01}', 0.9, 0.95).slice(0, 2)).toEqual(['fail', 'broken'])
    expect(against('rules: {auc: drop <= 0.01}', 0.95, 0.9).slice(0, 2)).toEqual(['pass', 'holds'])
    expect(against('rules: {log_loss: drop <= 0.01}', 0.9, 0.95).slice(0, 2)).toEqual(['pass', 'holds'])
    expect(against('rules: {log_loss: drop <= 0.01}', 0.95, 0.9)).toEqual([
      'fail',
      'broken',
      'log_loss is 0.95 against 0.9 of the baseline, worse by 0.05; the policy allows a drop of 0.01',
    ])
  })

  it('counts right for negative values', () => {
    const policy = 'rules: [{metric: r2, max-drop: 0.05, direction: higher}]'
    const r2 = (value: number, baseline: number) =>
      one(policy, { metrics: metrics({ r2: value }), baseline: metrics({ r2: baseline }) })[0]
    expect(r2(-0.4, -0.2)).toBe('fail')
    expect(r2(-0.1, -0.2)).toBe('pass')
  })

  it('is not broken by the rounding of a subtraction', () => {
    expect(0.8 - 0.79).toBeGreaterThan(0.01)
    expect(against('rules: {auc: drop <= 0.01}', 0.79, 0.8)[0]).toBe('pass')
    expect(against('rules: {auc: drop <= 0}', 0.8, 0.8)[0]).toBe('pass')
    expect(against('rules: {auc: drop <= 0.01}', 0.789999, 0.8)[0]).toBe('fail')
  })

  it('fails without a baseline, and where the baseline lacks the metric', () => {
    const candidate = { metrics: metrics({ auc: 0.9 }) }
    expect(one('rules: {auc: drop <= 0.01}', candidate)).toEqual([
      'fail',
      'missing',
      'auc has nothing to compare with: the rule allows a drop, and there is no baseline',
    ])
    expect(one('rules: {auc: drop <= 0.01}', { ...candidate, baseline: metrics({ f1: 1 }) })).toEqual([
      'fail',
      'missing',
      'there is no baseline metric "auc" (found: f1)',
    ])
    expect(one('rules: {auc: drop <= 0.01}', { ...candidate, baseline: metrics({ auc: 'NaN' }) })[2]).toBe(
      'baseline auc is NaN, which is no number',
    )
  })

  it('is not checked on a first run, though the value must be there', () => {
    const policy = 'rules: {auc: drop <= 0.01}'
    expect(one(policy, { metrics: metrics({ auc: 0.9 }), firstRun: true }).slice(0, 2)).toEqual([
      'pass',
      'first-run',
    ])
    expect(one(policy, { metrics: metrics({ f1: 0.9 }), firstRun: true })[0]).toBe('fail')
  })
})

/** 1000 rows, of which the candidate gets `worse` wrong that the baseline gets right, and `better` the other way. */
function pairOf(worse: number, better: number): PredictionSet {
  const truth = Float64Array.from({ length: 1000 }, (_, row) => row % 2)
  const model = (isWrong: (row: number) => boolean): Predictions => ({
    score: truth.map((label, row) => ((label === 1) !== isWrong(row) ? 0.9 : 0.1)),
    correct: truth.map((_, row) => (isWrong(row) ? 0 : 1)),
  })
  return {
    rows: 1000,
    truth,
    candidate: model((row) => row < worse),
    baseline: model((row) => row >= 1000 - better),
  }
}

describe('an allowed drop by an interval', () => {
  const drop = (worse: number, better: number, evidence = '{}') =>
    one(`{rules: {accuracy: drop <= 0.02}, evidence: ${evidence}}`, { predictions: pairOf(worse, better) })

  // Intervals by scipy 1.17.1: ttest_1samp(d, 0).confidence_interval(0.9) of the 1000 differences; 30 against 8
  // gives 0.01191 to 0.03209, and 20 against 20 at 0.9998 gives -0.02362 to 0.02362.
  it('passes where all of it is allowed', () => {
    expect(drop(20, 20)).toEqual([
      'pass',
      'holds',
      'the drop of accuracy lies between -0.01042 and 0.01042 (each end at 95 %), within the allowed 0.02',
    ])
  })

  it('fails where none of it is', () => {
    expect(drop(60, 5)).toEqual([
      'fail',
      'broken',
      'the drop of accuracy lies between 0.04203 and 0.06797 (each end at 95 %), beyond the allowed 0.02',
    ])
  })

  it('is inconclusive where it reaches over the limit, and blocks unless the policy says otherwise', () => {
    const [verdict, status, why] = drop(30, 8)
    expect([verdict, status]).toEqual(['inconclusive', 'inconclusive'])
    expect(why).toContain('these rows cannot tell whether it stays within the allowed 0.02')
    expect(drop(30, 8, '{inconclusive: warn}')[0]).toBe('warn')
    expect(drop(30, 8, '{inconclusive: pass}')[0]).toBe('pass')
  })

  it('is wider at a higher level', () => {
    expect(drop(20, 20)[0]).toBe('pass')
    expect(drop(20, 20, '{level: 0.9999}')[0]).toBe('inconclusive')
  })

  it('goes before reported metrics, which only serve what predictions do not give', () => {
    const { rules } = judged("rules: {accuracy: '>= 0.9', f1: '>= 0.9'}", {
      predictions: pairOf(200, 0),
      metrics: metrics({ accuracy: 0.99, f1: 0.95 }),
    })
    expect(rules.map(({ value, source, verdict }) => [value, source, verdict])).toEqual([
      [0.8, 'predictions', 'fail'],
      [0.95, 'metrics', 'pass'],
    ])
  })

  it('gives way to the two values where the baseline has no predictions', () => {
    const { baseline: _, ...alone } = pairOf(30, 8)
    const result = judged('rules: {accuracy: drop <= 0.02}', {
      predictions: { ...alone, baseline: undefined },
      baseline: metrics({ accuracy: 0.98 }),
    }).rules[0]
    expect(result).toMatchObject({ status: 'holds', baseline: 0.98, value: 0.97 })
    expect(result?.interval).toBeUndefined()
  })

  it('fails where the metric has no value on the rows', () => {
    const oneClass = { ...pairOf(1, 1), truth: new Float64Array(1000).fill(1) }
    expect(one("rules: {auc: '>= 0.5'}", { predictions: oneClass })).toEqual([
      'fail',
      'missing',
      'auc has no value on these predictions: all rows have the same label',
    ])
  })
})

describe('judge', () => {
  it('fails for evidence that is missing, even where no rule needs it', () => {
    const policy = readGatePolicy(parseYaml("rules: {f1: '>= 0.5'}", 'gate.yaml'))
    const given = { ...nothing, metrics: metrics({ f1: 0.9 }) }
    expect(judge(policy, given, []).verdict).toBe('pass')
    expect(judge(policy, given, [{ what: 'the baseline is missing' }]).verdict).toBe('fail')
  })
})
