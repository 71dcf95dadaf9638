import { identifier } from '#data'
import type { Check } from '../../check-kinds.ts'
import { type Bounds, type Condition, type Filter, isRowCheck } from '../../rule.ts'
import type { Draft } from '../drafts.ts'
import type { Body, Column, SodaContract } from './schema.ts'
import { allowanceOf, judgementOf } from './thresholds.ts'
import { invalidCheck, missingCheck, oneKind, validityOf } from './validity.ts'

/** Where a check stands. */
export interface Place {
  readonly contract: SodaContract
  readonly column?: Column | undefined
  readonly path: readonly PropertyKey[]
}

/** A check, or why it cannot be run; with the bounds that hold where it has no threshold. */
interface Made {
  readonly check: Check | string
  readonly byDefault?: Bounds | undefined
  /** More of a filter. */
  readonly only?: Condition | undefined
}

const NONE: Bounds = { min: 0, max: 0 }

const MAKERS: Readonly<Record<string, (place: Place, body: Body) => Made>> = {
  row_count: () => ({ check: { kind: 'row-count', bounds: {} }, byDefault: { min: 0, exclusiveMin: true } }),
  missing: ({ column }, body) => {
    if (column === undefined) return { check: 'it needs a column' }
    return { check: missingCheck(column.name, validityOf(body, column)) }
  },
  invalid: ({ column }, body) => {
    if (column === undefined) return { check: 'it needs a column' }
    const validity = validityOf(body, column)
    const check = invalidCheck(column.name, validity) ?? 'it has no condition on valid values'
    const isReference = typeof check !== 'string' && check.kind === 'reference'
    if (isReference && body.threshold?.metric === 'percent')
      return { check: 'a share is not counted for references' }
    return { check, only: isReference ? withoutMissing(column.name, validity.missing_values) : undefined }
  },
  duplicate: duplicates,
  aggregate: aggregate,
  failed_rows: (place, { expression, query }) => {
    if (expression) return { check: { kind: 'expression', sql: `NOT (${expression}\n)`, nulls: 'skip' } }
    return { check: query ? queryCheck(place, query, 'rows') : 'it needs an expression or a query' }
  },
  metric: (place, { expression, query, scope }) => {
    if (query) return { check: queryCheck(place, query, 'first-value') }
    if (!expression) return { check: 'it needs an expression or a query' }
    const filters = filtersOf(place, { scope }).map((sql) => `(${sql}\n)`)
    const where = filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`
    return { check: queryCheck(place, `SELECT ${expression}\nFROM {table}${where}`, 'first-value') }
  },
  freshness: freshness,
}

export function checkDraft(place: Place, type: string, body: Body): Draft[] {
  const { column, path } = place
  const name = [...(column === undefined ? [] : [column.name]), type]
  const named = { name, path, title: body.name ?? type }
  if (type === 'schema') return schemaDrafts(place, body).map((draft) => ({ ...named, ...draft }))
  const make = Object.hasOwn(MAKERS, type) ? MAKERS[type] : undefined
  const made = make?.(place, body) ?? { check: `there is no check of the type ${type}` }
  const { check, byDefault, only } = made
  if (typeof check === 'string') return [{ ...named, check: { kind: 'unsupported', why: check } }]
  return [{ ...named, ...judged(body, check, byDefault ?? NONE), ...whereOf(place, body, check, only) }]
}

function judged(
  { threshold }: Body,
  check: Check,
  byDefault: Bounds,
): Pick<Draft, 'check' | 'severity' | 'allowed' | 'warn'> {
  const { severity, bounds, warn } = judgementOf(threshold, byDefault)
  if (isRowCheck(check)) {
    const allowed = allowanceOf(threshold, bounds)
    return { severity, check, allowed, ...(warn === undefined ? {} : { warn: allowanceOf(threshold, warn) }) }
  }
  const unsupported = (why: string) => ({ severity, check: { kind: 'unsupported', why } as const })
  if (warn !== undefined) return unsupported('two thresholds are supported where rows are counted')
  if (threshold?.metric === 'percent') return unsupported('a share is supported where rows are counted')
  if (check.kind === 'freshness' || check.kind === 'unsupported') return { severity, check }
  return { severity, check: 'bounds' in check ? { ...check, bounds } : check }
}

/** A scope's filter takes the place of the contract's; a check's own is added. Queries see the whole. */
function filtersOf({ contract }: Place, { filter, scope }: Pick<Body, 'filter' | 'scope'>): string[] {
  const outer = scope ? contract.scopes?.[scope]?.filter : contract.filter
  return [outer, filter].flatMap((sql) => (sql ? [sql] : []))
}

function whereOf(place: Place, body: Body, check: Check, only: Condition | undefined): { where?: Filter } {
  if (check.kind === 'query') return {}
  const conditions: Condition[] = filtersOf(place, body).map((sql) => ({ kind: 'sql', sql }))
  if (only !== undefined) conditions.push(only)
  return conditions.length === 0
    ? {}
    : { where: { condition: { kind: 'and', conditions }, nulls: 'unknown' } }
}

function withoutMissing(column: string, values: Body['missing_values']): Condition | undefined {
  return values?.length ? { kind: 'in', column, values: oneKind(values), negated: true } : undefined
}

/** Copies but the first; of a column among its values, of several columns among all rows, null being a value. */
function duplicates({ column }: Place, body: Body): Made {
  if (column === undefined) {
    if (!body.columns?.length) return { check: 'it needs columns' }
    return { check: { kind: 'unique', columns: body.columns, copies: 'later', nulls: 'equal' } }
  }
  const { missing_values, missing_format } = validityOf(body, column)
  if (missing_format) return { check: 'missing_format of a check on duplicates is not supported' }
  const check: Check = { kind: 'unique', columns: [column.name], copies: 'later', nulls: 'skip-any' }
  return { check, only: withoutMissing(column.name, missing_values) }
}

const MEASURES = {
  avg: 'mean',
  sum: 'sum',
  min: 'min',
  max: 'max',
  minlength: 'min-length',
  maxlength: 'max-length',
} as const

function aggregate(place: Place, body: Body): Made {
  const { column } = place
  if (column === undefined) return { check: 'it needs a column' }
  const name = (body.function ?? '').toLowerCase().replaceAll('_', '')
  const validity = validityOf(body, column)
  if (invalidCheck(column.name, validity) !== undefined || validity.missing_format) {
    return { check: 'aggregates of columns with conditions on their values are not supported' }
  }
  const only = withoutMissing(column.name, validity.missing_values)
  if (name === 'avglength') {
    if (only !== undefined)
      return { check: 'avg_length of columns with missing values of their own is not supported' }
    const filters = filtersOf(place, body).map((sql) => `(${sql}\n)`)
    const where = filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`
    return {
      check: queryCheck(
        place,
        `SELECT avg(length(${identifier(column.name)}))\nFROM {table}${where}`,
        'first-value',
      ),
    }
  }
  const measure = Object.entries(MEASURES).find(([key]) => key === name)?.[1]
  if (measure === undefined) return { check: `there is no function ${body.function ?? ''}` }
  return { check: { kind: 'measure', column: column.name, measure, bounds: {} }, only }
}

