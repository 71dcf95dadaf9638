import { describe, expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline, places, resultFor } from './check.fixture.ts'
import { checkData } from './check.ts'
import type { Check } from './check-kinds.ts'
import type { Expectations, Rule } from './rule.ts'

const rule = (id: string, check: Check, more: Partial<Rule> = {}): Rule => ({
  ...{
    id,
    check,
    severity: 'fail',
    allowed: { kind: 'none' },
    semantics: 'strict',
    source: 'r.yml',
    line: 1,
  },
  ...more,
})

const value = (sql: string, more: object = {}): Check => ({
  ...{ kind: 'query', sql, judges: 'value', bounds: { min: 1, max: 1 } },
  ...more,
})
const where = (sql: string) => ({ where: { condition: { kind: 'sql', sql }, nulls: 'unknown' } }) as const

const ORDERS =
  'id,amount,placed,mail\n1,10.5,2026-01-01,a@x\n2,9,2026-01-02,b@x\n3,,2026-01-03,\n4,100,,c@x\n'
const CUSTOMERS = 'id,name\n1,Ada\n2,Bob\n'

async function check(
  rules: readonly Rule[],
  columns: Expectations['columns'] = new Map(),
  queryTimeout?: number,
) {
  await using place = await openWorkplace()
  await place.write('orders.csv', ORDERS)
  await place.write('customers.csv', CUSTOMERS)
  await place.write('secret.csv', 'a\n1\n')
  const tables = new Map([['customers', await place.dataset('customers.csv')]])
  const expectations = { rules, columns }
  const { results } = await checkData(place.engine, await place.dataset('orders.csv'), expectations, {
    ...CONTEXT,
    tables,
    queryTimeout,
  })
  return results
}

describe("a user's statement", () => {
  it('that does not end is ended, and the other rules stand', async () => {
    const endless =
      'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i % 7 + 1 FROM n) SELECT count(*) FROM n'
    const rules = [
      rule('statement', value(endless)),
      rule('rows', { kind: 'query', sql: endless.replace('count(*)', 'i'), judges: 'rows', bounds: {} }),
      rule('expression', { kind: 'expression', sql: `(${endless}) > 0` }),
      rule('other', value('SELECT 1')),
    ]
    const results = await check(rules, new Map(), 300)
    expect(results.map(({ status }) => status)).toEqual([
      'unsupported',
      'unsupported',
      'unsupported',
      'holds',
    ])
    expect(resultFor(results, 'statement').why).toContain('it took more than 300 ms')
  }, 30_000)

  it('sees columns of CSV files with the types of their values, and the other tables', async () => {
    const results = await check([
      rule('typed', value('SELECT count(*) FROM {table} WHERE amount > 50 AND amount < 1000')),
      rule('dates', value(`SELECT count(*) FROM {table} WHERE placed = DATE '2026-01-02'`)),
      rule('named', value('SELECT count(*) FROM Orders WHERE amount IS NULL', { as: ['orders'] })),
      rule('join', value('SELECT min(c.id) FROM {table} o JOIN customers c ON c.id = o.id')),
      rule('rows', {
        kind: 'query',
        sql: 'SELECT * FROM {table} WHERE amount < 10',
        judges: 'rows',
        bounds: {},
      }),
      rule('some-rows', { kind: 'query', sql: 'FROM {table}', judges: 'rows', bounds: { min: 4 } }),
    ])
    expect(outline(results)).toEqual([
      'typed: holds',
      'dates: holds',
      'named: holds',
      'join: holds',
      'rows: broken',
      'some-rows: holds',
    ])
    expect(resultFor(results, 'rows').why).toBe('it gives 1 row')
  })

  it('that cannot be run is its own failure, and tells no value of the data', async () => {
    const results = await check([
      rule('cast', value('SELECT sum(mail::INT) FROM {table}')),
      rule('column', value('SELECT sum(nothing) FROM {table}')),
      rule('two-rows', value('SELECT id FROM {table}')),
      rule('no-row', value('SELECT id FROM {table} WHERE false')),
      rule('file', value(`SELECT count(*) FROM 'secret.csv'`)),
      rule('drop', value('DROP TABLE lockstep_data')),
      rule('fine', value('SELECT 1')),
      rule('id.unique', { kind: 'unique', columns: ['id'], copies: 'later', nulls: 'skip-any' }),
    ])
    expect(outline(results)).toEqual([
      'cast: unsupported',
      'column: unsupported',
      'two-rows: broken',
      'no-row: broken',
      'file: unsupported',
      'drop: unsupported',
      'fine: holds',
      'id.unique: holds 0/4',
    ])
    expect(results.every(({ status, verdict }) => status === 'holds' || verdict === 'fail')).toBe(true)
    expect(resultFor(results, 'cast').why).toContain(`Could not convert string …`)
    expect(JSON.stringify(results)).not.toContain('a@x')
  })
})

