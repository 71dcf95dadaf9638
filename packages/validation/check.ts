import { UserError, type Verdict, worst } from '#core'
import {
  type Dataset,
  type Engine,
  openRelation,
  type Profile,
  QueryError,
  type Rejections,
  type Relation,
  rejectionsOf,
  type Unreadable,
} from '#data'
import { diffRows, type RowDiff } from './change/row-diff.ts'
import { PROFILE_TYPES } from './column-types.ts'
import { type Evaluation, evaluate, type TextData, viewOf } from './evaluate.ts'
import { type Example, findExamples } from './examples.ts'
import { forColumns } from './for-columns.ts'
import { areTypesWanted, heldTypes } from './held-types.ts'
import { missingColumns } from './missing-columns.ts'
import { requirePatterns } from './patterns.ts'
import type { PlanContext } from './planning/scope.ts'
import { openTable, type Table } from './planning/table.ts'
import { impliedBreach, judge, type RuleResult, resultOf } from './results.ts'
import type { Expectations, Rule } from './rule.ts'
import { cut, rowsText } from './wording.ts'

export interface CheckResult {
  /** Rows that could be read, and rows that could not. */
  readonly rows: number
  readonly rejectedRows: number
  /** What is wrong with the data itself first, then the rules in the order in which they are written. */
  readonly results: readonly RuleResult[]
  readonly relation: Relation
  /** What the change does to the rows, where one is judged. */
  readonly diff: RowDiff | undefined
}

/** What the checks of a run may use beside the data that is checked. */
export interface CheckContext {
  /** For freshness without a fixed `until`. */
  readonly now: Date
  /** Other data that rules name. */
  readonly tables: ReadonlyMap<string, Dataset>
  /** Profile of earlier data. */
  readonly reference: Profile | undefined
  /** Milliseconds that the SQL of one rule may take. Default: ten minutes. */
  readonly queryTimeout?: number | undefined
  /** Rules on rows are judged by the rows that are not in the data as it was before. */
  readonly change?: Change | undefined
}

/** Data as it was before a change. */
export interface Change {
  readonly base: Dataset
  /** Columns that identify a row; none: whole rows are compared. */
  readonly key: readonly string[]
}

/**
 * Checks data against expectations: all rules in as few scans as they allow, and more scans for examples of the rows that
 * break one. CSV columns are read as text and turned into what each rule needs, so that one bad value spoils no other check.
 * @throws UserError for a pattern that the engine refuses, or if the engine cannot finish
 */
export async function checkData(
  engine: Engine,
  dataset: Dataset,
  given: Expectations,
  context: CheckContext,
): Promise<CheckResult> {
  await requirePatterns(engine, given)
  return understood(async () => {
    const isQueried = areTypesWanted(given.rules)
    const opened = await openAsText(engine, dataset, given.columns, isQueried)
    const diff = context.change && (await diffWith(engine, opened.relation, context.change))
    const data = { ...opened, relation: diff?.head ?? opened.relation }
    const expectations = forColumns(
      given,
      data.relation.columns.map(({ name }) => name),
    )
    const others = await openOthers(engine, context, isQueried)
    const plan = await planContext(engine, context, others, isQueried)
    const evaluation = await evaluate(engine, data, expectations, plan, diff?.marks)
    const rejections = await rejectionsOf(engine, evaluation.relation)
    const examples = await findExamples(engine, evaluation, expectations)
    const { rows } = evaluation
    return {
      rows,
      rejectedRows: rejections.rows,
      results: [
        ...breachesOfReading(evaluation.relation.unreadable, rejections, rows),
        ...(await breachesOfOthers(engine, others, expectations)),
        ...emptiness(evaluation, rejections, expectations.rules),
        ...missingColumns(evaluation.relation, expectations),
        ...resultsOf(evaluation, expectations, examples),
      ],
      relation: evaluation.relation,
      diff,
    }
  })
}

