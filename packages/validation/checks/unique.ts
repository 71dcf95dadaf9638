import type { RelatedRowsCheck } from '../check-kinds.ts'
import { all, any, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { countDistinctOf } from './distinct-count.ts'
import { chosenColumns, keyOf } from './row-keys.ts'

type Unique = Extract<RelatedRowsCheck, { kind: 'unique' }>

/**
 * Counts distinct values in the shared scan. Only where there are fewer than rows, a query of its own counts the copies
 * as the format wants them counted. Where a change is judged, of equal values its rows are the copies, wherever in the
 * files they stand.
 */
export function* planUnique(scope: Scope, check: Unique): Planning<Outcome> {
  const { copies, nulls, nullsDiffer } = check
  const { inChange } = scope
  const names = scope.table.view.columns.map(({ name }) => name)
  const columns = chosenColumns(scope, names, check)
  const values = columns.map((column) =>
    // Where a null is a value, one that is none of its type must not be taken for a null.
    nulls === 'equal' ? keyOf(scope, column) : scope.own(column),
  )
  const given = scope.where === 'every_row' ? 'true' : scope.where
  // A row that can be no copy is looked at, and compared with none.
  const looked = all(given, lookedAt(values, nullsDiffer === true ? 'skip-any' : nulls))
  const counted = all(given, lookedAt(values, nulls))
  const found = yield* scan({
    rows: countIf(counted),
    compared: countIf(looked),
    distinct: distinctOf(scope, columns, values, looked, nulls),
    own: countIf(inChange === undefined ? 'false' : all(inChange, counted)),
  })
  const checked = found.count('rows')
  const surplus = found.count('compared') - found.count('distinct')
  const places = { kind: 'copies', values, checked: looked, inChange } as const
  if (inChange !== undefined) {
    const copied = surplus === 0 ? NONE : yield* countCopies(scope, values, looked, inChange, copies)
    const own = { checked: found.count('own'), broken: copied.own }
    return { kind: 'rows', checked, broken: copied.all, inChange: own, places }
  }
  if (surplus === 0 || copies === 'later' || copies === 'earlier')
    return { kind: 'rows', checked, broken: surplus, places }
  const { all: broken } = yield* countCopies(scope, values, looked, 'every_row', copies)
  return { kind: 'rows', checked, broken, places }
}

const NONE = { all: 0, own: 0 }

/** @param isOwn true for rows of the change */
function* countCopies(
  scope: Scope,
  values: readonly string[],
  looked: string,
  isOwn: string,
  copies: Unique['copies'],
): Planning<{ readonly all: number; readonly own: number }> {
  const source = scope.table.source([...values, isOwn, looked])
  const grouped = `SELECT count(*) AS n, ${countIf(isOwn)} AS own FROM ${source} WHERE ${looked}
    GROUP BY ${values.join(', ')} HAVING count(*) > 1`
  const [row] = yield* query<'all' | 'own'>(
    `SELECT coalesce(sum(${COPIES[copies].all}), 0) AS "all", coalesce(sum(${COPIES[copies].own}), 0) AS own
     FROM (${grouped}) AS g`,
  )
  if (row === undefined) throw new Error('an aggregate gave no row')
  return { all: row.count('all'), own: row.count('own') }
}

/** How much each value that stands `n` times, `own` of them in rows of the change, breaks the rule. */
const COPIES = {
  later: { all: 'n - 1', own: 'least(own, n - 1)' },
  earlier: { all: 'n - 1', own: 'least(own, n - 1)' },
  every: { all: 'n', own: 'own' },
  groups: { all: '1', own: 'CASE WHEN own > 0 THEN 1 ELSE 0 END' },
} as const

function lookedAt(values: readonly string[], nulls: Unique['nulls']): string {
  const there = values.map((value) => `${value} IS NOT NULL`)
  if (nulls === 'equal') return 'every_row'
  return nulls === 'skip-any' ? all(...there) : any(...there)
}

/** Of several values tuples are counted: their hash table takes the place of the values'. */
function distinctOf(
  scope: Scope,
  columns: readonly string[],
  values: readonly string[],
  looked: string,
  nulls: Unique['nulls'],
): string {
  const [column, only] = [columns[0], values[0]]
  if (column === undefined || only === undefined || values.length > 1)
    return `count(DISTINCT CASE WHEN ${looked} THEN ROW(${values.join(', ')}) END)`
  const isFiltered = looked !== `(${only} IS NOT NULL)` && looked !== 'every_row'
  const given = isFiltered ? `CASE WHEN ${looked} THEN ${only} END` : only
  const distinct =
    only === scope.own(column) ? countDistinctOf(scope, column, given) : scope.dialect.countDistinct([given])
  if (nulls !== 'equal') return distinct
  // All nulls are one value more.
  return `${distinct} + coalesce(max(CASE WHEN ${all(looked, `${only} IS NULL`)} THEN 1 END), 0)`
}
