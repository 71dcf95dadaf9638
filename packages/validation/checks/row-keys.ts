import { Unsupported } from '../planning/need.ts'
import type { Scope } from '../planning/scope.ts'
import type { Table, ViewColumn } from '../planning/table.ts'
import { COLUMN_TYPES, type ColumnType } from '../rule.ts'

/**
 * A value by which rows of one table are told from each other: text that is none of its declared type stays the text that
 * it is, so that two bad values are not equal for being unreadable.
 */
export function keyOf(scope: Scope, name: string): string {
  const type = declaredType(scope, name)
  return type === undefined ? scope.raw(name) : exactText(scope.table, scope.column(name), type)
}

/** The same for a column that two tables have: expressions over the names of each that are equal where the values are. */
export function keysOf(scope: Scope, other: Table, name: string): readonly [string, string] {
  const [mine, theirs] = [scope.column(name), otherColumn(other, name)]
  const both = [
    [scope.table, mine],
    [other, theirs],
  ] as const
  const plain = ([table, column]: (typeof both)[number]) => table.alias(scope.dialect.identifier(column.name))
  if (mine.isText && theirs.isText) {
    const type = declaredType(scope, name)
    if (type === undefined) return [plain(both[0]), plain(both[1])]
    return [exactText(scope.table, mine, type), exactText(other, theirs, type)]
  }
  if (mine.isText || theirs.isText) {
    const type = storedType(scope, mine.isText ? theirs : mine)
    return [exactText(scope.table, mine, type), exactText(other, theirs, type)]
  }
  const [kind, ofOther] = [mine, theirs].map(({ type }) => scope.dialect.comparisonOf(type))
  if (mine.type === theirs.type || (kind === ofOther && kind !== undefined && kind !== 'instant'))
    return [plain(both[0]), plain(both[1])]
  const as = kind === 'instant' && ofOther === 'instant' ? scope.dialect.asInstant : scope.dialect.asText
  return [scope.table.alias(as(plainName(mine, scope))), other.alias(as(plainName(theirs, scope)))]
}

/** What stands in a row, for a reader: values of personal columns are left out. */
export function shownRow({ table, dialect, raw }: Scope, columns: readonly string[]): string {
  const shown = columns.map((name) =>
    table.notes.get(name)?.personal === true ? `'*'` : `coalesce(${dialect.asText(raw(name))}, '')`,
  )
  return shown.length === 0 ? `''` : shown.join(` || ' | ' || `)
}

/** The columns that a rule names, or all of a list but some. @throws Unsupported if none is left */
export function chosenColumns(
  scope: Scope,
  all: readonly string[],
  {
    columns,
    except = [],
  }: { columns?: readonly string[] | undefined; except?: readonly string[] | undefined },
): readonly string[] {
  for (const name of [...(columns ?? []), ...except]) scope.column(name)
  const chosen = columns ?? all.filter((name) => !except.includes(name))
  if (chosen.length === 0) throw new Unsupported('no column is left to compare')
  return chosen
}

export function otherColumn({ view }: Table, name: string): ViewColumn {
  const found = view.columns.find((column) => column.name === name)
  if (found === undefined) throw new Unsupported(`the other data has no column ${name}`)
  return found
}

function plainName(column: ViewColumn, { dialect }: Scope): string {
  return dialect.identifier(column.name)
}

function declaredType({ table, column }: Scope, name: string): ColumnType | undefined {
  const type = column(name).isText ? table.notes.get(name)?.type : undefined
  return type === 'string' ? undefined : type
}

function storedType({ dialect }: Scope, { type }: ViewColumn): ColumnType {
  return COLUMN_TYPES.find((name) => dialect.isStoredAs(type, name)) ?? 'string'
}

/** One text for all ways of writing a value: 7 for 007, 5.0 for 5 where numbers are meant. */
function exactText(
  { view: { dialect }, alias }: Table,
  { name, isText, type: stored }: ViewColumn,
  type: ColumnType,
) {
  const plain = dialect.identifier(name)
  if (isText) {
    const read = dialect.asText(dialect.readAs(type, plain))
    return alias(type === 'string' ? plain : `coalesce(${read}, ${plain})`)
  }
  if (type === 'number') return alias(dialect.asText(dialect.asNumber(plain)))
  const isInstant = type === 'timestamp' && dialect.comparisonOf(stored) === 'instant'
  return alias(dialect.asText(isInstant ? dialect.asInstant(plain) : plain))
}
