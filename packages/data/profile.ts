import { z } from 'zod'
import type { Column } from './csv-source.ts'
import { counter, type Engine, QueryError, type QueryOptions, real } from './engine.ts'
import {
  type ColumnLayout,
  chooseLayout,
  finite,
  kindOf,
  type LayoutOptions,
  layoutOf,
} from './profile-layout.ts'
import { type ColumnProfile, type Profile, profileSchema } from './profile-schema.ts'
import { rejectionsOf } from './rejections.ts'
import type { Relation } from './relation.ts'
import { isColumnType } from './relation-file.ts'
import { overReadableFiles } from './scan.ts'
import { identifier, listLiteral, literal } from './sql.ts'

export interface Profiled {
  readonly profile: Profile
  /** The relation as it was read: files found to be damaged are in its `unreadable`. */
  readonly relation: Relation
}

/** Profiles data, choosing bins and categories: one scan for these, one to count. */
export async function profile(
  engine: Engine,
  relation: Relation,
  options: LayoutOptions = {},
): Promise<Profiled> {
  return run(engine, relation, options, (readable) => chooseLayout(engine, readable, options))
}

/**
 * Profiles data against the bins and categories of a reference profile, in one scan. A column that the
 * reference has not, or has in another kind, is profiled without bins.
 */
export async function profileAgainst(
  engine: Engine,
  relation: Relation,
  reference: Profile,
  options: QueryOptions = {},
): Promise<Profiled> {
  return run(engine, relation, options, async (readable) => layoutOf(reference, readable.columns))
}

/** Types of a profile's columns, to read later CSV files alike (`RelationOptions.types`). */
export function columnTypes(reference: Profile): Record<string, string> {
  const usable = reference.columns.filter((column) => isColumnType(column.type))
  return Object.fromEntries(usable.map((column) => [column.name, column.type]))
}

async function run(
  engine: Engine,
  relation: Relation,
  options: QueryOptions,
  layout: (relation: Relation) => Promise<ColumnLayout[]>,
): Promise<Profiled> {
  const work = async (readable: Relation) => count(engine, readable, await layout(readable), options)
  const { value, relation: read } = await overReadableFiles(engine, relation, work, options)
  const { rows: rejectedRows } = await rejectionsOf(engine, read, 0)
  const made = {
    kind: 'lockstep-profile',
    version: 1,
    dataset: read.sha256,
    ...value,
    rejectedRows,
    unreadableFiles: read.unreadable.length,
  }
  // Through JSON, so that what is absent is absent and not `undefined`, which a digest refuses.
  return { profile: profileSchema.parse(JSON.parse(JSON.stringify(made))), relation: read }
}

type Counts = Pick<Profile, 'rows' | 'columns'>

async function count(
  engine: Engine,
  relation: Relation,
  layouts: readonly ColumnLayout[],
  options: QueryOptions,
): Promise<Counts> {
  try {
    return await countWith(engine, relation, layouts, true, options)
  } catch (error) {
    // DuckDB fails the whole query when one variance overflows (values beyond about 1e154).
    if (!(error instanceof QueryError) || error.kind !== 'Out of Range') throw error
    return countWith(engine, relation, layouts, false, options)
  }
}

async function countWith(
  engine: Engine,
  relation: Relation,
  layouts: readonly ColumnLayout[],
  spread: boolean,
  options: QueryOptions,
): Promise<Counts> {
  const structs = relation.columns.map((column, index) => {
    const fields = aggregates(column, layouts[index] ?? {}, spread)
    return `{${fields.map(([name, sql]) => `${name}: ${sql}`).join(', ')}} AS c${index}`
  })
  const select = ['count(*) AS rows', ...structs].join(', ')
  const shape = z.object({ rows: counter }).catchall(aggregated)
  const found = await engine.one(`SELECT ${select} FROM ${relation.from}`, shape, options)
  const { rows, ...columns } = found
  return {
    rows,
    columns: relation.columns.map((column, index) => {
      const counted = columns[`c${index}`]
      if (counted === undefined) throw new Error(`the engine gave no counts for column ${index}`)
      return assemble(column, layouts[index] ?? {}, rows, counted)
    }),
  }
}

