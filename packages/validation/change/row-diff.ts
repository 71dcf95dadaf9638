import { z } from 'zod'
import { UserError } from '#core'
import { counter, type Engine, identifier, overReadableFiles, type Relation } from '#data'

/** What a change does to the rows of data. */
export interface RowDiff {
  readonly added: number
  readonly removed: number
  /** Rows with the same key and other values. Without a key such a row is one removed and one added. */
  readonly changed: number
  /** The columns that identify a row; none: rows are compared as a multiset. */
  readonly key: readonly string[]
  /** Columns that both sides have, by which rows are compared. */
  readonly compared: readonly string[]
  /** Absent where the base has no row to compare with: all rows are new. */
  readonly marks: RowMarks | undefined
  /** What a reader must know of the comparison. */
  readonly notes: readonly string[]
  /** Both sides as they could be read. */
  readonly head: Relation
  readonly base: Relation
}

/** Finds the rows of a change again in any scan of the same data. */
export interface RowMarks {
  /** By its place only where some copies of a row are new and some are not; the scan is then one in order. */
  readonly by: 'content' | 'place'
  conditionIn(relation: Relation): string
  /** Columns whose values the base has too, stored alike. */
  readonly known: ReadonlySet<string>
}

let diffs = 0

/**
 * Compares the rows of two relations whose CSV columns are read as text: one scan of each. Rows are the same if the text
 * of their values is, in the columns that both have; the order of rows and columns, and how a file is quoted, mean nothing.
 * Values are told apart by md5, so that nobody can write a row that passes for an older one.
 * A key that stands in several rows pairs as many of them as it can.
 * @throws UserError for a key column that the data does not have
 */
export async function diffRows(
  engine: Engine,
  head: Relation,
  base: Relation,
  key: readonly string[],
): Promise<RowDiff> {
  refuseUnknownKey(head, key)
  const { value, relation } = await overReadableFiles(engine, head, async (readable) => {
    const read = await overReadableFiles(engine, base, (older) => compare(engine, readable, older, key))
    return { ...read.value, base: read.relation }
  })
  return { ...value, head: relation }
}

function refuseUnknownKey({ columns, files }: Relation, key: readonly string[]): void {
  const missing = key.filter((name) => columns.every((column) => column.name !== name))
  if (missing.length === 0 || files.length === 0) return
  throw new UserError(`the data has no column ${missing.join(', ')}`, {
    where: 'input key',
    fix: 'Name the columns that identify a row, or leave it out to compare whole rows.',
  })
}

type Compared = Omit<RowDiff, 'head' | 'base'>

