import { formatNumber } from '#core'
import type { RelatedRowsCheck } from '../check-kinds.ts'
import { all, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan } from '../planning/need.ts'
import { type Outcome, queriedPlaces } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { PLACE } from '../planning/table.ts'
import { chosenColumns, keyOf, shownRow } from './row-keys.ts'

type Conflicts = Extract<RelatedRowsCheck, { kind: 'conflicting-labels' }>

/** Conflicts of which a reader is shown the rows. */
const SHOWN = 5

/** Rows of groups with equal features and several labels, as Deepchecks' ConflictingLabels counts them. */
export function* planConflictingLabels(scope: Scope, check: Conflicts): Planning<Outcome> {
  const { table, where, raw } = scope
  const { label } = check
  const others = table.view.columns.map(({ name }) => name).filter((name) => name !== label)
  const features = chosenColumns(scope, others, { columns: check.features, except: check.except })
  const keys = features.map((name) => keyOf(scope, name))
  const looked = all(where === 'every_row' ? 'true' : where, `${raw(label)} IS NOT NULL`)
  const search: Search = { scope, keys, label: keyOf(scope, label), looked }
  const counted = yield* scan({ checked: countIf(looked) })
  const [row] = yield* query<'broken' | 'sets'>(
    `WITH ${conflicts(search, table.source(), [], 'count(*) AS n')}
     SELECT coalesce(sum(n), 0) AS broken, count(*) AS sets FROM conflicts`,
  )
  if (row === undefined) throw new Error('an aggregate gave no row')
  const sets = row.count('sets')
  return {
    kind: 'rows',
    checked: counted.count('checked'),
    broken: row.count('broken'),
    places: queriedPlaces(table, () => conflictPlaces(search, shownRow(scope, [label, ...features]))),
    why: sets === 0 ? undefined : `in ${formatNumber(sets)} ${sets === 1 ? 'set' : 'sets'} of equal features`,
  }
}

interface Search {
  readonly scope: Scope
  /** Features. */
  readonly keys: readonly string[]
  readonly label: string
  readonly looked: string
}

/**
 * Only rows whose hash of the features has several labels are grouped by the features themselves: a hash takes little
 * memory, and equal features have equal hashes.
 */
function conflicts(
  { scope, keys, label, looked }: Search,
  source: string,
  more: readonly string[],
  made: string,
): string {
  const fields = [...keys.map((key, index) => `${key} AS k${index}`), ...more].join(', ')
  const names = keys.map((_, index) => `k${index}`).join(', ')
  return `looked AS (SELECT ${fields}, ${label} AS label, ${scope.dialect.hash(keys)} AS h FROM ${source} WHERE ${looked}),
    suspects AS (SELECT h FROM looked GROUP BY h HAVING min(label) <> max(label)),
    conflicts AS (SELECT ${names}, ${made} FROM looked WHERE h IN (SELECT h FROM suspects)
      GROUP BY ${names} HAVING min(label) <> max(label))`
}

/** Rows of the first conflicts, those with equal features together. */
function conflictPlaces(search: Search, shown: string): string {
  const { table } = search.scope
  const more = [PLACE.file, PLACE.row, `${shown} AS value`]
  const first = `min(ROW(${PLACE.file}, ${PLACE.row})) AS first`
  const same = search.keys
    .map((_, index) => `looked.k${index} IS NOT DISTINCT FROM c.k${index}`)
    .join(' AND ')
  return `WITH ${conflicts(search, table.numbered(), more, first)}
    SELECT ${PLACE.file}, ${PLACE.row}, value
    FROM looked JOIN (SELECT * FROM conflicts ORDER BY first LIMIT ${SHOWN}) AS c ON ${same}
    ORDER BY first, ${PLACE.file}, ${PLACE.row}`
}
