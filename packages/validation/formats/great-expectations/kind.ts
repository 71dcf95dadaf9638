import { z } from 'zod'
import { schemaMessage } from '#core'
import type { Check } from '../../check-kinds.ts'
import type { FormatKind } from '../../format.ts'
import { type Bound, type Bounds, instantOf, type SetValue } from '../../rule.ts'
import type { Backend } from './row-condition.ts'

/** What is wrong with one argument of an expectation. */
export interface ArgumentProblem {
  readonly path: readonly PropertyKey[]
  readonly what: string
}

/** One type of expectation: how its arguments are read, and which check it is. */
export interface ExpectationKind {
  readonly support: FormatKind['support']
  read(
    kwargs: Readonly<Record<string, unknown>>,
    backend: Backend,
  ): { readonly check: Check } | { readonly problems: readonly ArgumentProblem[] }
}

export function kind<S extends z.ZodRawShape>(
  shape: S,
  checkOf: (kwargs: z.output<z.ZodObject<S>>, backend: Backend) => Check,
  support: FormatKind['support'] = 'yes',
): ExpectationKind {
  const schema = z.strictObject(shape)
  return {
    support,
    read: (kwargs, backend) => {
      const { success, data, error } = schema.safeParse(kwargs, { error: schemaMessage })
      if (success) return { check: checkOf(data, backend) }
      return { problems: error.issues.map((issue) => ({ path: pathOf(issue), what: issue.message })) }
    },
  }
}

function pathOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  return unknown === undefined ? issue.path : [...issue.path, unknown]
}

/** One that is not run, whatever its arguments are. */
export function notRun(why: string): ExpectationKind {
  return { support: { unsupported: why }, read: () => ({ check: { kind: 'unsupported', why } }) }
}

export function unsupported(why: string): Check {
  return { kind: 'unsupported', why }
}

const MAX_VALUES = 10_000
const MAX_PATTERN = 1000
const MAX_COLUMNS = 1000

export const name = z.string().min(1, 'must not be empty')
export const columns = z.array(name).min(1, 'the list is empty').max(MAX_COLUMNS)
export const number = z.number()
const instant = z.string().refine((text) => !Number.isNaN(instantOf(text)))
export const bound = z.union([z.number(), instant], { error: 'expected a number, a day or an instant' })
export const flag = z.boolean().nullish()
export const setValue = z.union([z.string(), z.number(), z.boolean()])
/** null among the values means nothing: what is null is not compared. */
export const set = z
  .array(setValue.nullable())
  .max(MAX_VALUES, `more than ${MAX_VALUES} values`)
  .transform((items) => items.filter((item): item is SetValue => item !== null))
export const NO_SET = 'value_set must be given'
export const pattern = z.string().max(MAX_PATTERN, `longer than ${MAX_PATTERN} characters`)
export const patterns = z.array(pattern).min(1, 'the list is empty').max(MAX_COLUMNS)

export const limits = {
  min_value: number.nullish(),
  max_value: number.nullish(),
  strict_min: flag,
  strict_max: flag,
}
export const timeLimits = { ...limits, min_value: bound.nullish(), max_value: bound.nullish() }

interface Limits<T> {
  readonly min_value?: T | null | undefined
  readonly max_value?: T | null | undefined
  readonly strict_min?: boolean | null | undefined
  readonly strict_max?: boolean | null | undefined
}

/** An end that is neither given nor there is nothing to be strict about. */
export function boundsOf<T extends Bound>({
  min_value,
  max_value,
  strict_min,
  strict_max,
}: Limits<T>): Bounds<T> {
  return {
    min: min_value ?? undefined,
    max: max_value ?? undefined,
    exclusiveMin: strict_min ?? false,
    exclusiveMax: strict_max ?? false,
  }
}

export const exactly = (value: number): Bounds => ({ min: value, max: value })
