import { z } from 'zod'
import { SEVERITIES } from '#core'

const count = z.int().min(0)
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const verdict = z.enum(['pass', 'warn', 'fail', 'inconclusive', 'error'])
const value = z.union([z.number(), z.string()])

const example = z.strictObject({
  file: z.string(),
  line: z.int().nullable().describe('Physical line of a text file, from 1.'),
  position: z.int().nullable().describe('Column of the value in that line, in characters from 1.'),
  row: z.int().nullable().describe('Ordinal of the row in a file without lines, from 1.'),
  column: z.string().nullable(),
  value: z.string().nullable().describe('What stands there, up to 200 characters.'),
  masked: z.boolean().describe('The column is personal, so that the value is not said.'),
  note: z.string().nullable(),
})

const rule = z.strictObject({
  rule: z.string().describe('Unique within the run.'),
  text: z.string().describe('What the rule asks.'),
  title: z.string().nullable().describe('Its name in the tool that it was written for.'),
  description: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  status: z
    .enum(['holds', 'broken', 'unsupported', 'not-run'])
    .describe('What was not checked (unsupported, not-run) fails, whatever its severity.'),
  verdict,
  why: z.string(),
  checked: count.nullable().describe('Rows that the rule looked at; null for a rule that is not about rows.'),
  broken: count.nullable(),
  older: count.nullable().describe('Rows that break it and are older than the change that is judged.'),
  observed: value.nullable(),
  column: z.string().nullable(),
  source: z.string().nullable().describe('File of rules.'),
  line: z.int().nullable().describe('Line in the file of rules, from 1.'),
  examples: z.array(example).max(10),
})

const comparison = z.strictObject({
  name: z.string(),
  commit: z.string().nullable(),
  'dataset-digest': digest.nullable(),
  rows: z.strictObject({
    before: count,
    after: count,
    added: count.nullable(),
    removed: count.nullable(),
    changed: count.nullable().describe('Known where a key tells rows apart.'),
    key: z.array(z.string()),
  }),
  schema: z.array(
    z.strictObject({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  columns: z.array(
    z.strictObject({
      column: z.string(),
      measure: z.string(),
      before: value,
      after: value,
      notable: z.boolean(),
    }),
  ),
  notes: z.array(z.string()),
})

const judged = z.strictObject({
  rows: count.describe('Rows that could be read.'),
  files: count.describe('Files that could be read.'),
  sample: z
    .strictObject({ rows: count, share: z.number(), seed: z.number(), method: z.string() })
    .nullable()
    .describe('Present if only a random part of the rows was judged.'),
  'dataset-digest': digest,
  expectations: z.array(z.strictObject({ name: z.string(), format: z.string(), origin: z.string() })),
  rules: z.array(rule),
  notes: z.array(z.string()),
  change: comparison.nullable(),
  reference: comparison.nullable(),
  'dvc-md5': z
    .record(z.string(), z.string())
    .optional()
    .describe('By name of the file or folder, as DVC computes it.'),
})

/** The JSON report of validate-data, as `canonicalJson` writes it. */
export const dataReportSchema = z.strictObject({
  schema: z.literal('lockstep.report/1'),
  action: z.literal('validate-data'),
  verdict,
  reasons: z.array(z.string()).min(1),
  details: z.union([
    z.strictObject({ problems: z.array(z.string()) }).describe('The data could not be judged at all.'),
    z.strictObject({ cancelled: z.literal(true) }).describe('The step was cancelled.'),
    judged,
  ]),
})
