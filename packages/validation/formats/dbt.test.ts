import { describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import type { RuleFile } from '../rule.ts'
import { dbt } from './dbt.ts'

function read(text: string, parameters: Record<string, unknown> = {}): RuleFile {
  return dbt.read(parseYaml(text, 'schema.yml'), { compat: undefined, parameters, now: new Date(0) })
}

const rulesOf = (tests: string, parameters?: Record<string, unknown>) =>
  read(`models: [{name: m, columns: [{name: c, data_tests: [${tests}]}]}]`, parameters).tables.flatMap(
    ({ rules }) => rules,
  )
const reasons = (tests: string) =>
  rulesOf(tests).map(({ check }) => (check.kind === 'unsupported' ? check.why : check.kind))

describe('a properties file of dbt', () => {
  it('is known by its content', () => {
    expect(dbt.recognises({ version: 2, models: [] })).toBe(true)
    expect(dbt.recognises({ sources: [] })).toBe(true)
    for (const other of [null, [], { models: {} }, { columns: {} }, { kind: 'DataContract', models: [] }])
      expect(dbt.recognises(other)).toBe(false)
  })

  it('has tests of models and columns, seeds, snapshots and sources, each on its line', () => {
    const file = read(`version: 2
models:
  - name: orders
    tests:
      - dbt_utils.unique_combination_of_columns:
          combination_of_columns: [a, b]
    columns:
      - name: a
        data_tests:
          - unique
          - not_null:
              name: a_is_there
          - unique
seeds:
  - name: rates
    columns: [{name: b, tests: [not_null]}]
sources:
  - name: raw
    freshness: {warn_after: {count: 12, period: hour}}
    tables:
      - {name: visits, loaded_at_field: at, data_tests: [{unique: {column_name: id}}]}
`)
    const found = file.tables.map(({ name, rules }) => [
      name,
      ...rules.map(({ id, line }) => `${id} ${line}`),
    ])
    expect(found).toEqual([
      [
        'orders',
        'orders.dbt_utils.unique_combination_of_columns 5',
        'orders.a.unique 10',
        'orders.a.not_null 11',
        'orders.a.unique#2 13',
      ],
      ['rates', 'rates.b.not_null 16'],
      ['visits', 'visits.id.unique 21', 'visits.warn_after 21'],
    ])
    expect(file.tables[0]?.rules[2]?.title).toBe('a_is_there')
  })

  it('without a test is refused', () => {
    expect(() => read('models: [{name: a, columns: [{name: b}]}]')).toThrow('there is no test here')
  })

  it('tells what is switched off, or enforced elsewhere', () => {
    const file = read(`models:
  - name: a
    constraints: [{type: primary_key, columns: [x]}]
    columns:
      - {name: x, data_tests: [unique, {not_null: {config: {enabled: false}}}]}
unit_tests: [{name: u}]
`)
    expect(file.tables[0]?.rules).toHaveLength(1)
    expect(file.notes).toEqual([
      'line 6: unit tests are of the models, not of data',
      'line 3: constraints are enforced where dbt builds the table',
      'line 5: this test is switched off',
    ])
  })

  it('marks personal columns by meta and tags', () => {
    const file = read(`models:
  - name: a
    meta: {owner: sales}
    columns:
      - {name: x, tests: [unique], meta: {contains_pii: true, unit: kg}}
      - {name: y, config: {meta: {pii: 'yes'}}}
      - {name: z, tags: [pii]}
      - {name: w, meta: {pii: false}}
`)
    const columns = [...(file.tables[0]?.columns ?? [])]
    expect(columns.map(([name, { personal }]) => `${name} ${personal}`)).toEqual([
      'x true',
      'y true',
      'z true',
      'w false',
    ])
    expect(columns[0]?.[1]).toMatchObject({ owner: 'sales', unit: 'kg' })
  })
})

describe('a test', () => {
  it('means the same in each of its shapes', () => {
    const shapes = [
      'accepted_values: {values: [a, b], severity: warn, where: c > 1}',
      'accepted_values: {values: [a, b], config: {severity: WARN, where: c > 1}}',
      'accepted_values: {arguments: {values: [a, b]}, config: {severity: warn, where: c > 1}}',
      'name: n, test_name: accepted_values, arguments: {values: [a, b]}, config: {severity: warn, where: c > 1}',
    ]
    const rules = shapes.flatMap((shape) => rulesOf(`{${shape}}`)).map(({ title: _, ...rule }) => rule)
    expect(rules).toHaveLength(4)
    for (const rule of rules) expect(rule).toEqual(rules[0])
    expect(rules[0]).toMatchObject({
      severity: 'warn',
      check: { kind: 'set', values: ['a', 'b'], counts: 'values' },
    })
  })

  it('that only dbt can run is unsupported, and says why', () => {
    expect(
      reasons(
        `{dbt_expectations.expect_x: {}}, my_test, constructor, {not_null: {config: {fail_calc: max(x)}}},
         {unique: {config: {error_if: '> (select 1)'}}}, {accepted_values: {values: '{{ my_macro() }}'}}, {accepted_values: {}},
         {not_null: {config: {where: "d > '{{ run_started_at }}'"}}}, {relationships: {to: customers, field: id}},
         {accepted_values: {values: [open], quote: false}}, {unique: {}, not_null: {}}`,
      ),
    ).toEqual([
      'the test dbt_expectations.expect_x is a macro that only dbt can run',
      'the test my_test is a macro that only dbt can run',
      'the test constructor is a macro that only dbt can run',
      'fail_calc: max(x)',
      'its thresholds are no plain comparison with a number of rows',
      'the template {{ my_macro() }} is not computed here',
      'it needs values',
      "the template d > '{{ run_started_at }}' is not computed here",
      "it needs to: ref('model') or source('source', 'table')",
      'with quote: false, values are numbers, true, false, or text in quotes',
      'a test has one name',
    ])
  })

  it('takes its variables from the parameters, or from their defaults', () => {
    const test = `{accepted_values: {values: ["{{ var('a') }}", "{{ var(\\"b\\", 'two') }}", "x{{ var('c', 3) }}"]}}`
    expect(rulesOf(test, { a: 'one' })[0]?.check).toMatchObject({ values: ['one', 'two', 'x3'] })
    expect(reasons(test)).toEqual(['the variable "a" has no value; give it in the input parameters'])
  })

  it('names the other table by ref or source', () => {
    const tables = [
      `ref('x')`,
      `ref("shop", "x")`,
      `"{{ ref('x') }}"`,
      `source('raw', 'x')`,
      `ref('x', v=2)`,
    ].map(
      (to) =>
        rulesOf(`{relationships: {to: ${to.startsWith('"') ? to : JSON.stringify(to)}, field: id}}`)[0]
          ?.check,
    )
    for (const check of tables) expect(check).toMatchObject({ kind: 'reference', table: 'x', to: ['id'] })
  })
})
