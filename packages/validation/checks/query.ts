import { type Planning, query, Unsupported } from '../planning/need.ts'
import type { WholeOutcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import type { Table } from '../planning/table.ts'
import { isWithin } from '../rule.ts'
import type { QueryCheck } from '../whole-checks.ts'
import { cut, rowsText } from '../wording.ts'

/** The name that `{table}` in a user's statement stands for. */
export const DATA = 'lockstep_data'

/** Names by which a statement may speak of the data: its own, and those that its author gave it. */
export function ownNames({ as }: QueryCheck): readonly string[] {
  return [DATA, ...(as ?? [])]
}

/** Runs a statement that was guarded before. */
export function* planQuery(scope: Scope, check: QueryCheck): Planning<WholeOutcome> {
  const tables = tablesOf(scope, check)
  if (check.judges === 'rows') {
    const [row] = yield* query<'rows'>(`${tables} SELECT count(*) AS rows FROM (${check.sql}) AS q`, 'user')
    const rows = row?.count('rows') ?? 0
    const { min, max } = check.bounds
    const holds = min === undefined && max === undefined ? rows === 0 : isWithin(check.bounds, rows)
    return { kind: 'whole', holds, why: `it gives ${rowsText(rows)}`, observed: rows }
  }
  const longest = Math.max(MAX_VALUE, typeof check.is?.value === 'string' ? check.is.value.length + 1 : 0)
  const [row, ...more] = yield* query<'type' | 'value'>(
    `${tables} SELECT typeof(lockstep_value) AS type, left(CAST(lockstep_value AS VARCHAR), ${longest}) AS value
     FROM (${check.sql}) AS q(lockstep_value) LIMIT 2`,
    'user',
  )
  if (row === undefined) return broken('it gives no row')
  if (check.judges === 'value' && more.length > 0) return broken('it gives more than one row')
  const text = row.text('value')
  if (text === undefined) return broken('it gives no value')
  const isMasked = [...scope.table.notes.values()].some(({ personal }) => personal)
  return judged(check, text, row.text('type') ?? '', isMasked)
}

function broken(why: string): WholeOutcome {
  return { kind: 'whole', holds: false, why }
}

/** Characters that are taken of a value. */
const MAX_VALUE = 1_000

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/

/** Text is not shown where any column is personal: it may be a value of one. */
function judged({ bounds, is }: QueryCheck, text: string, type: string, isMasked: boolean): WholeOutcome {
  const isTruth = type === 'BOOLEAN'
  const number = isTruth
    ? Number(text === 'true')
    : NUMERIC.test(type)
      ? Number(text.replace('inf', 'Infinity'))
      : undefined
  const shown = isMasked && number === undefined ? 'text that is not shown' : cut(text)
  // NaN and infinities are no numbers of JSON.
  const observed =
    !isTruth && number !== undefined && Number.isFinite(number) ? number : isTruth ? text : shown
  if (is !== undefined) {
    const equals =
      typeof is.value === 'boolean' ? Number(is.value) === number : is.value === text && type === 'VARCHAR'
    return { kind: 'whole', holds: equals !== is.negated, why: `it gives ${observed}`, observed }
  }
  // Text is never equal to a number, which is what `mustNotBe` asks.
  const holds = number === undefined ? bounds.negated === true : isWithin(bounds, number)
  return { kind: 'whole', holds, why: `it gives ${observed}`, observed }
}

function typedFrom({ view }: Table): string {
  return (view.typed ?? view).from
}

/** The tables that the statement names, as it may see them: CSV columns have the types of their values. */
function tablesOf({ table, context, dialect }: Scope, check: QueryCheck): string {
  if (dialect.name !== 'duckdb')
    throw new Unsupported(`statements in SQL are not translated to ${dialect.name}`)
  const own = ownNames(check).map((name) => [name, typedFrom(table)] as const)
  const others = [...context.others].map(([name, other]) => [name, typedFrom(other)] as const)
  const named = new Map(
    [...others, ...own].filter(([name]) => check.sql.toLowerCase().includes(name.toLowerCase())),
  )
  if (named.size === 0) return ''
  const parts = [...named].map(
    ([name, from]) => `${dialect.identifier(name)} AS NOT MATERIALIZED (SELECT * FROM ${from})`,
  )
  return `WITH ${parts.join(', ')}`
}
