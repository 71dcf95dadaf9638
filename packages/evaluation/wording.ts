import type { UndefinedReason } from '#stats'

/** A value for reading, with six digits, but never one that reads as another: 0.7999999 beside 0.8 stays so. */
export function showValue(value: number, beside?: number): string {
  const short = Number(value.toPrecision(6))
  return String(short === beside && value !== beside ? value : short)
}

/** A difference for reading. */
export function showDifference(value: number): string {
  return String(Number(value.toPrecision(4)))
}

/** Why a metric has no value on these rows. */
export const WHY_UNDEFINED: Readonly<Record<UndefinedReason, string>> = {
  empty: 'there are no rows',
  'too-few': 'there are too few rows',
  'one-class': 'all rows have the same label',
  'not-a-number': 'a score is no number',
  'not-finite': 'a score is infinite',
  'not-binary': 'there are not two classes',
  'not-a-probability': 'scores are no probabilities, they lie outside 0 to 1',
  'bad-weight': 'a weight is not usable',
}

/** `1 row`, `2 rows`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
