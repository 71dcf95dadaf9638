import type { Severity } from '#core'
import type { Check } from '../../check-kinds.ts'
import type { Cast } from '../../rule.ts'
import { readCheck } from './check.ts'
import { unsupported } from './compared.ts'
import type { Duplicates, PanderaColumn, PanderaFrame } from './document.ts'
import { castableCheck, castOf, dtypeCheck } from './dtype-checks.ts'
import { type Dtype, readDtype } from './dtypes.ts'
import { holdsFor } from './fallback.ts'

/** A rule before it knows its file. */
export interface Draft {
  readonly id: string
  /** As Pandera calls it in its report. */
  readonly title: string
  readonly check: Check
  readonly severity: Severity
  readonly path: readonly PropertyKey[]
  readonly optional?: boolean | undefined
  readonly each?: string | undefined
  readonly cast?: Cast | undefined
}

export const COPIES = {
  all: 'every',
  exclude_first: 'later',
  exclude_last: 'earlier',
} as const satisfies Record<Duplicates, string>

interface Subject {
  readonly frame: PanderaFrame
  readonly column: PanderaColumn
  readonly name: string
  readonly dtype: Dtype | undefined
}

/** The rules of a column, or of a level of the index that is a column of the file. */
export function columnRules(frame: PanderaFrame, column: PanderaColumn, name: string): Draft[] {
  const dtype = column.dtype === undefined ? undefined : readDtype(column.dtype)
  const subject: Subject = { frame, column, name, dtype }
  const checks = checkDrafts(subject)
  const isOptional = !column.required || (frame.addsMissing && isAddable(column, checks))
  const presence: Draft = {
    id: 'required',
    title: column.regex ? 'no_regex_column_match' : 'column_in_dataframe',
    check: { kind: 'present', column: name },
    severity: 'fail',
    path: column.path,
  }
  const drafts = [
    ...(isOptional ? [] : [presence]),
    ...typeDrafts(subject),
    ...nullDrafts(subject),
    ...uniqueDrafts(subject),
    ...checks,
  ]
  return drafts.map((one) => ({
    ...one,
    id: `${name}.${one.id}`,
    ...(column.regex ? { each: name } : isOptional ? { optional: true } : {}),
  }))
}

/** A column that the data lacks is made of its default, or of nulls. */
function isAddable({ fallback, nullable }: PanderaColumn, checks: readonly Draft[]): boolean {
  if (fallback === undefined) return nullable
  return checks.every(({ check }) => holdsFor(check, fallback) === true)
}

function typeDrafts({ frame, column, name, dtype }: Subject): Draft[] {
  if (column.dtype === undefined) return []
  const path = [...column.path, 'dtype']
  const of = (id: string, check: Check | undefined): Draft[] =>
    check === undefined ? [] : [{ id, title: `${id}('${column.dtype}')`, check, severity: 'fail', path }]
  if (dtype === undefined)
    return of('dtype', unsupported(`columns of a file are never of dtype ${column.dtype}`))
  if (!column.coerce) return of('dtype', dtypeCheck(name, dtype, frame.shape, column.dropsRows))
  return of('coerce_dtype', castableCheck(name, dtype, frame.shape))
}

function nullDrafts({ column, name, dtype }: Subject): Draft[] {
  // A default takes the place of nulls, and numpy's bool of a null is true.
  const vanish = column.coerce && dtype?.kind === 'bool' && dtype.masked !== true
  if (column.nullable || column.fallback !== undefined || vanish) return []
  const path = [...column.path, 'nullable']
  return [
    {
      id: 'nullable',
      title: 'not_nullable',
      check: { kind: 'not-null', column: name },
      severity: rowSeverity(column),
      path,
    },
  ]
}

function uniqueDrafts(subject: Subject): Draft[] {
  const { column, name } = subject
  if (!column.unique) return []
  const check: Check =
    column.fallback === undefined
      ? { kind: 'unique', columns: [name], copies: COPIES[column.copies], nulls: 'equal' }
      : unsupported('copies of a default that takes the place of nulls')
  const path = [...column.path, 'unique']
  return [
    {
      id: 'unique',
      title: 'field_uniqueness',
      check,
      severity: rowSeverity(column),
      path,
      ...castFor(subject),
    },
  ]
}

function checkDrafts(subject: Subject): Draft[] {
  const { column, name, dtype } = subject
  return column.checks.map((given, at) => {
    const check = withDefault(readCheck(given, { column: name, dtype }), column.fallback)
    const before = column.checks.slice(0, at).filter((one) => one.name === given.name).length
    return {
      id: before === 0 ? given.name : `${given.name}-${before + 1}`,
      title: given.name,
      check,
      severity: given.warns ? 'warn' : rowSeverity(column),
      path: given.path,
      ...castFor(subject),
    }
  })
}

/** Rows that break a rule are dropped and nothing is said. */
function rowSeverity({ dropsRows }: PanderaColumn): Severity {
  return dropsRows ? 'info' : 'fail'
}

function castFor({ column, dtype }: Subject): { cast?: Cast } {
  const cast = column.coerce && dtype !== undefined ? castOf(dtype) : undefined
  return cast === undefined ? {} : { cast }
}

function withDefault(check: Check, fallback: unknown): Check {
  if (fallback === undefined || check.kind === 'unsupported') return check
  const holds = holdsFor(check, fallback)
  const isOfValues = check.kind === 'range' || check.kind === 'set' || check.kind === 'length'
  if (holds === undefined || !isOfValues) return unsupported('a default of this kind beside this check')
  return { ...check, nulls: holds ? 'skip' : 'break' }
}
