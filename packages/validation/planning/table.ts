import type { IntegerRange } from '#data'
import { type Guarded, guarded } from '../regex/guarded.ts'
import type { ColumnNotes } from '../rule.ts'
import type { Dialect } from './dialect.ts'

export interface ViewColumn {
  readonly name: string
  /** The engine's type. */
  readonly type: string
  /** Read as text since a file has it so: values are turned into what a rule needs, one by one. */
  readonly isText: boolean
  /** Where its whole numbers are likely to lie; it may be wrong. */
  readonly range?: IntegerRange | undefined
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
  /** Name under which something is computed of what stands under another name. */
  derive(name: string, of: (expression: string) => string): string
  /**
   * Operand of FROM that has the names (aliases, and `IN_CHANGE` where a change is judged) that occur in some SQL, else
   * all that were made so far, and `every_row`, which is true.
   */
  source(usedBy?: readonly string[]): string
  /** The same with the place of each row (`PLACE`). */
  numbered(usedBy?: readonly string[]): string
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

/** Names of a table in SQL over them; a text within may look like one. */
export function namesIn(sql: string): string[] {
  return [...new Set(sql.match(NAME) ?? [])]
}

const NAME = new RegExp(`\\b(?:e[0-9]+|${IN_CHANGE})\\b`, 'g')

let tests = 0

export function openTable(view: TableView, notes: ReadonlyMap<string, ColumnNotes>): Table {
  const aliases = new Map<string, string>()
  const expressions = new Map<string, string>()
  const defined = new Map<string, TextTest>()
  const { identifier } = view.dialect
  const select = (
    sources: { readonly plain: string; readonly marked: string | undefined },
    usedBy: readonly string[] | undefined,
    more: readonly string[],
  ): string => {
    const only = usedBy && new Set(usedBy.flatMap(namesIn))
    const wanted = [...aliases].filter(([, name]) => only?.has(name) !== false)
    const values = wanted.map(([expression, name]) => `${expression} AS ${name}`)
    const marked = only?.has(IN_CHANGE) === false ? undefined : view.change
    if (marked !== undefined) values.push(`${identifier(marked.column)} AS ${IN_CHANGE}`)
    const from = (marked && sources.marked) ?? sources.plain
    return `(SELECT ${[...values, ...more, 'true AS every_row'].join(', ')} FROM ${from}) AS t`
  }
  const alias = (expression: string): string => {
    const found = aliases.get(expression) ?? `e${aliases.size}`
    aliases.set(expression, found)
    expressions.set(found, expression)
    return found
  }
  return {
    view,
    notes,
    alias,
    derive: (name, of) => alias(of(expressions.get(name) ?? name)),
    tests: defined,
    define: (key, test) => {
      const known = defined.get(key)
      if (known !== undefined) return known
      tests += 1
      const made = { name: `lockstep_test_${tests}`, ...guarded(test) }
      defined.set(key, made)
      return made
    },
    source: (usedBy) => select({ plain: view.from, marked: view.change?.from }, usedBy, []),
    numbered: (usedBy) => {
      if (view.numbered === undefined) throw new Error('the rows of this source have no order')
      const { from, fileColumn, rowColumn } = view.numbered
      const place = [`${identifier(fileColumn)} AS ${PLACE.file}`, `${identifier(rowColumn)} AS ${PLACE.row}`]
      return select({ plain: from, marked: view.change?.numbered }, usedBy, place)
    },
  }
}
