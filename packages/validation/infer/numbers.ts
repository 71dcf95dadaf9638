import { z } from 'zod'
import { formatNumber } from '#core'
import { type Engine, real } from '#data'
import type { Guess } from './guess.ts'
import { type Margins, outwards } from './margins.ts'
import { type MeasuredColumn, TABLE } from './measured-columns.ts'
import { type Edges, findEdges } from './natural-edges.ts'
import { percent } from './presence.ts'

/** Rows below which the spread of values says too little. */
const ENOUGH = 30
/** One value in so many, at each end, counts as an outlier of the known sample: a range ends before it. */
const TRIMMED = 2000
/** Beyond this, doubles leave whole numbers out, and the squares of sums overflow. */
const LARGEST = 2 ** 53
/** Means of heavier tails (kurtosis; 3 for the normal distribution) are not normal at these sizes. */
const HEAVY = 12
const ENOUGH_FOR_MEAN = 200

export interface Spread {
  readonly n: number
  readonly low: number
  readonly high: number
  readonly median: number
  readonly mean: number
  readonly deviation: number
  readonly kurtosis: number | null
}

/** Where numbers lie: natural ends, a range with a tolerance, and bands of the median and the mean. */
export async function guessNumbers(
  engine: Engine,
  column: MeasuredColumn,
  margins: Margins,
): Promise<Guess[]> {
  const spread = column.present < ENOUGH ? undefined : await spreadOf(engine, column)
  if (spread === undefined) return []
  const edges = await findEdges(engine, column, spread)
  return [
    ...edgeGuesses(edges),
    ...(await rangeGuess(engine, column, spread, edges, margins)),
    ...(await medianGuess(engine, column, spread, margins)),
    ...meanGuess(spread, margins),
  ]
}

const numbers = z.object({
  n: z.bigint().transform(Number),
  finite: z.bigint().transform(Number),
  low: real.nullable(),
  high: real.nullable(),
  median: real.nullable(),
})

/** Undefined where a value is no finite number, or too large to be counted with. */
async function spreadOf(engine: Engine, { value }: MeasuredColumn): Promise<Spread | undefined> {
  const x = `(${value})::DOUBLE`
  const { n, finite, low, high, median } = await engine.one(
    `SELECT count(x) AS n, count(CASE WHEN isfinite(x) THEN 1 END) AS finite, min(x) AS low, max(x) AS high,
       quantile_disc(x, 0.5) AS median FROM (SELECT ${x} AS x FROM ${TABLE})`,
    numbers,
  )
  if (n !== finite || low === null || high === null || median === null) return undefined
  if (Math.max(Math.abs(low), Math.abs(high)) >= LARGEST) return undefined
  const moments = await engine.one(
    `SELECT avg(x) AS mean, stddev_samp(x) AS deviation, CASE WHEN min(x) < max(x) THEN kurtosis_pop(x) + 3 END AS kurtosis
     FROM (SELECT ${x} AS x FROM ${TABLE})`,
    z.object({ mean: real, deviation: real, kurtosis: real.nullable() }),
  )
  return { n, low, high, median, ...moments }
}

/** The values at ranks from 1. */
async function valuesAt(engine: Engine, { value, present }: MeasuredColumn, ranks: readonly number[]) {
  // The engine takes the ceiling of the level times the rows, so half a rank below it is exact.
  const levels = ranks.map((rank) => (rank - 0.5) / present)
  const { values } = await engine.one(
    `SELECT quantile_disc(x, [${levels.join(', ')}]) AS values FROM (SELECT (${value})::DOUBLE AS x FROM ${TABLE})`,
    z.object({ values: z.array(real) }),
  )
  return values
}

function edgeGuesses({ low, high }: Edges): Guess[] {
  const why = (end: string, seen: string) =>
    `values crowd at this ${end} and none lies ${seen}; guessed to be natural`
  if (low !== undefined && high !== undefined) {
    const rule = { kind: 'range', min: low, max: high, tolerance: 0 } as const
    return [{ rule, why: 'values crowd at both ends and none lies beyond; guessed to be natural' }]
  }
  return [
    ...(low === undefined
      ? []
      : [{ rule: { kind: 'least', bound: low }, why: why('end', 'below') } as const]),
    ...(high === undefined
      ? []
      : [{ rule: { kind: 'greatest', bound: high }, why: why('end', 'above') } as const]),
  ]
}

/** Between two ranks, with the share of new values that may lie beyond: right whatever the distribution. */
async function rangeGuess(
  engine: Engine,
  column: MeasuredColumn,
  { n }: Spread,
  edges: Edges,
  margins: Margins,
): Promise<Guess[]> {
  const open = [edges.low, edges.high].filter((edge) => edge === undefined).length
  if (open === 0) return []
  const rank = Math.max(1, Math.floor(n / TRIMMED))
  const tolerance = margins.toleranceFor(n, open * rank, n - open * rank + 1)
  const [low, high] = await valuesAt(engine, column, [rank, n + 1 - rank])
  const rule = {
    kind: 'range',
    ...(edges.low === undefined && low !== undefined ? { min: low } : {}),
    ...(edges.high === undefined && high !== undefined ? { max: high } : {}),
    tolerance,
  } as const
  const which = rank === 1 ? 'all that was seen' : `all but ${formatNumber(rank)} values at each such end`
  const why = `${which}; a new sample has at most ${percent(tolerance)} beyond`
  return [{ rule, why }]
}

async function medianGuess(
  engine: Engine,
  column: MeasuredColumn,
  { n, low: least, high: greatest }: Spread,
  margins: Margins,
): Promise<Guess[]> {
  const ranks = margins.medianRanks(n)
  // The median of a flag says less than its mean.
  const isFlag = column.type === 'integer' && greatest - least === 1
  if (ranks === undefined || isFlag) return []
  const quarters = [Math.ceil(n / 4), Math.ceil((3 * n) / 4)]
  const [low, high, first, third, middle] = await valuesAt(engine, column, [
    ...[ranks.low, ranks.high, ...quarters, Math.ceil(n / 2)],
  ])
  if (low === undefined || high === undefined || middle === undefined) return []
  // The quartiles of a normal distribution are 1.349 standard deviations apart.
  const move = margins.leastMove(((third ?? high) - (first ?? low)) / 1.349)
  const band = outwards(Math.min(low, middle - move), Math.max(high, middle + move))
  return [{ rule: { kind: 'median', ...band }, why: `by ranks, from ${formatNumber(n)} values` }]
}

function meanGuess({ n, mean, deviation, kurtosis }: Spread, margins: Margins): Guess[] {
  if (n < ENOUGH_FOR_MEAN || kurtosis === null || !(kurtosis <= HEAVY)) return []
  const move = margins.moveOfMean(n, deviation)
  const why = `${percent(move / deviation)} of a standard deviation to each side, from ${formatNumber(n)} values`
  return [{ rule: { kind: 'mean', ...outwards(mean - move, mean + move) }, why }]
}
