import { describe, expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import { openWorkplace } from '../check.fixture.ts'
import type { RuleFile } from '../rule.ts'
import { soda } from './soda.ts'

function read(text: string, parameters: Record<string, unknown> = {}): RuleFile {
  const document = parseYaml(`dataset: ci/db/main/orders\n${text}`, 'c.yml')
  return soda.read(document, { compat: undefined, parameters, now: new Date(0) })
}
const rulesOf = (text: string, parameters?: Record<string, unknown>) =>
  read(text, parameters).tables[0]?.rules ?? []
const reasons = (text: string) =>
  rulesOf(text).map(({ check }) => (check.kind === 'unsupported' ? check.why : check.kind))

describe('a contract of Soda', () => {
  it('is known by its content', () => {
    expect(soda.recognises({ dataset: 'a/b', columns: [] })).toBe(true)
    for (const other of [null, [], { dataset: 'a' }, { columns: {} }, { kind: 'DataContract' }])
      expect(soda.recognises(other)).toBe(false)
  })

  it('has rules on their lines, with both levels of a threshold', () => {
    const rules = rulesOf(`checks:
  - row_count:
columns:
  - name: a
    checks:
      - missing:
      - missing:
          name: few
          threshold: {metric: percent, must_be_less_than: 5, level: warn, additional: {must_be_less_than: 10}}
`)
    expect(rules.map(({ id, line, title }) => `${id} ${line} ${title}`)).toEqual([
      'row_count 3 row_count',
      'a.missing 7 missing',
      'a.missing#2 8 few',
    ])
    expect(rules[2]).toMatchObject({
      severity: 'fail',
      allowed: { kind: 'percent', bounds: { max: 10, exclusiveMax: true } },
      warn: { kind: 'percent', bounds: { max: 5, exclusiveMax: true } },
    })
  })

  it('fills its variables by parameters and defaults, and its queries by the names of tables here', () => {
    const text = `variables: {limit: {default: 3}, name: {default: open}}
filter: state = '\${var.name}'
scopes: {old: {name: Old, filter: age > 9}}
checks:
  - row_count: {threshold: {must_be: '\${var.limit}'}}
  - failed_rows: {query: "SELECT * FROM db.main.orders o JOIN \\"main\\".x ON 'main.y' = o.z", filter: a = 1}
  - failed_rows: {expression: a > 1, scope: old}
`
    const [count, query, scoped] = rulesOf(text, { limit: 7 })
    expect(count).toMatchObject({
      check: { bounds: { min: 7, max: 7 } },
      where: { condition: { conditions: [{ sql: `state = 'open'` }] } },
    })
    expect(query?.check).toMatchObject({
      sql: `SELECT * FROM orders o JOIN x ON 'main.y' = o.z`,
      as: ['orders'],
    })
    expect(scoped?.where).toMatchObject({ condition: { conditions: [{ sql: 'age > 9' }] } })
  })

  it('leaves nothing out that it cannot run', () => {
    expect(
      reasons(`checks:
  - group_by: {}
  - missing:
  - failed_rows: {keys_query: SELECT 1}
  - failed_rows: {query: SELECT 1, threshold: {metric: percent, must_be: 1}}
  - freshness: {column: at, threshold: {must_be_greater_than: 1}}
  - schema: {}
columns:
  - {name: b, optional: true}
  - name: a
    checks:
      - invalid:
      - invalid: {valid_min: low}
      - invalid: {valid_values: [1], valid_reference_data: {dataset: x/y, column: c}}
      - aggregate: {function: median, threshold: {must_be: 1}}
`),
    ).toEqual([
      'there is no check of the type group_by',
      'it needs a column',
      'it needs an expression or a query',
      'a share is supported where rows are counted',
      'its threshold must be must_be_less_than or must_be_less_than_or_equal',
      'optional columns are supported with allow_extra_columns and allow_other_column_order',
      'it has no condition on valid values',
      'valid_min and valid_max are numbers, days or instants',
      'valid_reference_data together with other conditions is not supported',
      'there is no function median',
    ])
  })

  it('with a threshold that Soda would not evaluate is refused', () => {
    expect(() => read('checks: [{row_count: {threshold: {must_be: 1, must_not_be: 2}}}]')).toThrow(UserError)
    expect(() => read('checks: [{row_count: {}, missing: {}}]')).toThrow('a check has one type')
  })
})

it('names the line of a pattern that the engine refuses', async () => {
  await using place = await openWorkplace()
  await place.write('a.csv', 'a\n1\n')
  const rules = `dataset: x/a
columns:
  - name: a
    checks:
      - invalid: {valid_format: {regex: '(', name: broken}}
`
  await expect(place.check(rules, 'a.csv')).rejects.toThrow(
    /rules\.yml:5: a\.invalid: the pattern cannot be used/,
  )
})
