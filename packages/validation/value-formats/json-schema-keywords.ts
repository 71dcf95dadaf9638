import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

export type Check = (value: unknown) => boolean
export type Compile = (schema: unknown) => Check

/** A schema is not valid, or has what is not supported. The message is for users. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError'
}

export interface Tools {
  readonly compile: Compile
  /** A search for a regular expression of Python. */
  readonly pattern: (pattern: string) => (text: string) => boolean
}

/** Of JSON. The object itself, since a copy would lose a key `__proto__`. */
export const record = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
const list = z.array(z.unknown())
const size = z.int().nonnegative()
const names = z.array(z.string())
const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'] as const

const objectOf = (value: unknown) => record.safeParse(value).data
const listOf = (value: unknown) => (Array.isArray(value) ? list.parse(value) : undefined)

/** Keywords that say nothing about whether a value is valid. */
const ANNOTATIONS = new Set(
  '$schema $comment $defs definitions title description default examples format deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema'.split(
    ' ',
  ),
)
/** Keywords that are known to the drafts and not here. Any other name is ignored, as the drafts say. */
const UNSUPPORTED = new Set(
  '$id $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $vocabulary prefixItems additionalItems unevaluatedItems unevaluatedProperties minContains maxContains dependentSchemas dependencies'.split(
    ' ',
  ),
)

/** Keywords of one schema as checks. @throws SchemaError */
export function checksOf(schema: Readonly<Record<string, unknown>>, tools: Tools): Check[] {
  const refused = Object.keys(schema).find((key) => UNSUPPORTED.has(key))
  if (refused !== undefined) throw new SchemaError(`the keyword ${refused} is not supported`)
  const checks: Check[] = []
  for (const [keyword, given] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword)) continue
    const build = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
    if (build !== undefined) checks.push(build(given, tools, schema))
  }
  return checks
}

type Build = (given: unknown, tools: Tools, schema: Readonly<Record<string, unknown>>) => Check

