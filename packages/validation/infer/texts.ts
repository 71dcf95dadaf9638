import { z } from 'zod'
import { formatNumber } from '#core'
import { counter, type Engine, literal } from '#data'
import type { Guess } from './guess.ts'
import { type Margins, roundedUp } from './margins.ts'
import { type MeasuredColumn, TABLE } from './measured-columns.ts'
import { percent } from './presence.ts'

/** More values are no list for people. */
const MAX_VALUES = 300
const MAX_LENGTH = 100
/** A set with more values than this goes on growing, so that it is never taken for whole. */
const SMALL_SET = 50
/** A set is taken for whole if each of its values stood there so often. */
const OFTEN = 10
/** Above this, `in` would not find a new category of some percent. */
const MOST_UNSEEN = 0.01
/** An unseen value that comes, comes more than once: the count varies more than that of single rows. */
const CLUMP = 2
/** Sets that are not whole grow over time, not by chance alone. */
const LEAST_UNSEEN = 0.001

const ENOUGH_FOR_SHAPE = 30
const ENOUGH_FOR_NEVER = 1000
const MAX_SHAPE = 60
const ALPHABETS = [
  ...['^[0-9]+$', '^[A-Z]+$', '^[a-z]+$', '^[A-Za-z]+$', '^[A-Z0-9]+$', '^[a-z0-9]+$', '^[A-Za-z0-9]+$'],
  '^[A-Za-z0-9_.:/-]+$',
]

/** The set of values, by how much of it was not seen yet. */
export async function guessSet(engine: Engine, column: MeasuredColumn, margins: Margins): Promise<Guess[]> {
  const { raw, present } = column
  const { distinct, single, fewest, longest } = await engine.one(
    `SELECT count(*) AS "distinct", count(CASE WHEN n = 1 THEN 1 END) AS single, coalesce(min(n), 0) AS fewest,
       coalesce(max(length(v)), 0) AS longest
     FROM (SELECT ${raw} AS v, count(*) AS n FROM ${TABLE} WHERE ${raw} IS NOT NULL GROUP BY v)`,
    z.object({ distinct: counter, single: counter, fewest: counter, longest: counter }),
  )
  if (distinct === 0 || distinct > MAX_VALUES || longest > MAX_LENGTH) return []
  const isWhole = distinct <= SMALL_SET && fewest >= OFTEN
  // The share of values that are still unseen is about that of values that were seen once (Good 1953, Biometrika 40).
  const unseen = margins.toleranceFor(present, single + 1, Math.max(1, present - single))
  const tolerance = isWhole ? 0 : roundedUp(Math.max(LEAST_UNSEEN, CLUMP * unseen))
  if (tolerance > MOST_UNSEEN) return []
  const rows = await engine.rows(
    `SELECT DISTINCT ${raw} AS v FROM ${TABLE} WHERE ${raw} IS NOT NULL AND ${raw} <> '' ORDER BY v`,
    z.object({ v: z.string() }),
  )
  const values = rows.map(({ v }) => v)
  if (values.length < distinct || values.some((value) => value.includes('\0'))) return []
  const seen = `${formatNumber(distinct)} values in ${formatNumber(present)} rows`
  const why = isWhole
    ? `${seen}, each at least ${formatNumber(fewest)} times; guessed to be all`
    : `${seen}, ${formatNumber(single)} of them once; a new sample has at most ${percent(tolerance)} others`
  return [{ rule: { kind: 'set', values, tolerance }, why }]
}

/** The form of all values: one shape, or one alphabet. */
export async function guessPattern(
  engine: Engine,
  column: MeasuredColumn,
  margins: Margins,
): Promise<Guess[]> {
  const { present } = column
  if (present < ENOUGH_FOR_SHAPE) return []
  const tolerance = margins.toleranceFor(present, 1, present)
  const shape = await shapeOf(engine, column)
  const all = `all ${formatNumber(present)} values`
  if (shape !== undefined) {
    const isSure = present >= ENOUGH_FOR_NEVER
    const rule = { kind: 'pattern', pattern: shape, tolerance: isSure ? 0 : tolerance } as const
    return [{ rule, why: `${all} have this one form; guessed from their letters and digits` }]
  }
  const alphabet = await alphabetOf(engine, column)
  if (alphabet === undefined) return []
  return [{ rule: { kind: 'pattern', pattern: alphabet, tolerance }, why: `${all} are of these characters` }]
}

/** Digits, capitals and small letters as `9`, `A` and `a`: one for all values, or none. */
async function shapeOf(engine: Engine, { raw, personal }: MeasuredColumn): Promise<string | undefined> {
  const classes = [
    ['[a-z]', 'a'],
    ['[A-Z]', 'A'],
    ['[0-9]', '9'],
  ] as const
  const shape = classes.reduce((sql, [from, to]) => `regexp_replace(${sql}, '${from}', '${to}', 'g')`, raw)
  const { least, greatest, first, last } = await engine.one(
    `SELECT min(${shape}) AS least, max(${shape}) AS greatest, min(${raw}) AS first, max(${raw}) AS last FROM ${TABLE}`,
    z.object({ least: z.string(), greatest: z.string(), first: z.string(), last: z.string() }),
  )
  if (least !== greatest || !/^[\x20-\x7e]+$/.test(least) || least.length > MAX_SHAPE) return undefined
  // Digits that are alike so far are those of a running number; letters are a prefix.
  const prefix = personal === undefined ? commonPrefix(first, last).replace(/[0-9].*$/s, '') : ''
  return `^${escaped(prefix)}${inClasses(least.slice(prefix.length))}$`
}

/** The least and the greatest text differ first where any two do. */
function commonPrefix(first: string, last: string): string {
  let length = 0
  while (length < first.length && first[length] === last[length]) length += 1
  return first.slice(0, length)
}

function inClasses(shape: string): string {
  return shape.replace(/9+|A+|a+|[^9Aa]/g, (run) => {
    const kind = run.startsWith('9')
      ? '[0-9]'
      : run.startsWith('A')
        ? '[A-Z]'
        : run.startsWith('a')
          ? '[a-z]'
          : ''
    if (kind === '') return escaped(run)
    return run.length === 1 ? kind : `${kind}{${run.length}}`
  })
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/-]/g, (character) =>
    /[-/]/.test(character) ? character : `\\${character}`,
  )
}

async function alphabetOf(engine: Engine, { raw, present }: MeasuredColumn): Promise<string | undefined> {
  const counts = ALPHABETS.map(
    (pattern, index) =>
      `count(CASE WHEN regexp_matches(${raw}, ${literal(pattern)}) THEN 1 END) AS p${index}`,
  )
  const found = await engine.one(`SELECT ${counts.join(', ')} FROM ${TABLE}`, z.record(z.string(), counter))
  return ALPHABETS.find((_, index) => found[`p${index}`] === present)
}
