import type { ColumnCheck } from '../check-kinds.ts'
import { all, countIf } from '../planning/dialect.ts'
import { both, type Planning, scan, Unsupported } from '../planning/need.ts'
import { countRows, type Outcome, type RowTest } from '../planning/outcome.ts'
import { type PandasKind, pandasColumnOf } from '../planning/pandas-column.ts'
import { castSql } from '../planning/pandas-scope.ts'
import type { Scope } from '../planning/scope.ts'
import type { Bounds } from '../rule.ts'

type Of<K extends ColumnCheck['kind']> = Extract<ColumnCheck, { kind: K }>
type Castable = Omit<Of<'castable'>, 'kind'>

/** That pandas has read the column as one of the dtypes, and else which of its values are to blame. */
export function* planDtype(scope: Scope, check: Of<'dtype'>): Planning<Outcome> {
  const { column, names, values, bounds } = check
  const rows = yield* both(pandasColumnOf(scope, column), scan({ rows: countIf(scope.where) }))
  const [{ dtype, kind }, counted] = rows
  const observed = { observed: dtype, why: `pandas reads it as ${dtype}` }
  const checked = counted.count('rows')
  if (names.includes(dtype))
    return { kind: 'rows', checked, broken: 0, places: { kind: 'none' }, ...observed }
  if (values === 'text') {
    const raw = scope.raw(column)
    const broken = kind === 'text' ? 'false' : `${raw} IS NOT NULL`
    const test: RowTest = { checked: 'every_row', broken, shown: raw }
    return yield* blamed(scope, test, check, observed.why)
  }
  if (values === undefined) return yield* blamed(scope, undefined, check, observed.why)
  // Only an integer cannot be made of a null.
  const nulls = values === 'integer' ? 'break' : 'skip'
  const test = castTest(scope, { column, to: values, bounds, nulls }, kind)
  return yield* blamed(scope, test, check, observed.why)
}

/** Without a single value to blame the column breaks it as a whole. */
function* blamed(
  scope: Scope,
  test: RowTest | undefined,
  { rowsOnly, drops }: Of<'dtype'>,
  why: string,
): Planning<Outcome> {
  const found = test === undefined ? undefined : yield* countRows(scope, test)
  if (found === undefined || (found.broken === 0 && rowsOnly !== true))
    return { kind: 'whole', holds: false, why }
  if (drops !== true) return { ...found, why }
  return { ...found, broken: 0, inChange: found.inChange && { ...found.inChange, broken: 0 }, why }
}

/** That pandas can turn the values of the column into something else. */
export function* planCastable(scope: Scope, check: Of<'castable'>): Planning<Outcome> {
  const { kind } = yield* pandasColumnOf(scope, check.column)
  const found = countRows(scope, castTest(scope, check, kind))
  if (check.to !== 'instant' || kind !== 'text') return yield* found
  const [forms, outcome] = yield* both(formsOfTimes(scope, check.column), found)
  if (forms < 2 || outcome.broken > 0) return outcome
  return {
    kind: 'whole',
    holds: false,
    why: `times are written in ${forms} forms, and pandas reads those of one`,
  }
}

/** Values that cannot be cast, or 1 if the column as a whole cannot. */
export function* countUncastable(scope: Scope, check: Castable, kind: PandasKind): Planning<number> {
  const { checked, broken } = castTest(scope, check, kind)
  const counted = scan({ broken: countIf(all(checked, broken)) })
  if (check.to !== 'instant' || kind !== 'text') return (yield* counted).count('broken')
  const [forms, found] = yield* both(formsOfTimes(scope, check.column), counted)
  return forms < 2 ? found.count('broken') : 1
}

/**
 * In how many forms times are written: with a `T`, to the second, with a fraction, ... pandas takes the form of the first
 * one for all.
 * @throws Unsupported where none is of ISO 8601: pandas guesses then whether the day or the month comes first
 */
function* formsOfTimes(scope: Scope, column: string): Planning<number> {
  const text = scope.raw(column)
  const value = scope.table.alias(castSql(scope, column, 'text', 'instant'))
  const length = scope.dialect.length(text)
  const precision = `CASE WHEN strpos(${text}, '.') > 0 THEN 'fraction' ELSE ${scope.dialect.asText(length)} END`
  const form = `CASE WHEN ${value} IS NOT NULL THEN substr(${text}, 11, 1) || ${precision} END`
  const found = yield* scan({
    present: `count(${text})`,
    read: `count(${value})`,
    forms: `count(DISTINCT ${form})`,
  })
  if (found.count('present') > 0 && found.count('read') === 0)
    throw new Unsupported('times are not written as in ISO 8601, and pandas guesses what they mean')
  return found.count('forms')
}

function castTest(scope: Scope, { column, to, bounds, exact, nulls }: Castable, kind: PandasKind): RowTest {
  const { alias } = scope.table
  const raw = scope.raw(column)
  const value = alias(castSql(scope, column, kind, to))
  const whole =
    exact === true && kind === 'number'
      ? `${value} = ${alias(castSql(scope, column, kind, 'number'))}`
      : 'true'
  const within = to === 'integer' && bounds !== undefined ? inBounds(scope, value, bounds) : 'true'
  return {
    checked: nulls === 'break' ? 'every_row' : `${raw} IS NOT NULL`,
    broken: `(${all(`${value} IS NOT NULL`, whole, within)}) IS NOT TRUE`,
    shown: raw,
  }
}

function inBounds({ dialect }: Scope, value: string, { min, max }: Bounds): string {
  return all(
    min === undefined ? 'true' : `${value} >= ${dialect.literal(min)}`,
    max === undefined ? 'true' : `${value} <= ${dialect.literal(max)}`,
  )
}
