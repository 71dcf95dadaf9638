import { all, isNotTrue } from '../planning/dialect.ts'
import { type Planning, query, scan } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { setOf, setSql } from '../planning/sets.ts'
import type { DistributionCheck } from '../whole-checks.ts'

type Of<K extends DistributionCheck['kind']> = Extract<DistributionCheck, { kind: K }>

/** Counts the distinct values inside and outside of the set. */
export function* planDistinctSet(scope: Scope, check: Of<'distinct-set'>): Planning<Outcome> {
  const { column, values, relation } = check
  const set = setOf(scope, column, values)
  const { value } = set
  const within = setSql(set)
  const there = all(scope.where, `${scope.raw(column)} IS NOT NULL`)
  const found = yield* scan({
    inside: `count(DISTINCT CASE WHEN ${all(there, within)} THEN ${value} END)`,
    outside: `count(DISTINCT CASE WHEN ${there} AND ${isNotTrue(within)} THEN ${scope.raw(column)} END)`,
  })
  const missing = new Set(values).size - found.count('inside')
  const extra = found.count('outside')
  const told = [
    ...(relation === 'within' || missing === 0 ? [] : [`${missing} of the set are not there`]),
    ...(relation === 'contains' || extra === 0 ? [] : [`${extra} distinct values are not in the set`]),
  ]
  return {
    kind: 'whole',
    holds: told.length === 0,
    why: told.length === 0 ? 'they are as the set says' : told.join('; '),
  }
}

/** With several equally common values, and ties not allowed, nothing is the most common one. */
export function* planMostCommon(
  scope: Scope,
  { column, values, ties }: Of<'most-common'>,
): Planning<Outcome> {
  const { value, among } = setOf(scope, column, values)
  const there = all(scope.where, `${value} IS NOT NULL`)
  const counts = `SELECT ${value} AS v, count(*) AS n FROM ${scope.table.source([value, there])} WHERE ${there} GROUP BY ${value}`
  const [found] = yield* query<'modes' | 'within'>(
    `SELECT count(*) AS modes, count(CASE WHEN ${among('v')} THEN 1 END) AS within
     FROM (SELECT v, n, max(n) OVER () AS most FROM (${counts}) AS c) AS m WHERE n = most`,
  )
  if (found === undefined) throw new Error('an aggregate gave no row')
  const [modes, within] = [found.count('modes'), found.count('within')]
  const holds = within > 0 && (ties || modes === 1)
  const why = modes === 0 ? 'there is no value' : `${modes} most common, ${within} of the set`
  return { kind: 'whole', holds, why }
}
