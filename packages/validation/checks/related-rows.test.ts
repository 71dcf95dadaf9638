import { describe, expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline, places, resultFor } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import type { Check } from '../check-kinds.ts'

const ROWS = `SELECT * FROM (VALUES
  (1, 'a', 1.5, DATE '2026-01-01'), (2, 'a', NULL, DATE '2026-01-02'), (2, NULL, NULL, DATE '2026-01-02'),
  (NULL, NULL, NULL, NULL), (3, 'a', NULL, DATE '2026-01-01'), (NULL, NULL, NULL, NULL), (4, 'b', 1.5, DATE '2026-01-04')
) t(n, s, x, d)`

describe.each(['csv', 'parquet'])('rows against each other in %s', (format) => {
  async function stored() {
    const place = await openWorkplace()
    await place.engine.run(`COPY (${ROWS}) TO '${place.folder}/d.${format}' (FORMAT ${format})`)
    return place
  }
  const at = (row: number) => `d.${format}:${format === 'csv' ? row + 1 : `#${row}`}`

  async function counted(check: Check): Promise<string> {
    await using place = await stored()
    const rule = { id: 'r', check, severity: 'fail', allowed: { kind: 'none' }, semantics: 'strict' } as const
    const expectations = { rules: [{ ...rule, source: 'rules.yml', line: 1 }], columns: new Map() }
    const { results } = await checkData(
      place.engine,
      await place.dataset(`d.${format}`),
      expectations,
      CONTEXT,
    )
    return `${resultFor(results, 'r').broken}/${resultFor(results, 'r').checked}`
  }

  it.each([
    ['later', 'skip-any', ['s'], '2/4'],
    ['earlier', 'skip-any', ['s'], '2/4'],
    ['every', 'skip-any', ['s'], '3/4'],
    ['groups', 'skip-any', ['s'], '1/4'],
    ['later', 'equal', ['s'], '4/7'],
    ['every', 'equal', ['s'], '6/7'],
    ['groups', 'equal', ['s'], '2/7'],
    ['later', 'skip-any', ['s', 'x'], '0/2'],
    ['every', 'skip-all', ['s', 'x'], '2/4'],
    ['every', 'equal', ['s', 'x'], '5/7'],
    ['later', 'equal', ['n', 's', 'x', 'd'], '1/7'],
    ['later', 'equal', undefined, '1/7'],
  ] as const)('%s copies, nulls %s, of %s', async (copies, nulls, columns, expected) => {
    expect(await counted({ kind: 'unique', copies, nulls, columns })).toBe(expected)
  })

  it('name the copy and the first', async () => {
    await using place = await stored()
    const { results } = await place.check('duplicates: 0\nunique: [[n, d]]', `d.${format}`)
    expect(outline(results)).toEqual(['duplicates: broken 1/7', 'unique: broken 1/5'])
    const [whole, some] = results
    expect(places(whole ?? resultFor(results, ''))[0]).toMatch(new RegExp(`^${at(6).replace('.', '\\.')} `))
    expect(some?.examples[0]?.note).toBe(
      `first at ${at(2)
        .replace('#', '')
        .replace(':', format === 'csv' ? ':' : ', row ')}`,
    )
    const hidden = await place.check(
      'duplicates: {except: [x]}\ncolumns: {s: {personal: true}}',
      `d.${format}`,
    )
    expect(resultFor(hidden.results, 'duplicates').examples).toMatchObject([{ masked: true }])
  })

  it('are in order, nulls passed over, equal values only if not strictly', async () => {
    await using place = await stored()
    const rules = `columns:
  n: {increasing: true, decreasing: {tolerance: 0.75}}
  d: {increasing: {where: {n: {not: 3}}}}`
    const { results } = await place.check(rules, `d.${format}`)
    expect(outline(results)).toEqual([
      'n.increasing: holds 0/5',
      'n.decreasing: holds 3/5',
      'd.increasing: holds 0/4',
    ])
    const strict = await place.check(
      'columns: {n: {increasing: strictly}, d: {type: date, increasing: strictly}}',
      `d.${format}`,
    )
    expect(outline(strict.results.filter(({ id }) => id.endsWith('increasing')))).toEqual([
      'n.increasing: broken 1/5',
      'd.increasing: broken 2/5',
    ])
    expect(places(resultFor(strict.results, 'd.increasing'))).toEqual([
      `${at(3)} 2026-01-02`,
      `${at(5)} 2026-01-01`,
    ])
  })
})

describe.each(['csv', 'parquet'])('columns of a row in %s', (format) => {
  it('are compared, added up, told apart and combined', async () => {
    await using place = await openWorkplace()
    const rows = `SELECT * FROM (VALUES (1, 2, 3.0, 'x'), (2, 2, 4.0, 'y'), (3, NULL, 3.0, 'x'), (10, 9, 19.0, NULL),
      (NULL, NULL, NULL, NULL)) t(a, b, c, s)`
    await place.engine.run(`COPY (${rows}) TO '${place.folder}/d.${format}' (FORMAT ${format})`)
    const { results } = await place.check(
      `compare: [a <= b, {that: a < b, tolerance: 0.7}, 'c > a']
differ: [[a, b]]
equal: [[a, b]]
row-sum: [{columns: [a, b], total: 4}]
combinations: [{columns: [a, s], in: [[1, x], [2, y], [10, null]]}]`,
      `d.${format}`,
    )
    expect(outline(results)).toEqual([
      ...['compare.1: broken 1/3', 'compare.2: holds 2/3', 'compare.3: broken 1/4'],
      ...['differ: broken 1/4', 'equal: broken 3/4', 'row-sum: broken 3/4', 'combinations: broken 1/4'],
    ])
  })
})

describe.each(['csv', 'parquet'])('distinct values in %s', (format) => {
  it('are those of a set, and the most common one is', async () => {
    await using place = await openWorkplace()
    const rows = `SELECT * FROM (VALUES (1, 'a'), (1, 'b'), (2, 'b'), (2, NULL), (NULL, 'a')) t(n, s)`
    await place.engine.run(`COPY (${rows}) TO '${place.folder}/d.${format}' (FORMAT ${format})`)
    const said = async (rule: string) => {
      const [result] = (await place.check(`columns: {${rule}}`, `d.${format}`)).results
      return `${result?.status}: ${result?.why}`
    }
    expect(await said('n: {distinct-values: [1, 2]}')).toBe('holds: they are as the set says')
    expect(await said('n: {distinct-values: {contains: [1, 3]}}')).toBe('broken: 1 of the set are not there')
    expect(await said('s: {distinct-values: {within: [a]}}')).toBe(
      'broken: 1 distinct values are not in the set',
    )
    expect(await said('s: {distinct-values: {within: [a], where: {n: {not: null}}}}')).toMatch(/^broken: 1 /)
    expect(await said('s: {distinct-values: {within: [a], where: {n: null}}}')).toMatch(/^holds/)
    expect(await said('n: {most-common: [1]}')).toMatch(/^holds/)
    expect(await said('n: {most-common: {values: [1], ties: false}}')).toBe(
      'broken: 2 most common, 1 of the set',
    )
    expect(await said('s: {most-common: {values: [b], ties: false, where: {n: {not: null}}}}')).toMatch(
      /^holds/,
    )
  })
})
