import { describe, expect, it } from 'vitest'
import {
  CONTEXT,
  openWorkplace,
  outline,
  places,
  resultFor,
  rulesIn,
  type Workplace,
} from '../check.fixture.ts'
import { type CheckResult, checkData } from '../check.ts'
import type { Rule } from '../rule.ts'

async function checkFiles(
  place: Workplace,
  rules: string,
  base: string,
  head: string,
  key: readonly string[] = [],
): Promise<CheckResult> {
  const change = { base: await place.dataset(base), key }
  return checkData(place.engine, await place.dataset(head), rulesIn(rules), { ...CONTEXT, change })
}

async function check(rules: string, base: string, head: string): Promise<CheckResult> {
  await using place = await openWorkplace()
  await place.write('base.csv', base)
  await place.write('head.csv', head)
  return await checkFiles(place, rules, 'base.csv', 'head.csv')
}

const RULES = `rows: {max: 3}
columns:
  id: {type: integer}
  a: {range: [0, 10]}
`
const BASE = 'id,a\n1,5\n2,-1\n3,99\n'

describe('rules on rows, where a change is judged', () => {
  it('fail for rows of the change alone, and tell of older ones', async () => {
    const { results } = await check(RULES, BASE, `${BASE}4,5\n5,-7\n`)
    expect(outline(results)).toEqual(['rows: broken', 'id.type: holds 0/2', 'a.range: broken 1/2'])
    const range = resultFor(results, 'a.range')
    expect(range).toMatchObject({
      verdict: 'fail',
      older: 2,
      why: '1 of the 2 rows of this change; 2 older rows break it too',
    })
    expect(places(range)).toEqual(['head.csv:6 -7'])
  })

  it('hold where all that breaks them is older', async () => {
    const { results } = await check(RULES, BASE, 'id,a\n3,99\n1,6\n2,-1\n')
    expect(resultFor(results, 'a.range')).toMatchObject({
      status: 'holds',
      checked: 1,
      broken: 0,
      why: 'no row of this change breaks it; 2 older rows break it',
    })
  })

  it('fail for a row that the change touches, though it was broken before', async () => {
    const { results } = await check(RULES, BASE, BASE.replace('2,-1', '2,-2'))
    expect(places(resultFor(results, 'a.range'))).toEqual(['head.csv:3 -2'])
  })

  it('look at nothing where nothing changed', async () => {
    const { results, diff } = await check(RULES, BASE, BASE)
    expect(outline(results)).toEqual(['rows: holds', 'id.type: holds 0/0', 'a.range: holds 0/0'])
    expect(diff).toMatchObject({ added: 0, removed: 0, changed: 0 })
  })

  it('judge every row where the base has none', async () => {
    const { results } = await check(RULES, 'id,a\n', BASE)
    expect(outline(results)).toEqual(['rows: holds', 'id.type: holds 0/3', 'a.range: broken 2/3'])
  })

  it('apply what is tolerated to the rows of the change', async () => {
    const rules = 'columns:\n  a: {range: {min: 0, tolerance: 0.5}}\n'
    const held = await check(rules, BASE, `${BASE}4,5\n5,-7\n`)
    expect(held.results[0]).toMatchObject({
      status: 'holds',
      why: '1 of the 2 rows of this change, within the 50 % tolerated; 1 older row breaks it too',
    })
    const broken = await check(rules, BASE, `${BASE}4,-5\n5,-7\n6,1\n`)
    expect(broken.results[0]).toMatchObject({ status: 'broken', checked: 3, broken: 2 })
  })

  it('count of equal rows those that are more than in the base, the last ones', async () => {
    const { results } = await check(RULES, 'id,a\n1,-1\n2,2\n', 'id,a\n1,-1\n2,2\n1,-1\n1,-1\n')
    const range = resultFor(results, 'a.range')
    expect(range).toMatchObject({ checked: 2, broken: 2, older: 1 })
    expect(places(range)).toEqual(['head.csv:4 -1', 'head.csv:5 -1'])
  })

  it('look at all rows where the change adds the column, or stores it otherwise', async () => {
    const added = await check('columns: {b: {max: 5}, a: {max: 5}}', 'a\n9\n1\n', 'a,b\n9,9\n1,1\n')
    expect(outline(added.results)).toEqual(['b.max: broken 1/2', 'a.max: holds 0/0'])
    await using place = await openWorkplace()
    await place.parquet('base.parquet', 'SELECT i::INTEGER AS a, i AS b FROM range(10) r(i)')
    await place.parquet('head.parquet', 'SELECT i AS a, i AS b FROM range(10) r(i)')
    const rules = 'columns: {b: {max: 5}, a: {max: 5}}'
    const stored = await checkFiles(place, rules, 'base.parquet', 'head.parquet')
    expect(outline(stored.results)).toEqual(['b.max: holds 0/0', 'a.max: broken 4/10'])
  })

  it('judge Parquet rows by their number', async () => {
    await using place = await openWorkplace()
    await place.parquet('base.parquet', 'SELECT i AS id, i - 2 AS a FROM range(10) r(i)')
    await place.parquet(
      'head.parquet',
      'SELECT i AS id, CASE WHEN i = 7 THEN -5 ELSE i - 2 END AS a FROM range(10) r(i)',
    )
    const { results } = await checkFiles(place, 'columns: {a: {min: 0}}', 'base.parquet', 'head.parquet', [
      'id',
    ])
    expect(outline(results)).toEqual(['a.min: broken 1/1'])
    expect(places(resultFor(results, 'a.min'))).toEqual(['head.parquet:#8 -5'])
  })
})

