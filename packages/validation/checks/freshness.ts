import { all, countIf } from '../planning/dialect.ts'
import { type Planning, scan } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { instantOf } from '../rule.ts'
import type { MeasureCheck } from '../whole-checks.ts'
import { ageText, instantText, partText } from '../wording.ts'
import { isPersonal, withinText } from './personal.ts'

type Freshness = Extract<MeasureCheck, { kind: 'freshness' }>

/** A value that is no instant could be the newest, so that it breaks the rule by itself. */
export function* planFreshness(scope: Scope, { column, maxAge, until }: Freshness): Planning<Outcome> {
  const { dialect, where } = scope
  const instant = scope.value(column, 'instant')
  const looked = all(where, `${scope.raw(column)} IS NOT NULL`)
  const condition = all(looked, `${instant} IS NULL`)
  const usable = `CASE WHEN ${where} AND ${dialect.isFinite(instant)} THEN ${instant} END`
  const found = yield* scan({
    checked: countIf(looked),
    broken: countIf(condition),
    newest: dialect.epochMilliseconds(`max(${usable})`),
  })
  const [checked, broken, newest] = [found.count('checked'), found.count('broken'), found.number('newest')]
  if (broken > 0) {
    const why = `${partText(broken, checked)} hold no day or instant`
    const places = { kind: 'rows', condition, shown: scope.raw(column) } as const
    return { kind: 'rows', checked, broken, places, why }
  }
  if (newest === undefined) return { kind: 'whole', holds: false, why: 'there is no value' }
  const age = (until === undefined ? scope.context.now : instantOf(until)) - newest
  const from = `the newest value is of ${instantText(newest)}`
  const reference = until === undefined ? 'old' : `before ${until}`
  const why = age < 0 ? from : `${from}, ${ageText(age)} ${reference}`
  const holds = age <= maxAge
  // The newest value is that of a single row.
  if (isPersonal(scope, column)) return { kind: 'whole', holds, why: withinText(holds) }
  return { kind: 'whole', holds, why, observed: instantText(newest) }
}