/** A keyword whose value must be of a shape, for values of one kind; others pass. */
function keyword<G, V>(
  shape: z.ZodType<G>,
  kind: (value: unknown) => V | undefined,
  check: (given: G, tools: Tools, schema: Readonly<Record<string, unknown>>) => (value: V) => boolean,
): Build {
  return (given, tools, schema) => {
    const parsed = shape.safeParse(given)
    if (!parsed.success)
      throw new SchemaError(`a keyword has a value that it cannot have: ${JSON.stringify(given)}`)
    const test = check(parsed.data, tools, schema)
    return (value) => {
      const of = kind(value)
      return of === undefined || test(of)
    }
  }
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
/** Python counts code points. */
const characters = (value: unknown) => (typeof value === 'string' ? [...value].length : undefined)
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const any = (value: unknown) => ({ value })

const KEYWORDS: Readonly<Record<string, Build>> = {
  type: keyword(z.union([z.enum(TYPES), z.array(z.enum(TYPES))]), any, (given) => {
    const types = [given].flat()
    return ({ value }) => types.some((type) => isOfType(value, type))
  }),
  enum: keyword(
    list,
    any,
    (given) =>
      ({ value }) =>
        given.some((one) => equal(one, value)),
  ),
  const: keyword(
    z.unknown(),
    any,
    (given) =>
      ({ value }) =>
        equal(given, value),
  ),
  minimum: keyword(z.number(), number, (least) => (value) => value >= least),
  maximum: keyword(z.number(), number, (most) => (value) => value <= most),
  exclusiveMinimum: keyword(z.number(), number, (least) => (value) => value > least),
  exclusiveMaximum: keyword(z.number(), number, (most) => (value) => value < most),
  multipleOf: keyword(
    z.number().positive(),
    number,
    (of) => (value) =>
      // As Python has it: by the quotient where the divisor is no integer, so that 0.3 is no multiple of 0.1.
      Number.isInteger(of) ? value % of === 0 : Number.isInteger(value / of),
  ),
  minLength: keyword(size, characters, (least) => (length) => length >= least),
  maxLength: keyword(size, characters, (most) => (length) => length <= most),
  pattern: keyword(z.string(), text, (pattern, tools) => tools.pattern(pattern)),
  minItems: keyword(
    size,
    listOf,
    (least) =>
      ({ length }) =>
        length >= least,
  ),
  maxItems: keyword(
    size,
    listOf,
    (most) =>
      ({ length }) =>
        length <= most,
  ),
  uniqueItems: keyword(
    z.boolean(),
    listOf,
    (wanted) => (items) =>
      !wanted || !items.some((item, index) => items.slice(0, index).some((other) => equal(item, other))),
  ),
  items: keyword(z.union([record, z.boolean()]), listOf, (schema, { compile }) => {
    const check = compile(schema)
    return (items) => items.every(check)
  }),
  contains: keyword(z.unknown(), listOf, (schema, { compile }) => {
    const check = compile(schema)
    return (items) => items.some(check)
  }),
  minProperties: keyword(size, objectOf, (least) => (object) => Object.keys(object).length >= least),
  maxProperties: keyword(size, objectOf, (most) => (object) => Object.keys(object).length <= most),
  required: keyword(
    names,
    objectOf,
    (given) => (object) => given.every((name) => Object.hasOwn(object, name)),
  ),
  propertyNames: keyword(z.unknown(), objectOf, (schema, { compile }) => {
    const check = compile(schema)
    return (object) => Object.keys(object).every(check)
  }),
  dependentRequired: keyword(
    z.record(z.string(), names),
    objectOf,
    (given) => (object) =>
      Object.entries(given).every(
        ([name, needed]) =>
          !Object.hasOwn(object, name) || needed.every((other) => Object.hasOwn(object, other)),
      ),
  ),
  properties: keyword(record, objectOf, (given, { compile }) => {
    const checks = Object.entries(given).map(([name, schema]) => ({ name, check: compile(schema) }))
    return (object) => checks.every(({ name, check }) => !Object.hasOwn(object, name) || check(object[name]))
  }),
  patternProperties: keyword(record, objectOf, (given, { compile, pattern }) => {
    const checks = Object.entries(given).map(([name, schema]) => ({
      matches: pattern(name),
      check: compile(schema),
    }))
    return (object) =>
      Object.entries(object).every(([name, value]) =>
        checks.every(({ matches, check }) => !matches(name) || check(value)),
      )
  }),
  additionalProperties: keyword(z.unknown(), objectOf, (given, { compile, pattern }, schema) => {
    const check = compile(given)
    const named = record.optional().parse(schema.properties) ?? {}
    const patterns = Object.keys(record.optional().parse(schema.patternProperties) ?? {}).map(pattern)
    return (object) =>
      Object.entries(object).every(
        ([name, value]) =>
          Object.hasOwn(named, name) || patterns.some((matches) => matches(name)) || check(value),
      )
  }),
  allOf: keyword(list.nonempty(), any, (given, { compile }) => {
    const checks = given.map(compile)
    return ({ value }) => checks.every((check) => check(value))
  }),
  anyOf: keyword(list.nonempty(), any, (given, { compile }) => {
    const checks = given.map(compile)
    return ({ value }) => checks.some((check) => check(value))
  }),
  oneOf: keyword(list.nonempty(), any, (given, { compile }) => {
    const checks = given.map(compile)
    return ({ value }) => checks.filter((check) => check(value)).length === 1
  }),
  not: keyword(z.unknown(), any, (given, { compile }) => {
    const check = compile(given)
    return ({ value }) => !check(value)
  }),
  if: keyword(z.unknown(), any, (given, { compile }, schema) => {
    const condition = compile(given)
    const [yes, no] = [compile(schema.then ?? true), compile(schema.else ?? true)]
    return ({ value }) => (condition(value) ? yes(value) : no(value))
  }),
}

function isOfType(value: unknown, type: (typeof TYPES)[number]): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return objectOf(value) !== undefined
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

/** Values of JSON; that keys are in another order makes no difference, and 0 is -0. */
function equal(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b) || (a === 0 && b === 0)
}
