import { z } from 'zod'

const MAX_ITEMS = 10_000

const text = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode')
const name = text.min(1, 'must not be empty')
/** A variable may stand where a number is wanted. */
const number = z.union(
  [
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ],
  'expected a number',
)
const values = z.array(z.union([text, z.number(), z.boolean(), z.null()])).max(MAX_ITEMS)
const format = z.looseObject({ regex: text.max(1000) })

const COMPARISONS = [
  'must_be',
  'must_not_be',
  'must_be_greater_than',
  'must_be_greater_than_or_equal',
  'must_be_less_than',
  'must_be_less_than_or_equal',
  'must_be_between',
  'must_be_not_between',
] as const

const range = z.looseObject({
  greater_than: number.nullish(),
  greater_than_or_equal: number.nullish(),
  less_than: number.nullish(),
  less_than_or_equal: number.nullish(),
})

const comparisons = {
  must_be: number.nullish(),
  must_not_be: number.nullish(),
  must_be_greater_than: number.nullish(),
  must_be_greater_than_or_equal: number.nullish(),
  must_be_less_than: number.nullish(),
  must_be_less_than_or_equal: number.nullish(),
  must_be_between: range.nullish(),
  must_be_not_between: range.nullish(),
  level: text.nullish(),
}
const atMostOne = (given: Readonly<Record<string, unknown>>) =>
  COMPARISONS.filter((key) => given[key] !== undefined && given[key] !== null).length <= 1
const SEVERAL = 'a threshold has one comparison; Soda does not evaluate one with more'

const threshold = z
  .looseObject({
    ...comparisons,
    metric: z.enum(['count', 'percent']).nullish(),
    additional: z.looseObject(comparisons).refine(atMostOne, SEVERAL).nullish(),
  })
  .refine(atMostOne, SEVERAL)
export type Threshold = z.output<typeof threshold>

const validity = {
  missing_values: values.nullish(),
  missing_format: format.nullish(),
  valid_values: values.nullish(),
  invalid_values: values.nullish(),
  valid_format: format.nullish(),
  invalid_format: format.nullish(),
  valid_min: z.union([z.number(), text]).nullish(),
  valid_max: z.union([z.number(), text]).nullish(),
  valid_length: number.nullish(),
  valid_min_length: number.nullish(),
  valid_max_length: number.nullish(),
  valid_reference_data: z.looseObject({ dataset: name, column: name }).nullish(),
}

const body = z.looseObject({
  ...validity,
  name: text.nullish(),
  qualifier: z.union([text, z.number()]).nullish(),
  threshold: threshold.nullish(),
  filter: text.nullish(),
  scope: text.nullish(),
  function: text.nullish(),
  columns: z.array(name).nullish(),
  column: name.nullish(),
  unit: z.enum(['second', 'minute', 'hour', 'day']).nullish(),
  now_variable: text.nullish(),
  expression: text.nullish(),
  query: text.nullish(),
  allow_extra_columns: z.boolean().nullish(),
  allow_other_column_order: z.boolean().nullish(),
})
export type Body = z.output<typeof body>

const check = z
  .record(z.string(), body.nullish())
  .refine((given) => Object.keys(given).length === 1, 'a check has one type, such as missing or invalid')

const column = z.looseObject({
  ...validity,
  name,
  description: text.nullish(),
  data_type: text.nullish(),
  optional: z.boolean().nullish(),
  checks: z.array(check).max(MAX_ITEMS).nullish(),
})
export type Column = z.output<typeof column>
export type Validity = Pick<Column, keyof typeof validity>

/** A contract of Soda 4. */
export const sodaContract = z.looseObject({
  dataset: name,
  filter: text.nullish(),
  scopes: z.record(z.string(), z.looseObject({ filter: text.nullish() })).nullish(),
  columns: z.array(column).max(MAX_ITEMS).nullish(),
  checks: z.array(check).max(MAX_ITEMS).nullish(),
})
export type SodaContract = z.output<typeof sodaContract>
