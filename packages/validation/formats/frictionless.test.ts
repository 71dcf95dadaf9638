import { describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import { openWorkplace, outline, places, resultFor } from '../check.fixture.ts'
import { frictionless } from './frictionless.ts'

function read(text: string) {
  return frictionless.read(parseYaml(text, 'package.json'), {
    compat: undefined,
    parameters: {},
    now: new Date(0),
  })
}

const PACKAGE = `{
  "resources": [
    {"name": "products", "path": "products.csv", "dialect": {"delimiter": ";"}, "schema": {
      "fields": [{"name": "sku", "type": "string"}], "primaryKey": "sku"
    }},
    {"name": "orders", "path": "orders.csv", "hash": "abc", "schema": {
      "fields": [
        {"name": "id", "type": "integer", "constraints": {
          "minimum": 1
        }},
        {"name": "at", "type": "duration"},
        {"name": "sku", "type": "string"}
      ],
      "foreignKeys": [{"fields": "sku", "reference": {"resource": "products", "fields": "sku"}}]
    }},
    {"name": "others", "path": "others.csv", "schema": "others.json"}
  ]
}`

describe('a descriptor of Frictionless', () => {
  it('is recognised by its content', () => {
    expect(frictionless.recognises({ fields: [{ name: 'id' }] })).toBe(true)
    expect(frictionless.recognises({ resources: [{ name: 'a' }] })).toBe(true)
    expect(frictionless.recognises({ columns: {} })).toBe(false)
    expect(frictionless.recognises(null)).toBe(false)
  })

  it('gives each resource of a package its rules, on their lines', () => {
    const { tables, notes } = read(PACKAGE)
    expect(tables.map(({ name }) => name)).toEqual(['products', 'orders', 'others'])
    expect(notes).toEqual(['read-options say how files are read, not the dialect of products'])
    const orders = tables[1]?.rules ?? []
    expect(orders.find(({ id }) => id === 'id.minimum')).toMatchObject({
      check: { kind: 'range', column: 'id', bounds: { min: 1 } },
      line: 9,
    })
    expect(orders.find(({ id }) => id === 'foreign-key(sku)')?.check).toEqual({
      kind: 'reference',
      columns: ['sku'],
      table: 'products',
      to: ['sku'],
      nulls: 'skip-all',
    })
  })

  it('makes a rule that fails of all that it cannot run', () => {
    const refused = read(PACKAGE).tables.flatMap(({ rules }) =>
      rules.flatMap(({ id, check }) => (check.kind === 'unsupported' ? [`${id}: ${check.why}`] : [])),
    )
    expect(refused).toEqual([
      'at.type: fields of the type duration',
      'hash: the hash of a file',
      'schema: the schema is in another file: name that one',
    ])
  })

  it('looks at constraints of values that are of the type', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'id\n5\nx\n0\n-\n')
    const schema =
      '{fields: [{name: id, type: integer, constraints: {minimum: 1}}], missingValues: ["", "-"]}'
    const { results } = await place.check(schema, 'a.csv')
    expect(outline(results)).toEqual([
      'fields: holds',
      'blank-row: broken 1/4',
      'id.type: broken 1/3',
      'id.minimum: broken 1/2',
    ])
    expect(places(resultFor(results, 'id.minimum'))).toEqual(['a.csv:4 0'])
  })
})
