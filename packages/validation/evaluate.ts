import { z } from 'zod'
import {
  counter,
  type Engine,
  type IntegerRange,
  identifier,
  integerRanges,
  overReadableFiles,
  type Relation,
} from '#data'
import type { RowMarks } from './change/row-diff.ts'
import { areTypesWanted, heldTypes } from './held-types.ts'
import { duckdb } from './planning/duckdb.ts'
import { firstValues, fuse, oftenAsked, repeats } from './planning/fuse.ts'
import type { Aggregates, Cells } from './planning/need.ts'
import { type Ended, type Progress, planRule } from './planning/plan.ts'
import type { PlanContext } from './planning/scope.ts'
import { openTable, type Table, type TableView } from './planning/table.ts'
import type { Expectations, Rule } from './rule.ts'
import { guardRules, inItsTime, isOverTypes, QUERY_TIMEOUT } from './sql-rules.ts'

/** Data whose CSV columns are read as text. */
export interface TextData {
  readonly relation: Relation
  /** Types of the engine that these columns would have by their values, or are declared to have; by name. */
  readonly types: ReadonlyMap<string, string>
}

export interface Evaluation {
  /** Rows that could be read. */
  readonly rows: number
  /** How each rule ended, by its place among the expectations. */
  readonly ended: readonly Ended[]
  /** The table that each rule was planned for, over the data that could be read in the end; by place as well. */
  readonly tables: readonly Table[]
  /** Files that broke during the scan are in its `unreadable`. */
  readonly relation: Relation
}

/** Integers and times of any size; what is judged as a number arrives as one. */
const cell = z
  .union([
    z.bigint(),
    z.custom<number>((value) => typeof value === 'number'),
    z.string(),
    z.boolean(),
    z.null(),
  ])
  .transform((value) => (typeof value === 'bigint' ? Number(value) : value))
const cells = z.record(z.string(), cell)

/**
 * The data of a relation whose CSV columns are read as text.
 * @param types types of the engine that these would have by their values, by name
 * @param marks tell the rows of a change
 * @param ranges where whole numbers are likely to lie, by name
 */
export function viewOf(
  relation: Relation,
  types: ReadonlyMap<string, string>,
  marks?: RowMarks,
  ranges: ReadonlyMap<string, IntegerRange> = new Map(),
): TableView {
  const { from, numbered, fileColumn, rowColumn, files } = relation
  const columns = relation.columns.map(({ name, type }) => {
    const holders = files.flatMap(({ file, columns }) => {
      const own = columns.find((column) => column.name === name)
      return own === undefined ? [] : [{ file: file.name, type: own.type, isText: own.written === 'text' }]
    })
    const storedIn = holders.filter(({ isText }) => !isText)
    return { name, type, isText: storedIn.length < holders.length, storedIn, range: ranges.get(name) }
  })
  const change = marks && markedView(relation, marks)
  const place = { from: numbered, fileColumn, rowColumn }
  const isSample = relation.sample !== undefined
  const view = { dialect: duckdb, from, numbered: place, columns, isSample, change }
  return { ...view, typed: typedView(view, types) }
}

function markedView(relation: Relation, marks: RowMarks): TableView['change'] {
  const { from, numbered, columns } = relation
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()))
  let column = 'lockstep_in_change'
  while (taken.has(column)) column = `${column}_`
  const marked = (source: string): string =>
    `(SELECT *, ${marks.conditionIn(relation)} AS ${identifier(column)} FROM ${source})`
  return {
    from: marked(marks.by === 'place' ? numbered : from),
    numbered: marked(numbered),
    column,
    known: marks.known,
  }
}

function typedView(view: TableView, types: ReadonlyMap<string, string>): TableView | undefined {
  const columns = view.columns.map((column) => {
    const type = column.isText ? (types.get(column.name) ?? 'VARCHAR') : column.type
    return { ...column, type, isText: column.isText && type === 'VARCHAR' }
  })
  const cast = columns.filter(({ isText }, index) => view.columns[index]?.isText === true && !isText)
  if (cast.length === 0) return undefined
  const values = cast.map(
    ({ name, type }) => `TRY_CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`,
  )
  const typed = (from: string): string => `(SELECT * REPLACE (${values.join(', ')}) FROM ${from})`
  const { numbered, change } = view
  return {
    ...view,
    from: typed(view.from),
    numbered: numbered && { ...numbered, from: typed(numbered.from) },
    // Rows are marked by their text, before it is read as anything.
    change: change && { ...change, from: typed(change.from), numbered: typed(change.numbered) },
    columns,
  }
}

/**
 * Evaluates all rules: what they need of the rows in one scan, what they then need in one more. Where a file turns out to
 * be damaged, all is planned and evaluated again without it.
 * @param marks rules on rows are judged by the rows of a change alone
 */
