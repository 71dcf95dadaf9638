import { card } from './card.ts'
import { email } from './email.ts'
import { iban } from './iban.ts'
import { ip } from './ip.ts'
import type { KindOfData } from './kind.ts'
import { phone } from './phone.ts'

export type PersonalKind = KindOfData['name']

/** The surest first: a text that holds several is of the first. */
export const PERSONAL_KINDS: readonly KindOfData[] = [iban, card, email, ip, phone]

/** A text is looked at up to here, so that one huge value cannot hold up a run. */
const LONGEST = 100_000

/** What kind of personal data a text holds, on its own or within other words. */
export function detect(text: string): PersonalKind | undefined {
  return PERSONAL_KINDS.find((kind) => isOfKind(kind, text))?.name
}

/** Whether a text holds data of a kind. */
export function isOfKind({ candidates, confirms }: KindOfData, text: string): boolean {
  for (const [candidate] of text.slice(0, LONGEST).matchAll(candidates)) if (confirms(candidate)) return true
  return false
}

/** The text with a star for each letter and digit: its form stays to be seen, such as `***@*******.***`. */
export function mask(text: string): string {
  return text.replace(/[\p{L}\p{M}\p{N}]/gu, '*')
}
