import { z } from 'zod'
import { counter, type Engine, type Relation, scan } from '#data'
import { type Plan, type PlannedRule, planRules } from './plan.ts'
import type { Expectations } from './rule.ts'

/** What the scan counted for one rule. */
export interface Counted {
  /** Rows that the rule looked at. */
  readonly checked: number
  /** Rows that break it. */
  readonly broken: number
  /** Freshness: milliseconds since 1970 of the newest value; undefined if there is none. */
  readonly newest?: number | undefined
}

export interface Evaluation {
  /** Rows that could be read. */
  readonly rows: number
  /** The plan for the data as it was read in the end. */
  readonly plan: Plan
  /** By the rule's place in the plan; undefined for a rule that the scan does not decide. */
  readonly counted: readonly (Counted | undefined)[]
  /** Files that broke during the scan are in its `unreadable`. */
  readonly relation: Relation
}

/** The engine's count, or an instant, or nothing. */
const cell = z
  .union([z.bigint(), z.int()])
  .nullable()
  .transform((value) => (value === null ? null : Number(value)))

/** Evaluates all rules in one scan. */
export async function evaluate(
  engine: Engine,
  relation: Relation,
  expectations: Expectations,
): Promise<Evaluation> {
  const query = (readable: Relation): string => {
    const { rules, from } = planRules(expectations, readable)
    const fields = rules.flatMap((planned, index) => aggregates(planned, `r${index}`))
    return `SELECT ${['count(*) AS every', ...fields].join(', ')} FROM ${from(readable.from)}`
  }
  const row = z.object({ every: counter }).catchall(cell)
  const done = await scan(engine, relation, query, row)
  const [found] = done.rows
  if (found === undefined) throw new Error('an aggregate gave no row')
  const { every, ...cells } = found
  const plan = planRules(expectations, done.relation)
  const counted = plan.rules.map((planned, index) => countedOf(planned, cells, `r${index}`))
  return { rows: every, plan, counted, relation: done.relation }
}

function aggregates(planned: PlannedRule, name: string): string[] {
  if (planned.kind !== 'rows') return []
  const { checked, broken, value } = planned.test
  const rows =
    typeof broken === 'string'
      ? countIf(broken)
      : `count(${broken.copiesOf}) - count(DISTINCT ${broken.copiesOf})`
  const counts = [`${countIf(checked)} AS ${name}_checked`, `${rows} AS ${name}_broken`]
  if (planned.rule.check.kind !== 'freshness') return counts
  const instant = `${value}::TIMESTAMP`
  return [...counts, `epoch_ms(max(CASE WHEN isfinite(${instant}) THEN ${instant} END)) AS ${name}_newest`]
}

/** For each FILTER the engine copies all columns of the scan, which is quadratic in the number of rules. */
function countIf(condition: string): string {
  return `count(CASE WHEN ${condition} THEN 1 END)`
}

function countedOf(
  { kind }: PlannedRule,
  cells: Readonly<Record<string, number | null>>,
  name: string,
): Counted | undefined {
  if (kind !== 'rows') return undefined
  const newest = cells[`${name}_newest`] ?? undefined
  return {
    checked: cells[`${name}_checked`] ?? 0,
    broken: cells[`${name}_broken`] ?? 0,
    ...(newest === undefined ? {} : { newest }),
  }
}
