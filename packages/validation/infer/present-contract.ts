import { formatNumber } from '#core'
import { code, type Document, details, heading, paragraph, table } from '#report'
import { cut } from '../wording.ts'
import type { WrittenContract } from './contract.ts'

/** The summary of a step holds a megabyte. */
const SHOWN = 60_000
const GUESSES = 200

/** The contract and its guesses, capped. */
export function presentContract({ text, guesses }: WrittenContract): Document {
  const lines = text.slice(0, SHOWN).split('\n')
  const shown =
    text.length <= SHOWN ? text : `${lines.slice(0, -1).join('\n')}\n# ... the file has all of it\n`
  return [
    heading('A contract for this data', 3),
    paragraph(`${formatNumber(guesses.length)} guesses. Correct what you know better before you keep it.`),
    code(shown, 'yaml'),
    details(
      guesses.length > GUESSES ? `The first ${GUESSES} guesses` : 'The guesses',
      table(
        ['Rule', 'Why'],
        guesses.slice(0, GUESSES).map(({ rule, why }) => [cut(rule), why]),
      ),
    ),
  ]
}
