import { z } from 'zod'
import { SEVERITIES } from '#core'
import { profileSchema } from '#data'
import { contractSchema } from './infer/contract.ts'

const count = z.int().min(0)
const optional = <T extends z.ZodType>(schema: T) => schema.optional()

const example = z.object({
  file: z.string(),
  line: optional(z.int()),
  position: optional(z.int()),
  row: optional(z.int()),
  column: optional(z.string()),
  value: optional(z.string().nullable()),
  masked: optional(z.boolean()),
  note: optional(z.string()),
})

const result = z.object({
  id: z.string(),
  text: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(['holds', 'broken', 'unsupported', 'not-run']),
  verdict: z.enum(['pass', 'warn', 'fail', 'inconclusive', 'error']),
  why: z.string(),
  checked: optional(count),
  broken: optional(count),
  older: optional(count),
  observed: optional(z.union([z.number(), z.string()])),
  column: optional(z.string()),
  source: optional(z.string()),
  line: optional(z.int()),
  title: optional(z.string()),
  description: optional(z.string()),
  examples: z.array(example),
})

const value = z.union([z.number(), z.string()])
const shift = z.object({
  rows: z.object({ before: count, after: count }),
  schema: z.array(
    z.object({ column: z.string(), before: optional(z.string()), after: optional(z.string()) }),
  ),
  measures: z.array(
    z.object({
      column: z.string(),
      measure: z.string(),
      unit: z.enum(['share', 'number', 'text']),
      before: value,
      after: value,
      notable: z.boolean(),
    }),
  ),
})

const comparison = z.object({
  kind: z.enum(['change', 'reference']),
  name: z.string(),
  commit: optional(z.string()),
  sha256: optional(z.string()),
  rows: optional(z.object({ added: count, removed: count, changed: count, key: z.array(z.string()) })),
  shift,
  notes: z.array(z.string()),
})

/** What became of data, as JSON: what was found once need not be found again for the same data and rules. */
export const findingsSchema = z.object({
  /** Files and rows that could be read, and rows that could not. */
  files: count,
  rows: count,
  rejectedRows: count,
  sample: optional(z.object({ rows: count, share: z.number(), seed: z.number() })),
  /** Rows that a change adds or touches, by which rules on rows were judged; absent where all were. */
  judgedRows: optional(count),
  results: z.array(result),
  /** Absent where no file could be read. */
  profile: optional(profileSchema),
  comparisons: z.array(comparison),
  /** What was guessed to be asked of such data; absent unless it was asked for. */
  contract: optional(contractSchema),
  /** What a reader must know of how the data was read. */
  notes: z.array(z.string()),
  /** Version of the engine that found it. */
  engine: z.string(),
})
export type Findings = z.output<typeof findingsSchema>
