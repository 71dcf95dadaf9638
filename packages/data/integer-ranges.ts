import { z } from 'zod'
import type { Engine } from './engine.ts'
import type { Relation } from './relation.ts'
import { listLiteral } from './sql.ts'

/** Least and greatest value. */
export interface IntegerRange {
  readonly min: bigint
  readonly max: bigint
}

const range = z.object({ name: z.string(), min: z.bigint().nullable(), max: z.bigint().nullable() })

/**
 * Ranges of columns of whole numbers as the footers of Parquet files tell them, which may be wrong: a hint for how to
 * compute, never a fact. Empty where a file is no Parquet, or does not tell.
 */
export async function integerRanges(
  engine: Engine,
  { files }: Relation,
): Promise<ReadonlyMap<string, IntegerRange>> {
  if (files.length === 0 || files.some(({ source }) => source.kind !== 'parquet')) return new Map()
  const rows = await engine.rows(
    `SELECT path_in_schema AS name, min(TRY_CAST(stats_min_value AS BIGINT)) AS min,
       max(TRY_CAST(stats_max_value AS BIGINT)) AS max
     FROM parquet_metadata(${listLiteral(files.map(({ file }) => file.path))})
     WHERE type IN ('INT32', 'INT64') GROUP BY path_in_schema`,
    range,
  )
  return new Map(
    rows.flatMap(({ name, min, max }) => (min === null || max === null ? [] : [[name, { min, max }]])),
  )
}