/** A query names tables in full; here they go by their own names. */
function queryCheck({ contract }: Place, query: string, judges: 'rows' | 'first-value'): Check {
  const [table = '', ...prefixes] = contract.dataset.split('/').toReversed()
  const before = prefixes
    .slice(0, -1)
    .toReversed()
    .map((part) => `"?${part.replace(/[^\w]/g, '\\$&')}"?\\.`)
  const path = before.map((part, index) => (index < before.length - 1 ? `(?:${part})?` : part)).join('')
  const qualified = new RegExp(`(\\b(?:from|join)\\s+|,\\s*)${path}`, 'gi')
  const sql = before.length === 0 ? query : query.replace(qualified, '$1')
  return { kind: 'query', sql, as: [table], judges, bounds: {} }
}

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 }

/** Soda rounds the age down to seconds; it must be less than some time, which is what a freshness is. */
function freshness(_: Place, { column, unit, threshold, now_variable }: Body): Made {
  if (!column) return { check: 'it needs a column' }
  if (now_variable) return { check: 'now_variable is not supported' }
  const { must_be_less_than: below, must_be_less_than_or_equal: most } = threshold ?? {}
  const seconds = SECONDS[unit ?? 'hour'] * (below ?? most ?? Number.NaN)
  if (Number.isNaN(seconds))
    return { check: 'its threshold must be must_be_less_than or must_be_less_than_or_equal' }
  const maxAge = (below === undefined || below === null ? seconds + 1 : seconds) * 1000 - 1
  return { check: { kind: 'freshness', column, maxAge } }
}

function schemaDrafts({ contract }: Place, body: Body): Pick<Draft, 'check'>[] {
  const columns = contract.columns ?? []
  const required = columns.filter(({ optional }) => !optional).map(({ name }) => name)
  const { allow_extra_columns: extra, allow_other_column_order: order } = body
  if (required.length < columns.length && !(extra && order)) {
    const why = 'optional columns are supported with allow_extra_columns and allow_other_column_order'
    return [{ check: { kind: 'unsupported', why } }]
  }
  const as = extra ? (order ? 'subset' : 'ordered-subset') : order ? 'set' : 'list'
  return [{ check: { kind: 'columns', columns: required, as } }]
}
