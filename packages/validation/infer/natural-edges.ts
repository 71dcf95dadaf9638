import { z } from 'zod'
import { counter, type Engine, literal } from '#data'
import { type MeasuredColumn, TABLE } from './measured-columns.ts'
import type { Spread } from './numbers.ts'

/** Ends that no value can lie beyond. */
export interface Edges {
  readonly low: number | undefined
  readonly high: number | undefined
}

/** So many values would lie beyond if it were no end, and none does. */
const MISSED = 20
/** Steps from an end to the median. */
const STEPS = 10

/**
 * Guesses natural ends: 0, 1 and 100, and the least and the greatest of whole numbers. One is taken where the values crowd
 * at it. A distribution that falls off smoothly (log-concave: normal, logistic, ...) has at most c0^2 / c1 values in the
 * step beyond an end with c0 in the last step and c1 in the one before it.
 */
export async function findEdges(engine: Engine, column: MeasuredColumn, spread: Spread): Promise<Edges> {
  const { low, high } = spread
  const isWhole = column.type === 'integer'
  const lows = [...(low >= 0 ? [0] : []), ...(isWhole ? [low] : [])]
  const highs = [
    ...(low >= 0 && high <= 1 ? [1] : []),
    ...(low >= 0 && high > 1 && high <= 100 ? [100] : []),
    ...(isWhole ? [high] : []),
  ]
  return {
    low: await firstEdge(engine, column, spread, lows, 1),
    high: await firstEdge(engine, column, spread, highs, -1),
  }
}

async function firstEdge(
  engine: Engine,
  column: MeasuredColumn,
  spread: Spread,
  edges: readonly number[],
  inwards: 1 | -1,
): Promise<number | undefined> {
  for (const edge of edges) if (await isEdge(engine, column, spread, edge, inwards)) return edge
  return undefined
}

async function isEdge(
  engine: Engine,
  { value, type }: MeasuredColumn,
  { median, low, high }: Spread,
  edge: number,
  inwards: 1 | -1,
): Promise<boolean> {
  const distance = (median - edge) * inwards
  // An end that was only seen must be held by its own value; a round one by what is near.
  const isSeen = type === 'integer' && (edge === low || edge === high)
  const step = isSeen ? 1 : type === 'integer' ? Math.max(1, distance / STEPS) : distance / STEPS
  const from = `((${value})::DOUBLE - ${literal(edge)}) * ${inwards}`
  const within = (start: number, end: number) =>
    `count(CASE WHEN d >= ${literal(start)} AND d < ${literal(end)} THEN 1 END)`
  const { at, last, before, half } = await engine.one(
    `SELECT count(CASE WHEN d = 0 THEN 1 END) AS at, ${within(0, step)} AS last, ${within(step, 2 * step)} AS before,
       count(CASE WHEN d <= ${literal(distance)} THEN 1 END) AS half FROM (SELECT ${from} AS d FROM ${TABLE})`,
    z.object({ at: counter, last: counter, before: counter, half: counter }),
  )
  if (distance <= 0) return at >= MISSED
  // Beyond a gap anything may stand: whole numbers that are labels or lengths of routes have no smooth end.
  if (isSeen && before === 0) return false
  return last ** 2 / Math.max(1, before, (half * step) / distance) >= MISSED
}