describe('rules that look beyond one value, where a change is judged', () => {
  /** Rules that the native format has no words for. */
  const rule = (check: Rule['check'], where?: Rule['where']): Rule => ({
    ...{ id: check.kind, check, where, severity: 'fail', allowed: { kind: 'none' } },
    ...{ semantics: 'strict', source: 'rules.yml', line: 1 },
  })
  const checkRules = async (rules: readonly Rule[], base: string, head: string) => {
    await using place = await openWorkplace()
    await place.write('base.csv', base)
    await place.write('head.csv', head)
    const change = { base: await place.dataset('base.csv'), key: [] }
    const dataset = await place.dataset('head.csv')
    const { results } = await checkData(
      place.engine,
      dataset,
      { rules, columns: new Map() },
      { ...CONTEXT, change },
    )
    return results
  }

  it('see a break of order where one of the two rows is new', async () => {
    const order = rule({ kind: 'order', column: 'a', direction: 'increasing', strictly: false })
    const [older] = await checkRules([order], 'id,a\n1,5\n2,4\n', 'id,a\n1,5\n2,4\n3,6\n')
    expect(older).toMatchObject({ status: 'holds', checked: 1, broken: 0, older: 1 })
    const [found] = await checkRules([order], 'id,a\n1,5\n2,4\n', 'id,a\n1,5\n2,4\n3,9\n4,8\n')
    expect(found).toMatchObject({ status: 'broken', checked: 2, broken: 1, older: 1 })
    expect(found === undefined ? [] : places(found)).toEqual(['head.csv:5 8'])
  })

  it('read SQL over the change alone only where the base has every column', async () => {
    const sql = rule({ kind: 'expression', sql: 'a::INT < 5' })
    expect(outline(await checkRules([sql], 'a\n9\n', 'a\n9\n1\n'))).toEqual(['expression: holds 0/1'])
    const typed = rule({ kind: 'expression', sql: 'a < 5' })
    const [found] = await checkRules([typed], 'a\n9.00\n', 'a\n9.00\n8.50\n1.0\n')
    expect(found).toMatchObject({ checked: 2, broken: 1, older: 1 })
    expect(outline(await checkRules([sql], 'a\n9\n', 'a,b\n9,\n1,\n'))).toEqual(['expression: broken 1/2'])
  })

  it('follow a filter on a column that is new to all rows', async () => {
    const filtered = rule(
      { kind: 'range', column: 'a', bounds: { max: 5 } },
      { condition: { kind: 'in', column: 'b', values: ['x'], negated: false }, nulls: 'unknown' },
    )
    expect(outline(await checkRules([filtered], 'a\n9\n', 'a,b\n9,x\n'))).toEqual(['range: broken 1/1'])
    expect(outline(await checkRules([filtered], 'a,b\n9,x\n', 'a,b\n9,x\n1,x\n'))).toEqual([
      'range: holds 0/1',
    ])
  })

  it('find outliers by all rows, and judge those that are new', async () => {
    const outliers = rule({ kind: 'outliers', column: 'a', method: 'iqr', factor: 1.5 })
    const rows = Array.from({ length: 100 }, (_, i) => `${i % 10}\n`).join('')
    const [found] = await checkRules([outliers], `a\n${rows}500\n`, `a\n${rows}500\n600\n5\n`)
    expect(found).toMatchObject({ status: 'broken', broken: 1, older: 1 })
  })
})

describe('uniqueness, where a change is judged', () => {
  const UNIQUE = 'columns: {id: {unique: true}}'

  it('fails for a row of the change that repeats a value, wherever in the file it stands', async () => {
    const { results } = await check(UNIQUE, 'id,a\n1,x\n1,y\n2,z\n', 'id,a\n2,new\n1,x\n1,y\n2,z\n')
    const [unique] = results
    expect(unique).toMatchObject({ status: 'broken', checked: 1, broken: 1, older: 1 })
    expect(unique?.examples).toEqual([
      { file: 'head.csv', line: 2, position: 1, column: 'id', value: '2', note: 'again at head.csv:5' },
    ])
  })

  it('counts two new rows with the same new value once, and a new copy of older copies', async () => {
    const { results } = await check(UNIQUE, 'id,a\n1,x\n1,y\n', 'id,a\n1,x\n1,y\n3,p\n3,q\n1,z\n')
    const [unique] = results
    expect(unique).toMatchObject({ checked: 3, broken: 2, older: 1 })
    expect(unique?.examples.map(({ line, note }) => `${line} ${note}`)).toEqual([
      '6 first at head.csv:2',
      '5 first at head.csv:4',
    ])
  })

  it('holds where only older rows repeat a value', async () => {
    const { results } = await check(UNIQUE, 'id,a\n1,x\n1,y\n', 'id,a\n1,x\n1,y\n2,z\n')
    expect(results[0]).toMatchObject({ status: 'holds', checked: 1, broken: 0, older: 1 })
  })
})
