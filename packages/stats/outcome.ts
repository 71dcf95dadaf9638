/** Why a quantity has no value. */
export type UndefinedReason =
  | 'empty'
  | 'too-few'
  | 'one-class'
  | 'not-a-number'
  | 'not-finite'
  | 'not-binary'
  | 'not-a-probability'
  | 'bad-weight'

/** No value, with the reason; `row` is the first row (from 0) that causes it, where one row does. */
export interface Undefined {
  readonly defined: false
  readonly reason: UndefinedReason
  readonly row?: number
}

/** A value, or the reason why there is none. A metric without data is not zero. */
export type Outcome<T> = { readonly defined: true; readonly value: T } | Undefined

/** An outcome that has a value. */
export function defined<T>(value: T): { readonly defined: true; readonly value: T } {
  return { defined: true, value }
}

/** An outcome without a value. */
export function undefinedFor(reason: UndefinedReason, row?: number): Undefined {
  return row === undefined ? { defined: false, reason } : { defined: false, reason, row }
}
