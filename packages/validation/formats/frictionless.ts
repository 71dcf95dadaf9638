import { checkDocument, type YamlDocument } from '#core'
import type { Check } from '../check-kinds.ts'
import type { RuleFormat } from '../format.ts'
import type { ColumnNotes, Condition, Filter, Rule, RuleFile, RuleTable } from '../rule.ts'
import { columnTypeOf, constraintRules, typeRules } from './frictionless/fields.ts'
import { FRICTIONLESS_KINDS } from './frictionless/kinds.ts'
import { dataPackage, type Field, type TableSchema, tableSchema } from './frictionless/schema.ts'

/** A Table Schema, or a Data Package with one for each resource. */
export const frictionless: RuleFormat = {
  name: 'Frictionless',
  recognises: (value) => hasItems(value, 'fields') || hasItems(value, 'resources'),
  read: readFrictionless,
  kinds: FRICTIONLESS_KINDS,
}

function hasItems(value: unknown, key: string): boolean {
  if (!(value instanceof Object) || !Object.hasOwn(value, key)) return false
  const items: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return Array.isArray(items) && items.every((item) => item instanceof Object && 'name' in item)
}

function readFrictionless(document: YamlDocument): RuleFile {
  const { name } = document
  if (hasItems(document.value, 'fields')) {
    const table = tableOf(document, checkDocument(document, tableSchema), [])
    return { name, format: 'Frictionless Table Schema', tables: [table], notes: [] }
  }
  const { resources } = checkDocument(document, dataPackage)
  const tables = resources.map((resource, at): RuleTable => {
    const path = ['resources', at]
    const other = ['hash', 'bytes'].filter((key) => resource[key] !== undefined)
    const refused = other.map((key) => draft(key, no(`the ${key} of a file`), [...path, key]))
    const { schema } = resource
    if (typeof schema === 'object') {
      const table = tableOf(document, schema, [...path, 'schema'])
      return {
        ...table,
        name: resource.name,
        rules: [...table.rules, ...refused.map((one) => ruleOf(document, one))],
      }
    }
    const why =
      schema === undefined ? 'the resource has no schema' : 'the schema is in another file: name that one'
    const rules = [draft('schema', no(why), [...path, 'schema']), ...refused].map((one) =>
      ruleOf(document, one),
    )
    return { name: resource.name, rules, columns: new Map() }
  })
  const dialects = resources.filter(({ dialect }) => dialect !== undefined).map((resource) => resource.name)
  const notes =
    dialects.length === 0
      ? []
      : [`read-options say how files are read, not the dialect of ${dialects.join(', ')}`]
  return { name, format: 'Frictionless Data Package', tables, notes }
}

interface Draft {
  readonly id: string
  readonly check: Check
  readonly path: readonly PropertyKey[]
  readonly missing?: readonly string[] | undefined
  readonly optional?: boolean | undefined
  readonly where?: Filter | undefined
}

function draft(id: string, check: Check, path: readonly PropertyKey[]): Draft {
  return { id, check, path }
}

function no(why: string): Check {
  return { kind: 'unsupported', why }
}

function ruleOf(document: YamlDocument, { path, ...rest }: Draft): Rule {
  return {
    ...rest,
    title: rest.id.slice(rest.id.lastIndexOf('.') + 1),
    severity: 'fail',
    allowed: { kind: 'none' },
    semantics: 'strict',
    source: document.name,
    line: document.lineOf(path),
  }
}

function tableOf(document: YamlDocument, schema: TableSchema, path: readonly PropertyKey[]): RuleTable {
  const drafts = [...headerRules(schema), ...fieldRules(schema), ...keyRules(schema)]
  const rules = drafts.map((one) => ruleOf(document, { ...one, path: [...path, ...one.path] }))
  const columns = schema.fields.map((field): [string, ColumnNotes] => {
    const notes = [field.title, field.description].filter((text) => text !== undefined)
    const description = notes.length === 0 ? undefined : notes.join('. ')
    return [field.name, { type: columnTypeOf(field), description, personal: false }]
  })
  return { rules, columns: new Map(columns) }
}

