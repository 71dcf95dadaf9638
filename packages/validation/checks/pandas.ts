import type { Check } from '../check-kinds.ts'
import { both, type Planning, Unsupported } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import {
  isNumeric,
  likelyKind,
  type PandasColumn,
  type PandasKind,
  pandasColumnOf,
} from '../planning/pandas-column.ts'
import { kindAfter, pandasScope } from '../planning/pandas-scope.ts'
import type { Scope } from '../planning/scope.ts'
import { type Cast, columnsOf, type SetValue } from '../rule.ts'
import { countUncastable } from './dtypes.ts'

type Plan = (scope: Scope, check: Check) => Planning<Outcome>
type Kinds = ReadonlyMap<string, PandasKind>

/**
 * Plans a check on what pandas holds. What that is, is known after a scan: the check is planned for what it is likely to be
 * in the same scan, and once more if that was wrong.
 */
export function* planOnDtypes(scope: Scope, check: Check, plan: Plan): Planning<Outcome> {
  const columns = columnsOf(check)
  const guess = guessed(scope, columns)
  const planFor = (kinds: Kinds) => planCast(scope, check, kinds, plan)
  if (guess === undefined) return yield* planFor(kindsOf(columns, yield* dtypesOf(scope, columns)))
  const [found, outcome] = yield* both(dtypesOf(scope, columns), attempted(planFor(guess)))
  const kinds = kindsOf(columns, found)
  const isRight = columns.every((column) => kinds.get(column) === guess.get(column))
  return isRight && outcome !== undefined ? outcome : yield* planFor(kinds)
}

function* dtypesOf(scope: Scope, columns: readonly string[]): Planning<readonly PandasColumn[]> {
  const [first, ...rest] = columns
  if (first === undefined) return []
  const [one, others] = yield* both(pandasColumnOf(scope, first), dtypesOf(scope, rest))
  return [one, ...others]
}

function kindsOf(columns: readonly string[], found: readonly PandasColumn[]): Kinds {
  return new Map(columns.map((column, at) => [column, found[at]?.kind ?? 'other']))
}

/** What columns are likely to be; undefined where nothing is known of one. */
function guessed(scope: Scope, columns: readonly string[]): Kinds | undefined {
  const kinds = columns.map((name) => {
    const { isText, type } = scope.column(name)
    if (isText) return likelyKind(scope.table.notes.get(name)?.type)
    if (/INT|HUGE/.test(type)) return 'integer'
    const compared = scope.dialect.comparisonOf(type)
    return compared === 'instant' && type === 'DATE' ? 'other' : (compared ?? 'other')
  })
  const known = kinds.flatMap((kind) => (kind === undefined ? [] : [kind]))
  return known.length < kinds.length
    ? undefined
    : new Map(columns.map((name, at) => [name, known[at] ?? 'other']))
}

/** A plan for what turns out not to be so may fail. */
function* attempted<T>(planning: Planning<T>): Planning<T | undefined> {
  try {
    return yield* planning
  } catch (error) {
    if (error instanceof Unsupported) return undefined
    throw error
  }
}

/** A column that cannot be turned into something else as a whole stays as it was. */
function* planCast(scope: Scope, check: Check, kinds: Kinds, plan: Plan): Planning<Outcome> {
  const { cast } = scope.rule
  const [column] = columnsOf(check)
  const planned = (to: Cast | undefined) => planHeld(pandasScope(scope, kinds, to), check, kinds, to, plan)
  if (cast === undefined || column === undefined) return yield* planned(undefined)
  const kind = kinds.get(column) ?? 'other'
  const counting = countUncastable(
    scope,
    { column, to: cast, nulls: cast === 'integer' ? 'break' : 'skip' },
    kind,
  )
  const [lost, outcome] = yield* both(counting, attempted(planned(cast)))
  return lost === 0 && outcome !== undefined ? outcome : yield* planned(lost === 0 ? cast : undefined)
}

function* planHeld(
  scope: Scope,
  check: Check,
  kinds: Kinds,
  cast: Cast | undefined,
  plan: Plan,
): Planning<Outcome> {
  const [column] = columnsOf(check)
  const kind = kindAfter(kinds.get(column ?? '') ?? 'other', cast)
  return yield* plan(scope, comparable(check, kind))
}

/** A value of another kind than those of a set is none of them; only booleans are numbers. */
function comparable(check: Check, kind: PandasKind): Check {
  if (check.kind !== 'set' && check.kind !== 'distinct-set') return check
  const isNumber = isNumeric(kind) || kind === 'boolean'
  const values = check.values.flatMap((value): SetValue[] => {
    if (kind === 'text' || kind === 'other')
      return typeof value === 'string' && kind === 'text' ? [value] : []
    if (!isNumber || typeof value === 'string') return []
    return [Number(value)]
  })
  return { ...check, values }
}
