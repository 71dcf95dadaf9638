import { z } from 'zod'
import { formatNumber } from '#core'
import { counter, type Engine } from '#data'
import type { Guess } from './guess.ts'
import type { Margins } from './margins.ts'
import { type MeasuredColumn, TABLE } from './measured-columns.ts'

/** Rows from which on "none was seen" is taken for "there is none". */
const ENOUGH_FOR_NEVER = 100
const KEY_NAME = /(^|[_\s.-])(id|key|uuid|guid|nr|number)$|[a-z](Id|ID|Key|Uuid|UUID)$/

/** Missing values: none, or at most a share that a new sample exceeds with a known chance only. */
export function guessPresence({ rows, present }: MeasuredColumn, margins: Margins): Guess[] {
  const nulls = rows - present
  if (present === 0) return []
  const seen = `${formatNumber(nulls)} of ${formatNumber(rows)} rows were null`
  if (nulls === 0 && rows >= ENOUGH_FOR_NEVER) {
    const bound = `so with 95 % confidence less than ${percent(3 / rows)} are; guessed to be never`
    return [{ rule: { kind: 'not-null', tolerance: 0 }, why: `${seen}, ${bound}` }]
  }
  const tolerance = margins.toleranceFor(rows, nulls + 1, Math.max(1, rows - nulls))
  if (tolerance >= 1) return []
  return [
    { rule: { kind: 'not-null', tolerance }, why: `${seen}; the tolerance is what a new sample may have` },
  ]
}

/** A key has a value of its own in each row, and looks like one: without that, distinct values are chance. */
export async function guessKey(engine: Engine, column: MeasuredColumn): Promise<Guess[]> {
  const { name, type, value, present } = column
  if (present < 2 || !(type === 'uuid' || type === 'integer' || type === 'string')) return []
  const { distinct } = await engine.one(
    `SELECT count(DISTINCT ${value}) AS "distinct" FROM ${TABLE}`,
    z.object({ distinct: counter }),
  )
  if (distinct < present) return []
  const isNamed = KEY_NAME.test(name) || type === 'uuid'
  if (!isNamed && !(type === 'integer' && (await isRunning(engine, column)))) return []
  const look = isNamed ? 'it looks like a key' : 'they are consecutive'
  return [{ rule: { kind: 'unique' }, why: `all ${formatNumber(present)} values differ, and ${look}` }]
}

async function isRunning(engine: Engine, { value, present }: MeasuredColumn): Promise<boolean> {
  const { low, high } = await engine.one(
    `SELECT min(${value})::DOUBLE AS low, max(${value})::DOUBLE AS high FROM ${TABLE}`,
    z.object({ low: z.number(), high: z.number() }),
  )
  return high - low + 1 === present
}

/** A share in percent, to two digits. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`
}
