import { expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import { CONTEXT, openWorkplace, outline, rulesIn } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import { readNative } from './native.ts'

it("runs users' SQL and references to other tables", async () => {
  await using place = await openWorkplace()
  await place.write('orders.csv', 'id,customer,amount,paid\n1,1,10.5,9\n2,2,9,9\n3,7,,1\n')
  await place.write('customers.csv', 'id\n1\n2\n')
  const rules = rulesIn(`sql:
  - {name: not overpaid, each-row: paid <= amount, tolerance: 0.4}
  - {name: no cheap order, no-rows: 'SELECT id FROM {table} WHERE amount < 9.5', severity: warn}
  - {name: revenue, value: 'SELECT sum(amount) FROM {table}', min: 10, max: 20}
columns:
  customer: {references: customers.id}
`)
  const tables = new Map([['customers', await place.dataset('customers.csv')]])
  const { results } = await checkData(place.engine, await place.dataset('orders.csv'), rules, {
    ...CONTEXT,
    tables,
  })
  expect(outline(results)).toEqual([
    'sql.not overpaid: holds 1/3',
    'sql.no cheap order: broken',
    'sql.revenue: holds',
    'customer.references: broken 1/3',
  ])
  expect(results.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
    '2 pass',
    '3 warn',
    '4 pass',
    '6 fail',
  ])
})

it('takes one kind of SQL for each rule, with bounds for a value', () => {
  const problemOf = (rule: string): string => {
    try {
      readNative(parseYaml(`sql: [{name: a, ${rule}}]`, 'r.yml'))
    } catch (error) {
      if (error instanceof UserError) return error.message
      throw error
    }
    return 'none'
  }
  expect(problemOf('each-row: a, no-rows: b')).toContain('give one of each-row, no-rows and value')
  expect(problemOf('severity: warn')).toContain('give one of')
  expect(problemOf('value: SELECT 1')).toContain('it needs them')
  expect(problemOf('each-row: a, min: 1')).toContain('min and max are the bounds of a value')
  expect(problemOf('value: SELECT 1, min: 1, tolerance: 0.1')).toContain('only each-row has a tolerance')
  expect(problemOf('value: SELECT 1, min: 1')).toBe('none')
})
