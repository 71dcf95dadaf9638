import { describe, expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import { NOW } from '../check.fixture.ts'
import type { FormatOptions } from '../format.ts'
import type { Rule, RuleFile } from '../rule.ts'
import { ExpressionError, evaluateExpression } from './great-expectations/expression.ts'
import { readPandasQuery, UnsupportedCondition } from './great-expectations/pandas-query.ts'
import { greatExpectations } from './great-expectations.ts'

const SUITE = `{
  "name": "orders",
  "expectations": [
    {
      "type": "expect_column_values_to_be_between",
      "severity": "warning",
      "kwargs": {
        "column": "price", "min_value": 0, "max_value": {"$PARAMETER": "cap"}, "mostly": 0.99,
        "row_condition": {
          "type": "comparison", "column": {"name": "state"}, "operator": "==", "parameter": "open"
        }
      }
    },
    {"type": "expect_column_values_to_be_unique", "kwargs": {"column": "id"}, "windows": [{}]},
    {"type": "expect_something_else", "kwargs": {"column": "id"}}
  ],
  "suite_parameters": {"cap": 500},
  "meta": {"great_expectations_version": "1.24.1"}
}`

const LEGACY = `{
  "expectation_suite_name": "orders",
  "ge_cloud_id": null,
  "expectations": [
    {"expectation_type": "expect_column_mean_to_be_between",
     "kwargs": {"column": "price", "min_value": 1, "auto": true, "result_format": "BASIC"}, "meta": {}}
  ],
  "evaluation_parameters": {},
  "data_asset_type": "Dataset"
}`

function read(text: string, options: Partial<FormatOptions> = {}): RuleFile {
  const document = parseYaml(text, 'orders.json')
  return greatExpectations.read(document, { compat: undefined, parameters: {}, now: NOW, ...options })
}

function rulesOf(file: RuleFile): readonly Rule[] {
  return file.tables.flatMap(({ rules }) => rules)
}

function problemsOf(text: string): string[] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ what, where }) => `${where} ${what}`)
    throw error
  }
  return []
}

const one = (kwargs: string, type = 'expect_column_values_to_be_between'): string =>
  `{"name": "x", "expectations": [{"type": "${type}",\n"kwargs": ${kwargs}}]}`

