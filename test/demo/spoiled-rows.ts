import { z } from 'zod'
import { DemoError } from './demo-error.ts'

const COLUMNS = ['date', 'delay', 'distance', 'origin', 'destination'] as const

/** One cell that was spoiled: `line` counts from 1 with the header, as an editor does. */
export const spoiledRowSchema = z.object({
  line: z.int().min(2),
  column: z.enum(COLUMNS),
  problem: z.enum([
    'negative distance',
    'unknown airport',
    'missing delay',
    'malformed number',
    'impossible date',
  ]),
  before: z.string(),
  after: z.string(),
})
export type SpoiledRow = z.infer<typeof spoiledRowSchema>

interface Spoiling {
  line: number
  column: (typeof COLUMNS)[number]
  problem: SpoiledRow['problem']
  spoil: (value: string) => string
}

const SPOILINGS: Spoiling[] = [
  { line: 1_204, column: 'distance', problem: 'negative distance', spoil: (miles) => `-${miles}` },
  { line: 9_817, column: 'origin', problem: 'unknown airport', spoil: () => 'ZZ9' },
  { line: 23_456, column: 'delay', problem: 'missing delay', spoil: () => '' },
  { line: 40_321, column: 'distance', problem: 'malformed number', spoil: (miles) => `${miles}mi` },
  {
    line: 51_902,
    column: 'date',
    problem: 'impossible date',
    spoil: (date) => `2001-05-32${date.slice(10)}`,
  },
]

/**
 * Spoils a handful of cells of a CSV of flights, always at the same lines.
 * @param csv text with the header date,delay,distance,origin,destination and no quoted cells
 * @returns the spoiled text and what was done where, in the order of the lines
 */
export function spoil(csv: string): { csv: string; rows: SpoiledRow[] } {
  const lines = csv.split('\n')
  if (lines[0] !== COLUMNS.join(','))
    throw new DemoError(`the CSV begins with "${lines[0]}"`, 'split the flights anew')
  const rows = SPOILINGS.map(({ line, column, problem, spoil: change }) => {
    const cells = lines[line - 1]?.split(',') ?? []
    const at = COLUMNS.indexOf(column)
    const before = cells[at]
    if (before === undefined || cells.length !== COLUMNS.length)
      throw new DemoError(`line ${line} of the CSV is not a flight`, 'split the flights anew')
    const after = change(before)
    lines[line - 1] = cells.with(at, after).join(',')
    return { line, column, problem, before, after }
  })
  return { csv: lines.join('\n'), rows }
}
