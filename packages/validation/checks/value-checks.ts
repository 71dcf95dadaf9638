import type { ColumnCheck, ValueCheck } from '../check-kinds.ts'
import { all, any } from '../planning/dialect.ts'
import { type Planning, scan } from '../planning/need.ts'
import { countRows, type Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { setOf, setSql } from '../planning/sets.ts'
import type { SetValue } from '../rule.ts'
import { patternHolds, requireAnswers, type TextCondition } from './pattern.ts'
import { boundsAs, boundsHold, lengthOf, valueTest } from './values.ts'

/** A check that a value passes or not, whatever the others are. */
export function* planValue(scope: Scope, check: ValueCheck): Planning<Outcome> {
  const { holds, tests } = valueHolds(scope, check)
  const test = valueTest(scope, check, holds)
  const outcome = yield* countRows(scope, test)
  requireAnswers(tests)
  if (check.kind !== 'set' || check.counts !== 'values') return outcome
  const broken = all(scope.where === 'every_row' ? 'true' : scope.where, test.checked, test.broken)
  const values = (condition: string) =>
    `count(DISTINCT CASE WHEN ${condition} THEN ${scope.own(check.column)} END)`
  const found = yield* scan({
    values: values(broken),
    own: values(all(scope.inChange ?? 'false', broken)),
  })
  const inChange = outcome.inChange && { ...outcome.inChange, broken: found.count('own') }
  return { ...outcome, broken: found.count('values'), inChange }
}

/** Several such checks at once: a value breaks them once. */
export function* planValid(
  scope: Scope,
  { column, checks, missing, nulls }: Extract<ColumnCheck, { kind: 'valid' }>,
): Planning<Outcome> {
  const isMissing = missing === undefined ? 'false' : setHolds(scope, column, missing)
  const each = checks.map((check) => valueHolds(scope, check))
  const holds = any(isMissing, all(...each.map((condition) => condition.holds)))
  const outcome = yield* countRows(scope, valueTest(scope, { column, nulls }, holds))
  requireAnswers(each.flatMap(({ tests }) => tests))
  return outcome
}

/** What is true of a value that passes, and never of null. */
function valueHolds(scope: Scope, check: ValueCheck): TextCondition {
  return check.kind === 'pattern'
    ? patternHolds(scope, check)
    : { holds: plainlyHolds(scope, check), tests: [] }
}

function plainlyHolds(scope: Scope, check: Exclude<ValueCheck, { kind: 'pattern' }>): string {
  const { column } = check
  switch (check.kind) {
    case 'range': {
      const as = boundsAs(scope, column, check.bounds, check.reading)
      const reading = { ...check.reading, asText: as === 'text' }
      return boundsHold(scope, scope.value(column, as), check.bounds, reading)
    }
    case 'set': {
      const within = setHolds(scope, column, check.values)
      return check.negated === true ? `NOT ${within}` : within
    }
    case 'length':
      return boundsHold(scope, lengthOf(scope, column), check.bounds, { isWhole: true })
    case 'multiple-of': {
      // The remainder of decimal fractions (0.3 of 0.1) is off by rounding, so the quotient must be near a whole number.
      const quotient = `(${scope.value(column, 'number')} / ${scope.dialect.literal(check.factor)})`
      return `abs(${quotient} - round(${quotient})) <= 1e-9 * greatest(1, abs(${quotient}))`
    }
  }
}

function setHolds(scope: Scope, column: string, values: readonly SetValue[]): string {
  return setSql(setOf(scope, column, values))
}