describe('suites', () => {
  it('are known by their content, in both generations', () => {
    const values = [SUITE, LEGACY].map((text) => parseYaml(text, 'x').value)
    expect(values.map((value) => greatExpectations.recognises(value))).toEqual([true, true])
    for (const other of ['columns: {id: {unique: true}}', 'name: x', '[1]', 'expectations: [1]', 'null'])
      expect(greatExpectations.recognises(parseYaml(other, 'x').value)).toBe(false)
  })

  it('become rules with line, severity, tolerance and filter', () => {
    const file = read(SUITE)
    expect(file.format).toBe('Great Expectations 1.x suite, as on pandas')
    const [first, second, third] = rulesOf(file)
    expect(first).toMatchObject({
      id: 'price.values_to_be_between',
      title: 'expect_column_values_to_be_between',
      severity: 'warn',
      allowed: { kind: 'mostly', share: 0.99 },
      check: { kind: 'range', column: 'price', bounds: { min: 0, max: 500 } },
      where: {
        condition: { kind: 'compare', left: { column: 'state' }, operator: '=', right: { value: 'open' } },
        nulls: 'decided',
      },
      semantics: 'pandas',
      source: 'orders.json',
      line: 4,
    })
    expect(second).toMatchObject({ severity: 'fail', allowed: { kind: 'none' }, line: 14 })
    expect(third?.check.kind).toBe('unsupported')
    expect(file.notes).toEqual(['windows are known to GX Cloud only: they are passed over'])
  })

  it('take values of the run before their own', () => {
    const [rule] = rulesOf(read(SUITE, { parameters: { cap: 7 }, compat: 'sql' }))
    expect(rule).toMatchObject({
      check: { bounds: { max: 7 } },
      where: { nulls: 'unknown' },
      semantics: 'strict',
    })
  })

  it('of 0.x have arguments that are passed over, with a note', () => {
    const file = read(LEGACY)
    expect(rulesOf(file)).toMatchObject([{ check: { kind: 'measure', measure: 'mean' }, line: 5 }])
    expect(file.notes).toEqual(['auto is known to 0.x only'])
  })

  it('name the line of every wrong argument at once', () => {
    expect(problemsOf(one('{"column": 1,\n"min_value": 0,\n"mostly": 2, "odd": 1}'))).toEqual([
      'orders.json:4 expectations.0.kwargs.mostly: must be a share from 0 to 1',
      'orders.json:2 expectations.0.kwargs.column: expected text, found a number',
      expect.stringContaining('orders.json:4 expectations.0.kwargs.odd: unknown key "odd"'),
    ])
    expect(problemsOf(one('{"column": "a", "max_value":\n{"$PARAMETER": "cap"}}'))).toEqual([
      'orders.json:3 expectations.0.kwargs.max_value: the parameter "cap" has no value',
    ])
    expect(problemsOf('{"name": "x", "expectations": []}')).toEqual([
      'orders.json the suite has no expectations',
    ])
  })

  it('say what a back end refuses', () => {
    const like = one('{"column": "a", "like_pattern": "x%"}', 'expect_column_values_to_match_like_pattern')
    const kinds = (['pandas', 'sql'] as const).map((compat) => rulesOf(read(like, { compat }))[0]?.check.kind)
    expect(kinds).toEqual(['unsupported', 'pattern'])
  })
})

describe('conditions of pandas', () => {
  it('know what binds closer', () => {
    expect(readPandasQuery('a == 1 or b > 2 & not c')).toEqual({
      kind: 'or',
      conditions: [
        { kind: 'compare', left: { column: 'a' }, operator: '=', right: { value: 1 } },
        {
          kind: 'and',
          conditions: [
            { kind: 'compare', left: { column: 'b' }, operator: '>', right: { value: 2 } },
            { kind: 'not', condition: { kind: 'true', column: 'c' } },
          ],
        },
      ],
    })
  })

  it('know names with spaces, escapes and lists', () => {
    expect(readPandasQuery(`\`a b\` not in ['x\\'y', "z"]`)).toEqual({
      kind: 'in',
      column: 'a b',
      values: ["x'y", 'z'],
      negated: true,
    })
  })

  it.each([
    'a + 1 > 2',
    'a.str.len() > 1',
    '@a > 1',
    'a == None',
    '(a == 1) == False',
    '1 == 1',
    '~a > 1',
    'a == b"x"',
    'index > 1',
    '',
    'a ==',
    'a == 1)',
    `${'('.repeat(500)}a == 1${')'.repeat(500)}`,
    'a == "x',
    'a == 0x10',
    '__import__("os")',
  ])('refuse %s', (text) => {
    expect(() => readPandasQuery(text)).toThrow(UnsupportedCondition)
  })
})

describe('expressions over parameters', () => {
  const values = { day: '2024-01-31', n: 2, word: 'open' }
  const of = (text: string) => evaluateExpression(text, values, NOW)

  it('know times', () => {
    expect(of('now() - timedelta(days=1, hours=12)')).toBe('2026-03-09T00:00:00.000')
    expect(of('day + timedelta(weeks=n)')).toBe('2024-02-14T00:00:00.000')
  })

  it.each([
    'timedelta(days=1)',
    'day + day',
    'day * 2',
    'day - n',
    'word + 1',
    '1 / 0',
    '2 ^ 9999',
    'n(',
    'exit()',
    'n n',
    '('.repeat(100_000),
  ])('refuse %s', (text) => {
    expect(() => of(text)).toThrow(ExpressionError)
  })
})
