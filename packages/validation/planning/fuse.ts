import { countIf } from './dialect.ts'
import type { Aggregate, Aggregates, Cells } from './need.ts'
import { namesIn, type Table } from './table.ts'

/** Aggregates of several rules, each computed once. */
export interface FusedScan {
  /** One scan, and one more for each name whose values are counted before conditions look at them. */
  readonly queries: readonly string[]
  /** The rows of the queries as the row that one rule asked for. */
  readonly cellsOf: (aggregates: Aggregates, rows: readonly Cells[]) => Cells
}

/** @param byValue names whose values are counted first: conditions on one of these alone look at each value once */
export function fuse(
  table: Table,
  wanted: readonly Aggregates[],
  byValue: readonly string[] = [],
): FusedScan {
  const aggregates = new Map(
    wanted.flatMap((one) => Object.values(one)).map((aggregate) => [sqlOf(aggregate), aggregate] as const),
  )
  const names = new Map([...aggregates.keys()].map((sql, index) => [sql, `a${index}`] as const))
  const named = (sql: string, wantedAs: string): string => `${sql} AS ${names.get(wantedAs)}`
  const groups = Map.groupBy(aggregates.values(), (aggregate) => {
    const name = onlyName(aggregate)
    return name !== undefined && byValue.includes(name) ? name : undefined
  })
  const queries = [...groups].map(([name, members]) => {
    if (name === undefined) {
      const fields = members.map((aggregate) => named(sqlOf(aggregate), sqlOf(aggregate)))
      return `SELECT ${fields.join(', ')} FROM ${table.source(fields)}`
    }
    const fields = members.map((aggregate) => named(sumOf(aggregate), sqlOf(aggregate)))
    const values = `SELECT ${name}, count(*) AS n, true AS every_row FROM ${table.source([name])} GROUP BY ${name}`
    return `SELECT ${fields.join(', ')} FROM (${values}) AS v`
  })
  return {
    queries,
    cellsOf: (asked, rows) => {
      const row: Cells = Object.assign({}, ...rows)
      return Object.fromEntries(
        Object.entries(asked).map(([name, one]) => [name, row[names.get(sqlOf(one)) ?? ''] ?? null]),
      )
    },
  }
}

/** Fewer conditions on a name cost less than one more scan. */
const MANY = 16

/** Names on which many conditions look alone. */
export function oftenAsked(wanted: readonly Aggregates[]): string[] {
  const conditions = new Map<string, Set<string>>()
  for (const aggregate of wanted.flatMap((one) => Object.values(one))) {
    const name = onlyName(aggregate)
    if (name !== undefined) conditions.set(name, (conditions.get(name) ?? new Set()).add(sqlOf(aggregate)))
  }
  return [...conditions].flatMap(([name, { size }]) => (size >= MANY ? [name] : []))
}

const LOOKED_AT = 10_000

/** A query that says how many of the first values differ. */
export function firstValues(table: Table, names: readonly string[]): string {
  const fields = names.map((name) => `count(DISTINCT ${name}) AS ${name}`)
  return `SELECT count(*) AS n, ${fields.join(', ')} FROM (SELECT * FROM ${table.source(names)} LIMIT ${LOOKED_AT}) AS f`
}

/** Whether values of a name repeat so often that it pays to count them, by what `firstValues` has found. */
export function repeats(found: Cells, name: string): boolean {
  return Number(found[name]) * 8 <= Number(found.n)
}

/** The only name that a condition looks at; what is equal by it is alike to every condition. */
function onlyName(aggregate: Aggregate): string | undefined {
  if (typeof aggregate === 'string') return undefined
  const [name, ...more] = namesIn(aggregate.countIf)
  return more.length === 0 ? name : undefined
}

function sqlOf(aggregate: Aggregate): string {
  return typeof aggregate === 'string' ? aggregate : countIf(aggregate.countIf)
}

function sumOf(aggregate: Aggregate): string {
  if (typeof aggregate === 'string') throw new Error('only conditions are asked of values')
  return `coalesce(sum(CASE WHEN ${aggregate.countIf} THEN n END), 0)`
}
