import { z } from 'zod'

const name = z.string().min(1, 'must not be empty')
const keys = z.union([name, z.array(name).min(1)]).transform((given) => [given].flat())

/** A text that stands for null, in the second version of the standard with a label. */
const missing = z
  .array(z.union([z.string(), z.looseObject({ value: z.string() }).transform(({ value }) => value)]))
  .optional()

const field = z.looseObject({
  name,
  type: z.string().optional(),
  format: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  missingValues: missing,
  constraints: z.record(z.string(), z.unknown()).default({}),
  bareNumber: z.boolean().default(true),
  decimalChar: z.string().default('.'),
  groupChar: z.string().default(''),
  trueValues: z.array(z.string()).default(['true', 'True', 'TRUE', '1']),
  falseValues: z.array(z.string()).default(['false', 'False', 'FALSE', '0']),
})
export type Field = z.output<typeof field>

const FIELDS_MATCH = ['exact', 'equal', 'subset', 'superset', 'partial'] as const

export const tableSchema = z.looseObject({
  fields: z.array(field).min(1, 'there is no field, and what is not checked does not pass'),
  missingValues: missing,
  primaryKey: keys.optional(),
  foreignKeys: z
    .array(
      z.looseObject({
        fields: keys,
        reference: z.looseObject({ resource: z.string().default(''), fields: keys }),
      }),
    )
    .default([]),
  fieldsMatch: z
    .union([z.enum(FIELDS_MATCH), z.array(z.enum(FIELDS_MATCH)).length(1)])
    .default('exact')
    .transform((given) => [given].flat()[0] ?? 'exact'),
  uniqueKeys: z.array(keys).default([]),
})
export type TableSchema = z.output<typeof tableSchema>

export const dataPackage = z.looseObject({
  resources: z
    .array(
      z.looseObject({
        name,
        schema: z.union([z.string(), tableSchema]).optional(),
        hash: z.unknown().optional(),
        bytes: z.unknown().optional(),
        dialect: z.unknown().optional(),
      }),
    )
    .min(1, 'there is no resource'),
})
