import { describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import { readGatePolicy } from './policy.ts'

const read = (text: string) => readGatePolicy(parseYaml(text, 'gate.yaml'))

/** The message in which reading ends. */
function refusal(text: string): string {
  try {
    read(text)
  } catch (error) {
    return String(error)
  }
  return 'it was read'
}

describe('readGatePolicy', () => {
  it('reads the short form, with the line of each rule', () => {
    const { rules } = read(`rules:
  accuracy: '>= 0.8'
  auc:
    - '>= 0.9'
    - drop <= 0.01
  log_loss: <= 0.5`)
    expect(rules.map(({ text, line, direction, severity }) => [text, line, direction, severity])).toEqual([
      ['accuracy >= 0.8', 2, 'higher', 'fail'],
      ['auc >= 0.9', 4, 'higher', 'fail'],
      ['auc drop <= 0.01', 5, 'higher', 'fail'],
      ['log_loss <= 0.5', 6, 'lower', 'fail'],
    ])
  })

  it('reads the long form to the same rules', () => {
    const long = read(`version: 1
rules:
  - metric: accuracy
    min: 0.8
    max-drop: 0.01
  - {metric: latency, max: 20, max-drop: 3, direction: lower, severity: warn}`)
    expect(
      long.rules.map(({ text, line, direction, severity }) => [text, line, direction, severity]),
    ).toEqual([
      ['accuracy >= 0.8', 4, 'higher', 'fail'],
      ['accuracy drop <= 0.01', 5, 'higher', 'fail'],
      ['latency <= 20', 6, 'lower', 'warn'],
      ['latency drop <= 3', 6, 'lower', 'warn'],
    ])
  })

  it('has defaults for evidence and predictions, and takes what is said', () => {
    const { evidence, predictions } = read("rules: {accuracy: '>= 0.8'}")
    expect(evidence).toEqual({ level: 0.95, inconclusive: 'fail' })
    expect(predictions).toEqual({
      key: 'row_id',
      label: 'label',
      score: 'score',
      positive: 1,
      threshold: 0.5,
    })
    const given = read(`rules: {auc: '>= 0.8'}
evidence: {level: 0.9, inconclusive: warn}
predictions: {key: id, label: late, score: p, positive: true, threshold: 0.3}`)
    expect(given.evidence).toEqual({ level: 0.9, inconclusive: 'warn' })
    expect(given.predictions).toEqual({
      key: 'id',
      label: 'late',
      score: 'p',
      positive: true,
      threshold: 0.3,
    })
  })

  it.each(['', '{}', 'version: 1', 'rules: {}', 'rules: []', 'rules: null', 'evidence: {level: 0.9}'])(
    'refuses a policy without a rule: %j',
    (text) => {
      expect(refusal(text)).toContain('the policy has no rule, and what is not checked does not pass')
    },
  )

  it('tells everything that is wrong at once, with its line', () => {
    expect(
      refusal(`rules:
  accuracy: 0.8
  auc: ['>= 0.8', 'drop <= -1']
evidence: {level: 0.4, inconclusive: maybe}
predictions: {kee: id}
color: red`).split('\n'),
    ).toEqual([
      "UserError: gate.yaml:2: rules.accuracy: expected a condition in quotes, such as '>= 0.8'",
      'gate.yaml:3: rules.auc.1: an allowed drop of -1 is negative. Write how much worse the metric may get: 0 or more, whichever way it counts.',
      'gate.yaml:4: evidence.level: must lie above 0.5',
      'gate.yaml:4: evidence.inconclusive: "maybe" is not one of fail, warn, pass',
      'gate.yaml:5: predictions.kee: unknown key "kee"; known are key, label, score, positive, threshold',
      'gate.yaml:6: color: unknown key "color"; known are version, rules, evidence, predictions',
    ])
  })

  it.each([
    ['- {metric: auc}', 'asks for nothing: give min, max or max-drop'],
    ['- {metric: auc, min: 0.9, max: 0.8}', 'min 0.9 lies above max 0.8, so nothing can pass'],
    ['- {metric: auc, min: 0.9, severity: block}', '"block" is not one of fail, warn, info'],
    [
      '- {metric: auc, min: 0.9, max_drop: 0.1}',
      'unknown key "max_drop"; known are metric, min, max, max-drop,',
    ],
    ['- {metric: auc, min: .nan}', 'expected a number'],
    ['- {metric: auc, max-drop: -0.1}', 'an allowed drop of -0.1 is negative'],
    ['- {metric: auc, max-drop: 0.1, direction: lower}', 'auc is better when it is higher'],
    ['- {metric: f1, min: 0.1, direction: higher}', 'it says how max-drop counts, and the rule has none'],
    ['- {min: 0.1}', 'expected the name of a metric'],
  ])('refuses the rule %s', (rule, message) => {
    expect(refusal(`rules:\n  ${rule}`)).toContain(message)
    expect(refusal(`rules:\n  ${rule}`)).toContain('gate.yaml:2')
  })

  it('asks for the direction of a metric that it does not know, rather than guess it', () => {
    expect(refusal('rules:\n  f1: drop <= 0.01')).toBe(
      'UserError: gate.yaml:2: it is not known whether a higher or a lower f1 is better. Write it as a list item: - {metric: f1, max-drop: 0.01, direction: higher} (or lower).',
    )
    expect(read('rules:\n  eval.log_loss: drop <= 0.01').rules[0]?.direction).toBe('lower')
    expect(read('rules: [{metric: f1, max-drop: 0.01, direction: higher}]').rules[0]?.direction).toBe(
      'higher',
    )
  })

  it('says how to quote a condition that YAML takes for a block', () => {
    expect(refusal('rules:\n  accuracy: >= 0.8\n')).toMatch(
      /^UserError: gate\.yaml:2: .* needs quotes: accuracy: '>= 0\.8'$/,
    )
    expect(refusal("rules: {auc: '>= 0.9', accuracy: >= 0.8}")).toMatch(
      /^UserError: gate\.yaml:1: .* needs quotes: accuracy: '>= 0\.8'$/,
    )
  })
})
