import { formatNumber } from '#core'
import type { ContractGuess } from './guess.ts'
import { RISK, SPAN } from './margins.ts'

/** What stands at the top of a contract: from what it was made, what it promises, and what no data can tell. */
export function headOf({ sha256, rows, remarks }: ContractGuess): string[] {
  const sizes =
    rows < SPAN ? '' : ` of ${formatNumber(Math.floor(rows / SPAN))} to ${formatNumber(SPAN * rows)} rows`
  return [
    `Guessed from ${formatNumber(rows)} rows of data, sha256:${sha256}.`,
    `A new sample${sizes} of the same process keeps all of it in at least ${100 * (1 - RISK)} of 100 cases, if rows are`,
    'drawn independently and what is guessed to be never, all or natural is. Each guess has its reason above it:',
    'read them, correct what you know better, and keep this file with your code.',
    ...remarks,
  ]
}