export async function evaluate(
  engine: Engine,
  { relation, types }: TextData,
  { rules, columns }: Expectations,
  context: PlanContext,
  marks?: RowMarks,
): Promise<Evaluation> {
  const { value, relation: read } = await overReadableFiles(engine, relation, async (readable) => {
    const held = areTypesWanted(rules) ? await heldTypes(engine, readable, types, columns) : types
    const ranges = rules.some(countsDistinct) ? await integerRanges(engine, readable) : undefined
    const view = viewOf(readable, held, marks, ranges)
    const tables = { text: openTable(view, columns), typed: openTable(view.typed ?? view, columns) }
    const others = [...context.others.keys()]
    const timeout = context.queryTimeout ?? QUERY_TIMEOUT
    const guarded = await guardRules(engine, rules, view.typed ?? view, others, timeout)
    const planned = guarded.map((rule) => ({ rule, table: isOverTypes(rule) ? tables.typed : tables.text }))
    const done = await runRounds(engine, tables.text, planned, context)
    return { ...done, tables: planned.map(({ table }) => table) }
  })
  return { ...value, relation: read }
}

const countsDistinct = ({ check }: Rule): boolean => check.kind === 'unique' || check.kind === 'measure'

const ROWS = { every: 'count(*)' }

interface Planned {
  readonly rule: Rule
  readonly table: Table
}

/** @param main the table whose rows are counted */
async function runRounds(
  engine: Engine,
  main: Table,
  planned: readonly Planned[],
  context: PlanContext,
): Promise<Pick<Evaluation, 'rows' | 'ended'>> {
  let progress = planned.map(({ rule, table }) => ({ table, item: planRule(rule, table, context) }))
  let rows: number | undefined
  const defined = new Set<string>()
  while (rows === undefined || progress.some(({ item }) => item.kind === 'needs')) {
    for (const table of new Set(progress.map((one) => one.table))) await defineTests(engine, table, defined)
    const first = rows === undefined ? [{ table: main, aggregates: ROWS }] : []
    const wanted = progress.flatMap(({ table, item }) =>
      item.kind === 'needs' && item.need.kind === 'scan' ? [{ table, ...item.need }] : [],
    )
    const scans = await scanTables(engine, [...first, ...wanted])
    rows ??= counter.parse(scans.get(main)?.(ROWS).every)
    // One after another, as the engine runs them: the time of each is its own.
    const advanced: typeof progress = []
    for (const { table, item } of progress)
      advanced.push({ table, item: await advance(engine, item, scans.get(table), context) })
    progress = advanced
  }
  return { rows, ended: progress.flatMap(({ item }) => (item.kind === 'needs' ? [] : [item])) }
}

/** Tests that plans have asked for since the last round. */
async function defineTests(engine: Engine, { tests }: Table, defined: Set<string>): Promise<void> {
  for (const { name, predicate } of tests.values()) {
    if (defined.has(name)) continue
    await engine.define(name, predicate)
    defined.add(name)
  }
}

type CellsOf = (aggregates: Aggregates) => Cells

/** One scan for each table of which anything is wanted, unless many conditions look at values that repeat. */
async function scanTables(
  engine: Engine,
  wanted: readonly { readonly table: Table; readonly aggregates: Aggregates }[],
): Promise<Map<Table, CellsOf>> {
  const scans = new Map<Table, CellsOf>()
  for (const [table, items] of Map.groupBy(wanted, (item) => item.table)) {
    const asked = items.map(({ aggregates }) => aggregates)
    const fused = fuse(table, asked, await repeating(engine, table, oftenAsked(asked)))
    const rows = await Promise.all(fused.queries.map((sql) => engine.one(sql, cells)))
    scans.set(table, (aggregates) => fused.cellsOf(aggregates, rows))
  }
  return scans
}

async function repeating(engine: Engine, table: Table, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const found = await engine.one(firstValues(table, names), cells)
  return names.filter((name) => repeats(found, name))
}

async function advance(
  engine: Engine,
  progress: Progress,
  cellsOf: CellsOf | undefined,
  { queryTimeout = QUERY_TIMEOUT }: PlanContext,
): Promise<Progress> {
  if (progress.kind !== 'needs') return progress
  const { need, resume } = progress
  if (need.kind === 'scan') return resume(cellsOf === undefined ? [] : [cellsOf(need.aggregates)])
  if (need.by === 'plan') return resume(await engine.rows(need.sql, cells))
  const found = await inItsTime(queryTimeout, (options) => engine.rows(need.sql, cells, options))
  return 'refused' in found ? { kind: 'unsupported', why: found.refused } : resume(found.value)
}