const histogram = <T>(key: z.ZodType<T>) => z.array(z.object({ key, value: counter })).nullable()
const aggregated = z.object({
  n: counter,
  distinct: counter,
  nan: counter.optional(),
  infinite: counter.optional(),
  low: z.union([real, z.bigint(), z.string()]).nullish(),
  high: z.union([real, z.bigint(), z.string()]).nullish(),
  mean: real.nullish(),
  stddev: real.nullish(),
  bins: histogram(real).optional(),
  categories: histogram(z.string()).optional(),
})
type Aggregated = z.infer<typeof aggregated>

function aggregates(
  { name, type }: Column,
  layout: ColumnLayout,
  spread: boolean,
): [name: string, sql: string][] {
  const x = identifier(name)
  const kind = kindOf(type)
  const fields: [string, string][] = [
    ['n', `count(${x})`],
    ['"distinct"', kind === 'other' ? '0' : `approx_count_distinct(${x})`],
  ]
  if (kind === 'numeric') {
    const value = finite(x)
    const bound = type.endsWith('INT') || type.endsWith('INTEGER') ? x : value
    fields.push(
      // Not by FILTER, for each of which the engine copies all columns of the scan.
      ['nan', `count(CASE WHEN isnan(${x}::DOUBLE) THEN 1 END)`],
      ['infinite', `count(CASE WHEN isinf(${x}::DOUBLE) THEN 1 END)`],
      ['low', `min(${bound})`],
      ['high', `max(${bound})`],
      ['mean', `avg(${value})`],
    )
    if (spread) fields.push(['stddev', `stddev_samp(${value})`])
    if (layout.edges !== undefined) {
      fields.push(['bins', `histogram(${value}, [${[...layout.edges, Infinity].map(double).join(', ')}])`])
    }
  }
  if (kind === 'time') fields.push(['low', `min(${x})::VARCHAR`], ['high', `max(${x})::VARCHAR`])
  if (layout.categories !== undefined && layout.categories.length > 0) {
    const value = `${x}::VARCHAR`
    fields.push([
      'categories',
      `histogram(CASE WHEN ${value} IN ${inList(layout.categories)} THEN ${value} END)`,
    ])
  }
  return fields
}

function inList(values: readonly string[]): string {
  return `(${listLiteral(values).slice(1, -1)})`
}

function double(value: number): string {
  return `${literal(value)}::DOUBLE`
}

function assemble(
  { name, type }: Column,
  layout: ColumnLayout,
  rows: number,
  found: Aggregated,
): ColumnProfile {
  return {
    name,
    type,
    kind: kindOf(type),
    count: found.n,
    nulls: rows - found.n,
    nan: found.nan,
    infinite: found.infinite,
    distinct: found.distinct,
    min: exact(found.low),
    max: exact(found.high),
    mean: rounded(found.mean),
    stddev: rounded(found.stddev),
    quantiles: layout.quantiles?.map((item) => ({ ...item })),
    bins: layout.edges && binned(layout.edges, found),
    categories: layout.categories && categorised(layout.categories, found),
  }
}

function binned(edges: readonly number[], found: Aggregated): ColumnProfile['bins'] {
  const counts = new Map(found.bins?.map(({ key, value }) => [key, value]))
  return { edges: [...edges], counts: [...edges, Infinity].map((edge) => counts.get(edge) ?? 0) }
}

function categorised(names: readonly string[], found: Aggregated): ColumnProfile['categories'] {
  const counts = new Map(found.categories?.map(({ key, value }) => [key, value]))
  const values = names.map((value) => ({ value, count: counts.get(value) ?? 0 }))
  return { values, other: found.n - values.reduce((sum, item) => sum + item.count, 0) }
}

/** Integers beyond 2^53 keep their digits as text. */
function exact(value: number | bigint | string | null | undefined): number | string | undefined {
  if (typeof value !== 'bigint') return value ?? undefined
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

/** Sums depend on the order of the threads in their last digits; 12 digits are the same on each run. */
function rounded(value: number | null | undefined): number | undefined {
  return value === null || value === undefined || !Number.isFinite(value)
    ? undefined
    : Number(value.toPrecision(12))
}
