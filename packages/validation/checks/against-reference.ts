import { formatNumber } from '#core'
import type { Profile } from '#data'
import type { Comparison } from '../column-types.ts'
import { all, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan, Unsupported } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { isWithin } from '../rule.ts'
import type { ComparedCheck } from '../whole-checks.ts'
import { named, rowsText } from '../wording.ts'
import { some } from './schema.ts'

type Of<K extends ComparedCheck['kind']> = Extract<ComparedCheck, { kind: K }>
type Kind = Profile['columns'][number]['kind']

export function* planSameRowCount(scope: Scope, { table }: Of<'same-row-count'>): Planning<Outcome> {
  const other = scope.other(table)
  const found = yield* scan({ rows: countIf(scope.where) })
  const [row] = yield* query<'rows'>(`SELECT count(*) AS "rows" FROM ${other.source([])}`)
  if (row === undefined) throw new Error('an aggregate gave no row')
  const [rows, others] = [found.count('rows'), row.count('rows')]
  const why = `${rowsText(rows)}; "${named(table)}" has ${rowsText(others)}`
  return { kind: 'whole', holds: rows === others, why, observed: rows }
}

/** Rows that could be read, now and then. */
export function* planVolume(scope: Scope, { ratio }: Of<'volume'>): Planning<Outcome> {
  const before = referenceOf(scope).rows
  if (before === 0) throw new Unsupported('the reference has no rows to compare with')
  const found = yield* scan({ rows: countIf(scope.where) })
  const rows = found.count('rows')
  const observed = rows / before
  const why = `${rowsText(rows)} after ${formatNumber(before)}: ${formatNumber(observed)} times as many`
  return { kind: 'whole', holds: isWithin(ratio, observed), why, observed }
}

/**
 * A column that a file has as text has the kind of the reference if every value can be read so; text can hold anything.
 * What is new in the data is another rule's matter.
 */
export function* planSameTypes(scope: Scope): Planning<Outcome> {
  const expected = referenceOf(scope).columns
  const { view } = scope.table
  const columns = expected.map((before) => ({
    before,
    now: view.columns.find(({ name }) => name === before.name),
  }))
  const texts = columns.flatMap(({ before: { name, kind }, now }, index) => {
    const as = AS[kind]
    if (now?.isText !== true || as === undefined || kind === 'text') return []
    const misread = all(scope.where, `${scope.raw(name)} IS NOT NULL`, `${readable(scope, name, as)} IS NULL`)
    return [[`c${index}`, countIf(misread)] as const]
  })
  const found = texts.length === 0 ? undefined : yield* scan<string>(Object.fromEntries(texts))
  const told = columns.flatMap(({ before, now }, index) => {
    if (now === undefined) return [`${named(before.name)} is gone`]
    const isCounted = texts.some(([name]) => name === `c${index}`)
    const misread = isCounted ? (found?.count(`c${index}`) ?? 0) : 0
    if (misread > 0)
      return [`${named(before.name)} was ${before.kind}: ${formatNumber(misread)} values are not now`]
    if (now.isText || isOfKind(scope, now.type, before)) return []
    return [`${named(before.name)} was ${before.kind} and is ${now.type} now`]
  })
  const why = told.length === 0 ? `all ${columns.length} columns are as they were` : some(told)
  return { kind: 'whole', holds: told.length === 0, why }
}

/** How values of a kind of the profile are compared. */
const AS: Readonly<Record<Kind, Comparison | undefined>> = {
  numeric: 'number',
  boolean: 'boolean',
  text: 'text',
  time: 'instant',
  other: undefined,
}

/** The profile has times of day among the times too. */
function readable({ dialect, table }: Scope, name: string, as: Comparison): string {
  const plain = dialect.identifier(name)
  const read = table.alias(dialect.readAs(as, plain))
  if (as !== 'instant') return read
  return `coalesce(${dialect.asText(read)}, ${dialect.asText(table.alias(dialect.readAs('time', plain)))})`
}

function isOfKind({ dialect }: Scope, type: string, before: Profile['columns'][number]): boolean {
  const kind = dialect.comparisonOf(type)
  return kind === undefined ? type === before.type : kind === AS[before.kind]
}

function referenceOf({ context }: Scope): Profile {
  if (context.reference !== undefined) return context.reference
  throw new Unsupported('there is no profile of earlier data; name one in the input reference')
}
