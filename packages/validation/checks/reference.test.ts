import { describe, expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline, places } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import type { ColumnNotes, Rule } from '../rule.ts'

type Reference = Extract<Rule['check'], { kind: 'reference' }>

const ruleOf = (check: Partial<Reference>): Rule => ({
  ...{ id: 'r', severity: 'fail', allowed: { kind: 'none' }, semantics: 'strict', source: 'r.yml', line: 1 },
  check: {
    kind: 'reference',
    columns: ['customer'],
    table: 'customers',
    to: ['id'],
    nulls: 'skip-any',
    ...check,
  },
})

const ORDERS = 'order,customer,region\n1,1,eu\n2,01,us\n3,,eu\n4,7,\n5,2,eu\n6,9,us\n'
const CUSTOMERS = 'id,region\n1,eu\n2,us\n2,us\n,\n'

async function check(given: Partial<Reference>, integer: boolean, parquet: boolean) {
  await using place = await openWorkplace()
  await place.write('orders.csv', ORDERS)
  await place.write('customers.csv', CUSTOMERS)
  if (parquet) {
    await place.parquet('customers.parquet', `SELECT * FROM read_csv('${place.folder}/customers.csv')`)
  }
  const columns = new Map<string, ColumnNotes>(
    integer ? [['customer', { type: 'integer', personal: false }]] : [],
  )
  const tables = new Map([['customers', await place.dataset(`customers.${parquet ? 'parquet' : 'csv'}`)]])
  const expectations = { rules: [ruleOf(given)], columns }
  const context = { ...CONTEXT, tables }
  const { results } = await checkData(place.engine, await place.dataset('orders.csv'), expectations, context)
  return { outline: outline(results), places: results.flatMap(places), results }
}

describe('a reference', () => {
  it('is broken by each row whose values are not there, null being no value', async () => {
    const found = await check({}, false, false)
    expect(found.outline).toEqual(['r: broken 3/5'])
    expect(found.places).toEqual(['orders.csv:3 01', 'orders.csv:5 7', 'orders.csv:7 9'])
  })

  it('compares as what either side is declared to be, or stores', async () => {
    expect((await check({}, true, false)).outline).toEqual(['r: broken 2/5'])
    expect((await check({}, false, true)).outline).toEqual(['r: broken 2/5'])
  })

  it('may be of several columns, which are looked at if all or any of them are there', async () => {
    const both = { columns: ['customer', 'region'], to: ['id', 'region'] }
    expect((await check(both, false, false)).outline).toEqual(['r: broken 3/4'])
    const any = await check({ ...both, nulls: 'skip-all' }, false, false)
    expect(any.outline).toEqual(['r: broken 5/6'])
    expect(any.places[1]).toBe('orders.csv:4  | eu')
  })

  it('may be to the same data', async () => {
    const own = await check({ table: undefined, columns: ['customer'], to: ['order'] }, true, false)
    expect(own.outline).toEqual(['r: broken 2/5'])
  })

  it('to what is not there cannot be checked, which fails', async () => {
    const lost = await check({ table: 'nobody' }, false, false)
    expect(lost.results).toMatchObject([
      { verdict: 'fail', why: expect.stringContaining('no data for "nobody"') },
    ])
    const column = await check({ to: ['key'] }, false, false)
    expect(column.results).toMatchObject([
      { verdict: 'fail', why: 'cannot be run: customers has no column key' },
    ])
  })
})
