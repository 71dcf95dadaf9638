import type { Check } from '../../check-kinds.ts'
import type { Bound, Bounds, ColumnType, SetValue } from '../../rule.ts'
import type { Field } from './schema.ts'

/** A rule on a field: the key that it stands under, and what it asks. */
export interface FieldRule {
  readonly key: string
  readonly check: Check
}

const unsupported = (why: string): Check => ({ kind: 'unsupported', why })

/** What the values of a field are, where rules compare them as that. */
export function columnTypeOf({ type = 'string', format = 'default' }: Field): ColumnType | undefined {
  switch (type) {
    case 'integer':
    case 'number':
    case 'string':
      return type
    case 'year':
      return 'integer'
    case 'date':
    case 'time':
      return format === 'default' ? type : undefined
    case 'datetime':
      return format === 'default' ? 'timestamp' : undefined
    default:
      return undefined
  }
}

/** Every value is of the type; `any` and text take all of a CSV file. */
export function typeRules(field: Field): FieldRule[] {
  const { name: column, type = 'string', format = 'default' } = field
  const of = (...checks: Check[]): FieldRule[] => checks.map((check) => ({ key: 'type', check }))
  const form = (pattern: string) => formOf(column, pattern)
  switch (type) {
    case 'any':
      return []
    case 'string':
      return format === 'default' ? [] : of(unsupported(`text of the format ${format}`))
    case 'integer':
    case 'number':
      if (!field.bareNumber || field.decimalChar !== '.' || field.groupChar !== '')
        return of(unsupported('numbers with other characters (bareNumber, decimalChar, groupChar)'))
      return of({ kind: 'type', column, type })
    case 'boolean':
      return of({ kind: 'set', column, values: [...field.trueValues, ...field.falseValues] })
    case 'year':
      return of(form('[0-9]{4}'))
    case 'yearmonth':
      return of(form('[0-9]+-(0?[1-9]|1[0-2])'))
    case 'date':
    case 'time':
    case 'datetime':
      return of(...timeChecks(column, type, format))
    default:
      return of(unsupported(`fields of the type ${type}`))
  }
}

function timeChecks(column: string, type: 'date' | 'time' | 'datetime', format: string): Check[] {
  if (format === 'any') return [{ kind: 'format', column, format: { name: 'dateutil' } }]
  if (format !== 'default') return [{ kind: 'format', column, format: { name: 'strftime', format } }]
  if (type !== 'datetime') return [{ kind: 'type', column, type }]
  // Of the shorter forms of ISO 8601 it takes none.
  return [formOf(column, '.{10}[^0-9].{2}:.{2}:.{2}.*'), { kind: 'type', column, type: 'timestamp' }]
}

/** The text as it is written, though the column is compared as something else. */
function formOf(column: string, pattern: string): Check {
  return { kind: 'pattern', column, patterns: [pattern], dialect: 're2', how: 'full', asWritten: true }
}

/** What the constraints of a field ask; null keeps all but `required`. */
export function constraintRules(field: Field): FieldRule[] {
  const { name: column, constraints } = field
  return Object.entries(constraints).flatMap(([key, given]): FieldRule[] => {
    if (
      given === null ||
      given === undefined ||
      (given === false && (key === 'required' || key === 'unique'))
    )
      return []
    return [{ key, check: constraint(field, column, key, given) }]
  })
}

function constraint(field: Field, column: string, key: string, given: unknown): Check {
  switch (key) {
    case 'required':
      return { kind: 'not-null', column }
    case 'unique':
      return { kind: 'unique', columns: [column], copies: 'later', nulls: 'skip-all' }
    case 'minLength':
    case 'maxLength':
      if (typeof given !== 'number' || field.type === 'object' || field.type === 'array')
        return unsupported('lengths of lists and objects')
      return { kind: 'length', column, bounds: key === 'minLength' ? { min: given } : { max: given } }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return range(field, key, given)
    case 'pattern':
      // Without a group, as the tool itself writes it: of alternatives only the outer ends are anchored.
      if (typeof given !== 'string') return unsupported('the pattern is not text')
      return { kind: 'pattern', column, patterns: [`^${given}$`], dialect: 'python', how: 'match-start' }
    case 'enum':
      return inSet(field, given)
    default:
      return unsupported(`the constraint ${key}`)
  }
}

function range(field: Field, key: string, given: unknown): Check {
  const bound = boundOf(field, given)
  if (bound === undefined) return unsupported(`${key} of a ${field.type ?? 'string'}`)
  const bounds: Bounds<Bound> = key.endsWith('inimum')
    ? { min: bound, exclusiveMin: key.startsWith('exclusive') }
    : { max: bound, exclusiveMax: key.startsWith('exclusive') }
  return { kind: 'range', column: field.name, bounds }
}

function boundOf(field: Field, given: unknown): Bound | undefined {
  const type = columnTypeOf(field)
  if (type === 'integer' || type === 'number') {
    const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
    return typeof number === 'number' && !Number.isNaN(number) ? number : undefined
  }
  const isTime = type === 'date' || type === 'timestamp'
  return isTime && typeof given === 'string' && /^\d{4}-\d\d-\d\d/.test(given) ? given : undefined
}

function inSet(field: Field, given: unknown): Check {
  const type = columnTypeOf(field)
  const isNumber = type === 'integer' || type === 'number'
  if (!Array.isArray(given) || !(isNumber || type === 'string'))
    return unsupported(`an enum of ${field.type ?? 'string'}`)
  const values = given.flatMap((one): SetValue[] => {
    if (!isNumber) return typeof one === 'string' ? [one] : []
    const number = typeof one === 'string' ? Number(one) : one
    return typeof number === 'number' && !Number.isNaN(number) ? [number] : []
  })
  return { kind: 'set', column: field.name, values }
}
