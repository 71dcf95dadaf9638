import { z } from 'zod'
import { counter, type Engine, type QueryOptions } from './engine.ts'
import type { SampleOptions } from './read-options.ts'
import type { Relation, Sample } from './relation.ts'
import { overReadableFiles } from './scan.ts'
import { identifier } from './sql.ts'

/** Largest value of the engine's hash. */
const TOP = 18_446_744_073_709_551_615n

const HASH = identifier('lockstep hash of place')

let samples = 0

/**
 * Draws a sample into a table of the engine, which spills to disk: each row is chosen by the hash of its place in
 * the files and of the seed, so that the same data gives the same sample on any machine.
 */
export async function drawSample(
  engine: Engine,
  relation: Relation,
  wanted: SampleOptions,
  options: QueryOptions,
): Promise<Relation> {
  if (relation.files.length === 0) return relation
  samples += 1
  const table = `lockstep_sample_${samples}`
  const draw = (readable: Relation) =>
    'share' in wanted
      ? drawShare(engine, readable, table, wanted, options)
      : drawRows(engine, readable, table, wanted, options)
  const { value: sample, relation: read } = await overReadableFiles(engine, relation, draw, options)
  const columns = read.columns.map(({ name }) => identifier(name)).join(', ')
  const place = [read.fileColumn, read.rowColumn].map(identifier).join(', ')
  return {
    ...read,
    from: `(SELECT ${columns} FROM ${table})`,
    numbered: `(SELECT ${columns}, ${place} FROM ${table})`,
    estimatedRows: sample.rows,
    sample,
  }
}

async function drawShare(
  engine: Engine,
  relation: Relation,
  table: string,
  { share, seed }: Extract<SampleOptions, { share: number }>,
  options: QueryOptions,
): Promise<Sample> {
  const rows = await choose(engine, relation, table, share, seed, options)
  return { rows, share, seed }
}

/** The rows with the smallest hashes: first from a share that should hold them, then from all if it did not. */
async function drawRows(
  engine: Engine,
  relation: Relation,
  table: string,
  { rows: wanted, seed }: Extract<SampleOptions, { rows: number }>,
  options: QueryOptions,
): Promise<Sample> {
  let share = Math.min(1, (1.5 * wanted + 1000) / Math.max(relation.estimatedRows, 1))
  let rows = await choose(engine, relation, table, share, seed, options)
  while (rows < wanted && share < 1) {
    share = Math.min(1, share * Math.max(2, (1.5 * wanted) / Math.max(rows, 1)))
    rows = await choose(engine, relation, table, share, seed, options)
  }
  if (rows <= wanted) return { rows, share, seed }
  const { last } = await engine.one(
    `SELECT max(${HASH}) AS last FROM (SELECT ${HASH} FROM ${table} ORDER BY ${HASH} LIMIT ${wanted})`,
    z.object({ last: z.bigint() }),
    options,
  )
  await engine.run(`DELETE FROM ${table} WHERE ${HASH} > ${last}`, options)
  return { rows: wanted, share: Number(last) / Number(TOP), seed }
}

async function choose(
  engine: Engine,
  relation: Relation,
  table: string,
  share: number,
  seed: number,
  options: QueryOptions,
): Promise<number> {
  const place = [relation.fileColumn, relation.rowColumn].map(identifier).join(', ')
  const limit = share >= 1 ? TOP : BigInt(Math.floor(share * 2 ** 53)) << 11n
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS
     SELECT *, hash(${place}, ${seed}) AS ${HASH} FROM ${relation.numbered}
     WHERE hash(${place}, ${seed}) <= ${limit}::UBIGINT`,
    options,
  )
  const { n } = await engine.one(`SELECT count(*) AS n FROM ${table}`, z.object({ n: counter }), options)
  return n
}
