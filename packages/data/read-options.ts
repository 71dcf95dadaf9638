import { z } from 'zod'
import { checkDocument, type YamlDocument } from '#core'

const oneCharacter = z.string().refine((text) => /^[\x20-\x7e\t]$/.test(text), 'expected one ASCII character')
const quoting = z.union([z.literal(''), oneCharacter])

function areDistinct(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length
}

const csvOptions = z.strictObject({
  /** What separates fields: one character, or up to four. */
  delimiter: z
    .string()
    .regex(/^[^\r\n\0]{1,4}$/, 'expected one to four characters, no line break')
    .optional(),
  /** Empty: nothing is quoted. */
  quote: quoting.optional(),
  escape: quoting.optional(),
  /** Whether the first row names the columns; true is assumed, never guessed. */
  header: z.boolean().optional(),
  /** Names of the columns, instead of the header's or where there is none. */
  names: z
    .array(z.string().min(1))
    .min(1)
    .max(10_000)
    .refine(areDistinct, 'expected names that differ, not in case alone')
    .optional(),
  /** Begins a remark that lasts to the end of the line. */
  comment: oneCharacter.optional(),
  /** Texts that mean a missing value. An empty field does only if '' is among them. */
  nulls: z.array(z.string().max(100)).min(1).max(100).optional(),
  /** Lines above the header that are no data. */
  skip: z.int().min(0).max(1_000_000).optional(),
})

const sampleOptions = z.union([
  z.strictObject({
    rows: z.int().min(1).max(100_000_000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1),
  }),
  z.strictObject({
    share: z.number().gt(0).lt(1),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1),
  }),
])

const readOptionsSchema = z.strictObject({
  csv: csvOptions.default({}),
  /** Of CSV and JSON files. A byte order mark in a file goes before it. latin-1 is read as Windows-1252. */
  encoding: z.enum(['utf-8', 'latin-1', 'utf-16']).default('utf-8'),
  /** Whether folders such as `year=2024` are columns. */
  partitions: z.boolean().default(true),
  /** Judge a random part of the rows alone. */
  sample: sampleOptions.optional(),
})

/** How data files are to be read where the files do not say it themselves. */
export type ReadOptions = z.output<typeof readOptionsSchema>
export type CsvOptions = ReadOptions['csv']
export type SampleOptions = NonNullable<ReadOptions['sample']>

/** What holds where nothing is said. */
export const DEFAULT_READ_OPTIONS: ReadOptions = readOptionsSchema.parse({})

/** @throws UserError with the line of everything that is wrong */
export function readReadOptions(document: YamlDocument): ReadOptions {
  return checkDocument(document, readOptionsSchema)
}
