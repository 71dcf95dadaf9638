import { UserError, type Verdict, worst } from '#core'
import {
  type Dataset,
  type Engine,
  openRelation,
  QueryError,
  type Rejections,
  type Relation,
  rejectionsOf,
  type Unreadable,
} from '#data'
import { type Evaluation, evaluate } from './evaluate.ts'
import { type Example, findExamples } from './examples.ts'
import { requirePatterns } from './patterns.ts'
import { freshnessResult, impliedBreach, type RuleResult, resultOf, rowsResult } from './results.ts'
import type { Expectations, Rule } from './rule.ts'
import { filesStoredOtherwise, missingColumns, schemaResult } from './schema-results.ts'
import { rowsText } from './wording.ts'

export interface CheckResult {
  /** Rows that could be read, and rows that could not. */
  readonly rows: number
  readonly rejectedRows: number
  /** What is wrong with the data itself first, then the rules in the order in which they are written. */
  readonly results: readonly RuleResult[]
  readonly relation: Relation
}

/**
 * Checks data against expectations: all rules in one scan, and more scans for examples of the rows that break one.
 * CSV columns are read as text and turned into what each rule needs, so that one bad value spoils no other check.
 * @param now for freshness without a fixed `until`
 * @throws UserError for a pattern that the engine refuses, or if the engine cannot finish
 */
export async function checkData(
  engine: Engine,
  dataset: Dataset,
  expectations: Expectations,
  now: Date,
): Promise<CheckResult> {
  await requirePatterns(engine, expectations)
  return understood(async () => {
    const evaluation = await evaluate(engine, await openAsText(engine, dataset), expectations)
    const rejections = await rejectionsOf(engine, evaluation.relation)
    const examples = await findExamples(engine, evaluation, expectations)
    const { relation, rows } = evaluation
    const results = evaluation.plan.rules.map((_, index) =>
      judge(evaluation, index, examples.get(index) ?? [], now.getTime()),
    )
    const missing = relation.files.length === 0 ? [] : missingColumns(relation, expectations)
    return {
      rows,
      rejectedRows: rejections.rows,
      results: [
        ...breachesOfReading(relation.unreadable, rejections, rows),
        ...emptiness(evaluation, rejections, expectations.rules),
        ...missing,
        ...results,
      ],
      relation,
    }
  })
}

/** The verdict over all results. */
export function verdictOver(results: readonly RuleResult[]): Verdict {
  return worst(results.map(({ verdict }) => verdict))
}

async function openAsText(engine: Engine, dataset: Dataset): Promise<Relation> {
  const sniffed = await openRelation(engine, dataset)
  const csv = sniffed.files.filter(({ dialect }) => dialect !== undefined)
  if (csv.length === 0) return sniffed
  const names = csv.flatMap(({ columns }) => columns.map(({ name }) => name))
  return openRelation(engine, dataset, { types: Object.fromEntries(names.map((name) => [name, 'VARCHAR'])) })
}

/** Rows and files that cannot be read, which no rule could look at. */
export function breachesOfReading(
  unreadable: readonly Unreadable[],
  { found, rows: rejected, capped }: Rejections,
  rows: number,
): RuleResult[] {
  const breaches: RuleResult[] = []
  if (unreadable.length > 0) {
    const examples = unreadable.map(({ file, line, reason }): Example => ({ file, line, note: reason }))
    const files = unreadable.length === 1 ? '1 file' : `${unreadable.length} files`
    breaches.push(impliedBreach('files', 'every file can be read', `${files} cannot be read`, { examples }))
  }
  if (rejected > 0) {
    const examples = found.map(
      ({ file, line, column, reason }): Example => ({ file, line, column, note: reason }),
    )
    const why = `${capped ? 'at least ' : ''}${rowsText(rejected)} cannot be read, so no rule was checked on them`
    const counts = { checked: rows + rejected, broken: rejected }
    breaches.push(impliedBreach('readable-rows', 'every row can be read', why, { ...counts, examples }))
  }
  return breaches
}

/** No row breaks a rule where there are none; only a rule on the number of rows may allow that. */
function emptiness(
  { rows, relation }: Evaluation,
  { rows: rejected }: Rejections,
  rules: readonly Rule[],
): RuleResult[] {
  const isJudged = rules.some(({ check }) => check.kind === 'row-count' && check.min !== undefined)
  if (rows > 0 || rejected > 0 || relation.files.length === 0 || isJudged) return []
  return [impliedBreach('any-row', 'there is a row', 'the data has no rows, so nothing was checked')]
}

function judge(evaluation: Evaluation, index: number, examples: readonly Example[], now: number): RuleResult {
  const { relation, rows, plan, counted } = evaluation
  const planned = plan.rules[index]
  if (planned === undefined) throw new Error(`there is no rule ${index}`)
  const { rule, kind } = planned
  if (relation.files.length === 0)
    return resultOf(rule, { status: 'not-run', why: 'not checked: no file could be read' })
  if (kind === 'no-column')
    return resultOf(rule, { status: 'not-run', why: 'not checked: there is no such column' })
  if (kind === 'unsupported')
    return resultOf(rule, { status: 'unsupported', why: `cannot be run: ${planned.why}` })
  const found = counted[index]
  if (found === undefined) return schemaResult(rule, relation, rows)
  const { check } = rule
  if (check.kind === 'freshness') return freshnessResult({ ...rule, check }, found, examples, now)
  const wrong = check.kind === 'type' ? filesStoredOtherwise(relation, check.column, check.type) : []
  return wrong.length > 0 ? schemaResult(rule, relation, rows) : rowsResult(rule, found, examples)
}

/** Tells what the engine refuses as a fault of the request: the data or the machine, not this program. */
export async function understood<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const [what = ''] = error.message.split('\n')
    throw new UserError(`the data cannot be queried: ${what}`, {
      ...(error.kind === 'Out of Memory'
        ? { fix: 'Use a runner with more memory or disk, or fewer rules on uniqueness.' }
        : {}),
    })
  }
}
