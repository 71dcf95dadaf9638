import { z } from 'zod'
import type { Engine, QueryOptions } from './engine.ts'
import { identifier, listLiteral } from './sql.ts'

/** A feature of the requests, as a column. */
export interface Feature {
  readonly name: string
  readonly type: 'DOUBLE' | 'BOOLEAN' | 'VARCHAR'
}

/** The features that the records of a table have, sorted by name, and those that cannot be columns. */
export async function featuresOf(
  engine: Engine,
  table: string,
  options: QueryOptions,
): Promise<{ used: Feature[]; skipped: string[] }> {
  const rows = await engine.rows(
    `SELECT name, list(DISTINCT type ORDER BY type) AS types
     FROM (SELECT unnest(json_keys(features)) AS name, unnest(json_extract(features, '$.*')) AS value,
             json_type(value) AS type
           FROM (SELECT json_extract(record, '$.features') AS features FROM ${table}) WHERE json_type(features) = 'OBJECT')
     GROUP BY name ORDER BY name`,
    z.object({ name: z.string(), types: z.array(z.string()) }),
    options,
  )
  const used = new Map<string, Feature>()
  const skipped: string[] = []
  for (const { name, types } of rows) {
    const key = name.toLowerCase()
    if (name.startsWith('@') || name === '' || name.includes('\0') || used.has(key)) skipped.push(name)
    else used.set(key, { name, type: typeOf(types.filter((type) => type !== 'NULL')) })
  }
  return { used: [...used.values()], skipped }
}

function typeOf(types: readonly string[]): Feature['type'] {
  if (types.length > 0 && types.every((type) => ['BIGINT', 'UBIGINT', 'DOUBLE'].includes(type)))
    return 'DOUBLE'
  return types.length === 1 && types[0] === 'BOOLEAN' ? 'BOOLEAN' : 'VARCHAR'
}

/** SQL for feature columns: `values` takes all of them out of `record` at once, `select` types each. */
export function featureColumns(features: readonly Feature[]): { values: string; select: string[] } {
  // A JSON pointer (RFC 6901) takes any name; the engine's path syntax does not.
  const pointers = features.map(({ name }) => `/features/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return {
    values: features.length === 0 ? 'NULL' : `json_extract_string(record, ${listLiteral(pointers)})`,
    select: features.map(
      ({ name, type }, index) => `try_cast(v[${index + 1}] AS ${type}) AS ${identifier(name)}`,
    ),
  }
}
