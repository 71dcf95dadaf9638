import { describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import { openWorkplace, outline, places, resultFor } from '../check.fixture.ts'
import type { Rule, RuleFile } from '../rule.ts'
import { pandera } from './pandera.ts'

function read(text: string): RuleFile {
  return pandera.read(parseYaml(text, 'schema.yml'), { compat: undefined, parameters: {}, now: new Date(0) })
}

function rulesOf(text: string): readonly Rule[] {
  return read(`schema_type: dataframe\n${text}`).tables.flatMap(({ rules }) => rules)
}

function whyUnsupported(rules: readonly Rule[]): string[] {
  return rules.flatMap(({ id, check }) => (check.kind === 'unsupported' ? [`${id}: ${check.why}`] : []))
}

const SHAPES = {
  'up to 0.23': `
columns:
  id:
    dtype: int64
    nullable: false
    checks:
      greater_than:
        value: 0
        options: {raise_warning: true, ignore_na: false}`,
  'up to 0.30': `
columns:
  id:
    dtype: int64
    nullable: false
    checks:
    - value: 0
      options: {check_name: greater_than, raise_warning: true, ignore_na: false}`,
  since: `
api: pandas
columns:
  id:
    dtype: int64
    # the check is a key
    greater_than: {min_value: 0, raise_warning: true, ignore_na: false}`,
}

describe('a schema of Pandera', () => {
  it.each(Object.entries(SHAPES))('of the shape %s gives the same rule, on its line', (_, text) => {
    const check = rulesOf(text).find(({ id }) => id === 'id.greater_than')
    expect(check).toMatchObject({
      check: { kind: 'range', column: 'id', nulls: 'break', bounds: { min: 0, exclusiveMin: true } },
      severity: 'warn',
      title: 'greater_than',
    })
    const lines = `schema_type: dataframe\n${text}`.split('\n')
    expect(lines[(check?.line ?? 0) - 1]).toMatch(/value: 0|greater_than/)
  })

  it('is recognised by its content', () => {
    expect(pandera.recognises({ schema_type: 'dataframe', columns: {} })).toBe(true)
    expect(pandera.recognises({ columns: {} })).toBe(false)
    expect(pandera.recognises(null)).toBe(false)
  })

  it('makes a rule that fails of all that it cannot run', () => {
    const rules = rulesOf(`
columns:
  a: {is_prime: {}, greater_than: {min_value: 0, groupby: b}, dtype: complex128}
  b: {dtype: 'datetime64[ns]', isin: ['2024-01-01', '2024-01-02'], greater_than: soon}
checks: {str_matches: {value: x}}
unheard_of: 1`)
    expect(whyUnsupported(rules)).toEqual([
      'unheard_of: Pandera has no unheard_of of a schema',
      'a.dtype: columns of a file are never of dtype complex128',
      'a.is_prime: is_prime is no built-in check of Pandera, and its code is not in this file',
      'a.greater_than: checks of groups (groupby) are code, which is not in this file',
      'b.isin: a set of times',
      'b.greater_than: a bound is no time',
      '.frame-str_matches: Pandera stops at str_matches of a frame: it is a check of columns',
    ])
  })

  it('for another library than pandas is not run at all', () => {
    expect(whyUnsupported(rulesOf('api: polars\ncolumns: {a: {dtype: Int64}}'))).toEqual([
      'api: the schema is for polars, whose types and nulls differ from those of pandas',
    ])
  })

  it('says what is wrong with it, with the line', () => {
    const wrong =
      'schema_type: dataframe\ncolumns:\n  a: {nullable: perhaps}\n  b: {report_duplicates: some}\n'
    expect(() => read(wrong)).toThrow(/schema.yml:3: columns.a.nullable: expected true or false/)
    expect(() => read('schema_type: dataframe\ncolumns:\n  __proto__: {dtype: int64}\n')).toThrow(/__proto__/)
  })

  it('names the columns of a regular expression by their own names', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'x_eur,x_usd,y\n1,-1,a\n2,2,b\n')
    const { results } = await place.check(
      'schema_type: dataframe\nstrict: true\ncolumns:\n  x_.*: {regex: true, greater_than: 0}\n',
      'a.csv',
    )
    expect(outline(results)).toEqual([
      'strict: broken',
      'x_eur.required: holds',
      'x_usd.required: holds',
      'x_eur.nullable: holds 0/2',
      'x_usd.nullable: holds 0/2',
      'x_eur.greater_than: holds 0/2',
      'x_usd.greater_than: broken 1/2',
    ])
    expect(places(resultFor(results, 'x_usd.greater_than'))).toEqual(['a.csv:2 -1'])
  })

  it('fails where a pattern of columns cannot be used, and stops one that runs away', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', `${'a'.repeat(40)},b\n1,2\n`)
    const rule = (pattern: string) =>
      `schema_type: dataframe\ncolumns:\n  '${pattern}': {regex: true, nullable: true}\n`
    const broken = await place.check(rule('(a'), 'a.csv')
    expect(resultFor(broken.results, '(a.required')).toMatchObject({ status: 'unsupported', verdict: 'fail' })
    const slow = await place.check(rule('(a+)+b'), 'a.csv')
    expect(resultFor(slow.results, '(a+)+b.required')).toMatchObject({
      status: 'unsupported',
      verdict: 'fail',
    })
  })

  it('compares numbers as pandas has them, not as they are written', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'id,big\n01,9007199254740993\n1,9007199254740992\n2,3\n')
    const { results } = await place.check(
      'schema_type: dataframe\ncolumns:\n  id: {dtype: int64, unique: true}\n  big: {dtype: int64, unique: true}\n',
      'a.csv',
    )
    expect(places(resultFor(results, 'id.unique'))).toEqual(['a.csv:3 1'])
    expect(resultFor(results, 'big.unique').status).toBe('holds')
  })
})
