import type { Severity } from '#core'
import type { Check } from '../../check-kinds.ts'
import { type Allowance, isRowCheck } from '../../rule.ts'
import type { Draft } from '../drafts.ts'
import { type Counting, GENERIC_TESTS } from './generic-tests.ts'
import type { GivenTest } from './schema.ts'
import { resolved, type Test, testOf, Unresolved } from './tests.ts'
import { allowedBy } from './thresholds.ts'

/** Where a test stands. */
export interface Place {
  readonly model: string
  readonly column?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly parameters: Readonly<Record<string, unknown>>
}

/** A test as a draft; undefined if it is switched off. */
export function testDraft(place: Place, given: GivenTest): Draft | undefined {
  const test = testOf(given)
  const { model, path } = place
  if (test === undefined) return { name: [model, 'test'], path, check: unsupported('a test has one name') }
  if (test.config.enabled === false) return undefined
  const column = place.column ?? textIn(test.arguments.column_name)
  return {
    name: [model, ...(column === undefined ? [] : [column]), test.kind],
    path,
    title: test.name ?? test.kind,
    description: test.description,
    ...judged(place, test, column),
  }
}

type Judged = Pick<Draft, 'check' | 'severity' | 'allowed' | 'warn' | 'where'>

function judged({ parameters }: Place, test: Test, column: string | undefined): Judged {
  try {
    const fill = (given: Test['config']) =>
      Object.fromEntries(Object.entries(given).map(([key, value]) => [key, resolved(value, parameters)]))
    const config = fill(test.config)
    const counting = countingOf(config.fail_calc)
    const check =
      counting === undefined
        ? unsupported(`fail_calc: ${config.fail_calc}`)
        : checkOf(test, fill, column, counting)
    if (check.kind === 'unsupported') return { check }
    const judgement = judgementOf(config, isRowCheck(check))
    if (judgement === undefined)
      return { check: unsupported('its thresholds are no plain comparison with a number of rows') }
    return { check, ...judgement, ...filter(test, config) }
  } catch (error) {
    if (error instanceof Unresolved) return { check: unsupported(error.message) }
    throw error
  }
}

function unsupported(why: string): Extract<Check, { kind: 'unsupported' }> {
  return { kind: 'unsupported', why }
}

function checkOf(
  { kind, arguments: given }: Test,
  fill: (given: Test['config']) => Test['config'],
  column: string | undefined,
  counting: Counting,
): Check {
  const known = Object.hasOwn(GENERIC_TESTS, kind) ? GENERIC_TESTS[kind] : undefined
  if (known === undefined) return unsupported(`the test ${kind} is a macro that only dbt can run`)
  if (known.needsColumn && (column === undefined || !/^\w+$/u.test(column)))
    return unsupported('it needs a column')
  const { to, ...others } = given
  const check = known.check({ ...fill(others), to }, column ?? '', counting)
  return typeof check === 'string' ? unsupported(check) : check
}

/** `sum(n_records)` counts the rows behind the values that `unique` and `accepted_values` find. */
function countingOf(calculation: unknown): Counting | undefined {
  const bare = String(calculation ?? 'count(*)')
    .toLowerCase()
    .replace(/\s/g, '')
  if (/^count\((\*|1)\)$/.test(bare)) return 'rows'
  return /^(coalesce\()?sum\(n_records\)(,0\))?$/.test(bare) ? 'records' : undefined
}

const DEFAULT = '!= 0'

/** The rule fails by `error_if` and else warns by `warn_if`; of severity warn, `error_if` means nothing. */
function judgementOf(
  config: Test['config'],
  isCounted: boolean,
): Omit<Judged, 'check' | 'where'> | undefined {
  const severity: Severity = String(config.severity ?? 'error').toLowerCase() === 'warn' ? 'warn' : 'fail'
  const [errorIf, warnIf] = [config.error_if, config.warn_if].map((given) => String(given ?? DEFAULT))
  const limit = typeof config.limit === 'number' ? config.limit : undefined
  const isPlain = errorIf === DEFAULT && warnIf === DEFAULT && limit === undefined
  if (isPlain || !isCounted) return isPlain ? { severity } : undefined
  const [error, warn] = [errorIf, warnIf].map((condition) => allowedBy(condition ?? DEFAULT, limit))
  if (error === undefined || warn === undefined) return undefined
  const rows = (bounds: typeof error): Allowance => ({ kind: 'rows', bounds })
  return severity === 'warn'
    ? { severity, allowed: rows(warn) }
    : { severity, allowed: rows(error), ...(errorIf === warnIf ? {} : { warn: rows(warn) }) }
}

function filter({ kind, arguments: given }: Test, { where }: Test['config']): Pick<Draft, 'where'> {
  const own = kind === 'dbt_utils.expression_is_true' ? textIn(given.condition) : undefined
  const conditions = [textIn(where), own].flatMap((sql) =>
    sql === undefined ? [] : [{ kind: 'sql', sql } as const],
  )
  if (conditions.length === 0) return {}
  return { where: { condition: { kind: 'and', conditions }, nulls: 'unknown' } }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
