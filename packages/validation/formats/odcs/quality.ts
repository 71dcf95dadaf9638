import type { Check, ValueCheck } from '../../check-kinds.ts'
import type { Allowance } from '../../rule.ts'
import { fillPlaceholders } from '../../sql-guard.ts'
import type { Draft } from '../drafts.ts'
import { isPercent, severityOf, type Wanted, wantedOf } from './operators.ts'
import type { Property, Quality, SchemaObject } from './schema.ts'
import { valuesFor } from './types.ts'

/** What a quality rule stands at: an object, or a property of it. */
export interface Place {
  readonly object: SchemaObject
  readonly property?: Property | undefined
  /** Name of the column in the data. */
  readonly column?: string | undefined
  readonly path: readonly PropertyKey[]
}

/** Metrics, and where datacontract-cli knows a meaning for them. */
const LEVELS: Readonly<Record<string, readonly ('object' | 'property')[]>> = {
  rowCount: ['object'],
  duplicateValues: ['object', 'property'],
  nullValues: ['property'],
  missingValues: ['property'],
  invalidValues: ['property'],
}
const PERCENT = ['nullValues', 'missingValues', 'invalidValues']

/** The rule as a draft; undefined for text, which is for people. */
export function qualityDraft(place: Place, quality: Quality): Draft | undefined {
  if (quality.type === 'text') return undefined
  const { object, column, path } = place
  const kind = quality.type === 'sql' || quality.type === 'custom' ? quality.type : metricOf(quality)
  return {
    name: [object.name, ...(column === undefined ? [] : [column]), quality.id ?? kind ?? 'quality'],
    path,
    severity: severityOf(quality.severity),
    title: quality.name ?? kind,
    description: quality.description ?? undefined,
    ...(kind === 'sql'
      ? sqlRule(place, quality)
      : kind === 'custom'
        ? customRule(quality)
        : libraryRule(place, quality)),
  }
}

type Judged = Pick<Draft, 'check' | 'allowed'>

const unsupported = (why: string): Judged => ({ check: { kind: 'unsupported', why } })

function metricOf({ metric, rule }: Quality): string | undefined {
  return metric ?? rule ?? undefined
}

function customRule({ engine }: Quality): Judged {
  return unsupported(
    `rules for another engine (${engine ?? 'unnamed'}) are not run from inside of a contract; give that tool's own rule file`,
  )
}

function sqlRule({ object, column }: Place, quality: Quality): Judged {
  const wanted = wantedOf(quality)
  if (!quality.query || wanted === undefined) return unsupported('the rule has no query')
  const own = ['object', 'table', 'model', 'schema', 'dataset', 'project', 'catalog', 'database']
  const names = Object.fromEntries(own.map((name) => [name, object.name]))
  const columns = column === undefined ? {} : { property: column, column, field: column }
  const sql = fillPlaceholders(quality.query, { ...names, ...columns })
  const check: Check = { kind: 'query', sql, as: [object.name], judges: 'first-value', bounds: {}, ...wanted }
  return { check }
}

function libraryRule(place: Place, quality: Quality): Judged {
  const metric = metricOf(quality)
  const wanted = wantedOf(quality)
  const why = whyNot(place, quality, wanted)
  if (why !== undefined || wanted === undefined || 'is' in wanted) {
    return unsupported(why ?? 'the rule asks for no number')
  }
  if (metric === 'rowCount') return { check: { kind: 'row-count', bounds: wanted.bounds } }
  const allowed: Allowance = isPercent(quality)
    ? { kind: 'percent', bounds: wanted.bounds, decimals: 6 }
    : { kind: 'rows', bounds: wanted.bounds }
  const check = metricCheck(place, quality, metric)
  return check === undefined ? unsupported(`the metric ${metric} needs a column`) : { check, allowed }
}

function whyNot({ column }: Place, quality: Quality, wanted: Wanted | undefined): string | undefined {
  const metric = metricOf(quality)
  const levels = LEVELS[metric ?? '']
  const level = column === undefined ? 'object' : 'property'
  if (metric === undefined) return 'the rule names no metric'
  if (levels === undefined) return `there is no metric ${metric}; there is ${Object.keys(LEVELS).join(', ')}`
  if (!levels.includes(level))
    return `the metric ${metric} means nothing for ${level === 'object' ? 'an object' : 'a property'}`
  if (isPercent(quality) && !PERCENT.includes(metric)) return `the metric ${metric} is not counted in percent`
  if (wanted !== undefined && 'is' in wanted)
    return `the metric ${metric} is a number, which is never "${wanted.is.value}"`
  const { validValues, pattern, properties } = quality.arguments ?? {}
  if (metric === 'invalidValues' && !validValues && !pattern) return 'it needs validValues or a pattern'
  if (metric === 'duplicateValues' && level === 'object' && !properties?.length)
    return 'it needs arguments.properties'
  return undefined
}

function metricCheck(
  { object, property, column }: Place,
  quality: Quality,
  metric?: string,
): Check | undefined {
  if (metric === 'duplicateValues') {
    const named = column === undefined ? (quality.arguments?.properties ?? []) : []
    const columns = column === undefined ? named.map((name) => columnNamed(object, name)) : [column]
    return { kind: 'unique', columns, copies: 'groups', nulls: 'skip-any' }
  }
  if (column === undefined || property === undefined) return undefined
  if (metric === 'nullValues') return { kind: 'not-null', column }
  const { missingValues, validValues, pattern } = quality.arguments ?? {}
  if (metric === 'missingValues') {
    const values = valuesFor(property, missingValues ?? [])
    if (values.length === 0) return { kind: 'not-null', column }
    return { kind: 'set', column, values, negated: true, nulls: 'break' }
  }
  return validCheck(column, validValues ? valuesFor(property, validValues) : undefined, pattern ?? undefined)
}

/** A share is one of all rows in datacontract-cli, so that rows without a value are looked at, and keep the rule. */
function validCheck(
  column: string,
  values: ReturnType<typeof valuesFor> | undefined,
  pattern?: string,
): Check {
  const nulls = 'keep'
  const checks: ValueCheck[] = [
    ...(values === undefined ? [] : [{ kind: 'set', column, values, nulls } as const]),
    ...(pattern === undefined ? [] : [patternCheck(column, pattern, nulls)]),
  ]
  const [only, ...more] = checks
  return only !== undefined && more.length === 0 ? only : { kind: 'valid', column, checks, nulls }
}

/** The standard names ECMA-262; a pattern may match anywhere in the value. */
export function patternCheck(column: string, pattern: string, nulls?: 'keep'): ValueCheck {
  return { kind: 'pattern', column, patterns: [pattern], dialect: 'ecma', how: 'search', nulls }
}

/** The column in the data of a property that is named as the contract names it. */
export function columnNamed({ properties }: SchemaObject, name: string): string {
  const found = properties?.find((property) => property.name === name)
  return found?.physicalName ?? name
}
