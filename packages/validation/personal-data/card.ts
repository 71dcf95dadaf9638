import type { KindOfData } from './kind.ts'

interface Issuer {
  /** First digits, as ranges of equal length. */
  readonly prefixes: readonly (readonly [from: number, to: number])[]
  readonly lengths: readonly number[]
}

/** Ranges of the large schemes (ISO/IEC 7812). Maestro is left out: its ranges hold half of all numbers. */
const ISSUERS: readonly Issuer[] = [
  // Visa
  { prefixes: [[4, 4]], lengths: [13, 16, 19] },
  // Mastercard
  {
    prefixes: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
  },
  // American Express
  {
    prefixes: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
  },
  // Discover
  {
    prefixes: [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    lengths: [16, 19],
  },
  // Diners Club
  {
    prefixes: [
      [300, 305],
      [3095, 3095],
      [36, 36],
      [38, 39],
    ],
    lengths: [14, 16],
  },
  // JCB
  { prefixes: [[3528, 3589]], lengths: [16] },
  // UnionPay
  { prefixes: [[62, 62]], lengths: [16, 17, 18, 19] },
  // Mir
  { prefixes: [[2200, 2204]], lengths: [16] },
]

/** A payment card: digits of a scheme's range and length, in the groups that are printed, with Luhn's check digit. */
export const card: KindOfData = {
  name: 'card',
  prefilter: '[0-9](?:[ -]?[0-9]){12}',
  candidates:
    /(?<![\p{L}\p{N}+.,_:/-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|3\d{3}([ -])\d{6}\2\d{4,5})(?![\p{L}\p{N}_:/-]|[.,]\p{N})/gu,
  confirms: (candidate) => {
    const digits = candidate.replace(/[ -]/g, '')
    return ISSUERS.some((issuer) => issues(issuer, digits)) && hasLuhnDigit(digits)
  },
}

function issues({ prefixes, lengths }: Issuer, digits: string): boolean {
  if (!lengths.includes(digits.length)) return false
  return prefixes.some(([from, to]) => {
    const prefix = Number(digits.slice(0, String(from).length))
    return prefix >= from && prefix <= to
  })
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit counts twice. */
function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const twice = digit * 2
    sum += index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}
