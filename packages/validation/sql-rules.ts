import { z } from 'zod'
import { formatDuration } from '#core'
import { type Engine, QueryError, type QueryOptions } from '#data'
import { DATA, ownNames } from './checks/query.ts'
import type { TableView } from './planning/table.ts'
import type { Condition, Rule } from './rule.ts'
import { fillPlaceholders, type Guarded, guardExpression, guardStatement } from './sql-guard.ts'

/** Whether a rule holds an SQL expression, whose columns must have the types that their values have. */
export function isOverTypes({ check, where }: Rule): boolean {
  return check.kind === 'expression' || (where !== undefined && sqlIn(where.condition).length > 0)
}

function sqlIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'sql':
      return [condition.sql]
    case 'and':
    case 'or':
      return condition.conditions.flatMap(sqlIn)
    case 'not':
      return sqlIn(condition.condition)
    default:
      return []
  }
}

/**
 * Rules whose SQL may be run, as the engine writes it. A rule whose SQL is refused, or fails on this data, becomes
 * unsupported here, so that it does not spoil the scan of all others.
 * @param view the data with types
 * @param others names of other tables that statements may read
 * @param timeout milliseconds that an expression may take
 */
export async function guardRules(
  engine: Engine,
  rules: readonly Rule[],
  view: TableView,
  others: readonly string[],
  timeout: number,
): Promise<Rule[]> {
  const guarded: Rule[] = []
  for (const rule of rules) guarded.push(await guardRule(engine, rule, { view, others, timeout }))
  return guarded
}

interface Around {
  readonly view: TableView
  readonly others: readonly string[]
  readonly timeout: number
}

async function guardRule(engine: Engine, rule: Rule, { view, others, timeout }: Around): Promise<Rule> {
  const { check, where } = rule
  const unsupported = (why: string): Rule => ({ ...rule, check: { kind: 'unsupported', why } })
  if (check.kind === 'query') {
    const sql = fillPlaceholders(check.sql, { table: DATA })
    const found = await guardStatement(engine, sql, [...ownNames(check), ...others])
    return 'refused' in found
      ? unsupported(`its SQL is refused: ${found.refused}`)
      : { ...rule, check: { ...check, ...found } }
  }
  const expressions = [
    ...(check.kind === 'expression' ? [check.sql] : []),
    ...(where ? sqlIn(where.condition) : []),
  ]
  const allowed = new Map<string, string>()
  for (const sql of expressions) {
    const found = await triedExpression(engine, sql, view, timeout)
    if ('refused' in found) return unsupported(`its SQL is refused: ${found.refused}`)
    allowed.set(sql, found.sql)
  }
  if (allowed.size === 0) return rule
  return {
    ...rule,
    ...(check.kind === 'expression' ? { check: { ...check, sql: allowed.get(check.sql) ?? check.sql } } : {}),
    ...(where ? { where: { ...where, condition: withSql(where.condition, allowed) } } : {}),
  }
}

function withSql(condition: Condition, allowed: ReadonlyMap<string, string>): Condition {
  switch (condition.kind) {
    case 'sql':
      return { kind: 'sql', sql: allowed.get(condition.sql) ?? condition.sql }
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map((part) => withSql(part, allowed)) }
    case 'not':
      return { ...condition, condition: withSql(condition.condition, allowed) }
    default:
      return condition
  }
}

/** Computes the expression for every row once: a value that it cannot be computed for is found here, and by itself. */
async function triedExpression(
  engine: Engine,
  sql: string,
  { from }: TableView,
  timeout: number,
): Promise<Guarded> {
  const found = await guardExpression(engine, sql, [])
  if ('refused' in found) return found
  const query = `SELECT count(CASE WHEN ${found.sql} THEN 1 END) AS n FROM (SELECT * FROM ${from})`
  const tried = await inItsTime(timeout, (options) => engine.one(query, z.unknown(), options))
  return 'refused' in tried ? tried : found
}

/** Milliseconds that a statement or expression of a rule may take, if nothing else is said. */
export const QUERY_TIMEOUT = 600_000

/** Runs SQL of a rule. @throws what is no fault of it, such as a file that cannot be read */
export async function inItsTime<T>(
  timeout: number,
  run: (options: QueryOptions) => Promise<T>,
): Promise<{ readonly value: T } | { readonly refused: string }> {
  const signal = AbortSignal.timeout(timeout)
  try {
    return { value: await run({ signal }) }
  } catch (error) {
    if (signal.aborted) return { refused: `it took more than ${formatDuration(timeout)}` }
    return { refused: usersFault(error) }
  }
}

/** Kinds of error that lie in the statement or in what it does with the values. */
const USERS = new Set([
  ...['Binder', 'Catalog', 'Parser', 'Conversion', 'Invalid Input', 'Out of Range', 'Not implemented'],
  'Mismatch Type',
])

/**
 * What the engine says against a statement, without the values that it quotes: they may be personal.
 * @throws what is no fault of the statement, such as a file that cannot be read
 */
function usersFault(error: unknown): string {
  if (!(error instanceof QueryError) || !USERS.has(error.kind)) throw error
  const [first = ''] = error.message.split('\n')
  const said = OF_STATEMENT.has(error.kind)
    ? first.replace(/'[^']*'?/g, "'…'")
    : first.replace(/["'([{:].*$/, '…').replace(/\bvalue \S+/g, 'value …')
  return `${error.kind} error: ${said}`
}

/** Found before any value is looked at, so that what they quote in double quotes are names. */
const OF_STATEMENT = new Set(['Binder', 'Catalog', 'Parser'])
