import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '#core'
import { openWorkplace } from './engine.fixture.ts'
import { profile, profileAgainst } from './profile.ts'
import { type ColumnProfile, type Profile, profileSchema } from './profile-schema.ts'

const ROOT = join(import.meta.dirname, '../..')
const column = (made: Profile, name: string): ColumnProfile => {
  const found = made.columns.find((item) => item.name === name)
  if (found === undefined) throw new Error(`no column ${name}`)
  return found
}

/** Writes one CSV file and profiles it. */
async function profileOf(text: string, options: Parameters<typeof profile>[2] = {}, types = {}) {
  await using place = await openWorkplace()
  await place.write('data.csv', text)
  const engine = await place.engine()
  return (await profile(engine, await place.relation(engine, ['data.csv'], { types }), options)).profile
}

describe('the profile of three million flights', () => {
  const golden = z.object({
    rows: z.number(),
    columns: z.array(
      z.object({
        name: z.string(),
        count: z.number(),
        nulls: z.number(),
        distinct: z.number().optional(),
        min: z.number().optional(),
        max: z.number().optional(),
        mean: z.number().optional(),
        stddev: z.number().optional(),
        deciles: z.array(z.number()).optional(),
        edges: z.array(z.number()).optional(),
        counts: z.array(z.number()).optional(),
      }),
    ),
  })
  type Golden = z.infer<typeof golden>
  let expected: Golden
  let flights: Buffer
  beforeAll(async () => {
    expected = golden.parse(
      JSON.parse(await readFile(join(ROOT, 'test/fixtures/data/flights-profile.json'), 'utf8')),
    )
    flights = await readFile(join(ROOT, 'node_modules/vega-datasets/data/flights-3m.parquet'))
  })

  it('agrees with NumPy, and its edges part the rows evenly', async () => {
    await using place = await openWorkplace()
    await place.write('flights.parquet', flights)
    const engine = await place.engine()
    const relation = await place.relation(engine, ['flights.parquet'])
    const { profile: made } = await profile(engine, relation)
    expect(made.rows).toBe(expected.rows)
    for (const figures of expected.columns) {
      const found = column(made, figures.name)
      expect([found.count, found.nulls]).toEqual([figures.count, figures.nulls])
      if (figures.mean === undefined || figures.stddev === undefined || figures.distinct === undefined)
        continue
      expect(found).toMatchObject({ min: figures.min, max: figures.max })
      expect(found.mean).toBeCloseTo(figures.mean, 8)
      expect(found.stddev).toBeCloseTo(figures.stddev, 8)
      // Three standard errors of a HyperLogLog with 64 registers.
      expect(Math.abs(found.distinct / figures.distinct - 1)).toBeLessThan(0.39)
      // Edges come from 200 000 of the rows, and whole minutes and miles are heavily tied.
      const deciles = figures.deciles ?? []
      for (const edge of found.bins?.edges ?? []) {
        const nearest = Math.min(...deciles.map((decile) => Math.abs(decile - edge)))
        expect(nearest).toBeLessThanOrEqual(0.05 * figures.stddev)
      }
      expect(found.bins?.counts).toHaveLength(10)
      for (const count of found.bins?.counts ?? []) expect(count / made.rows).toBeCloseTo(0.1, 1)
    }
    expect(column(made, 'origin').categories?.values).toHaveLength(50)
    expect(column(made, 'origin').categories?.other).toBeGreaterThan(0)
  })

  it('counts against the edges of a reference as NumPy does', async () => {
    await using place = await openWorkplace()
    await place.write('flights.parquet', flights)
    const engine = await place.engine()
    const relation = await place.relation(engine, ['flights.parquet'])
    const reference = profileSchema.parse({
      kind: 'lockstep-profile',
      version: 1,
      rows: 0,
      rejectedRows: 0,
      unreadableFiles: 0,
      columns: ['delay', 'distance'].map((name) => {
        const edges = expected.columns.find((item) => item.name === name)?.edges ?? []
        const counts = [...edges, 0].map(() => 0)
        return {
          name,
          type: 'SMALLINT',
          kind: 'numeric',
          count: 0,
          nulls: 0,
          distinct: 0,
          bins: { edges, counts },
        }
      }),
    })
    const { profile: made } = await profileAgainst(engine, relation, reference)
    for (const name of ['delay', 'distance']) {
      expect(column(made, name).bins?.counts).toEqual(
        expected.columns.find((item) => item.name === name)?.counts,
      )
    }
    expect(column(made, 'origin').categories).toBeUndefined()
  })

  it('is the same byte for byte with one thread and with several', async () => {
    await using place = await openWorkplace()
    await place.write('flights.parquet', flights)
    const made = await Promise.all(
      [1, 2].map(async (threads) => {
        const engine = await place.engine({ threads })
        return (await profile(engine, await place.relation(engine, ['flights.parquet']))).profile
      }),
    )
    expect(canonicalJson(made[0])).toBe(canonicalJson(made[1]))
  })
})

