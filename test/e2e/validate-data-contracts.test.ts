import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runStep } from './harness.ts'
import { failed, jobWith } from './validate-data.fixture.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/validation')
const text = (path: string) => readFileSync(join(FIXTURES, path), 'utf8')

const TABLES = { 'customers.csv': text('odcs/data/customers.csv') }

describe('a data contract', () => {
  it('is checked as it is, with each rule on its line and keys looked up in another file', async () => {
    const job = jobWith({
      ...TABLES,
      'orders.csv': text('odcs/data/orders.csv'),
      'keys.odcs.yaml': text('odcs/contracts/keys.odcs.yaml'),
    })
    const result = await runStep(job, 'validate-data', {
      data: 'orders.csv',
      tables: 'customers=customers.csv',
      expectations: 'keys.odcs.yaml',
    })
    expect(result.outputs.verdict).toBe('fail')
    expect(failed(result)).toMatchObject([
      { rule: 'orders.order_id.primaryKey.required', line: 11, broken: 1 },
      { rule: 'orders.region.primaryKey.required', line: 13, broken: 2 },
      { rule: 'orders.customer_id.relationship', line: 12, broken: 1, source: 'keys.odcs.yaml' },
      { rule: 'orders.state.relationship', status: 'unsupported' },
      { rule: 'orders.state.relationship#2', status: 'unsupported' },
      { rule: 'orders.customer_id+region.relationship', line: 16, broken: 1 },
      { rule: 'customers.customers.id.primaryKey.unique', line: 20, broken: 1 },
      { rule: 'customers.customers.vat.unique', line: 22, broken: 1 },
    ])
    expect(result.log).toMatch(/orders\.csv.*line=8|line=8.*orders\.csv/)
  })

  it('runs SQL that reads, and nothing else', async () => {
    const job = jobWith({
      ...TABLES,
      'orders.csv': text('odcs/data/orders.csv'),
      'sql.odcs.yaml': text('odcs/contracts/sql.odcs.yaml'),
    })
    const result = await runStep(job, 'validate-data', {
      data: 'orders.csv',
      tables: 'customers=customers.csv',
      expectations: 'sql.odcs.yaml',
    })
    const refused = ['two', 'drop', 'insert', 'broken', 'no_table'].map((name) => `orders.${name}`)
    expect(failed(result)).toEqual(
      expect.arrayContaining(
        refused.map((rule) =>
          expect.objectContaining({ rule, status: 'unsupported', why: expect.stringMatching(/SQL|Catalog/) }),
        ),
      ),
    )
  })
})

describe('a properties file of dbt', () => {
  it('is checked as it is', async () => {
    const job = jobWith({
      'orders.csv': text('dbt/data/orders.csv'),
      'schema.yml': `seeds:
  - name: orders
    columns:
      - name: order_id
        data_tests: [unique, {not_null: {severity: warn}}]
      - name: state
        data_tests:
          - accepted_values: {values: "{{ var('states') }}"}
`,
    })
    const result = await runStep(job, 'validate-data', {
      data: 'orders.csv',
      expectations: 'schema.yml',
      parameters: '{states: [open, paid]}',
    })
    expect(failed(result)).toMatchObject([
      { rule: 'orders.order_id.unique', line: 5, broken: 1 },
      { rule: 'orders.order_id.not_null', line: 5, severity: 'warn', broken: 1 },
      { rule: 'orders.state.accepted_values', line: 8, broken: 2 },
    ])
  })
})

describe('a contract of Soda', () => {
  it('is checked as it is', async () => {
    const job = jobWith({
      ...TABLES,
      'orders.csv': text('dbt/data/orders.csv'),
      'filtered.yml': text('soda/contracts/filtered.yml'),
    })
    const inputs = { data: 'orders.csv', tables: 'customers=customers.csv', expectations: 'filtered.yml' }
    const result = await runStep(job, 'validate-data', inputs)
    expect(failed(result)).toMatchObject([{ rule: 'customer_id.invalid', line: 16, broken: 1 }])
    const elsewhere = await runStep(job, 'validate-data', { ...inputs, parameters: '{region: us}' })
    expect(failed(elsewhere)).toMatchObject([{ rule: 'row_count', why: expect.stringContaining('3') }, {}])
  })
})
