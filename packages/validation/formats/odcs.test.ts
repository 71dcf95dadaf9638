import { describe, expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import type { RuleFile } from '../rule.ts'
import { odcs } from './odcs.ts'

const OPTIONS = { compat: undefined, parameters: {}, now: new Date('2026-03-10T12:00:00Z') } as const

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n'

function read(schema: string, head = HEAD): RuleFile {
  return odcs.read(parseYaml(`${head}${schema}`, 'c.yml'), OPTIONS)
}

function problemsOf(schema: string, head = HEAD): string[] {
  try {
    read(schema, head)
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ where, what }) => `${where} ${what}`)
    throw error
  }
  return []
}

/** `id line kind` of each rule. */
const outline = ({ tables }: RuleFile) =>
  tables.flatMap(({ rules }) => rules.map(({ id, line, check }) => `${id} ${line} ${check.kind}`))

/** Why a rule is unsupported. */
const reasons = ({ tables }: RuleFile) =>
  tables.flatMap(({ rules }) =>
    rules.flatMap(({ check }) => (check.kind === 'unsupported' ? [check.why] : [])),
  )

describe('a contract', () => {
  it('is known by its content', () => {
    expect(odcs.recognises({ kind: 'DataContract', apiVersion: 'v3.1.0' })).toBe(true)
    expect(odcs.recognises({ dataContractSpecification: '1.1.0' })).toBe(true)
    for (const other of [null, [], 'x', { columns: {} }, { version: 2, models: [] }])
      expect(odcs.recognises(other)).toBe(false)
  })

  it('says on which line each rule stands', () => {
    const file = read(`schema:
  - name: orders
    quality:
      - {metric: rowCount, mustBeGreaterThan: 0}
    properties:
      - name: id
        logicalType: integer
        required: true
        logicalTypeOptions:
          minimum: 1
        quality:
          - {metric: nullValues, mustBe: 0}
          - {metric: nullValues, mustBe: 0}
      - name: note
`)
    expect(outline(file)).toEqual([
      'orders.id.type 12 type',
      'orders.id.required 13 not-null',
      'orders.id.minimum 15 range',
      'orders.id.nullValues 17 not-null',
      'orders.id.nullValues#2 18 not-null',
      'orders.note.present 19 present',
      'orders.rowCount 9 row-count',
    ])
    expect(file).toMatchObject({ format: 'ODCS 3.1.0 data contract', notes: [] })
    expect(file.tables[0]?.name).toBeUndefined()
  })

  it('of several objects keeps their names', () => {
    const file = read('schema: [{name: a, properties: [{name: x}]}, {name: b, properties: [{name: x}]}]')
    expect(file.tables.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('keeps severity, with what does not block there not blocking here', () => {
    const severities = ['error', 'critical', 'warning', 'WARN', 'low', 'info']
    const rules = severities.map((severity) => `{metric: rowCount, mustBe: 1, severity: ${severity}}`)
    const file = read(`schema: [{name: a, quality: [${rules}]}]`)
    const found = file.tables.flatMap((table) => table.rules.map(({ severity }) => severity))
    expect(found).toEqual(['fail', 'fail', 'warn', 'warn', 'warn', 'info'])
  })

  it('marks personal columns, and keeps what is said of a column', () => {
    const file = read(`team: {name: sales}
schema:
  - name: a
    properties:
      - {name: mail, logicalType: string, classification: PII, description: Where to write}
      - {name: born, logicalType: date, customProperties: [{property: pii, value: true}]}
      - {name: w, physicalType: 'DECIMAL(8,2)', classification: public, customProperties: [{property: unit, value: kg}]}
`)
    const columns = file.tables[0]?.columns
    expect(columns?.get('mail')).toMatchObject({
      personal: true,
      description: 'Where to write',
      owner: 'sales',
    })
    expect(columns?.get('born')).toMatchObject({ personal: true, type: 'date' })
    expect(columns?.get('w')).toMatchObject({ personal: false, type: 'number', unit: 'kg' })
  })

  it('leaves nothing out that it cannot run', () => {
    const file = read(`schema:
  - name: a
    quality:
      - {type: custom, engine: soda, implementation: x}
      - {metric: freshness, mustBe: 1}
      - {metric: duplicateValues, mustBe: 0}
      - {metric: rowCount, mustBe: many}
    relationships:
      - {from: [a.x, a.y], to: b.x}
      - {from: x, to: other.yaml#/schema/b/properties/x}
    properties:
      - {name: x, logicalType: date, logicalTypeOptions: {minimum: yesterday}}
      - {name: y, logicalType: array, logicalTypeOptions: {minItems: 1}, items: {logicalType: string, required: true}}
      - {name: z, logicalType: object, properties: [{name: q}, {name: r, properties: [{name: s, unique: true}]}]}
`)
    expect(reasons(file)).toEqual([
      '"yesterday" is neither a number nor a day or instant',
      'what lies inside of arrays and objects is not checked',
      'what lies inside of arrays and objects is not checked',
      'what lies inside of arrays and objects is not checked',
      expect.stringContaining('rules for another engine (soda)'),
      expect.stringContaining('there is no metric freshness; there is rowCount'),
      'it needs arguments.properties',
      'the metric rowCount is a number, which is never "many"',
      'from and to must name equally many properties',
      expect.stringContaining('a key refers to properties of one object'),
    ])
  })

  it('tells what is for people as notes, with its line', () => {
    const file = read(`schema:
  - name: a
    quality: [{type: text, description: Complete within a day.}]
    properties: [{name: x, logicalTypeOptions: {format: email}}]
slaProperties:
  - {property: latency, value: 4, unit: d}
`)
    expect(file.notes).toEqual([
      'line 8: for people to judge: Complete within a day.',
      'line 9: the format email is not checked',
      'line 11: this service level names no column, so no data tells of it',
    ])
  })

  it('that breaks the standard is refused with every line', () => {
    expect(
      problemsOf(`schema:
  - properties: [{name: x, required: sometimes}]
  - name: b
    quality:
      - {metric: rowCount}
      - {metric: rowCount, mustBe: 1, mustNotBe: 2}
      - {metric: rowCount, mustBeBetween: [3, 1]}
`),
    ).toEqual([
      'c.yml:7 schema.0.name: is missing; expected text',
      'c.yml:7 schema.0.properties.0.required: expected true or false, found text',
      'c.yml:10 schema.1.quality.0: the rule has no operator; give one, such as mustBe: 0',
      'c.yml:11 schema.1.quality.1: the rule has mustBe and mustNotBe; give one, such as mustBe: 0',
      'c.yml:12 schema.1.quality.2.mustBeBetween: the smaller number comes first',
    ])
    expect(problemsOf('schema: []')[0]).toContain('holds no object')
    const old = problemsOf('schema: [{name: a}]', HEAD.replace('v3.1.0', 'v2.2.2'))
    expect(old[0]).toMatch(/^c\.yml:1 apiVersion: contracts of version 3\.0, 3\.1 and 3\.2 are read; convert/)
    expect(problemsOf('models: {}', 'dataContractSpecification: 1.1.0\n')[0]).toContain('has replaced')
  })

  it('may hold keys that the standard does not know', () => {
    expect(outline(read('x-team: a\nschema: [{name: a, x: 1, properties: [{name: n, y: 2}]}]'))).toHaveLength(
      1,
    )
  })
})

describe('service levels', () => {
  const limits = (level: string) =>
    read(`schema: [{name: a, properties: [{name: at, physicalName: AT}]}]\nslaProperties: [${level}]`)
      .tables.flatMap(({ rules }) => rules)
      .filter(({ title }) => title !== 'present')
      .map(({ check }) => check)

  it('of freshness and retention are times, in the units of datacontract-cli', () => {
    const freshness = (value: string) => limits(`{property: freshness, element: a.at, ${value}}`)
    expect(freshness('value: 2, unit: d')).toEqual([{ kind: 'freshness', column: 'AT', maxAge: 172_800_000 }])
    expect(freshness('value: "90", unit: m')).toMatchObject([{ maxAge: 5_400_000 }])
    expect(freshness('value: P1DT12H')).toMatchObject([{ maxAge: 129_600_000 }])
    expect(freshness('value: soon')).toMatchObject([{ kind: 'unsupported' }])
    expect(limits('{property: retention, element: a.at, value: 1, unit: m}')).toEqual([
      {
        kind: 'measure',
        column: 'AT',
        measure: 'min',
        bounds: { min: '2026-02-08T12:00:00.000Z', exclusiveMin: true },
      },
    ])
  })
})
