import { type Guarded, guarded } from '../regex/guarded.ts'
import type { ColumnNotes } from '../rule.ts'
import type { Dialect } from './dialect.ts'

export interface ViewColumn {
  readonly name: string
  /** The engine's type. */
  readonly type: string
  /** Read as text since a file has it so: values are turned into what a rule needs, one by one. */
  readonly isText: boolean
  /** Each file that knows a type of its own for the column. */
  readonly storedIn: readonly { readonly file: string; readonly type: string }[]
}

/** Data as an engine has it: what a plan must know of it. */
export interface TableView {
  readonly dialect: Dialect
  /** Operand of FROM. */
  readonly from: string
  /** The same with the columns by which a row is found again, in its order. Absent where rows have no order. */
  readonly numbered?:
    | { readonly from: string; readonly fileColumn: string; readonly rowColumn: string }
    | undefined
  readonly columns: readonly ViewColumn[]
  /** The rows are a random part of the data. */
  readonly isSample?: boolean | undefined
  /** The same data for users' SQL: columns of text have the types of their values. Absent where all have. */
  readonly typed?: TableView | undefined
  /** What tells the rows of a change from older ones. Absent: all rows are judged alike. */
  readonly change?: MarkedView | undefined
}

/** The same sources with one more column, which is true for the rows that a change adds or touches. */
export interface MarkedView {
  readonly from: string
  readonly numbered: string
  readonly column: string
  /** Columns whose values the base has too, stored alike: what a rule asks of an older row was asked of the base. */
  readonly known: ReadonlySet<string>
}

/** Names of the place of a row in a numbered source. */
export const PLACE = { file: 'in_file', row: 'in_row' } as const
/** Name under which a row of a change is marked, in a view that has marks. */
export const IN_CHANGE = 'in_change'

/** A table under plan: expressions over its columns are computed once, under names that conditions then use. */
export interface Table {
  readonly view: TableView
  readonly notes: ReadonlyMap<string, ColumnNotes>
  /** Name under which an expression over the columns is computed. */
  alias(expression: string): string
  /**
   * Operand of FROM that has every alias made so far, or only some, and `every_row`, which is true. Where a change is
   * judged it has `IN_CHANGE` too, if that is among them.
   */
  source(only?: readonly string[]): string
  /** The same with the place of each row (`PLACE`). */
  numbered(only?: readonly string[]): string
  /**
   * A test of text in JavaScript, for what the engine cannot say: null where it has no answer. The evaluator defines
   * it before the scan. Tests with the same key are one.
   */
  define(key: string, test: (text: string) => boolean | null): TextTest
  readonly tests: ReadonlyMap<string, TextTest>
}

export interface TextTest extends Guarded {
  /** Name of the SQL function. */
  readonly name: string
}

let tests = 0

export function openTable(view: TableView, notes: ReadonlyMap<string, ColumnNotes>): Table {
  const aliases = new Map<string, string>()
  const defined = new Map<string, TextTest>()
  const { identifier } = view.dialect
  const select = (
    sources: { readonly plain: string; readonly marked: string | undefined },
    only: readonly string[] | undefined,
    more: readonly string[],
  ): string => {
    const wanted = [...aliases].filter(([, name]) => only?.includes(name) !== false)
    const values = wanted.map(([expression, name]) => `${expression} AS ${name}`)
    const marked = only?.includes(IN_CHANGE) === false ? undefined : view.change
    if (marked !== undefined) values.push(`${identifier(marked.column)} AS ${IN_CHANGE}`)
    const from = (marked && sources.marked) ?? sources.plain
    return `(SELECT ${[...values, ...more, 'true AS every_row'].join(', ')} FROM ${from}) AS t`
  }
  return {
    view,
    notes,
    alias: (expression) => {
      const found = aliases.get(expression) ?? `e${aliases.size}`
      aliases.set(expression, found)
      return found
    },
    tests: defined,
    define: (key, test) => {
      const known = defined.get(key)
      if (known !== undefined) return known
      tests += 1
      const made = { name: `lockstep_test_${tests}`, ...guarded(test) }
      defined.set(key, made)
      return made
    },
    source: (only) => select({ plain: view.from, marked: view.change?.from }, only, []),
    numbered: (only) => {
      if (view.numbered === undefined) throw new Error('the rows of this source have no order')
      const { from, fileColumn, rowColumn } = view.numbered
      const place = [`${identifier(fileColumn)} AS ${PLACE.file}`, `${identifier(rowColumn)} AS ${PLACE.row}`]
      return select({ plain: from, marked: view.change?.numbered }, only, place)
    },
  }
}
