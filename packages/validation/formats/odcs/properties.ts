import type { Check } from '../../check-kinds.ts'
import type { Bounds } from '../../rule.ts'
import { type Draft, sqlBound } from '../drafts.ts'
import { patternCheck } from './quality.ts'
import type { Property, SchemaObject } from './schema.ts'
import { columnTypeOf, valuesFor } from './types.ts'

/** The rules that a property itself declares: presence, type, nulls, keys and the options of its type. */
export function propertyDrafts(
  object: SchemaObject,
  property: Property,
  path: readonly PropertyKey[],
): Draft[] {
  const column = property.physicalName ?? property.name
  const declared = [
    ...typeRules(property, column),
    ...keyRules(object, property, column),
    ...optionRules(property, column),
    ...nestedRules(property),
  ]
  // Any rule on a column demands it; one that is only named must at least be there.
  const present: Declared = ['present', ['name'], { kind: 'present', column }]
  return (declared.length > 0 ? declared : [present]).map(([name, key, check]) => ({
    name: [object.name, column, name],
    path: [...path, ...key],
    title: name,
    check,
  }))
}

type Declared = readonly [name: string, key: readonly PropertyKey[], check: Check]

function typeRules(property: Property, column: string): Declared[] {
  const type = columnTypeOf(property)
  const key = property.logicalType ? 'logicalType' : 'physicalType'
  return type === undefined ? [] : [['type', [key], { kind: 'type', column, type }]]
}

function keyRules(object: SchemaObject, property: Property, column: string): Declared[] {
  const { required, unique, primaryKey } = property
  const rules: Declared[] = []
  if (required) rules.push(['required', ['required'], { kind: 'not-null', column }])
  else if (primaryKey) rules.push(['primaryKey.required', ['primaryKey'], { kind: 'not-null', column }])
  const alone = keyOf(object).length === 1
  if (unique) rules.push(['unique', ['unique'], uniqueCheck([column])])
  else if (primaryKey && alone) rules.push(['primaryKey.unique', ['primaryKey'], uniqueCheck([column])])
  return rules
}

/** Columns of the primary key, in the order of their positions. */
function keyOf({ properties }: SchemaObject): string[] {
  return (properties ?? [])
    .filter(({ primaryKey }) => primaryKey)
    .toSorted((a, b) => (a.primaryKeyPosition ?? 0) - (b.primaryKeyPosition ?? 0))
    .map(({ name, physicalName }) => physicalName ?? name)
}

/** A key of several columns is unique as a whole. */
export function primaryKeyDraft(object: SchemaObject, path: readonly PropertyKey[]): Draft[] {
  const columns = keyOf(object)
  if (columns.length < 2) return []
  const first = (object.properties ?? []).findIndex(({ primaryKey }) => primaryKey)
  const place = [...path, 'properties', first, 'primaryKey']
  return [
    { name: [object.name, 'primaryKey'], path: place, title: 'primaryKey', check: uniqueCheck(columns) },
  ]
}

function uniqueCheck(columns: readonly string[]): Check {
  return { kind: 'unique', columns, copies: 'groups', nulls: 'skip-any' }
}

function optionRules(property: Property, column: string): Declared[] {
  const options = property.logicalTypeOptions ?? {}
  const { minLength, maxLength, multipleOf, pattern } = options
  const rules: Declared[] = []
  const add = (key: string, check: Check) => rules.push([key, ['logicalTypeOptions', key], check])
  const length = (bounds: Bounds): Check => ({ kind: 'length', column, bounds })
  if (isGiven(minLength)) add('minLength', length({ min: minLength }))
  if (isGiven(maxLength)) add('maxLength', length({ max: maxLength }))
  for (const key of ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'] as const) {
    const value = options[key]
    if (!isGiven(value)) continue
    add(key, rangeCheck(column, key, value))
  }
  if (isGiven(multipleOf)) add('multipleOf', { kind: 'multiple-of', column, factor: multipleOf })
  if (isGiven(pattern)) add('pattern', patternCheck(column, pattern))
  const allowed = property.enum?.map(({ value }) => value) ?? options.enum
  if (allowed) {
    const key = property.enum ? ['enum'] : ['logicalTypeOptions', 'enum']
    rules.push(['enum', key, { kind: 'set', column, values: valuesFor(property, allowed) }])
  }
  return [...rules, ...arrayRules(property)]
}

function rangeCheck(column: string, key: string, value: string | number): Check {
  const bound = sqlBound(value)
  if (bound === undefined)
    return { kind: 'unsupported', why: `"${value}" is neither a number nor a day or instant` }
  const exclusive = key.startsWith('exclusive')
  const bounds = key.endsWith('inimum')
    ? { min: bound, exclusiveMin: exclusive }
    : { max: bound, exclusiveMax: exclusive }
  return { kind: 'range', column, bounds }
}

function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null
}

function arrayRules({ logicalTypeOptions: options }: Property): Declared[] {
  const keys = ['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'required']
  return keys
    .filter((key) => isGiven(options?.[key]))
    .map((key) => [
      key,
      ['logicalTypeOptions', key],
      { kind: 'unsupported', why: 'what lies inside of arrays and objects is not checked' },
    ])
}

/** Properties of properties: what they demand cannot be checked, and must not pass for checked. */
function nestedRules(property: Property): Declared[] {
  const inner = [
    ...(property.properties ?? []).map((value, index) => ({ key: ['properties', index], value })),
    ...(property.items ? [{ key: ['items'], value: property.items }] : []),
  ]
  const why = 'what lies inside of arrays and objects is not checked'
  return inner.flatMap(({ key, value }) =>
    demandsSomething(value) ? [['nested', key, { kind: 'unsupported', why }] as const] : [],
  )
}

const DEMANDS = /^(required|unique|primaryKey|logicalTypeOptions|quality|enum|relationships)$/

function demandsSomething(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => {
    if (DEMANDS.test(key)) return Boolean(inner)
    if (key === 'items') return demandsSomething(inner)
    return key === 'properties' && Array.isArray(inner) && inner.some(demandsSomething)
  })
}