describe('a profile', () => {
  it('counts missing values, NaN and infinities apart from numbers', async () => {
    const made = await profileOf('x,y\n1,a\n2,\nnan,a\ninf,b\n-inf,\n,b\n3,a\n', {}, { x: 'DOUBLE' })
    expect(column(made, 'x')).toMatchObject({
      count: 6,
      nulls: 1,
      nan: 1,
      infinite: 2,
      min: 1,
      max: 3,
      mean: 2,
      stddev: 1,
    })
    expect(column(made, 'x').bins).toEqual({ edges: [1, 2], counts: [1, 1, 1] })
    expect(column(made, 'y')).toMatchObject({
      count: 5,
      nulls: 2,
      categories: {
        values: [
          { value: 'a', count: 3 },
          { value: 'b', count: 2 },
        ],
        other: 0,
      },
    })
  })

  it('keeps integers beyond 2^53, times and rejected rows', async () => {
    const made = await profileOf(
      'id,at\n9007199254740993,2001-02-03 04:05:06\n7,2001-02-04 00:00:00\nx,2001-02-04 00:00:00\n',
      {},
      { id: 'BIGINT' },
    )
    expect(made).toMatchObject({ rows: 2, rejectedRows: 1 })
    expect(column(made, 'id')).toMatchObject({ min: 7, max: '9007199254740993' })
    expect(column(made, 'at')).toMatchObject({
      kind: 'time',
      min: '2001-02-03 04:05:06',
      max: '2001-02-04 00:00:00',
    })
  })

  it('does without mean and deviation where they overflow', async () => {
    const made = await profileOf('x,y\n1e308,1\n-1e308,2\n1e308,3\n', {}, { x: 'DOUBLE' })
    expect(column(made, 'x')).toMatchObject({ min: -1e308, max: 1e308 })
    expect(column(made, 'x').stddev).toBeUndefined()
    expect(column(made, 'y').mean).toBe(2)
  })

  it('has no bins, and no error, for columns without a value or a row', async () => {
    const empty = await profileOf('a,b\n', {}, { a: 'DOUBLE' })
    expect(empty.rows).toBe(0)
    expect(column(empty, 'a')).toMatchObject({ count: 0, nulls: 0 })
    expect(column(empty, 'a').bins).toBeUndefined()
    const nulls = await profileOf('a,b\n,1\n,2\n', {}, { a: 'DOUBLE' })
    expect(column(nulls, 'a')).toMatchObject({ count: 0, nulls: 2 })
  })

  it('names no value of a column of keys, of a long text or of a withheld column', async () => {
    const lines = Array.from(
      { length: 300 },
      (_, i) => `user${i}@example.org,${'x'.repeat(65)},p${i % 3},c${i % 3}`,
    )
    const made = await profileOf(`mail,note,personal,city\n${lines.join('\n')}\n`, { withhold: ['personal'] })
    for (const name of ['mail', 'note', 'personal']) {
      expect(column(made, name).categories).toEqual({ values: [], other: 300 })
    }
    expect(column(made, 'city').categories?.values).toHaveLength(3)
  })

  it('carries hostile column and category names', async () => {
    const name = `a"; DROP TABLE x; --`
    const value = `it's; "x" ] --`
    const made = await profileOf(
      `"${name.replaceAll('"', '""')}",__proto__\n"${value.replaceAll('"', '""')}",1\n`,
    )
    expect(column(made, name).categories).toEqual({ values: [{ value, count: 1 }], other: 0 })
    expect(column(made, '__proto__')).toMatchObject({ count: 1 })
  })
})

it('profiles JSON as it does CSV, and counts later JSON in the bins of that', async () => {
  await using place = await openWorkplace()
  const rows = Array.from({ length: 100 }, (_, i) => ({
    n: i,
    s: i % 2 ? 'a' : 'b',
    at: `2024-01-01T00:00:${10 + (i % 50)}`,
  }))
  await place.write('a.csv', `n,s,at\n${rows.map(({ n, s, at }) => `${n},${s},${at}`).join('\n')}\n`)
  await place.write('a.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))
  const engine = await place.engine()
  const [csv, json] = [await place.relation(engine, ['a.csv']), await place.relation(engine, ['a.jsonl'])]
  const made = (await profile(engine, json)).profile
  expect(made.columns).toEqual((await profile(engine, csv)).profile.columns)
  expect((await profileAgainst(engine, json, made)).profile.columns[0]?.bins).toEqual(made.columns[0]?.bins)
})
