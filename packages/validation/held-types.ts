import { z } from 'zod'
import { counter, type Engine, identifier, type Relation } from '#data'
import type { Expectations, Rule } from './rule.ts'
import { isOverTypes } from './sql-rules.ts'

/** Whether any rule holds users' SQL, which sees columns with types. */
export function areTypesWanted(rules: readonly Rule[]): boolean {
  return rules.some((rule) => rule.check.kind === 'query' || isOverTypes(rule))
}

/**
 * Types that all values of a column have: those that were guessed from the first rows are kept only if no later value
 * contradicts, since SQL would take it for missing. A declared type stays, for its own rule tells of such values.
 */
export async function heldTypes(
  engine: Engine,
  relation: Relation,
  types: ReadonlyMap<string, string>,
  notes: Expectations['columns'],
): Promise<ReadonlyMap<string, string>> {
  const guessed = relation.columns.flatMap(({ name, type }) => {
    const guess = types.get(name)
    const isOpen = type === 'VARCHAR' && guess !== undefined && guess !== 'VARCHAR'
    return isOpen && notes.get(name)?.type === undefined ? [{ name, guess }] : []
  })
  if (guessed.length === 0) return types
  const fields = guessed.map(({ name, guess }, index) => {
    const value = identifier(name)
    return `count(CASE WHEN ${value} IS NOT NULL AND TRY_CAST(${value} AS ${guess}) IS NULL THEN 1 END) AS c${index}`
  })
  const counts = await engine.one(
    `SELECT ${fields.join(', ')} FROM ${relation.from}`,
    z.record(z.string(), counter),
  )
  const contradicted = guessed.filter((_, index) => counts[`c${index}`] !== 0)
  return new Map([...types, ...contradicted.map(({ name }) => [name, 'VARCHAR'] as const)])
}
