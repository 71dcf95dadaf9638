import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml, UserError } from '#core'
import { native } from './native.ts'

const FIXTURE = `${import.meta.dirname}/../../../test/fixtures/validation/native-keys.yml`
const OPTIONS = { compat: undefined, parameters: {}, now: new Date(0) }
const rulesOf = (text: string) =>
  native.read(parseYaml(text, 'r.yml'), OPTIONS).tables.flatMap(({ rules }) => rules)

/** What each key asks, under the path by which it is known. */
const KEYS = z
  .array(z.strictObject({ key: z.string(), yaml: z.string(), check: z.unknown() }))
  .parse(parseYaml(readFileSync(FIXTURE, 'utf8'), 'native-keys.yml').value)

/** A document in which a key stands alone. */
function documentOf(key: string, yaml: string): string {
  if (key === 'personal-data') return `personal-data: ${yaml}\ncolumns: {c: }`
  const [first, , last] = key.split('.')
  if (first === 'columns') return `columns:\n  c:\n    ${last}: ${yaml}`
  return first === 'label' ? `label:\n  column: y\n  ${key.split('.')[1]}: ${yaml}` : `${key}: ${yaml}`
}

describe('keys of the native format', () => {
  it.each(KEYS)('$key: $yaml', ({ key, yaml, check }) => {
    const [rule, ...more] = rulesOf(documentOf(key, yaml)).filter(
      ({ check: { kind } }) => kind !== 'present' || key.endsWith('position'),
    )
    expect(more).toEqual([])
    expect(rule).toMatchObject({ severity: 'fail', semantics: 'strict', source: 'r.yml' })
    expect(rule?.check).toEqual(check)
  })

  it('are all told of in the table of formats, and each is tried here', () => {
    const told = native.kinds.map(({ kind }) => kind)
    expect(new Set(KEYS.map(({ key }) => key))).toEqual(new Set(told))
    expect(new Set(told).size).toBe(told.length)
  })

  it('have severity, tolerance, a filter and a description of their own', () => {
    const rules =
      rulesOf(`overlap: [{with: train, tolerance: 0.05, severity: warn}, {with: old, where: {x: 1}}]
columns:
  price:
    severity: info
    not-null: {tolerance: 0.1, description: known once paid, where: {state: [open, paid], cost: {above: 0, max: 9}}}
    mean: {min: 0, severity: fail, where: "state = 'open' OR cost IS NULL"}
    length: {max: 9, where: {note: null, state: {not: shut}, cost: {not: null}}}
`)
    expect(rules).toMatchObject([
      { id: 'overlap.1', severity: 'warn', allowed: { kind: 'tolerance', share: 0.05 }, line: 1 },
      { id: 'overlap.2', severity: 'fail', line: 1 },
      {
        id: 'price.not-null',
        severity: 'info',
        description: 'known once paid',
        allowed: { kind: 'tolerance', share: 0.1 },
        line: 5,
        where: {
          nulls: 'unknown',
          condition: {
            kind: 'and',
            conditions: [
              { kind: 'in', column: 'state', values: ['open', 'paid'], negated: false },
              { kind: 'compare', left: { column: 'cost' }, operator: '<=', right: { value: 9 } },
              { kind: 'compare', left: { column: 'cost' }, operator: '>', right: { value: 0 } },
            ],
          },
        },
      },
      {
        id: 'price.length',
        where: {
          condition: {
            conditions: [
              { kind: 'null', column: 'note', negated: false },
              { kind: 'compare', left: { column: 'state' }, operator: '!=', right: { value: 'shut' } },
              { kind: 'null', column: 'cost', negated: true },
            ],
          },
        },
      },
      {
        id: 'price.mean',
        severity: 'fail',
        where: { condition: { kind: 'sql', sql: "state = 'open' OR cost IS NULL" } },
      },
    ])
    expect(rulesOf('overlap: {with: a, where: {x: 1}}')[0]?.where?.condition).toEqual({
      kind: 'compare',
      left: { column: 'x' },
      operator: '=',
      right: { value: 1 },
    })
  })

  it('say of everything that is wrong where it stands, at once', () => {
    const problems = (text: string): string[] => {
      try {
        rulesOf(text)
      } catch (error) {
        if (error instanceof UserError) return error.message.split('\n')
        throw error
      }
      return []
    }
    expect(
      problems(`volume: {min: 2, max: 1}
compare: [a <= b, nothing]
columns:
  a: {quantiles: {1.5: [1, 2]}, distinct: 1.5, outliers: best, where: x}
  b: {mean: {min: 1, where: {}}, in: {values: [1], where: {x: {}}}, matches: []}
  c: {format: {strptime: x}, position: 0, divergence: {max: 1}}
sql: [{query: select 1, each-row: x}]
groups: {by: []}
`).map((line) => line.replace(/ known are .*/, '')),
    ).toEqual([
      "r.yml:2: compare.1.that: expected a comparison of two columns, such as 'start <= end'",
      'r.yml:7: sql.0: expected {each-row: condition}, {query: statement, rows: bounds} or {query: statement, value: bounds}',
      'r.yml:8: groups.0.by: names no column',
      'r.yml:4: columns.a.outliers.method: "best" is not one of iqr, mad, zscore',
      'r.yml:4: columns.a.distinct.min: expected a whole number',
      'r.yml:4: columns.a.distinct.max: expected a whole number',
      'r.yml:4: columns.a.quantiles.at.1.5: the key is not usable: must be a share from 0 to 1',
      'r.yml:4: columns.a.where: unknown key "where";',
      'r.yml:5: columns.b.in.where.x: give min, max, above, below or not',
      'r.yml:5: columns.b.matches.pattern: the list is empty, so nothing can pass',
      'r.yml:5: columns.b.mean.where: names no column',
      'r.yml:6: columns.c.format: expected json, dateutil, {strftime: ...} or {json-schema: ...}',
      'r.yml:6: columns.c.position.is: the first column is 1',
    ])
    expect(
      problems(`volume: {min: 2, max: 1}
groups: [{by: [a, b], values: [x], share: [0, 1]}, {by: a}, {by: a, share: {}}]
overlap: {with: t, columns: [a], except: [b]}
columns:
  a: {min: 1, above: 2, length: {}, quantiles: {0.5: [1, 2]}, type: string}
  b: {distinct-values: {within: [a], equals: [b]}, divergence: {max: 1}, type: integer, mean: [1, 2]}
  c: {divergence: {bins: [0, 1], weights: [1, 2], max: 1}, type: string, stdev: [0, 1], lowest: {min: 1}}
`),
    ).toEqual([
      'r.yml:1: volume: min lies above max, so nothing can pass',
      'r.yml:2: groups.0: values must have one value for each of a, b',
      'r.yml:2: groups.1: give share, rows, values or label',
      'r.yml:2: groups.2: give min, max or both',
      'r.yml:3: overlap.0: both columns and except',
      'r.yml:5: columns.a.length: give min, max or both',
      'r.yml:5: columns.a.min: both min and above',
      'r.yml:5: a.min: it compares numbers, but the column is declared to be of type string',
      'r.yml:5: a.above: it compares numbers, but the column is declared to be of type string',
      'r.yml:5: a.quantiles: it compares numbers, but the column is declared to be of type string',
      'r.yml:6: columns.b.distinct-values: give one of equals, contains and within',
      'r.yml:6: columns.b.divergence: give either from, or bins and weights',
      'r.yml:6: b.distinct-values: it compares text, but the column is declared to be of type integer',
      'r.yml:7: columns.c.divergence: there must be one weight for each bin',
      'r.yml:7: c.stdev: it compares numbers, but the column is declared to be of type string',
      'r.yml:7: c.lowest: it compares numbers, but the column is declared to be of type string',
    ])
  })
})
