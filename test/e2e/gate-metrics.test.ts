import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { entryOf, GOOD, gate, jobWith, POLICY, shown } from './gate-metrics.fixture.ts'

describe('a gate on reported metrics', () => {
  it('passes, and binds the verdict to the bytes of the model', async () => {
    const job = jobWith()
    const result = await gate(job)
    expect(shown(result)).toEqual([0, 'pass', '2 of 2 rules hold'])
    expect(result.outputs).toMatchObject({ 'failed-rules': '[]', baseline: '' })
    expect(result.summary).toContain('| <code>accuracy</code> | &gt;= 0.8 | 0.83 |  |  |  | **pass** |')
    const entry = entryOf(job)
    expect(entry.subjects).toEqual([
      { role: 'model', name: 'model.bin', sha256: sha256('weights'), bytes: 7, kind: 'file' },
    ])
    expect(entry.materials.map(({ role, sha256 }) => [role, sha256])).toEqual([['metrics', sha256(GOOD)]])
    expect(entry.measures).toEqual({ accuracy: 0.83, log_loss: 0.41 })
    expect(entry.policy).toEqual({ sha256: sha256(POLICY), path: 'gate.yaml', protected: false })
  })

  it('blocks, with the rule on its line', async () => {
    const job = jobWith({
      'metrics.json': '{"accuracy": 0.79, "log_loss": 0.6}',
      'gate.yaml': 'rules:\n  accuracy: ">= 0.8"\n  log_loss: <= 0.5\n',
    })
    const result = await gate(job)
    expect(shown(result)).toEqual([1, 'fail', 'accuracy is 0.79; the policy asks for at least 0.8'])
    expect(result.log).toContain(
      '::error title=accuracy >= 0.8%3A fail,file=gate.yaml,line=2::accuracy is 0.79; the policy asks for at least 0.8',
    )
    expect(result.log).toContain('file=gate.yaml,line=3::log_loss is 0.6; the policy asks for at most 0.5')
    const failed: unknown = JSON.parse(result.outputs['failed-rules'] ?? '')
    expect(failed).toMatchObject([
      { rule: 'accuracy >= 0.8', verdict: 'fail', value: 0.79, bound: 0.8, line: 2 },
      { rule: 'log_loss <= 0.5', verdict: 'fail', value: 0.6, bound: 0.5, line: 3 },
    ])
    expect(entryOf(job)).toMatchObject({ verdict: 'fail', subjects: [{ sha256: sha256('weights') }] })
  })

  it('reads nested metrics, and warns where the rule only warns', async () => {
    const job = jobWith({
      'metrics.json': '{"eval": {"accuracy": 0.79}}',
      'gate.yaml': 'rules: [{metric: eval.accuracy, min: 0.8, severity: warn}]',
    })
    const result = await gate(job)
    expect(shown(result)).toEqual([0, 'warn', 'eval.accuracy is 0.79; the policy asks for at least 0.8'])
    expect(result.log).toContain('::warning title=eval.accuracy >= 0.8%3A warn,file=gate.yaml')
    expect(shown(await gate(job, { 'fail-on': 'warn' }))[0]).toBe(1)
  })

  it.each([
    ['a metric that is missing', '{"accuracy": 0.9}', 'there is no metric "log_loss" (found: accuracy)'],
    ['a metric that is NaN', '{"accuracy": NaN, "log_loss": 0.1}', 'accuracy is NaN, which is no number'],
    [
      'a percentage',
      '{"accuracy": 83, "log_loss": 0.1}',
      'accuracy is 83, outside its range of 0 to 1; write a percentage as a fraction',
    ],
    [
      'a text',
      '{"accuracy": "0.9 or so", "log_loss": 0.1}',
      'there is no metric "accuracy" (found: log_loss)',
    ],
  ])('fails for %s', async (_, metrics, why) => {
    const job = jobWith({ 'metrics.json': metrics })
    expect(shown(await gate(job))).toEqual([1, 'fail', why])
    expect(entryOf(job).subjects).toHaveLength(1)
  })

  it('records a metric that is NaN as a state', async () => {
    const job = jobWith({ 'metrics.json': '{"accuracy": NaN, "log_loss": 0.1}' })
    await gate(job)
    expect(entryOf(job).measures).toEqual({ accuracy: { state: 'NaN' }, log_loss: 0.1 })
  })

  it.each([
    ['no JSON', 'accuracy: 0.9', /^metrics\.json: not JSON/],
    ['an empty file', '', /^metrics\.json: not JSON/],
  ])('fails, bound to the model, for metrics that are %s', async (_, metrics, why) => {
    const job = jobWith({ 'metrics.json': metrics })
    const result = await gate(job)
    expect([result.code, result.outputs.verdict]).toEqual([1, 'fail'])
    expect(result.outputs.reason).toMatch(why)
    expect(entryOf(job)).toMatchObject({ verdict: 'fail', subjects: [{ sha256: sha256('weights') }] })
  })
})

