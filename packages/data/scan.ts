import type { z } from 'zod'
import type { Unreadable } from './data-file.ts'
import { type Engine, QueryError, type QueryOptions } from './engine.ts'
import { asUnreadable, type Relation, withoutFiles } from './relation.ts'
import { type RelationFile, scanOfFiles } from './relation-file.ts'

export interface Scan<T> {
  readonly rows: readonly T[]
  /** The relation as it was read in the end: files that broke during the scan are in its `unreadable`. */
  readonly relation: Relation
}

/**
 * Runs a query over a relation. If it fails because a file is damaged where opening did not show it, that file
 * is named, left out, and the query is run again over the others.
 * @param query makes the SQL from the relation, which may have fewer files the second time
 * @throws QueryError if the query itself is at fault
 */
export async function scan<T>(
  engine: Engine,
  relation: Relation,
  query: (relation: Relation) => string,
  row: z.ZodType<T>,
  options: QueryOptions = {},
): Promise<Scan<T>> {
  const work = (readable: Relation) => engine.rows(query(readable), row, options)
  const { value, relation: read } = await overReadableFiles(engine, relation, work, options)
  return { rows: value, relation: read }
}

/** Does work that takes several queries as `scan` does one: again, if a file had to be left out. */
export async function overReadableFiles<T>(
  engine: Engine,
  relation: Relation,
  work: (relation: Relation) => Promise<T>,
  options: QueryOptions = {},
): Promise<{ readonly value: T; readonly relation: Relation }> {
  try {
    return { value: await work(relation), relation }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const damaged: Unreadable[] = []
    for (const item of relation.files) {
      const found = await damageOf(engine, relation, item, options)
      if (found !== undefined) damaged.push(found)
    }
    if (damaged.length === 0) throw error
    return overReadableFiles(engine, await withoutFiles(engine, relation, damaged), work, options)
  }
}

/** Reads one file whole, every value of it, to learn whether it is the culprit. */
async function damageOf(
  engine: Engine,
  relation: Relation,
  item: RelationFile,
  options: QueryOptions,
): Promise<Unreadable | undefined> {
  try {
    const table = scanOfFiles([item], relation.rejects)
    await engine.run(`SELECT max(hash(data)) FROM (${table}) AS data`, options)
    return undefined
  } catch (error) {
    return asUnreadable(item.file, error)
  }
}