it('does not take a late value of another type for a missing one', async () => {
  await using place = await openWorkplace()
  const rows = Array.from({ length: 30_000 }, (_, index) => `${index},${index === 29_000 ? 'n/a' : index}`)
  await place.write('late.csv', `id,n\n${rows.join('\n')}\n`)
  const rules = [
    rule('late', value('SELECT count(*) FROM {table} WHERE n >= 0')),
    rule('row', { kind: 'expression', sql: 'n >= 0', nulls: 'skip' }),
    rule('fine', value('SELECT count(*) FROM {table} WHERE id >= 0', { bounds: { min: 30_000 } })),
  ]
  const expectations = { rules, columns: new Map() }
  const { results } = await checkData(place.engine, await place.dataset('late.csv'), expectations, CONTEXT)
  expect(outline(results)).toEqual(['late: unsupported', 'row: unsupported', 'fine: holds'])
})

it('does not show text where a column is personal', async () => {
  const results = await check(
    [
      rule('mail', value('SELECT max(mail) FROM {table}')),
      rule('count', value('SELECT count(*) FROM {table}')),
    ],
    new Map([['mail', { personal: true }]]),
  )
  expect(results.map(({ why }) => why)).toEqual(['it gives text that is not shown', 'it gives 4'])
})

describe("a user's expression", () => {
  const expression = (sql: string, nulls: 'skip' | 'break') => ({ kind: 'expression', sql, nulls }) as const

  it('is judged row by row, with the places of those that break it', async () => {
    const results = await check([
      rule('skip', expression('amount >= 10 -- in euro', 'skip')),
      rule('break', expression('amount >= 10', 'break')),
      rule('where', { kind: 'not-null', column: 'mail' }, where('amount IS NULL OR amount > 50')),
      rule('plain', { kind: 'not-null', column: 'mail' }),
    ])
    expect(outline(results)).toEqual([
      'skip: broken 1/4',
      'break: broken 2/4',
      'where: broken 1/2',
      'plain: broken 1/4',
    ])
    expect(places(resultFor(results, 'break')).map((each) => each.split(' ')[0])).toEqual([
      'orders.csv:3',
      'orders.csv:4',
    ])
    expect(places(resultFor(results, 'where'))).toEqual(['orders.csv:4 null'])
  })

  it('that cannot be computed spoils no other rule', async () => {
    const results = await check([
      rule('cast', expression('mail::INT > 3', 'skip')),
      rule('column', expression('nothing > 3', 'skip')),
      rule('aggregate', expression('max(amount) > 3', 'skip')),
      rule('outside', expression(`1) FROM 'secret.csv' WHERE (1`, 'skip')),
      rule('where', { kind: 'not-null', column: 'mail' }, where(`amount > 'x'`)),
      rule('plain', { kind: 'not-null', column: 'id' }),
    ])
    expect(outline(results)).toEqual([
      'cast: unsupported',
      'column: unsupported',
      'aggregate: unsupported',
      'outside: unsupported',
      'where: unsupported',
      'plain: holds 0/4',
    ])
    expect(JSON.stringify(results)).not.toContain('a@x')
  })
})
