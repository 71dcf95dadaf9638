import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace, outline, places, type Workplace } from '../check.fixture.ts'

const golden = z.object({
  levels: z.array(z.number()),
  columns: z.record(
    z.string(),
    z.object({
      values: z.array(z.number().nullable()),
      measures: z.record(z.string(), z.number().nullable()),
      quantiles: z.record(z.string(), z.array(z.number())),
      outliers: z.record(z.string(), z.number()),
    }),
  ),
})
/** Made by pandas, NumPy and SciPy. */
const { levels, columns } = golden.parse(
  JSON.parse(
    readFileSync(`${import.meta.dirname}/../../../test/fixtures/validation/measures/measures.json`, 'utf8'),
  ),
)

const KEYS: Readonly<Record<string, string>> = { min: 'lowest', max: 'highest' }
const METHODS = { nearest: 'nearest', lower: 'inverted_cdf', linear: 'linear' } as const

async function store(place: Workplace, format: string, values: readonly (number | null)[]): Promise<void> {
  const rows = values.map((value, index) => `(${index}, ${value === null ? 'NULL' : value}::DOUBLE)`)
  const query = `SELECT x FROM (VALUES ${rows.join(', ')}) t(i, x) ORDER BY i`
  await place.engine.run(`COPY (${query}) TO '${place.folder}/d.${format}' (FORMAT ${format})`)
}

const near = (value: number) => {
  const slack = 1e-9 * Math.max(1, Math.abs(value))
  return `[${value - slack}, ${value + slack}]`
}

const limitsOf = (key: string, value: number) => {
  if (key === 'distinct') return `${value}`
  return key.endsWith('-share') ? `[${value - 1e-12}, ${Math.min(1, value + 1e-12)}]` : near(value)
}

describe.each(['csv', 'parquet'])('measures of a column in %s are those of pandas and NumPy', (format) => {
  it.each(Object.entries(columns))('%s', async (_name, { values, measures, quantiles }) => {
    await using place = await openWorkplace()
    await store(place, format, values)
    const wanted = Object.entries(measures).map(([name, value]) => ({ key: KEYS[name] ?? name, value }))
    const rules = wanted.map(({ key, value }) => `${key}: ${limitsOf(key, value ?? 0)}`)
    const { results } = await place.check(`columns: {x: {${rules.join(', ')}}}`, `d.${format}`)
    const byId = new Map(results.map((result) => [result.id, result]))
    for (const { key, value } of wanted) {
      const result = byId.get(`x.${key}`)
      if (value === null) expect(result?.why, key).toBe('there is no value')
      else expect(result?.status, `${key}: ${result?.why}, not ${value}`).toBe('holds')
    }
    for (const [method, name] of Object.entries(METHODS)) {
      const at = levels.map((level, index) => `${level}: ${near(quantiles[name]?.[index] ?? Number.NaN)}`)
      const rule = `columns: {x: {quantiles: {method: ${method}, at: {${at.join(', ')}}}}}`
      const [result] = (await place.check(rule, `d.${format}`)).results
      expect(result?.status, `${method}: ${result?.why}; ${quantiles[name]}`).toBe('holds')
    }
  })
})

describe.each(['csv', 'parquet'])(
  'outliers of a column in %s are those that NumPy and SciPy find',
  (format) => {
    it.each(Object.entries(columns))('%s', async (_name, { values, outliers }) => {
      await using place = await openWorkplace()
      await store(place, format, values)
      const present = values.filter((value) => value !== null).length
      for (const [name, broken] of Object.entries(outliers)) {
        const [method, factor, side = 'both'] = name.split(' ')
        const rule = `columns: {x: {outliers: {method: ${method}, factor: ${factor}, side: ${side}}}}`
        const [result] = (await place.check(rule, `d.${format}`)).results
        expect([result?.broken, result?.checked], `${name}: ${result?.why}`).toEqual([broken, present])
      }
    })
  },
)

describe('measures', () => {
  it('are not told of the values that can be read while others cannot', async () => {
    await using place = await openWorkplace()
    await place.write('d.csv', 'x,y\n1,1\nten,2\n,3\n3,4\n')
    const rules =
      'columns: {x: {mean: [1, 3], highest: [1, 3], quantiles: {0.5: [1, 3]}, outliers: iqr, distinct: 3}}'
    const { results } = await place.check(rules, 'd.csv')
    expect(outline(results)).toEqual([
      ...['x.outliers: broken 1/3', 'x.mean: broken 1/3', 'x.highest: broken 1/3', 'x.distinct: holds'],
      'x.quantiles: broken 1/3',
    ])
    expect(results.flatMap(places)).toEqual(Array(4).fill('d.csv:3 ten'))
    // A declared type says it once.
    const typed = await place.check('columns: {x: {type: number, mean: [2, 2]}}', 'd.csv')
    expect(outline(typed.results)).toEqual(['x.type: broken 1/3', 'x.mean: holds'])
  })

  it('of no values, or of NaN, do not hold', async () => {
    await using place = await openWorkplace()
    await place.parquet('d.parquet', `SELECT NULL::DOUBLE AS x, 'nan'::DOUBLE AS y, 1 AS z FROM range(3)`)
    const rule = '{mean: [0, 9], highest: [0, 9], sum: [0, 9], quantiles: {0.5: [0, 9]}}'
    const { results } = await place.check(`columns: {x: ${rule}, y: ${rule}}`, 'd.parquet')
    expect(results.map(({ status, why }) => `${status}: ${why}`)).toEqual([
      ...Array(3).fill('broken: there is no value'),
      'broken: 0.5: none',
      ...Array(3).fill('broken: it is no finite number'),
      'broken: 0.5: none',
    ])
  })

  it('look at some rows only, and at times', async () => {
    await using place = await openWorkplace()
    await place.write('d.csv', 'x,day,state\n1,2026-01-01,open\n2,2026-01-31,open\n90,2026-03-01,shut\n')
    const { results } = await place.check(
      `columns:
  x: {mean: {min: 1, max: 2, where: {state: open}}, sum: {min: 3, max: 3, where: {x: {below: 50}}}}
  day: {lowest: {min: 2026-01-01}, highest: {max: 2026-01-31, where: {state: {not: shut}}}}
  state: {shortest: 4, longest: [4, 4], distinct-share: [0.6, 0.7]}`,
      'd.csv',
    )
    expect(results.map(({ status }) => status)).toEqual(Array(7).fill('holds'))
  })

  it('say no value of a personal column', async () => {
    await using place = await openWorkplace()
    await place.write('d.csv', 'pay\n111\n222\n')
    const rules =
      'columns: {pay: {personal: true, highest: {max: 5}, quantiles: {1: {max: 5}}, mean: {max: 500}}}'
    const { results } = await place.check(rules, 'd.csv')
    expect(results.map(({ why }) => why)).toEqual([
      'it is 166.5',
      'it is outside of the limits',
      '1: outside',
    ])
  })
})
