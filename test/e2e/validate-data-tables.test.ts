import { describe, expect, it } from 'vitest'
import { runStep } from './harness.ts'
import { failed, jobWith, shown } from './validate-data.fixture.ts'

const SUITE = JSON.stringify({ columns: { id: { unique: true } } })

describe('rules in several files', () => {
  it.each([
    ['a list', 'rules/one.yml, rules/two.json'],
    ['lines', 'rules/one.yml\nrules/two.json'],
    ['a YAML list', '- rules/one.yml\n- rules/two.json'],
    ['a glob', 'rules/*'],
    ['a folder', 'rules'],
  ])('are named by %s', async (_how, expectations) => {
    const job = jobWith({
      'rules/one.yml': 'columns: {id: {max: 1}}',
      'rules/two.json': SUITE,
      'a.csv': 'id\n1\n2\n2\n',
    })
    const result = await runStep(job, 'validate-data', { data: 'a.csv', expectations })
    expect(shown(result)).toEqual([
      1,
      'fail',
      '2 of 2 rules do not hold on 3 rows of 1 file: id.max, id.unique',
    ])
    expect(failed(result)).toMatchObject([
      { rule: 'id.max', source: 'rules/one.yml' },
      { rule: 'id.unique', source: 'rules/two.json' },
    ])
  })

  it('says what is wrong in each of them at once', async () => {
    const job = jobWith({ 'rules/one.yml': 'rows: {}', 'rules/two.yml': 'columns: 3', 'a.csv': 'id\n1\n' })
    const result = await runStep(job, 'validate-data', { data: 'a.csv', expectations: 'rules' })
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toMatch(/rules\/one\.yml:1: rows: give min/)
    expect(result.log).toMatch(/rules\/two\.yml:1: columns/)
  })

  it('refuses a folder without one, and a table without data', async () => {
    const job = jobWith({ 'empty/readme.txt': 'x', 'a.csv': 'id\n1\n' })
    const folder = await runStep(job, 'validate-data', { data: 'a.csv', expectations: 'empty' })
    expect(folder.outputs.reason).toMatch(/the folder has no YAML or JSON file/)
    const table = await runStep(job, 'validate-data', {
      data: 'a.csv',
      expectations: 'rules.yml',
      tables: 'customers=gone.csv',
    })
    expect([table.outputs.verdict, table.outputs.reason]).toEqual([
      'fail',
      expect.stringContaining('gone.csv'),
    ])
  })
})
