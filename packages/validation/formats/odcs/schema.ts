import { z } from 'zod'

const MAX_ITEMS = 10_000

/** Names reach the engine, which would cut text at a NUL and replace half a character. */
const text = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode')
const name = text.min(1, 'must not be empty')
const list = <S extends z.ZodType>(item: S) => z.array(item).max(MAX_ITEMS).nullish()
const scalar = z.union([text, z.number(), z.boolean(), z.null()], {
  error: 'expected text, a number or a boolean',
})
const pair = z
  .tuple([z.number(), z.number()], { error: 'expected two numbers, the smaller first' })
  .refine(([low, high]) => low <= high, 'the smaller number comes first')

const quality = z
  .looseObject({
    id: text.nullish(),
    name: text.nullish(),
    description: text.nullish(),
    type: z.enum(['library', 'text', 'sql', 'custom']).nullish(),
    metric: text.nullish(),
    /** What 3.0 called the metric. */
    rule: text.nullish(),
    arguments: z
      .looseObject({
        missingValues: list(scalar),
        validValues: list(scalar),
        pattern: text.max(1000).nullish(),
        properties: list(name),
      })
      .nullish(),
    mustBe: scalar.optional(),
    mustNotBe: scalar.optional(),
    mustBeGreaterThan: z.number().nullish(),
    mustBeGreaterOrEqualTo: z.number().nullish(),
    mustBeLessThan: z.number().nullish(),
    mustBeLessOrEqualTo: z.number().nullish(),
    mustBeBetween: pair.nullish(),
    mustNotBeBetween: pair.nullish(),
    unit: text.nullish(),
    severity: text.nullish(),
    query: text.nullish(),
    engine: text.nullish(),
  })
  .superRefine((rule, context) => {
    const operators = Object.keys(rule).filter((key) => /^must(Not)?Be/.test(key) && rule[key] !== null)
    const isJudged = rule.type === 'sql' || ['library', undefined, null].includes(rule.type)
    if (!isJudged || operators.length === 1) return
    const found = operators.length === 0 ? 'has no operator' : `has ${operators.join(' and ')}`
    context.addIssue({ code: 'custom', message: `the rule ${found}; give one, such as mustBe: 0` })
  })
export type Quality = z.output<typeof quality>

const reference = z.union([name, z.array(name).min(1)], { error: 'expected a property or a list of them' })
const relationship = z.looseObject({
  type: text.nullish(),
  from: reference.nullish(),
  to: reference,
})
export type Relationship = z.output<typeof relationship>

const bound = z.union([z.number(), text], { error: 'expected a number or a time' }).nullish()
const options = z.looseObject({
  minLength: z.int().min(0).nullish(),
  maxLength: z.int().min(0).nullish(),
  pattern: text.max(1000).nullish(),
  format: text.nullish(),
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: z.number().positive().nullish(),
  enum: list(scalar),
})

const property = z.looseObject({
  name,
  physicalName: name.nullish(),
  logicalType: text.nullish(),
  physicalType: text.nullish(),
  logicalTypeOptions: options.nullish(),
  description: text.nullish(),
  required: z.boolean().nullish(),
  unique: z.boolean().nullish(),
  primaryKey: z.boolean().nullish(),
  primaryKeyPosition: z.int().nullish(),
  classification: text.nullish(),
  enum: list(z.looseObject({ value: scalar })),
  customProperties: list(z.looseObject({ property: text.nullish(), value: z.unknown().optional() })),
  quality: list(quality),
  relationships: list(relationship),
  properties: list(z.unknown()),
  items: z.unknown().optional(),
})
export type Property = z.output<typeof property>

const schemaObject = z.looseObject({
  name,
  properties: list(property),
  quality: list(quality),
  relationships: list(relationship),
})
export type SchemaObject = z.output<typeof schemaObject>

const serviceLevel = z.looseObject({
  property: name,
  value: scalar.optional(),
  unit: text.nullish(),
  element: text.nullish(),
})
export type ServiceLevel = z.output<typeof serviceLevel>

/** The parts of an Open Data Contract that say something about data; everything else may stand there too. */
export const dataContract = z.looseObject({
  apiVersion: z
    .string()
    .regex(
      /^v?3\.[012]\.\d+$/,
      'contracts of version 3.0, 3.1 and 3.2 are read; convert others, such as with `datacontract import`',
    ),
  kind: z.literal('DataContract', 'expected DataContract'),
  id: text.nullish(),
  name: text.nullish(),
  schema: z.array(schemaObject, 'expected the objects (tables) of the contract').min(1, 'holds no object'),
  slaDefaultElement: text.nullish(),
  slaProperties: list(serviceLevel),
  team: z.unknown().optional(),
})
export type DataContract = z.output<typeof dataContract>
