import type { Profile } from '#data'
import { type Comparison, comparisonOfDeclared, NAMES } from '../column-types.ts'
import type { ColumnType, Rule } from '../rule.ts'
import { conditionSql } from './condition.ts'
import type { Dialect } from './dialect.ts'
import { isJudgedByChange } from './judged-by-change.ts'
import { NoColumn, Unsupported } from './need.ts'
import { type Inferred, pandasText } from './pandas-values.ts'
import { IN_CHANGE, type Table, type ViewColumn } from './table.ts'

/** What a run knows beside the data that is checked. */
export interface PlanContext {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Other data that rules name. */
  readonly others: ReadonlyMap<string, Table>
  /** Profile of earlier data. */
  readonly reference: Profile | undefined
  /** Milliseconds that the SQL of one rule may take, if that is said. */
  readonly queryTimeout?: number | undefined
}

/** What the plan of one rule may ask of the table that it is for. Values are names that conditions use. */
export interface Scope {
  readonly rule: Rule
  readonly table: Table
  readonly dialect: Dialect
  readonly context: PlanContext
  /** True for the rows that the rule looks at by its `where`. */
  readonly where: string
  /** True for the rows that a change adds or touches, where the rule is judged by these alone. */
  readonly inChange: string | undefined
  /** @throws NoColumn */
  column(name: string): ViewColumn
  /** The value as it stands there, null where the rule's semantics say that nothing does, over the columns. */
  stored(name: string): string
  /** The same as a name. */
  raw(name: string): string
  /** True where a value is there. One that is none of the declared type breaks the rule of the type alone. */
  present(name: string): string
  /** The value as what is to be compared. @throws Unsupported if the engine has values of another kind */
  value(name: string, as: Comparison): string
  /** The value in its own kind: what is declared for text, else what the engine has. */
  own(name: string): string
  /** @throws Unsupported if the run has no such table */
  other(name: string): Table
}

/** Texts that `pandas.read_csv` reads as null by default (pandas 2 and 3). */
const PANDAS_NULLS = [
  ...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>'],
  ...['N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null'],
]

/** @param inferred types of the columns of text, where the rule's semantics say that all values of one decide it */
export function scopeOf(
  rule: Rule,
  table: Table,
  context: PlanContext,
  inferred: ReadonlyMap<string, Inferred> = new Map(),
): Scope {
  const { dialect } = table.view
  const column = (name: string): ViewColumn => {
    const found = columnOf(table, name)
    const type = inferred.get(name)?.stored
    return type === undefined ? found : { ...found, type, isText: false }
  }
  const stored = (name: string): string => {
    const { isText, type } = columnOf(table, name)
    const sql = dialect.identifier(name)
    const nulls =
      rule.semantics === 'strict' ? (rule.missing ?? []).filter((one) => one !== '') : PANDAS_NULLS
    if (isText) {
      const list = nulls.map(dialect.literal).join(', ')
      const there = nulls.length === 0 ? sql : `CASE WHEN ${sql} NOT IN (${list}) THEN ${sql} END`
      const as = inferred.get(name)?.readAs
      return as === undefined ? there : dialect.readAs(as, there)
    }
    if (rule.semantics === 'strict') return sql
    // Integers with nulls.
    if (inferred.has(name)) return dialect.asNumber(sql)
    return dialect.hasNaN(type) ? `CASE WHEN NOT ${dialect.isNaN(sql)} THEN ${sql} END` : sql
  }
  const textOf = (name: string): string =>
    rule.semantics === 'pandas'
      ? pandasText(dialect, stored(name), column(name).type)
      : dialect.asText(stored(name))
  const declared = (name: string) =>
    rule.semantics === 'strict' && column(name).isText ? table.notes.get(name)?.type : undefined
  const own = (name: string): string => {
    const type = declared(name)
    return table.alias(type === undefined ? stored(name) : dialect.readAs(type, stored(name)))
  }
  const value = (name: string, as: Comparison): string => {
    const found = column(name)
    if (found.isText) return table.alias(ofText(stored(name), declared(name), as, dialect))
    if (as === 'text') {
      const isText = dialect.comparisonOf(found.type) === 'text'
      return table.alias(isText ? stored(name) : textOf(name))
    }
    // True is 1 to Python.
    if (as === 'number' && rule.semantics === 'pandas' && dialect.comparisonOf(found.type) === 'boolean')
      return table.alias(`CASE WHEN ${stored(name)} THEN 1 WHEN NOT ${stored(name)} THEN 0 END`)
    if (dialect.comparisonOf(found.type) !== as)
      throw new Unsupported(`it compares ${NAMES[as]}, but the column holds ${found.type}`)
    return table.alias(as === 'instant' ? dialect.asInstant(stored(name)) : stored(name))
  }
  const scope: Omit<Scope, 'where'> = {
    ...{ rule, table, dialect, context, column, stored, own, value },
    inChange: isJudgedByChange(rule, table.view) ? IN_CHANGE : undefined,
    raw: (name) => table.alias(stored(name)),
    present: (name) => `${own(name)} IS NOT NULL`,
    other: (name) => otherOf(context, name),
  }
  const where = rule.where === undefined ? 'every_row' : conditionSql(rule.where, scope)
  return { ...scope, where }
}

/** Text as what is to be compared: by way of the declared type, if there is one. */
function ofText(text: string, type: ColumnType | undefined, as: Comparison, dialect: Dialect): string {
  const kind = type === undefined ? as : comparisonOfDeclared(type)
  if (kind === as) return dialect.readAs(type ?? as, text)
  if (kind === undefined && as === 'text') return text
  if (as === 'text' && type !== undefined) return dialect.asText(dialect.readAs(type, text))
  throw new Unsupported(`it compares ${NAMES[as]}, but the column is declared to be of type ${type}`)
}

function columnOf({ view }: Table, name: string): ViewColumn {
  const found = view.columns.find((candidate) => candidate.name === name)
  if (found === undefined) throw new NoColumn(name)
  return found
}

function otherOf({ others }: PlanContext, name: string): Table {
  const found = others.get(name)
  if (found !== undefined) return found
  throw new Unsupported(`the input tables names no data for "${name}"`)
}
