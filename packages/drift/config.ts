import { z } from 'zod'
import { checkDocument, SEVERITIES, type YamlDocument } from '#core'

/** What drift detection finds here, in the order in which one explains away the next. */
export const CAUSE_KINDS = ['schema', 'volume', 'quality', 'data'] as const
export type CauseKind = (typeof CAUSE_KINDS)[number]

const share = z.number().min(0).max(1)
const psi = z.number().positive()
const severity = z.enum(SEVERITIES)
/** GitHub takes only these as inputs of a workflow. */
const workflowInput = z.union([z.string(), z.number(), z.boolean()]).transform(String)

export const configSchema = z.strictObject({
  columns: z
    .strictObject({
      /** Columns to compare; all of the reference if absent. */
      include: z.array(z.string()).min(1).optional(),
      exclude: z.array(z.string()).default([]),
      /** Minimum effect of single columns, in place of the general one. */
      'minimum-effect': z.record(z.string(), psi).default({}),
    })
    .prefault({}),
  /** Share of false alarms among the alarms that is accepted (Benjamini-Hochberg over the columns). */
  level: z.number().gt(0).max(0.2).default(0.01),
  /** Population stability index below which a change does not matter, however certain it is. */
  'minimum-effect': psi.default(0.1),
  quality: z
    .strictObject({
      /** Rise of the share of missing values in a column, absolute: 0.05 is five of 100 rows. */
      'max-null-increase': share.default(0.05),
      /** Rise of the share of NaN and infinities in a numeric column. */
      'max-non-finite-increase': share.default(0.01),
      /** Share of rows or lines that cannot be read. */
      'max-unreadable': share.default(0.01),
    })
    .prefault({}),
  volume: z
    .strictObject({
      'min-rows': z.int().min(1).default(1),
      /** 0.5: from half to one and a half of the rows of a window of the reference. Not judged if absent. */
      'max-ratio-change': z.number().positive().optional(),
      /** How many windows of this length the reference holds: 4 for a reference of four months and monthly data. */
      'reference-windows': z.number().positive().default(1),
    })
    .prefault({}),
  /** Which records of a request log form the window. */
  requests: z
    .strictObject({
      arm: z.enum(['canary', 'stable']).exactOptional(),
      since: z.iso.datetime({ offset: true }).exactOptional(),
      until: z.iso.datetime({ offset: true }).exactOptional(),
    })
    .prefault({}),
  severity: z
    .strictObject({
      schema: severity.default('fail'),
      volume: severity.default('fail'),
      quality: severity.default('fail'),
      data: severity.default('fail'),
    })
    .prefault({}),
  retrain: z
    .strictObject({
      /** Kinds of drift that ask for a new training. Broken data is no reason to train on it. */
      on: z.array(z.enum(CAUSE_KINDS)).min(1).default(['data']),
      inputs: z.record(z.string(), workflowInput).default({}),
    })
    .prefault({}),
})

export type DriftConfig = z.output<typeof configSchema>

/** Reads the configuration; all defaults without a document. @throws UserError with file and line */
export function readConfig(document: YamlDocument | undefined): DriftConfig {
  if (document === undefined || document.value === null) return configSchema.parse({})
  return checkDocument(document, configSchema)
}
