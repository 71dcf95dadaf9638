import type { Severity } from '#core'
import type { Bounds } from '../../rule.ts'
import type { Quality } from './schema.ts'

/** What a quality rule asks of its number; or of a value that is no number. */
export type Wanted =
  | { readonly bounds: Bounds }
  | { readonly is: { readonly value: string | boolean; readonly negated: boolean } }

export const OPERATORS = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
] as const
export type Operator = (typeof OPERATORS)[number]

export function operatorsOf(quality: Quality): Operator[] {
  return OPERATORS.filter((operator) => quality[operator] !== undefined && quality[operator] !== null)
}

/**
 * The first operator of a rule, in the order in which datacontract-cli looks for them. Both ends belong to
 * `mustBeBetween`, as they do there, though the standard's text says that they do not.
 */
export function wantedOf(quality: Quality): Wanted | undefined {
  const [operator] = operatorsOf(quality)
  if (operator === undefined) return undefined
  const negated = operator.startsWith('mustNot')
  if (operator === 'mustBeBetween' || operator === 'mustNotBeBetween') {
    const [min, max] = quality[operator] ?? []
    return { bounds: negated ? { min, max, negated } : { min, max } }
  }
  const value = quality[operator]
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'number') return { is: { value, negated } }
  switch (operator) {
    case 'mustBe':
      return { bounds: { min: value, max: value } }
    case 'mustNotBe':
      return { bounds: { min: value, max: value, negated } }
    case 'mustBeGreaterThan':
      return { bounds: { min: value, exclusiveMin: true } }
    case 'mustBeGreaterOrEqualTo':
      return { bounds: { min: value } }
    case 'mustBeLessThan':
      return { bounds: { max: value, exclusiveMax: true } }
    case 'mustBeLessOrEqualTo':
      return { bounds: { max: value } }
  }
}

/** A severity that does not block in datacontract-cli does not block here. */
export function severityOf(severity: string | null | undefined): Severity {
  switch (severity?.trim().toLowerCase()) {
    case 'info':
      return 'info'
    case 'warning':
    case 'warn':
    case 'low':
    case 'minor':
    case 'trivial':
      return 'warn'
    default:
      return 'fail'
  }
}

export function isPercent({ unit }: Quality): boolean {
  return ['percent', 'percentage', '%'].includes(unit?.trim().toLowerCase() ?? '')
}
