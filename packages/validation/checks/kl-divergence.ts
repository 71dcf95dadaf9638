import { formatNumber } from '#core'
import { all, any, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { setOf } from '../planning/sets.ts'
import type { DistributionCheck } from '../whole-checks.ts'

type Divergence = Extract<DistributionCheck, { kind: 'kl-divergence' }>
type Values = Extract<Divergence['partition'], { values: unknown }>
type Bins = Extract<Divergence['partition'], { bins: unknown }>

/**
 * The sum of p ln(p / q), p what is observed and q what is expected, made to add up to 1: as Great Expectations computes it
 * with `scipy.stats.entropy`. No value, or one where none may be, breaks it.
 */
export function* planDivergence(scope: Scope, check: Divergence): Planning<Outcome> {
  const { partition } = check
  const found =
    'values' in partition ? yield* ofValues(scope, check, partition) : yield* ofBins(scope, check, partition)
  if (found === undefined || !Number.isFinite(found)) {
    const why = found === undefined ? 'there is no value' : 'there are values where none may be'
    return { kind: 'whole', holds: check.threshold === undefined, why }
  }
  const holds = check.threshold === undefined || found <= check.threshold
  return { kind: 'whole', holds, why: `it is ${formatNumber(found)}`, observed: found }
}

/** Values that the partition does not name share the holdout equally: the sum over them needs no look at each. */
function* ofValues(
  scope: Scope,
  { column, tailHoldout }: Divergence,
  { values, weights }: Values,
): Planning<number | undefined> {
  const { value } = setOf(scope, column, values)
  const literals = values.map((one) => setOf(scope, column, [one]).values[0])
  const named = any(...literals.flatMap((literal) => (literal === undefined ? [] : [`v = ${literal}`])))
  const counts = literals.map((literal, index) => {
    const condition = literal === undefined ? 'false' : `v = ${literal}`
    return `sum(CASE WHEN ${condition} THEN n ELSE 0 END) AS n${index}`
  })
  const there = all(scope.where, `${value} IS NOT NULL`)
  const grouped = `SELECT ${value} AS v, count(*) AS n FROM ${scope.table.source([there])}
    WHERE ${there} GROUP BY ${value}`
  const fields = [
    ...counts,
    'coalesce(sum(n), 0) AS every',
    `${countIf(`NOT (${named})`)} AS others`,
    `coalesce(sum(CASE WHEN NOT (${named}) THEN n END), 0) AS surplus`,
    `coalesce(sum(CASE WHEN NOT (${named}) THEN n * ln(n) END), 0.0) AS spread`,
  ]
  const [row] = yield* query<string>(`SELECT ${fields.join(', ')} FROM (${grouped}) AS g`)
  if (row === undefined) throw new Error('an aggregate gave no row')
  const every = row.count('every')
  if (every === 0) return undefined
  const others = row.count('others')
  const expected = weights.map((weight) => (others > 0 ? weight * (1 - tailHoldout) : weight))
  const total = sumOf(expected) + (others > 0 ? tailHoldout : 0)
  const observed = values.map((_, index) => row.count(`n${index}`) / every)
  const known = divergence(
    observed,
    expected.map((weight) => weight / total),
  )
  if (others === 0) return known
  const share = tailHoldout / others / total
  const surplus = row.count('surplus')
  // The sum of (n/N) ln((n/N) / q) over values of one q.
  return known + (row.count('spread') - surplus * (Math.log(every) + Math.log(share))) / every
}

/** Bins hold their lower edge, the last one also its upper edge. */
function* ofBins(
  scope: Scope,
  { column, tailHoldout, internalHoldout }: Divergence,
  { bins, weights, tails }: Bins,
): Planning<number | undefined> {
  const { dialect } = scope
  const value = dialect.asNumber(scope.value(column, 'number'))
  const [first = 0, last = 0] = [bins[0], bins.at(-1)]
  const within = weights.map((_, index) => {
    const [low, high] = [bins[index] ?? first, bins[index + 1] ?? last]
    const isLast = index === weights.length - 1
    return `${value} >= ${dialect.literal(low)} AND ${value} ${isLast ? '<=' : '<'} ${dialect.literal(high)}`
  })
  const tests = [`${value} < ${dialect.literal(first)}`, ...within, `${value} > ${dialect.literal(last)}`]
  const aggregates = tests.map((test, index) => [`n${index}`, countIf(all(scope.where, test))] as const)
  const every = countIf(all(scope.where, `${value} IS NOT NULL`))
  const found = yield* scan<string>({ ...Object.fromEntries(aggregates), every })
  const rows = found.count('every')
  if (rows === 0) return undefined
  const observed = tests.map((_, index) => found.count(`n${index}`) / rows)
  const [below, above] = tails ?? [tailHoldout / 2, tailHoldout / 2]
  const expected = [below, ...heldOut(weights, tailHoldout, internalHoldout), above]
  const total = sumOf(expected)
  return divergence(
    observed,
    expected.map((weight) => weight / total),
  )
}

/** Bins that are expected to be empty share the internal holdout. */
function heldOut(weights: readonly number[], tail: number, internal: number): number[] {
  const empty = weights.filter((weight) => weight === 0).length
  return weights.map((weight) =>
    weight === 0 && internal > 0 ? internal / empty : weight * (1 - tail - internal),
  )
}

/** The sum of p ln(p / q); infinite where q is 0 and p is not. */
function divergence(observed: readonly number[], expected: readonly number[]): number {
  return sumOf(observed.map((p, index) => (p === 0 ? 0 : p * Math.log(p / (expected[index] ?? 0)))))
}

function sumOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
