import type { Severity } from '#core'
import type { Allowance, Bounds } from '../../rule.ts'
import type { Threshold } from './schema.ts'

type Comparison = NonNullable<Threshold['additional']>

/** What a threshold lets pass; undefined if it compares nothing, so that the default of the check holds. */
export function boundsOf(given: Comparison): Bounds | undefined {
  const { must_be: equal, must_not_be: other, must_be_between: inside, must_be_not_between: outside } = given
  if (isGiven(equal)) return { min: equal, max: equal }
  if (isGiven(other)) return { min: other, max: other, negated: true }
  if (inside) return between(inside)
  if (outside) return notBetween(outside)
  const bounds = between({
    greater_than: given.must_be_greater_than,
    greater_than_or_equal: given.must_be_greater_than_or_equal,
    less_than: given.must_be_less_than,
    less_than_or_equal: given.must_be_less_than_or_equal,
  })
  return bounds.min === undefined && bounds.max === undefined ? undefined : bounds
}

type Range = NonNullable<Comparison['must_be_between']>

function between(range: Range): Bounds {
  const { greater_than: above, greater_than_or_equal: from, less_than: below, less_than_or_equal: to } = range
  return {
    ...(isGiven(above) ? { min: above, exclusiveMin: true } : isGiven(from) ? { min: from } : {}),
    ...(isGiven(below) ? { max: below, exclusiveMax: true } : isGiven(to) ? { max: to } : {}),
  }
}

/** Passes below the lower or above the upper end: what fails lies between, without the ends that pass. */
function notBetween(range: Range): Bounds {
  const { greater_than: above, greater_than_or_equal: from, less_than: below, less_than_or_equal: to } = range
  return {
    ...(isGiven(below) ? { min: below } : isGiven(to) ? { min: to, exclusiveMin: true } : {}),
    ...(isGiven(above) ? { max: above } : isGiven(from) ? { max: from, exclusiveMax: true } : {}),
    negated: true,
  }
}

function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null
}

const severityOf = ({ level }: Comparison): Severity => (level?.toLowerCase() === 'warn' ? 'warn' : 'fail')

export interface Judgement {
  readonly severity: Severity
  readonly bounds: Bounds
  /** Of a second threshold, which only warns. */
  readonly warn?: Bounds | undefined
}

/** The threshold that fails, and the one that warns. */
export function judgementOf(threshold: Threshold | null | undefined, byDefault: Bounds): Judgement {
  if (!threshold) return { severity: 'fail', bounds: byDefault }
  const own = boundsOf(threshold) ?? byDefault
  const severity = severityOf(threshold)
  const second = threshold.additional ? boundsOf(threshold.additional) : undefined
  if (second === undefined) return { severity, bounds: own }
  return severity === 'fail'
    ? { severity, bounds: own, warn: second }
    : { severity: 'fail', bounds: second, warn: own }
}

export function allowanceOf(threshold: Threshold | null | undefined, bounds: Bounds): Allowance {
  return { kind: threshold?.metric === 'percent' ? 'percent' : 'rows', bounds }
}
