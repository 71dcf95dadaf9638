import { z } from 'zod'
import type { ColumnNotes } from '../rule.ts'
import type { ContractGuess } from './guess.ts'
import { writeNative } from './write-native.ts'
import { writeOdcs } from './write-odcs.ts'

/** Formats that a contract is written in. */
export const CONTRACT_FORMATS = ['native', 'odcs'] as const
export type ContractFormat = (typeof CONTRACT_FORMATS)[number]

/** A contract as a file. */
export const contractSchema = z.object({
  format: z.enum(CONTRACT_FORMATS),
  text: z.string(),
  /** Every rule that was guessed, by its place, and why. */
  guesses: z.array(z.object({ rule: z.string(), why: z.string() })),
})
export type WrittenContract = z.output<typeof contractSchema>

const WRITERS: Readonly<Record<ContractFormat, (contract: ContractGuess) => string>> = {
  native: writeNative,
  odcs: writeOdcs,
}

export function writeContract(contract: ContractGuess, format: ContractFormat): WrittenContract {
  const ofColumns = contract.columns.flatMap(({ name, guesses }) =>
    guesses.map(({ rule, why }) => ({ rule: `${name}: ${rule.kind}`, why })),
  )
  const ofTable = contract.table.map(({ rule, why }) => ({ rule: rule.kind, why }))
  return { format, text: WRITERS[format](contract), guesses: [...ofTable, ...ofColumns] }
}

/** What the contract says of its columns, so that personal ones stay so in all that is shown. */
export function notesOf({ columns }: ContractGuess): Map<string, ColumnNotes> {
  return new Map(
    columns.map(({ name, personal, guesses }) => {
      const type = guesses.find(({ rule }) => rule.kind === 'type')?.rule
      return [
        name,
        {
          type: type?.kind === 'type' ? type.type : undefined,
          description: undefined,
          unit: undefined,
          owner: undefined,
          personal: personal !== undefined,
        },
      ]
    }),
  )
}
