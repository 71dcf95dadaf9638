import { z } from 'zod'
import type { Column } from './csv-source.ts'
import { counter, type Engine, type QueryOptions, real } from './engine.ts'
import { type ColumnProfile, MAX_CATEGORIES, MAX_CATEGORY_LENGTH, type Profile } from './profile-schema.ts'
import type { Relation } from './relation.ts'
import { identifier, literal } from './sql.ts'

/** What the values of one column are counted into. */
export interface ColumnLayout {
  readonly edges?: readonly number[]
  readonly categories?: readonly string[]
  readonly quantiles?: readonly { readonly p: number; readonly value: number }[]
}

export interface LayoutOptions extends QueryOptions {
  /** Columns (personal data) of which no value may be named as a category. */
  readonly withhold?: readonly string[]
}

/** Rows on which edges and categories are chosen: the rank error of a decile is then below 0.1 %. */
const SAMPLE_ROWS = 200_000
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
const REPORTED = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
const LEVELS = [...new Set([...DECILES, ...REPORTED])].sort((a, b) => a - b)

/** How values of a type are profiled. */
export function kindOf(type: string): ColumnProfile['kind'] {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return 'numeric'
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'VARCHAR' || /^ENUM\([^)]*\)$/.test(type)) return 'text'
  return /^(DATE|TIME|TIMESTAMP)/.test(type) && !type.endsWith(']') ? 'time' : 'other'
}

/** Edges and categories of a profile, to count other data against. Columns are met by name and kind. */
export function layoutOf(reference: Profile, columns: readonly Column[]): ColumnLayout[] {
  const byName = new Map(reference.columns.map((column) => [column.name, column]))
  return columns.map(({ name, type }) => {
    const found = byName.get(name)
    const kind = kindOf(type)
    if (found === undefined) return {}
    if (found.bins !== undefined && kind === 'numeric') return { edges: found.bins.edges }
    if (found.categories === undefined || (kind !== 'text' && kind !== 'boolean')) return {}
    return { categories: found.categories.values.map((item) => item.value) }
  })
}

/**
 * Chooses up to 10 bins of equal count and up to 50 categories per column, from a sample of the rows that
 * depends on their place in the files alone: the same data gives the same layout on any machine.
 */
export async function chooseLayout(
  engine: Engine,
  relation: Relation,
  options: LayoutOptions,
): Promise<ColumnLayout[]> {
  const kinds = relation.columns.map((column) => kindOf(column.type))
  const fields = relation.columns.flatMap(({ name }, index) => {
    if (kinds[index] === 'numeric') return [`${finite(identifier(name))} AS c${index}`]
    return kinds[index] === 'text' || kinds[index] === 'boolean'
      ? [`${identifier(name)}::VARCHAR AS c${index}`]
      : []
  })
  if (fields.length === 0) return kinds.map(() => ({}))
  const every = Math.floor(relation.estimatedRows / SAMPLE_ROWS)
  const place = `hash(${identifier(relation.fileColumn)}, ${identifier(relation.rowColumn)})`
  const source = every <= 1 ? relation.from : `${relation.numbered} WHERE ${place} % ${every} = 0`
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE lockstep_sample AS SELECT ${fields.join(', ')} FROM ${source}`,
    options,
  )
  const layouts: ColumnLayout[] = []
  for (const [index, { name }] of relation.columns.entries()) {
    if (kinds[index] === 'numeric') layouts.push(await chooseEdges(engine, index, options))
    else if (kinds[index] !== 'text' && kinds[index] !== 'boolean') layouts.push({})
    else if (options.withhold?.includes(name)) layouts.push({ categories: [] })
    else layouts.push({ categories: await chooseCategories(engine, index, options) })
  }
  await engine.run('DROP TABLE lockstep_sample')
  return layouts
}

/** A numeric column as DOUBLE, with what is no number left out. */
export function finite(column: string): string {
  return `CASE WHEN isfinite(${column}::DOUBLE) THEN ${column}::DOUBLE END`
}

async function chooseEdges(engine: Engine, index: number, options: QueryOptions): Promise<ColumnLayout> {
  const c = `c${index}`
  const { values, top } = await engine.one(
    `SELECT quantile_disc(${c}, [${LEVELS.join(', ')}]) AS values, max(${c}) AS top FROM lockstep_sample`,
    z.object({ values: z.array(real).nullable(), top: real.nullable() }),
    options,
  )
  if (values === null || top === null) return {}
  const at = (p: number) => values[LEVELS.indexOf(p)] ?? top
  const deciles = DECILES.map(at)
  const atoms = [...new Set(deciles.filter((value, i) => deciles.indexOf(value) !== i))]
  const below = await neighboursBelow(engine, c, atoms, options)
  return {
    edges: equalCountEdges(deciles, top, below),
    quantiles: REPORTED.map((p) => ({ p, value: at(p) })),
  }
}

/** For each value the largest one below it in the sample. */
async function neighboursBelow(
  engine: Engine,
  column: string,
  values: readonly number[],
  options: QueryOptions,
) {
  if (values.length === 0) return []
  const highest = values.map((value) => `max(${column}) FILTER (${column} < ${literal(value)})`)
  const { below } = await engine.one(
    `SELECT [${highest.join(', ')}] AS below FROM lockstep_sample`,
    z.object({ below: z.array(real.nullable()) }),
    options,
  )
  return below
}

/**
 * Edges from deciles. A value that fills several deciles (a flag's 0, a cap) gets a bin of its own: its
 * neighbour below becomes an edge too. The top value is no edge, since nothing of the reference lies above it.
 * A constant stands between two edges, so that any other value is seen.
 */
export function equalCountEdges(
  deciles: readonly number[],
  top: number,
  belowAtoms: readonly (number | null)[],
): number[] {
  const edges = new Set([...deciles, ...belowAtoms.filter((value) => value !== null)])
  edges.delete(top)
  if (edges.size === 0) return [top - Math.max(Math.abs(top), 1) * 1e-9, top]
  return [...edges].sort((a, b) => a - b)
}

/** A column most of whose values occur once holds names or keys, not categories; none of them is kept. */
async function chooseCategories(engine: Engine, index: number, options: QueryOptions): Promise<string[]> {
  const c = `c${index}`
  const { distinct, present } = await engine.one(
    `SELECT count(DISTINCT ${c}) AS distinct, count(${c}) AS present FROM lockstep_sample`,
    z.object({ distinct: counter, present: counter }),
    options,
  )
  if (distinct > MAX_CATEGORIES && distinct > present / 2) return []
  const rows = await engine.rows(
    `SELECT ${c} AS value FROM lockstep_sample
     WHERE length(${c}) <= ${MAX_CATEGORY_LENGTH} AND NOT contains(${c}, chr(0))
     GROUP BY ${c} ORDER BY count(*) DESC, ${c} LIMIT ${MAX_CATEGORIES}`,
    z.object({ value: z.string() }),
    options,
  )
  return rows.map((row) => row.value)
}
