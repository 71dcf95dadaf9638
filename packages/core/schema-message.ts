import { z } from 'zod'

/** Longest part of a wrong value that is repeated. */
const MAX_SHOWN = 80

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
  nan: 'not a number',
  nonoptional: 'a value',
}
const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day, such as 2001-06-01',
  datetime: 'an instant, such as 2001-06-01T12:00:00Z',
}
const SIZED: Readonly<Record<string, readonly [what: string, unit: string]>> = {
  string: ['text', 'character'],
  array: ['a list', 'item'],
  set: ['a list', 'item'],
  record: ['a mapping', 'key'],
}

/**
 * Says what is wrong with a value in the words of the one who wrote it, not in those of the schema library:
 * `"maybe" is not one of fail, warn, pass`. For the `error` of a parse; a schema's own message comes first.
 * @returns undefined for what the library says well enough, or a schema says itself
 */
export function schemaMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeMessage(typeNamed(issue.expected), issue.input)
    case 'invalid_value':
      return valueMessage(issue.values, issue.input)
    case 'too_big':
      return boundMessage(issue.origin, issue.maximum, issue.inclusive === false ? 'below' : 'at most')
    case 'too_small':
      return boundMessage(issue.origin, issue.minimum, issue.inclusive === false ? 'above' : 'at least')
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`
    case 'invalid_format':
      return formatMessage(issue)
    case 'unrecognized_keys':
      return unknownKeysMessage(issue.keys, issue.inst)
    case 'invalid_key':
      return `the key is not usable: ${issue.issues[0]?.message ?? 'its form is wrong'}`
    case 'invalid_union':
      return unionMessage(issue.errors, issue.input)
    default:
      return undefined
  }
}

function typeNamed(type: string): string {
  return TYPES[type] ?? type
}

function typeOf(input: unknown): string {
  if (input === null) return typeNamed('null')
  if (Array.isArray(input)) return typeNamed('array')
  if (typeof input === 'number' && !Number.isFinite(input)) return String(input)
  return typeof input === 'boolean' ? String(input) : typeNamed(typeof input)
}

function typeMessage(expected: string, input: unknown): string {
  if (input === undefined) return `is missing; expected ${expected}`
  const isFraction = expected === TYPES.int && typeof input === 'number'
  return `expected ${expected}, found ${isFraction ? input : typeOf(input)}`
}

/** A wrong value for reading: text in quotes, so that 1 and "1" differ. */
function shown(input: unknown): string {
  if (typeof input === 'number') return String(input)
  if (typeof input !== 'string') return typeOf(input)
  return JSON.stringify(input.length > MAX_SHOWN ? `${input.slice(0, MAX_SHOWN).toWellFormed()}…` : input)
}

function valueMessage(values: readonly unknown[], input: unknown): string {
  const options = values.length === 1 ? shown(values[0]) : `one of ${values.map(String).join(', ')}`
  if (input === undefined) return `is missing; expected ${options}`
  return values.length === 1
    ? `expected ${options}, found ${shown(input)}`
    : `${shown(input)} is not ${options}`
}

function boundMessage(origin: string, bound: number | bigint, relation: string): string {
  const [what, unit] = SIZED[origin] ?? []
  const ofRelation = relation.startsWith('at ') ? `of ${relation}` : relation
  if (what === undefined) return `expected ${typeNamed(origin)} ${ofRelation} ${bound}`
  if (relation === 'at least' && Number(bound) === 1) return 'must not be empty'
  return `expected ${what} of ${relation} ${bound} ${unit}${Number(bound) === 1 ? '' : 's'}`
}

function formatMessage(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
  const found = shown(issue.input)
  if (issue.format === 'starts_with') return `${found} does not start with ${shown(issue.prefix)}`
  if (issue.format === 'regex') return `${found} does not match ${issue.pattern}`
  return `${found} is not ${FORMATS[issue.format] ?? `a valid ${issue.format}`}`
}

function unknownKeysMessage(keys: readonly string[], schema: unknown): string {
  const unknown = `unknown key${keys.length === 1 ? '' : 's'} ${keys.map(shown).join(', ')}`
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  return known.length === 0 ? unknown : `${unknown}; known are ${known.join(', ')}`
}

/** Of alternatives that differ in their type, the types; else what each of them says. */
function unionMessage(alternatives: readonly (readonly z.core.$ZodIssue[])[], input: unknown): string {
  const first = alternatives.flatMap((issues) => issues.slice(0, 1))
  const types = first.flatMap((issue) =>
    issue.code === 'invalid_type' && issue.path.length === 0 ? [typeNamed(issue.expected)] : [],
  )
  if (types.length > 0 && types.length === first.length) return typeMessage(types.join(' or '), input)
  const messages = [...new Set(first.map((issue) => issue.message))]
  return messages.length === 0 ? 'fits none of the accepted forms' : messages.join('; or ')
}
