import { z } from 'zod'
import { formatNumber } from '#core'
import { counter, type Engine } from '#data'
import type { Guess, TableRule } from './guess.ts'
import type { Margins } from './margins.ts'
import { type MeasuredColumn, TABLE } from './measured-columns.ts'

const ENOUGH = 100
const ENOUGH_FOR_NEVER = 1000
/** Columns beyond these are not paired. */
const MOST = 12
const PAIRED_NAMES = [
  'start end',
  'begin end',
  'from to',
  'min max',
  'low high',
  'lower upper',
  'first last',
].map((pair) => pair.split(' '))

interface Pair {
  readonly earlier: MeasuredColumn
  readonly later: MeasuredColumn
}

/** Pairs of times, and of numbers with names that are opposites, of which one is never above the other. */
export async function guessOrders(
  engine: Engine,
  columns: readonly MeasuredColumn[],
  margins: Margins,
): Promise<Guess<TableRule>[]> {
  const pairs = pairsOf(columns)
  if (pairs.length === 0) return []
  const counts = pairs.map(({ earlier, later }, index) => {
    const [a, b] = [earlier.value, later.value]
    const count = (condition: string, name: string) =>
      `count(CASE WHEN ${condition} THEN 1 END) AS ${name}${index}`
    return [count(`${a} <= ${b}`, 'kept'), count(`${a} > ${b}`, 'broken'), count(`${a} < ${b}`, 'less')].join(
      ', ',
    )
  })
  const found = await engine.one(`SELECT ${counts.join(', ')} FROM ${TABLE}`, z.record(z.string(), counter))
  return pairs.flatMap(({ earlier, later }, index): Guess<TableRule>[] => {
    const { [`kept${index}`]: kept = 0, [`broken${index}`]: broken = 0, [`less${index}`]: less = 0 } = found
    if (broken > 0 || kept < ENOUGH || less === 0) return []
    const tolerance = kept >= ENOUGH_FOR_NEVER ? 0 : margins.toleranceFor(kept, 1, kept)
    const rule = { kind: 'order', earlier: earlier.name, later: later.name, tolerance } as const
    return [{ rule, why: `it holds in all ${formatNumber(kept)} rows that have both` }]
  })
}

function pairsOf(columns: readonly MeasuredColumn[]): Pair[] {
  const times = columns.filter(({ type }) => type === 'date' || type === 'timestamp').slice(0, MOST)
  const ofTimes = times.flatMap((earlier) =>
    times.flatMap((later) => (earlier !== later && earlier.type === later.type ? [{ earlier, later }] : [])),
  )
  const numbers = columns.filter(({ type }) => type === 'integer' || type === 'number')
  const ofNumbers = numbers.flatMap((earlier) =>
    numbers.flatMap((later) => (areOpposites(earlier.name, later.name) ? [{ earlier, later }] : [])),
  )
  return [...ofTimes, ...ofNumbers].filter(
    ({ earlier, later }) => canBeCompared(earlier.name) && canBeCompared(later.name),
  )
}

function areOpposites(earlier: string, later: string): boolean {
  return PAIRED_NAMES.some(([low = '', high = '']) => {
    const word = new RegExp(`(^|_)${low}(_|$)`, 'i')
    return word.test(earlier) && earlier.toLowerCase().replace(low, high) === later.toLowerCase()
  })
}

/** Whether a comparison of columns can name it: `a <= b`. */
function canBeCompared(name: string): boolean {
  return !/[<>=!]|^\s|\s$/.test(name)
}
