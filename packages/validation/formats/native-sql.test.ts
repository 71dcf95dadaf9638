import { expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline, rulesIn } from '../check.fixture.ts'
import { checkData } from '../check.ts'

it("runs users' SQL and references to other tables", async () => {
  await using place = await openWorkplace()
  await place.write('orders.csv', 'id,customer,amount,paid\n1,1,10.5,9\n2,2,9,9\n3,7,,1\n')
  await place.write('customers.csv', 'id\n1\n2\n')
  const rules = rulesIn(`sql:
  - {name: not overpaid, each-row: paid <= amount, tolerance: 0.4}
  - {name: no cheap order, query: 'SELECT id FROM {table} WHERE amount < 9.5', severity: warn}
  - {name: revenue, query: 'SELECT sum(amount) FROM {table}', value: [10, 20]}
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