async function compare(
  engine: Engine,
  head: Relation,
  base: Relation,
  wantedKey: readonly string[],
): Promise<Compared> {
  const older = new Map(base.columns.map(({ name, type }) => [name, type]))
  const shared = head.columns.filter(({ name }) => older.has(name))
  const compared = shared.map(({ name }) => name)
  const known = new Set(shared.filter(({ name, type }) => older.get(name) === type).map(({ name }) => name))
  const isKeyed = wantedKey.every((name) => older.has(name))
  const key = isKeyed ? wantedKey : []
  const notes = isKeyed ? [] : ['The base lacks a column of the key, so that whole rows are compared.']
  if (compared.length === 0) {
    const [added, removed] = [await countOf(engine, head), await countOf(engine, base)]
    return { added, removed, changed: 0, key, compared, marks: undefined, notes }
  }
  diffs += 1
  const delta = `lockstep_delta_${diffs}`
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${delta} AS ${deltaOf(head, base, compared, key)}`)
  const counts = await countDelta(engine, delta, key)
  const marks = await marksOf(engine, head, compared, known, delta)
  await engine.run(`DROP TABLE ${delta}`)
  const isNew = (await countOf(engine, base, 1)) === 0
  return { ...counts, key, compared, marks: isNew ? undefined : marks, notes }
}

async function countOf(engine: Engine, { from, files }: Relation, limit?: number): Promise<number> {
  if (files.length === 0) return 0
  const rows = limit === undefined ? from : `(SELECT * FROM ${from} LIMIT ${limit})`
  const { n } = await engine.one(`SELECT count(*) AS n FROM ${rows}`, z.object({ n: counter }))
  return n
}

/**
 * The rows, by their content `m`, that do not stand as often on both sides. `h` is a hash that is cheap to find again in
 * the head; another row with the same one would only be judged too.
 */
function deltaOf(
  head: Relation,
  base: Relation,
  compared: readonly string[],
  key: readonly string[],
): string {
  const columns = compared.map(identifier).join(', ')
  const keyDigest = key.length === 0 ? '' : `, any_value(${digestOf(key)}) AS k`
  return `SELECT ${digestOf(compared)} AS m, any_value(h) AS h, count(h) AS after, count(*) - count(h) AS before${keyDigest}
    FROM (SELECT ${columns}, ${hashOf(compared)} AS h FROM ${head.from}
      UNION ALL SELECT ${columns}, NULL FROM ${base.from}) AS rows_of_both
    GROUP BY m HAVING count(h) <> count(*) - count(h)`
}

/** Lengths keep `ab`, `c` apart from `a`, `bc`, and null from empty text. */
function digestOf(columns: readonly string[]): string {
  const parts = columns.map((name) => {
    const text = `${identifier(name)}::VARCHAR`
    return `strlen(${text}), ':', ${text}`
  })
  return `md5_number(concat(${parts.join(', ')}))`
}

function hashOf(columns: readonly string[]): string {
  return `hash(${columns.map(identifier).join(', ')})`
}

async function countDelta(
  engine: Engine,
  delta: string,
  key: readonly string[],
): Promise<Pick<RowDiff, 'added' | 'removed' | 'changed'>> {
  const surplus = `SELECT sum(greatest(after - before, 0)) AS more, sum(greatest(before - after, 0)) AS less FROM ${delta}`
  const grouped = key.length === 0 ? surplus : `${surplus} GROUP BY k`
  const paired = key.length === 0 ? '0' : 'sum(least(more, less))'
  const { more, less, changed } = await engine.one(
    `SELECT coalesce(sum(more), 0)::BIGINT AS more, coalesce(sum(less), 0)::BIGINT AS less,
       coalesce(${paired}, 0)::BIGINT AS changed FROM (${grouped}) AS g`,
    z.object({ more: counter, less: counter, changed: counter }),
  )
  return { added: more - changed, removed: less - changed, changed }
}

async function marksOf(
  engine: Engine,
  head: Relation,
  compared: readonly string[],
  known: ReadonlySet<string>,
  delta: string,
): Promise<RowMarks> {
  const table = `lockstep_added_${diffs}`
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS
     SELECT h, min(before) AS before FROM ${delta} WHERE after > before GROUP BY h`,
  )
  const { copies } = await engine.one(
    `SELECT count(*) AS copies FROM ${table} WHERE before > 0`,
    z.object({ copies: counter }),
  )
  if (copies === 0) {
    return { by: 'content', conditionIn: () => `${hashOf(compared)} IN (SELECT h FROM ${table})`, known }
  }
  return { by: 'place', conditionIn: await placesOf(engine, head, compared, table), known }
}

/** Of equal rows the last ones are new. */
async function placesOf(
  engine: Engine,
  head: Relation,
  compared: readonly string[],
  added: string,
): Promise<RowMarks['conditionIn']> {
  const table = `lockstep_added_places_${diffs}`
  const place = ({ fileColumn, rowColumn }: Relation) => `${identifier(fileColumn)}, ${identifier(rowColumn)}`
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT ${place(head)} FROM (
       SELECT ${place(head)}, before, row_number() OVER (PARTITION BY h ORDER BY ${place(head)}) AS copy
       FROM (SELECT ${place(head)}, ${hashOf(compared)} AS h FROM ${head.numbered}) AS n JOIN ${added} USING (h)
     ) AS c WHERE copy > before`,
  )
  return (relation) => `(${place(relation)}) IN (SELECT * FROM ${table})`
}
