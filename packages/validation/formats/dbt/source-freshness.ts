import type { Draft } from '../drafts.ts'
import type { Source, SourceTable } from './schema.ts'

const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** What `dbt source freshness` asks of a table: too old fails, rather old warns. A table inherits from its source. */
export function freshnessDrafts(source: Source, table: SourceTable, path: readonly PropertyKey[]): Draft[] {
  const own = table.config?.freshness !== undefined ? table.config.freshness : table.freshness
  const freshness = own !== undefined ? own : (source.config?.freshness ?? source.freshness)
  if (freshness === null || freshness === undefined) return []
  const column =
    (table.config?.loaded_at_field ?? table.loaded_at_field) ||
    (source.config?.loaded_at_field ?? source.loaded_at_field)
  const { filter } = freshness
  const limits = [
    ['error_after', 'fail', freshness.error_after],
    ['warn_after', 'warn', freshness.warn_after],
  ] as const
  return limits.flatMap(([key, severity, after]): Draft[] => {
    if (!after?.count || !after.period) return []
    const named = {
      name: [table.name, key],
      path: [...path, 'freshness', key],
      title: `freshness.${key}`,
      severity,
    }
    if (!column || !/^\w+$/u.test(column)) {
      const why = 'it needs loaded_at_field, the name of a column'
      return [{ ...named, check: { kind: 'unsupported', why } }]
    }
    const maxAge = after.count * MILLISECONDS[after.period]
    const where = filter
      ? { where: { condition: { kind: 'sql', sql: filter }, nulls: 'unknown' } as const }
      : {}
    return [{ ...named, ...where, check: { kind: 'freshness', column, maxAge } }]
  })
}