/** That the file has the columns: by default these, in this order. */
function headerRules({ fields, fieldsMatch, primaryKey = [] }: TableSchema): Draft[] {
  const columns = fields.map(({ name }) => name)
  const whole = (check: Check): Draft => draft('fields', check, ['fields'])
  const needed = fields.filter(
    ({ name, constraints }) => constraints.required === true || primaryKey.includes(name),
  )
  const present = needed.map(
    ({ name }): Draft => ({
      id: `${name}.field`,
      check: { kind: 'present', column: name },
      path: ['fields'],
    }),
  )
  switch (fieldsMatch) {
    case 'exact':
      return [whole({ kind: 'columns', columns, as: 'list' })]
    case 'equal':
      return [whole({ kind: 'columns', columns, as: 'set' })]
    case 'subset':
      return [whole({ kind: 'columns', columns, as: 'subset' })]
    case 'superset':
      return [whole({ kind: 'known-columns', columns }), ...present]
    case 'partial':
      return [whole({ kind: 'columns', columns, as: 'some' }), ...present]
  }
}

function fieldRules(schema: TableSchema): Draft[] {
  const optional = schema.fieldsMatch === 'superset' || schema.fieldsMatch === 'partial'
  const blank = blankFilter(schema)
  return [
    { ...draft('blank-row', { kind: 'empty-row' }, ['fields']), missing: schema.missingValues },
    ...schema.fields.flatMap((field, at): Draft[] => {
      const missing = missingOf(schema, field)
      const rules = [...typeRules(field), ...constraintRules(field)]
      return rules.map(({ key, check }) => ({
        id: `${field.name}.${key}`,
        check: missing.includes('') ? check : no('empty text that is a value (missingValues without "")'),
        path: key === 'type' ? ['fields', at, 'type'] : ['fields', at, 'constraints', key],
        missing,
        optional,
        // A row without any value breaks one rule alone.
        where: key === 'required' ? blank : undefined,
      }))
    }),
  ]
}

function missingOf(schema: TableSchema, field: Field): readonly string[] {
  return field.missingValues ?? schema.missingValues ?? ['']
}

/** Rows that have a value. */
function blankFilter({ fields, fieldsMatch }: TableSchema): Filter | undefined {
  if (fieldsMatch === 'superset' || fieldsMatch === 'partial') return undefined
  const conditions = fields.map(({ name }): Condition => ({ kind: 'null', column: name, negated: true }))
  return { condition: { kind: 'or', conditions }, nulls: 'unknown' }
}

function keyRules(schema: TableSchema): Draft[] {
  const { primaryKey, foreignKeys, uniqueKeys } = schema
  const drafts: Draft[] = []
  const missing = schema.missingValues ?? ['']
  if (primaryKey !== undefined) {
    const path = ['primaryKey']
    drafts.push({
      id: 'primary-key',
      check: { kind: 'unique', columns: primaryKey, copies: 'later', nulls: 'skip-all' },
      path,
      missing,
    })
    drafts.push({
      id: 'primary-key.present',
      check: { kind: 'empty-row', columns: primaryKey },
      path,
      missing,
    })
  }
  for (const [at, { fields, reference }] of foreignKeys.entries()) {
    const table = reference.resource === '' ? undefined : reference.resource
    const check: Check = {
      kind: 'reference',
      columns: fields,
      table,
      to: reference.fields,
      nulls: 'skip-all',
    }
    drafts.push({ id: `foreign-key(${fields.join(', ')})`, check, path: ['foreignKeys', at], missing })
  }
  // The tool does not know them, though the standard does.
  for (const [at, columns] of uniqueKeys.entries()) {
    const check: Check = { kind: 'unique', columns, copies: 'later', nulls: 'skip-any' }
    drafts.push({ id: `unique-key(${columns.join(', ')})`, check, path: ['uniqueKeys', at], missing })
  }
  return drafts
}