describe('a request that cannot be carried out', () => {
  it.each([
    [
      'no rule',
      'version: 1\n',
      /gate\.yaml:1: rules: the policy has no rule, and what is not checked does not pass/,
    ],
    ['an empty file', '', /gate\.yaml: the policy has no rule/],
    [
      'an unquoted condition',
      'rules:\n  log_loss: <= 0.5\n  accuracy: >= 0.8\n',
      /^gate\.yaml:3: .*A value that starts with < or > needs quotes: accuracy: '>= 0\.8'$/,
    ],
    [
      'an unknown key',
      "rules: {accuracy: '>= 0.8'}\nrule: {}\n",
      /^gate\.yaml:2: rule: unknown key "rule"; known are version, rules, evidence, predictions$/,
    ],
    [
      'a drop whose direction is unknown',
      'rules:\n  f1: drop <= 0.01\n',
      /^gate\.yaml:2: it is not known whether a higher or a lower f1 is better/,
    ],
  ])('is an error: a policy with %s', async (_, policy, why) => {
    const job = jobWith({ 'gate.yaml': policy })
    const result = await gate(job)
    expect([result.code, result.outputs.verdict]).toEqual([1, 'error'])
    expect(result.outputs.reason).toMatch(why)
    expect(entryOf(job).verdict).toBe('error')
  })

  it('tells all that is wrong at once', async () => {
    const job = jobWith({ 'gate.yaml': 'rules: {}' })
    const result = await gate(job, {
      metrics: 'nowhere.json',
      model: 'gone.bin',
      'baseline-predictions': 'old.csv',
    })
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain('the policy has no rule')
    expect(result.log).toContain('nowhere.json: no such file or folder')
    expect(result.log).toContain('gone.bin: no such file or folder')
    expect(result.log).toContain('input baseline-predictions: there are no predictions to compare with them')
  })

  it('names every bad input', async () => {
    const result = await gate(jobWith(), {
      'first-run': 'maybe',
      baseline: 'registry:flights',
      'fail-on': 'sometimes',
    })
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain('input first-run: "maybe" is not one of fail, allow')
    expect(result.log).toContain('input baseline: "registry:flights" is not a reference')
    expect(result.log).toContain('input fail-on: "sometimes" is not one of')
  })

  it('fails for evidence that is not there, with the place that was looked at', async () => {
    const job = jobWith()
    const noPolicy = await gate(job, { policy: 'policies/gate.yaml' })
    expect(noPolicy.outputs.verdict).toBe('fail')
    expect(noPolicy.outputs.reason).toBe(
      `input policy: policies/gate.yaml: no such file. It was looked for at ${join(job.workspace, 'policies/gate.yaml')}.`,
    )
    const noModel = await gate(job, { model: 'record:model' })
    expect(shown(noModel)).toEqual([
      1,
      'fail',
      'record:model: no entry of this run has a product "model". Add the job that makes it to `needs`, or name a path.',
    ])
    const noMetrics = await gate(job, { metrics: '' })
    expect(shown(noMetrics)).toEqual([
      1,
      'fail',
      'input metrics: there is nothing to judge: no entry of this run holds metrics of this model. Pass metrics or predictions.',
    ])
  })

  it('refuses a path outside the workspace', async () => {
    const result = await gate(jobWith(), { metrics: '/etc/passwd' })
    expect(result.outputs.verdict).toBe('error')
    expect(result.outputs.reason).toContain('/etc/passwd: the path lies outside the workspace')
  })
})
