import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { entryOf, gate, jobWith, shown } from './gate-metrics.fixture.ts'
import { type Job, root } from './harness.ts'

const fixtures = join(root, 'test/fixtures/evaluation')

describe('predictions', () => {
  const files = ['logistic.csv', 'bayes.csv']
  const THREE_WAYS = `rules:
  accuracy: drop <= 0.01
  auc: drop <= 0.02
  log_loss: drop <= 2
`

  function jobWithPredictions(policy: string): Job {
    const job = jobWith({ 'gate.yaml': policy })
    for (const name of files) copyFileSync(join(fixtures, name), join(job.workspace, name))
    return job
  }

  it('decide a drop by the interval of the paired difference: fail, inconclusive, pass', async () => {
    const job = jobWithPredictions(THREE_WAYS)
    const result = await gate(job, {
      metrics: '',
      predictions: 'bayes.csv',
      'baseline-predictions': 'logistic.csv',
    })
    // Values and intervals: test/fixtures/evaluation/predictions.json, by scikit-learn and SciPy.
    expect(result.summary).toContain('| 0.934974 | 0.977153 | 0.04218 | 0.02504 to 0.05932 | **fail** |')
    expect(result.summary).toContain(
      '| 0.977664 | 0.995349 | 0.01769 | 0.009343 to 0.02603 | **inconclusive** |',
    )
    expect(result.summary).toContain('| 0.808736 | 0.0722356 | 0.7365 | 0.4277 to 1.045 | **pass** |')
    expect(result.summary).toContain('Predictions: 569 rows')
    expect(shown(result).slice(0, 2)).toEqual([1, 'fail'])
    expect(result.outputs.reason).toContain('the drop of accuracy lies between 0.02504 and 0.05932')
    expect(entryOf(job).materials.map(({ role, name }) => [role, name])).toEqual([
      ['predictions', 'bayes.csv'],
      ['baseline-predictions', 'logistic.csv'],
    ])
  })

  it('that cannot decide are inconclusive, and block unless the policy lets them', async () => {
    const job = jobWithPredictions('rules: {auc: drop <= 0.02}')
    const inputs = { metrics: '', predictions: 'bayes.csv', 'baseline-predictions': 'logistic.csv' }
    const result = await gate(job, inputs)
    expect(shown(result).slice(0, 2)).toEqual([1, 'inconclusive'])
    writeFileSync(
      join(job.workspace, 'gate.yaml'),
      'rules: {auc: drop <= 0.02}\nevidence: {inconclusive: warn}',
    )
    expect(shown(await gate(job, inputs)).slice(0, 2)).toEqual([0, 'warn'])
  })

  it('may be Parquet on one side and CSV on the other', async () => {
    const job = jobWithPredictions(THREE_WAYS)
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const [from, to] = [join(fixtures, 'bayes.csv'), join(job.workspace, 'bayes.parquet')]
    await connection.run(
      `COPY (SELECT row_id, label::TINYINT AS label, score::DOUBLE AS score FROM read_csv('${from}')) TO '${to}'`,
    )
    connection.closeSync()
    instance.closeSync()
    const result = await gate(job, {
      metrics: '',
      predictions: 'bayes.parquet',
      'baseline-predictions': 'logistic.csv',
    })
    expect(result.summary).toContain('| 0.977664 | 0.995349 | 0.01769 | 0.009343 to 0.02603 |')
  })

  it.each([
    ['empty', 'row_id,label,score\n', 'candidate.csv: the predictions hold no row'],
    ['no Parquet', 'PAR1', 'candidate.parquet'],
    [
      'twice the same key',
      'row_id,label,score\na,1,0.9\nb,0,0.1\na,1,0.8\n',
      'candidate.csv:4: 1 row with a key that occurred before',
    ],
    ['without the columns', 'id,y,p\na,1,0.9\n', 'candidate.csv: there is no column "row_id" for the key'],
  ])('fail, bound to the model, where they are %s', async (what, content, why) => {
    const name = what === 'no Parquet' ? 'candidate.parquet' : 'candidate.csv'
    const job = jobWith({ [name]: content, 'gate.yaml': "rules: {accuracy: '>= 0.1'}" })
    const result = await gate(job, { metrics: '', predictions: name })
    expect([result.code, result.outputs.verdict]).toEqual([1, 'fail'])
    expect(result.outputs.reason).toContain(why)
    expect(entryOf(job).subjects).toHaveLength(1)
  })

  it('fail where the two models were not scored on the same rows', async () => {
    const HEAD = 'row_id,label,score\n'
    const job = jobWith({
      'gate.yaml': 'rules: {accuracy: drop <= 0.9}',
      'new.csv': `${HEAD}a,1,0.9\nb,0,0.1\nc,1,0.9\n`,
      'old.csv': `${HEAD}a,0,0.9\nb,0,0.1\nd,1,0.9\n`,
    })
    const result = await gate(job, { metrics: '', predictions: 'new.csv', 'baseline-predictions': 'old.csv' })
    expect(result.outputs.verdict).toBe('fail')
    expect(result.log).toContain('old.csv: 1 key of new.csv missing here')
    expect(result.log).toContain('new.csv: 1 key of old.csv missing here')
    expect(result.log).toContain('old.csv: 1 row with another label than in new.csv')
  })
})
