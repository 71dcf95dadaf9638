/** A value of a result: counts and measures as numbers, everything else as text. */
export type Cell = number | string | boolean | null
export type Cells = Readonly<Record<string, Cell>>

/** SQL of an aggregate, or the number of rows for which a condition over names is true. */
export type Aggregate = string | { readonly countIf: string }
export type Aggregates = Readonly<Record<string, Aggregate>>

/** What a check must know of the data before it can go on. */
export type Need =
  /** Aggregates over the rows, by name. All checks' aggregates of one round are computed in one scan. */
  | { readonly kind: 'scan'; readonly aggregates: Aggregates }
  /** A query of its own, for what no aggregate over the rows can tell. */
  | { readonly kind: 'query'; readonly sql: string; readonly by: Author }

/** Who wrote a query. What is wrong with a user's is the failure of its rule alone. */
export type Author = 'plan' | 'user'

/**
 * A plan as a story: it yields what it needs, is resumed with the rows that were found (one row for a scan), and returns
 * what it concludes. Nothing runs a query but the evaluator, so that the same plan serves every engine.
 */
export type Planning<T> = Generator<Need, T, readonly Cells[]>

/** One row of a result, read by the names that were asked for. */
export interface Found<K extends string> {
  /** @throws Error if it is no number: a count is always there */
  count(name: K): number
  /** undefined for NULL, and for what is not finite */
  number(name: K): number | undefined
  text(name: K): string | undefined
}

/** Aggregates of the shared scan. */
export function* scan<K extends string>(aggregates: Readonly<Record<K, Aggregate>>): Planning<Found<K>> {
  const [cells] = yield { kind: 'scan', aggregates }
  if (cells === undefined) throw new Error('an aggregate gave no row')
  return foundIn(cells)
}

/** Rows of a query of its own. */
export function* query<K extends string>(sql: string, by: Author = 'plan'): Planning<readonly Found<K>[]> {
  const rows = yield { kind: 'query', sql, by }
  return rows.map((cells) => foundIn<K>(cells))
}

function foundIn<K extends string>(cells: Cells): Found<K> {
  return {
    count: (name) => {
      const value = cells[name]
      if (typeof value !== 'number') throw new Error(`"${name}" is ${value}, not a count`)
      return value
    },
    number: (name) => {
      const value = cells[name]
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined
    },
    text: (name) => {
      const value = cells[name]
      return value === null || value === undefined ? undefined : String(value)
    },
  }
}

/** Two plans at once: where both need a scan they share it. */
export function* both<A, B>(first: Planning<A>, second: Planning<B>): Planning<readonly [A, B]> {
  let [left, right] = [first.next(), second.next()]
  while (true) {
    if (left.done === true && right.done === true) return [left.value, right.value]
    if (left.done !== true && right.done !== true) {
      const [one, other] = [left.value, right.value]
      if (one.kind === 'scan' && other.kind === 'scan') {
        const [cells = {}] = yield {
          kind: 'scan',
          aggregates: { ...of('l', one.aggregates), ...of('r', other.aggregates) },
        }
        left = first.next([from('l', one.aggregates, cells)])
        right = second.next([from('r', other.aggregates, cells)])
        continue
      }
    }
    if (left.done !== true) left = first.next(yield left.value)
    else if (right.done !== true) right = second.next(yield right.value)
  }
}

function of(side: string, aggregates: Aggregates): Aggregates {
  return Object.fromEntries(Object.entries(aggregates).map(([name, sql]) => [`${side}.${name}`, sql]))
}

function from(side: string, aggregates: Aggregates, cells: Cells): Cells {
  return Object.fromEntries(Object.keys(aggregates).map((name) => [name, cells[`${side}.${name}`] ?? null]))
}

/** Why a check cannot be run on this data, or by this engine. It fails by itself: what was not checked did not pass. */
export class Unsupported extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'Unsupported'
  }
}

/** A check speaks of a column that is in no file. */
export class NoColumn extends Error {
  readonly column: string
  constructor(column: string) {
    super(`there is no column ${column}`)
    this.name = 'NoColumn'
    this.column = column
  }
}
