import { expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline, rulesIn } from '../check.fixture.ts'
import { checkData } from '../check.ts'

/** Different from others, with the same answer. */
const rulesOf = (index: number) =>
  rulesIn(`columns: {state: {in: [v0, v1, other${index}], length: [1, 2]}, id: {max: 998}}`)

it.each([
  ['values that repeat', 'i % 3'],
  ['values that do not', 'i'],
])('many conditions on one column have the counts of each alone: %s', async (_name, code) => {
  await using place = await openWorkplace()
  await place.parquet(
    'd.parquet',
    `SELECT CASE WHEN i % 10 > 0 THEN 'v' || ${code} END AS state, i AS id FROM range(1000) t(i)`,
  )
  const dataset = await place.dataset('d.parquet')
  const one = rulesOf(0)
  const alone = outline((await checkData(place.engine, dataset, one, CONTEXT)).results)
  const rules = Array.from({ length: 20 }, (_, index) => rulesOf(index).rules).flat()
  const many = await checkData(place.engine, dataset, { ...one, rules }, CONTEXT)
  expect(alone).toHaveLength(3)
  expect(alone[0]).toMatch(code === 'i' ? /broken 899\/900/ : /broken 300\/900/)
  expect(outline(many.results).map((text) => text.replace(/~[0-9]+/, ''))).toEqual(
    Array(20).fill(alone).flat(),
  )
})

it('reads days, instants with and without a zone, and numbers as what they are', async () => {
  await using place = await openWorkplace()
  const texts = [
    '2026-01-02',
    ' 2026-01-02T03:04',
    '2026-01-02 01:00:00+02',
    '2026-01-02T23:30:00Z',
    '2026-13-01',
  ]
  await place.write('d.csv', `at,x\n${texts.map((text) => `${text},1.5e-07\n`).join('')}`)
  const rules = `columns:
    at: {range: {min: 2026-01-01T23:00:00Z, max: 2026-01-02T23:30:00Z}}
    x: {range: [1e-7, 1e-6]}`
  const { results } = await place.check(rules, 'd.csv')
  expect(outline(results)).toEqual(['at.range: broken 1/5', 'x.range: holds 0/5'])
})
