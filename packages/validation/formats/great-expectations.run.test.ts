import { describe, expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline, places, resultFor, rulesIn } from '../check.fixture.ts'
import { checkData } from '../check.ts'

const suite = (...expectations: readonly [type: string, kwargs: object][]): string =>
  JSON.stringify({ name: 'x', expectations: expectations.map(([type, kwargs]) => ({ type, kwargs })) })

describe('a suite on a CSV file', () => {
  it('gives values the type of their column and names the line of what breaks a rule', async () => {
    await using workplace = await openWorkplace()
    await workplace.write('id.csv', 'id,state\n007,a\n7,NA\n8,b\n')
    const rules = suite(
      ['expect_column_values_to_be_unique', { column: 'id' }],
      ['expect_column_values_to_not_be_null', { column: 'state' }],
      ['expect_column_values_to_match_regex', { column: 'id', regex: '^0' }],
    )
    const { results } = await workplace.check(rules, 'id.csv')
    expect(outline(results)).toEqual([
      'id.values_to_be_unique: broken 2/3',
      'state.values_to_not_be_null: broken 1/3',
      'id.values_to_match_regex: broken 3/3',
    ])
    expect(places(resultFor(results, 'state.values_to_not_be_null'))).toEqual(['id.csv:3 null'])
  })

  it('on SQL has a column whatever its case', async () => {
    await using workplace = await openWorkplace()
    await workplace.write('a.csv', 'Id\n1\n')
    const rules = suite(['expect_column_to_exist', { column: 'ID' }])
    const dataset = await workplace.dataset('a.csv')
    const { results } = await checkData(workplace.engine, dataset, rulesIn(rules, 'sql'), CONTEXT)
    expect(outline(results)).toEqual(['ID.to_exist: holds'])
    const { results: exact } = await workplace.check(rules, 'a.csv')
    expect(outline(exact)).toEqual(['ID.present: broken', 'ID.to_exist: not-run'])
  })
})
