import { z } from 'zod'
import { counter, type Engine, overReadableFiles, type Relation } from '#data'
import { duckdb } from './planning/duckdb.ts'
import type { Cells, Need } from './planning/need.ts'
import { type Ended, fuse, type Progress, planRule } from './planning/plan.ts'
import type { PlanContext } from './planning/scope.ts'
import { openTable, type Table, type TableView } from './planning/table.ts'
import type { Expectations } from './rule.ts'

export interface Evaluation {
  /** Rows that could be read. */
  readonly rows: number
  /** How each rule ended, by its place among the expectations. */
  readonly ended: readonly Ended[]
  /** The table as it was planned for the data that could be read in the end. */
  readonly table: Table
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

/** The data of a relation whose CSV columns are read as text. */
export function viewOf(relation: Relation): TableView {
  const { from, numbered, fileColumn, rowColumn, files } = relation
  const columns = relation.columns.map(({ name, type }) => {
    const holders = files.flatMap(({ file, columns }) => {
      const own = columns.find((column) => column.name === name)
      return own === undefined ? [] : [{ file: file.name, type: own.type, isText: own.written === 'text' }]
    })
    const storedIn = holders.filter(({ isText }) => !isText)
    return { name, type, isText: storedIn.length < holders.length, storedIn }
  })
  return { dialect: duckdb, from, numbered: { from: numbered, fileColumn, rowColumn }, columns }
}

/**
 * Evaluates all rules: what they need of the rows in one scan, what they then need in one more. Where a file turns out to
 * be damaged, all is planned and evaluated again without it.
 */
export async function evaluate(
  engine: Engine,
  relation: Relation,
  expectations: Expectations,
  context: PlanContext,
): Promise<Evaluation> {
  const { value, relation: read } = await overReadableFiles(engine, relation, async (readable) => {
    const table = openTable(viewOf(readable), expectations.columns)
    return { table, ...(await runRounds(engine, table, expectations, context)) }
  })
  return { ...value, relation: read }
}

const ROWS = { every: 'count(*)' }

async function runRounds(
  engine: Engine,
  table: Table,
  { rules }: Expectations,
  context: PlanContext,
): Promise<Pick<Evaluation, 'rows' | 'ended'>> {
  let progress = rules.map((rule) => planRule(rule, table, context))
  let rows: number | undefined
  const defined = new Set<string>()
  while (rows === undefined || progress.some(({ kind }) => kind === 'needs')) {
    await defineTests(engine, table, defined)
    const wanted = progress.flatMap((item) =>
      item.kind === 'needs' && item.need.kind === 'scan' ? [item.need] : [],
    )
    const fused = fuse(table, [ROWS, ...wanted.map(({ aggregates }) => aggregates)])
    const found = rows === undefined || wanted.length > 0 ? await engine.one(fused.sql, cells) : {}
    rows ??= counter.parse(fused.cellsOf(ROWS, found).every)
    progress = await Promise.all(progress.map((item) => advance(engine, item, fused.cellsOf, found)))
  }
  return { rows, ended: progress.filter((item) => item.kind !== 'needs') }
}

/** Tests that plans have asked for since the last round. */
async function defineTests(engine: Engine, { tests }: Table, defined: Set<string>): Promise<void> {
  for (const { name, predicate } of tests.values()) {
    if (defined.has(name)) continue
    await engine.define(name, predicate)
    defined.add(name)
  }
}

async function advance(
  engine: Engine,
  progress: Progress,
  cellsOf: ReturnType<typeof fuse>['cellsOf'],
  row: Cells,
): Promise<Progress> {
  if (progress.kind !== 'needs') return progress
  return progress.resume(await rowsFor(engine, progress.need, cellsOf, row))
}

async function rowsFor(
  engine: Engine,
  need: Need,
  cellsOf: ReturnType<typeof fuse>['cellsOf'],
  row: Cells,
): Promise<Cells[]> {
  if (need.kind === 'scan') return [cellsOf(need.aggregates, row)]
  return engine.rows(need.sql, cells)
}
