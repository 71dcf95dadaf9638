import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openWorkplace, outline } from '../check.fixture.ts'
import { profileData } from '../profile-data.ts'
import { native } from './native.ts'

const README = readFileSync(`${import.meta.dirname}/../../../actions/validate-data/README.md`, 'utf8')
const [, RULES = ''] = /^```yaml\n# orders\.yml\n(.*?)^```/ms.exec(README) ?? []

const STATES = ['paid', 'paid', 'open', 'shut']
const at = (day: number, i: number) => new Date(Date.UTC(2026, 2, day, 0, i)).toISOString()

/** Orders of one day. */
function orders(day: number, rows: number): string[] {
  return Array.from({ length: rows }, (_, i) => {
    const state = STATES[i % 4]
    const price = 15 + ((i * 7) % 20)
    const customer = `C${(day * 1000 + i) % 977}`
    const shipped = state === 'open' ? '' : at(day + 1, i)
    const late = (i * i + (i % 11)) % 5 === 0 ? 1 : 0
    return `${day * 1000 + i},${customer},m${i}@x.example,${state},${price},${price - 5},note ${i},${at(day, i)},${shipped},${late}`
  })
}
const HEADER = 'id,customer,mail,state,price,cost,note,ordered,shipped,late'
const csv = (rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`

async function checked(rows: readonly string[]) {
  await using place = await openWorkplace()
  await place.write('train.csv', csv(orders(1, 300)))
  await place.write('orders.csv', csv(rows))
  const { profile } = await profileData(place.engine, await place.dataset('train.csv'), new Map(), undefined)
  const known = { tables: { train: 'train.csv' }, reference: profile }
  return (await place.checkAgainst(RULES, known, 'orders.csv')).results
}

describe('the example of the README', () => {
  it('holds on data as it should be', async () => {
    const results = await checked(orders(9, 300))
    expect(results.length).toBeGreaterThan(35)
    expect(results.filter(({ status }) => status !== 'holds').map(({ id, why }) => `${id}: ${why}`)).toEqual(
      [],
    )
  })

  it('finds what is wrong with other data', async () => {
    const [first = '', second = '', ...rest] = orders(9, 300)
    const [old = ''] = orders(1, 1)
    const spoiled = [
      first.replace('C', 'X').replace(',15,', ',-15,'),
      second.replace('note 1', 'write to a.b@example.com'),
      ...rest.map((row) => row.replace('shut', 'paid')),
      ...[second, old],
    ]
    const results = await checked(spoiled)
    expect(outline(results.filter(({ status }) => status !== 'holds'))).toEqual([
      ...['unique: broken 1/302', 'groups: broken', 'time-overlap: broken 1/302', 'id.unique: broken 1/302'],
      ...['id.increasing: broken 2/302', 'customer.matches: broken 1/302', 'price.above: broken 1/302'],
      'note.personal-data: broken 1/302',
    ])
  })

  it('stands beside a word on every key', () => {
    const missing = native.kinds
      .map(({ kind }) => kind.split('.').at(-1) ?? '')
      .filter((key) => !new RegExp(`\`[^\`]*\\b${key}\\b[^\`]*\``).test(README))
    expect(missing).toEqual([])
  })
})
