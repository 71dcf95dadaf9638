/** One kind of personal data. */
export interface KindOfData {
  readonly name: 'email' | 'phone' | 'iban' | 'card' | 'ip'
  /** An expression of RE2 that every text with such data matches; others need not be looked at. */
  readonly prefilter: string
  /** What may be such data, as far as a pattern can tell. */
  readonly candidates: RegExp
  /** Whether a candidate is. */
  readonly confirms: (candidate: string) => boolean
}
