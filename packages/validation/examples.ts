import { z } from 'zod'
import { counter, type Engine, identifier, linesOf, type Relation } from '#data'
import type { Evaluation } from './evaluate.ts'
import type { PlannedRule } from './plan.ts'
import { columnOf, type Expectations, isTolerated } from './rule.ts'

/** A place in the data that breaks a rule. */
export interface Example {
  /** Name of the file. */
  readonly file: string
  /** Physical line of a CSV file, from 1. */
  readonly line?: number | undefined
  /** Ordinal of the row in the file, from 1; for a file without lines. */
  readonly row?: number | undefined
  readonly column?: string | undefined
  /** What stands there, up to 200 characters; null: nothing. Absent where it is not said. */
  readonly value?: string | null | undefined
  /** The column is personal, so the value is not said. */
  readonly masked?: boolean | undefined
  readonly note?: string | undefined
}

export const EXAMPLES = 10
const MAX_VALUE = 200
/** Each takes two more scans. */
const MAX_KEYS = 10

const place = z.object({ file: z.string(), row: counter })
const found = z.array(place.extend({ value: z.string().nullable() })).nullable()

/**
 * The first rows in the order of the files that break each broken rule, with their lines: one scan for all, and
 * two more for each of the first ten broken rules on uniqueness.
 * @returns examples by the rule's place in the plan
 */
export async function findExamples(
  engine: Engine,
  evaluation: Evaluation,
  { columns }: Expectations,
): Promise<Map<number, Example[]>> {
  const broken = evaluation.plan.rules.flatMap((planned, index) => {
    const counted = evaluation.counted[index]
    return counted === undefined || isTolerated(planned.rule, counted) ? [] : [{ planned, index }]
  })
  const isPersonal = ({ rule }: PlannedRule): boolean =>
    columns.get(columnOf(rule.check) ?? '')?.personal === true
  const wanted = broken.flatMap(({ planned, index }) => {
    const condition = conditionOf(planned)
    return condition === undefined ? [] : [{ planned, index, condition, masked: isPersonal(planned) }]
  })
  const raw = new Map(await firstRows(engine, evaluation, wanted))
  const keys = broken.flatMap(({ planned, index }) =>
    planned.kind === 'rows' && typeof planned.test.broken !== 'string'
      ? [{ index, key: planned.test.broken.copiesOf, masked: isPersonal(planned) }]
      : [],
  )
  for (const { index, key, masked } of keys.slice(0, MAX_KEYS))
    raw.set(index, await firstCopies(engine, evaluation, key, masked))
  return withLines(engine, evaluation, raw, isPersonal)
}

async function withLines(
  engine: Engine,
  { plan, relation }: Evaluation,
  found: ReadonlyMap<number, readonly FoundRow[]>,
  isPersonal: (planned: PlannedRule) => boolean,
): Promise<Map<number, Example[]>> {
  const all = [...found].flatMap(([index, rows]) =>
    rows.map((row) => ({ planned: plan.rules[index], index, row })),
  )
  const wanted = all.flatMap(({ row }) => [row, row.first ?? row])
  const lines = await linesOf(engine, relation, wanted)
  const examples = all.flatMap(({ planned, index, row }, at) => {
    if (planned === undefined) return []
    const column = columnOf(planned.rule.check)
    const example = exampleOf(row, lines[2 * at], lines[2 * at + 1], column, isPersonal(planned))
    return [{ index, example }]
  })
  const byRule = Map.groupBy(examples, ({ index }) => index)
  return new Map([...byRule].map(([index, items]) => [index, items.map(({ example }) => example)]))
}

interface FoundRow {
  readonly file: string
  readonly row: number
  readonly value: string | null
  /** Where a repeated value stands first. */
  readonly first?: { readonly file: string; readonly row: number } | undefined
}

interface Wanted {
  readonly planned: PlannedRule
  readonly index: number
  readonly condition: { readonly sql: string; readonly shown: string }
  readonly masked: boolean
}

function conditionOf(planned: PlannedRule): Wanted['condition'] | undefined {
  if (planned.kind !== 'rows' || typeof planned.test.broken !== 'string') return undefined
  return { sql: planned.test.broken, shown: planned.test.shown }
}

/** The columns of the numbered relation that say where a row lies. */
function placeColumns({ fileColumn, rowColumn }: Relation): string[] {
  return [`${identifier(fileColumn)} AS in_file`, `${identifier(rowColumn)} AS in_row`]
}

function shownValue(expression: string, masked: boolean): string {
  return masked ? 'NULL::VARCHAR' : `left(${expression}::VARCHAR, ${MAX_VALUE})`
}

async function firstRows(
  engine: Engine,
  { plan, relation }: Evaluation,
  wanted: readonly Wanted[],
): Promise<[number, FoundRow[]][]> {
  if (wanted.length === 0) return []
  const fields = wanted.map(({ condition, index, masked }) => {
    const row = `{'file': in_file, 'row': in_row, 'value': ${shownValue(condition.shown, masked)}}`
    // Rows whose order is NULL do not count.
    const order = `CASE WHEN ${condition.sql} THEN row(in_file, in_row) END`
    return `min_by(${row}, ${order}, ${EXAMPLES}) AS r${index}`
  })
  const source = plan.from(relation.numbered, placeColumns(relation))
  const cells = await engine.one(`SELECT ${fields.join(', ')} FROM ${source}`, z.record(z.string(), found))
  return wanted.map(({ index }) => [index, cells[`r${index}`] ?? []])
}

/** The values that stand there most often, each at its second place. */
async function firstCopies(
  engine: Engine,
  { plan, relation }: Evaluation,
  key: string,
  masked: boolean,
): Promise<FoundRow[]> {
  const only = [key]
  const repeated = `SELECT ${key} AS k, count(*) AS n FROM ${plan.from(relation.from, [], only)}
    WHERE ${key} IS NOT NULL GROUP BY k HAVING n > 1 ORDER BY n DESC, k LIMIT ${EXAMPLES}`
  const rows = await engine.rows(
    `WITH repeated AS MATERIALIZED (${repeated})
     SELECT ${shownValue('k', masked)} AS value, places FROM (
       SELECT k, n, min_by({'file': in_file, 'row': in_row}, row(in_file, in_row), 2) AS places
       FROM ${plan.from(relation.numbered, placeColumns(relation), only)} JOIN repeated ON ${key} = k
       GROUP BY k, n
     ) ORDER BY n DESC, k`,
    z.object({ value: z.string().nullable(), places: z.array(place).length(2) }),
  )
  return rows.flatMap(({ value, places: [first, second] }) =>
    second === undefined ? [] : [{ ...second, value, first }],
  )
}

function exampleOf(
  { file, row, value, first }: FoundRow,
  line: number | undefined,
  firstLine: number | undefined,
  column: string | undefined,
  masked: boolean,
): Example {
  const where = line === undefined ? { row } : { line }
  const note =
    first === undefined
      ? undefined
      : `first at ${first.file}${firstLine === undefined ? `, row ${first.row}` : `:${firstLine}`}`
  return { file, ...where, column, ...(masked ? { masked } : { value }), note }
}