/** What a change does to the rows of data, without judging them. @throws UserError as `checkData` */
export async function diffData(engine: Engine, dataset: Dataset, change: Change): Promise<RowDiff> {
  return understood(async () => {
    const { relation } = await openAsText(engine, dataset, new Map(), false)
    return diffWith(engine, relation, change)
  })
}

async function diffWith(engine: Engine, head: Relation, { base, key }: Change): Promise<RowDiff> {
  const { relation } = await openAsText(engine, base, new Map(), false)
  return diffRows(engine, head, relation, key)
}

async function openOthers(
  engine: Engine,
  { tables }: CheckContext,
  isQueried: boolean,
): Promise<Map<string, TextData>> {
  const others = new Map<string, TextData>()
  for (const [name, dataset] of tables)
    others.set(name, await openAsText(engine, dataset, new Map(), isQueried))
  return others
}

async function planContext(
  engine: Engine,
  { now, reference, queryTimeout }: CheckContext,
  data: ReadonlyMap<string, TextData>,
  isQueried: boolean,
): Promise<PlanContext> {
  const others = new Map<string, Table>()
  for (const [name, { relation, types }] of data) {
    const held = isQueried ? await heldTypes(engine, relation, types, new Map()) : types
    others.set(name, openTable(viewOf(relation, held), new Map()))
  }
  return { now: now.getTime(), others, reference, queryTimeout }
}

/** What cannot be read of another table was not compared with, so that no rule that names it is whole. */
async function breachesOfOthers(
  engine: Engine,
  others: ReadonlyMap<string, TextData>,
  { rules }: Expectations,
): Promise<RuleResult[]> {
  const named = new Set(rules.flatMap(({ check }) => ('table' in check ? [check.table] : [])))
  const breaches: RuleResult[] = []
  for (const [name, { relation }] of others) {
    if (!named.has(name)) continue
    const rejections = await rejectionsOf(engine, relation)
    const found = breachesOfReading(relation.unreadable, rejections, 0)
    // How many rows could be read of it is not known here.
    for (const { checked: _, broken: __, ...breach } of found)
      breaches.push({ ...breach, id: `${name}.${breach.id}`, text: `${cut(name)}: ${breach.text}` })
  }
  return breaches
}

function resultsOf(
  { relation, ended }: Evaluation,
  { rules }: Expectations,
  examples: ReadonlyMap<number, readonly Example[]>,
): RuleResult[] {
  return rules.map((rule, index) => {
    const end = ended[index]
    if (end === undefined) throw new Error(`rule ${rule.id} did not end`)
    if (relation.files.length === 0)
      return resultOf(rule, { status: 'not-run', why: 'not checked: no file could be read' })
    return judge(rule, end, examples.get(index) ?? [])
  })
}

/** The verdict over all results. */
export function verdictOver(results: readonly RuleResult[]): Verdict {
  return worst(results.map(({ verdict }) => verdict))
}

/** @param isQueried whether users' SQL will see the columns with the types of their values */
async function openAsText(
  engine: Engine,
  dataset: Dataset,
  notes: Expectations['columns'],
  isQueried: boolean,
): Promise<TextData> {
  const relation = await openRelation(engine, dataset, { types: 'text' })
  if (!isQueried) return { relation, types: new Map() }
  const sniffed = await openRelation(engine, dataset)
  const types = sniffed.columns.map(({ name, type }) => {
    const declared = notes.get(name)?.type
    return [name, declared === undefined ? type : PROFILE_TYPES[declared]] as const
  })
  return { relation, types: new Map(types) }
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
      ({ file, line, position, column, reason }): Example => ({ file, line, position, column, note: reason }),
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
  const isJudged = rules.some(({ check }) => check.kind === 'row-count' && check.bounds.min !== undefined)
  if (rows > 0 || rejected > 0 || relation.files.length === 0 || isJudged) return []
  return [impliedBreach('any-row', 'there is a row', 'the data has no rows, so nothing was checked')]
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
