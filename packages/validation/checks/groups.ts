import { formatNumber, formatShare } from '#core'
import { all, countIf, isNotTrue } from '../planning/dialect.ts'
import { type Found, type Planning, query, scan } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { kindOfValues } from '../planning/sets.ts'
import type { DistributionCheck, LabelShare } from '../whole-checks.ts'
import { cut, rowsText } from '../wording.ts'
import { keyOf } from './row-keys.ts'
import { some } from './schema.ts'
import { boundsHold } from './values.ts'

type Groups = Extract<DistributionCheck, { kind: 'groups' }>

const MAX_NAMED = 5
const MAX_NAME = 40

/** Names groups in what it says, unless a column by which they are made is personal. */
export function* planGroups(scope: Scope, check: Groups): Planning<Outcome> {
  const told = [
    ...(yield* missingGroups(scope, check)),
    ...(yield* oddSizes(scope, check)),
    ...(check.label === undefined ? [] : yield* oddLabels(scope, check, check.label)),
  ]
  const why = told.length === 0 ? 'every group is within the limits' : told.join('; ')
  return { kind: 'whole', holds: told.length === 0, why }
}

function* missingGroups(scope: Scope, { by, required = [] }: Groups): Planning<string[]> {
  if (required.length === 0) return []
  const counts = required.map((values, index) => {
    const equal = by.map((column, at) => {
      const value = values[at] ?? ''
      return `${scope.value(column, kindOfValues([value]))} = ${scope.dialect.literal(value)}`
    })
    return [`g${index}`, countIf(all(scope.where, ...equal))] as const
  })
  const found = yield* scan<string>(Object.fromEntries(counts))
  const missing = required.filter((_, index) => found.count(`g${index}`) === 0)
  if (missing.length === 0) return []
  return [`not there: ${some(missing.map((values) => cut(values.join(' | '), MAX_NAME)))}`]
}

/** Groups that are smaller or greater than they may be, the smallest first. */
function* oddSizes(scope: Scope, check: Groups): Planning<string[]> {
  const { share, rows } = check
  if (share === undefined && rows === undefined) return []
  const { keys, names, grouped } = keysOf(scope, check)
  const sizes = `SELECT ${[...keys, 'count(*) AS n', 'sum(count(*)) OVER () AS total'].join(', ')}
    FROM ${scope.table.source([...keys, scope.where])} WHERE ${scope.where}${grouped}`
  const holds = all(
    share === undefined ? 'true' : boundsHold(scope, '(CAST(n AS DOUBLE) / total)', share),
    rows === undefined ? 'true' : boundsHold(scope, 'n', rows),
  )
  const odd = yield* query<string>(
    `SELECT ${[...names, 'n', 'total', 'count(*) OVER () AS odd'].join(', ')} FROM (${sizes}) AS g
     WHERE ${isNotTrue(holds)} ORDER BY ${['n', ...names].join(', ')} LIMIT ${MAX_NAMED}`,
  )
  return listed(scope, check, odd, (row) => {
    const [n, total] = [row.count('n'), row.number('total') ?? 0]
    return total === 0 ? 'no row' : `${rowsText(n)}, ${formatShare(n / total)}`
  })
}

/** Groups in which a label is rarer or more frequent than it may be. One that a group lacks has the share 0 there. */
function* oddLabels(scope: Scope, check: Groups, label: LabelShare): Planning<string[]> {
  const { keys, names, grouped } = keysOf(scope, check)
  const labels = [...names, 'label'].join(', ')
  const looked = all(scope.where, `${scope.raw(label.column)} IS NOT NULL`)
  const [low, high] = sharesOf(label)
  const fields = [...keys, `${labelOf(scope, label)} AS label`]
  const balance = `WITH
    labelled AS (SELECT ${fields.join(', ')} FROM ${scope.table.source([...fields, looked])} WHERE ${looked}),
    cells AS (SELECT ${labels}, count(*) AS n FROM labelled GROUP BY ${labels}),
    parts AS (SELECT ${labels}, CAST(n AS DOUBLE) AS n,
      sum(n) OVER (${names.length === 0 ? '' : `PARTITION BY ${names.join(', ')}`}) AS total FROM cells)
    SELECT ${[...names, `max(total) AS total`, `${low} AS low`, `${high} AS high`].join(', ')} FROM parts${grouped}`
  const holds = all(boundsHold(scope, 'low', label.share), boundsHold(scope, 'high', label.share))
  const odd = yield* query<string>(
    `SELECT ${[...names, 'low', 'high', 'count(*) OVER () AS odd'].join(', ')} FROM (${balance}) AS g
     WHERE ${isNotTrue(holds)} ORDER BY ${['total', ...names].join(', ')} LIMIT ${MAX_NAMED}`,
  )
  return listed(scope, check, odd, (row) => {
    const [low, high] = [row.number('low'), row.number('high')]
    if (low === undefined || high === undefined) return 'no row has a label'
    const shares = low === high ? formatShare(low) : `${formatShare(low)} to ${formatShare(high)}`
    return label.value === undefined
      ? `labels have ${shares} of its rows`
      : `${cut(String(label.value), MAX_NAME)} has ${shares} of its rows`
  })
}

/** The least and the greatest share of a label in a group. */
function sharesOf({ value }: LabelShare): readonly [string, string] {
  const one = 'sum(CASE WHEN label THEN n ELSE 0 END) / max(total)'
  if (value !== undefined) return [one, one]
  const isAny = 'count(label) < (SELECT count(DISTINCT label) FROM cells)'
  return [`CASE WHEN ${isAny} THEN 0 ELSE min(n / total) END`, 'max(n / total)']
}

function labelOf(scope: Scope, { column, value }: LabelShare): string {
  if (value === undefined) return keyOf(scope, column)
  const equal = `${scope.value(column, kindOfValues([value]))} = ${scope.dialect.literal(value)}`
  return `coalesce(${equal}, false)`
}

function keysOf(scope: Scope, { by }: Groups) {
  const keys = by.map((column, index) => `${scope.dialect.asText(keyOf(scope, column))} AS k${index}`)
  const names = by.map((_, index) => `k${index}`)
  // Of one group without columns there is a row even if there are no rows.
  return { keys, names, grouped: names.length === 0 ? '' : ` GROUP BY ${names.join(', ')}` }
}

function listed(
  { table }: Scope,
  { by }: Groups,
  odd: readonly Found<string>[],
  tell: (row: Found<string>) => string,
): string[] {
  const [first] = odd
  if (first === undefined) return []
  const isPersonal = by.some((column) => table.notes.get(column)?.personal === true)
  const items = odd.map((row) => {
    const values = by.map((_, index) => cut(row.text(`k${index}`) ?? 'null', MAX_NAME))
    const name = isPersonal ? 'a group' : values.length === 0 ? 'all rows' : values.join(' | ')
    return `${name} (${tell(row)})`
  })
  const more = first.count('odd') - items.length
  return [`outside: ${items.join(', ')}${more > 0 ? ` and ${formatNumber(more)} more` : ''}`]
}
