import { z } from 'zod'

const MAX_ITEMS = 10_000

const text = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode')
const name = text.min(1, 'must not be empty')
const list = <S extends z.ZodType>(item: S) => z.array(item).max(MAX_ITEMS).nullish()
const record = z.record(z.string(), z.unknown())

/** `unique`, `{unique: {...}}`, or `{name: ..., test_name: unique, ...}`. */
const test = z.union([name, record], { error: 'expected the name of a test, or a test with its arguments' })
export type GivenTest = z.output<typeof test>

const described = {
  name,
  description: text.nullish(),
  meta: record.nullish(),
  tags: z.union([text, z.array(text)]).nullish(),
  config: z.looseObject({ meta: record.nullish() }).nullish(),
  tests: list(test),
  data_tests: list(test),
}

const column = z.looseObject(described)
export type Column = z.output<typeof column>

const model = z.looseObject({ ...described, columns: list(column) })
export type Model = z.output<typeof model>

const after = z
  .looseObject({
    count: z.int().min(0).nullish(),
    period: z.enum(['minute', 'hour', 'day']).nullish(),
  })
  .nullish()
const freshness = z.looseObject({ warn_after: after, error_after: after, filter: text.nullish() }).nullish()
const loaded = { loaded_at_field: text.nullish(), loaded_at_query: text.nullish(), freshness }

const table = z.looseObject({
  ...described,
  ...loaded,
  columns: list(column),
  config: z.looseObject({ meta: record.nullish(), ...loaded }).nullish(),
})
export type SourceTable = z.output<typeof table>

const source = z.looseObject({
  name,
  ...loaded,
  config: z.looseObject(loaded).nullish(),
  tables: list(table),
})
export type Source = z.output<typeof source>

/** The parts of a dbt properties file that say something about data; everything else may stand there too. */
export const properties = z.looseObject({
  version: z.union([z.literal(2), z.literal('2')], 'expected 2').optional(),
  models: list(model),
  seeds: list(model),
  snapshots: list(model),
  sources: list(source),
  unit_tests: list(z.unknown()),
})
export type Properties = z.output<typeof properties>
