import { z } from 'zod'
import type { Severity } from '#core'
import type { Check } from '../../check-kinds.ts'
import type { GivenBounds, Own } from './shapes.ts'

/** A rule as it was read: what it asks of a column, or of the data. */
export interface Written extends Own {
  readonly checkOf: (column: string) => Check
  /** Why it makes no sense, though each of its parts does. */
  readonly problem?: string | undefined
  /** An end of a range, where it is written alone. */
  readonly ends?: GivenBounds | undefined
}

/** A rule, and where it stands. */
export interface Placed {
  readonly id: string
  readonly path: readonly PropertyKey[]
  readonly written: Written
  readonly check: Check
  /** Unless the rule has its own. */
  readonly severity: Severity
}

/** A schema of a key under a column: what is written there becomes a check of that column. */
export function columnRule<S extends z.ZodType<Own | undefined>>(
  schema: S,
  checkOf: (given: NonNullable<z.output<S>>, column: string) => Check,
  problemOf: (given: NonNullable<z.output<S>>) => string | undefined = () => undefined,
) {
  return schema
    .transform((given): Written | undefined => {
      if (given === undefined || given === null) return undefined
      return { ...ownOf(given), checkOf: (column) => checkOf(given, column), problem: problemOf(given) }
    })
    .optional()
}

/** A schema of a key of the document. */
export function dataRule<S extends z.ZodType<Own | undefined>>(
  schema: S,
  check: (given: NonNullable<z.output<S>>) => Check,
  problemOf?: (given: NonNullable<z.output<S>>) => string | undefined,
) {
  return columnRule(schema, check, problemOf)
}

/** The same for a key that may hold several. */
export function dataRules<S extends z.ZodType<Own>>(
  item: S,
  check: (given: NonNullable<z.output<S>>) => Check,
  problemOf?: (given: NonNullable<z.output<S>>) => string | undefined,
) {
  return z
    .preprocess(
      (given) => (Array.isArray(given) ? given : [given]),
      z.array(dataRule(item, check, problemOf)).min(1, 'the list is empty, so nothing is checked'),
    )
    .optional()
}

function ownOf({ name, severity, tolerance, where, description }: Own): Own {
  return { name, severity, tolerance, where, description }
}
