import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { counter, type Engine } from './engine.ts'
import { linesOf } from './lines.ts'
import { rejectionsOf } from './rejections.ts'
import type { Relation } from './relation.ts'
import { scan } from './scan.ts'

const n = z.object({ n: counter })
const countRows = (engine: Engine, relation: Relation) =>
  scan(engine, relation, ({ from }) => `SELECT count(*) AS n FROM ${from}`, n)
const FLIGHTS = join(import.meta.dirname, '../../node_modules/vega-datasets/data/flights-3m.parquet')

describe('a relation over CSV files', () => {
  it('reads types, delimiters and packed files, and misses no row', async () => {
    await using place = await openWorkplace()
    await place.write('comma.csv', 'id,day,note\n1,2001-02-03,"a, b"\n2,2001-02-04,\n')
    await place.write('semicolon.csv', 'id;day;note\n3;2001-02-05;x\n')
    await place.write('tab.tsv', 'id\tday\tnote\n4\t2001-02-06\ty\n')
    await place.write('packed.csv.gz', gzipSync('id,day,note\n5,2001-02-07,z\n'))
    const engine = await place.engine()
    const relation = await place.relation(engine, ['*'])
    expect(relation.columns).toEqual([
      { name: 'id', type: 'BIGINT' },
      { name: 'day', type: 'DATE' },
      { name: 'note', type: 'VARCHAR' },
    ])
    const { rows } = await scan(
      engine,
      relation,
      ({ from }) => `SELECT id, note FROM ${from} ORDER BY id`,
      z.object({ id: counter, note: z.string().nullable() }),
    )
    expect(rows.map((row) => [row.id, row.note])).toEqual([
      [1, 'a, b'],
      [2, null],
      [3, 'x'],
      [4, 'y'],
      [5, 'z'],
    ])
    expect(relation.unreadable).toEqual([])
  })

  it('unites files whose columns differ in order, number and type', async () => {
    await using place = await openWorkplace()
    await place.write('1.csv', 'a,b\n1,x\n')
    await place.write('2.csv', 'b,a\ny,2.5\n')
    await place.write('3.csv', 'a,c\n3,true\n')
    await place.write('4.csv', 'a,b\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['?.csv'])
    expect(relation.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'a DOUBLE',
      'b VARCHAR',
      'c BOOLEAN',
    ])
    const row = z.object({ a: z.number(), b: z.string().nullable(), c: z.boolean().nullable() })
    const { rows } = await scan(engine, relation, ({ from }) => `SELECT * FROM ${from} ORDER BY a`, row)
    expect(rows).toEqual([
      { a: 1, b: 'x', c: null },
      { a: 2.5, b: 'y', c: null },
      { a: 3, b: null, c: true },
    ])
    expect(relation.files[2]?.columns.map((column) => column.name)).toEqual(['a', 'c'])
  })

  it('names each row that it cannot read with its physical line, and counts the same rows in every query', async () => {
    await using place = await openWorkplace()
    const good = Array.from({ length: 30_000 }, (_, i) => `${i},"t\n${i}",1`).join('\r\n')
    const bad = ['foo,bar,1', '5,"a\r\nb",2', '', '6,x', 'xx,yy,zz', '7,x,3,4', '8,"ok"q,1', '9,last,1']
    await place.write('late.csv', `\ufeffa,b,c\r\n${good}\r\n${bad.join('\r\n')}\r\n`)
    const engine = await place.engine()
    const relation = await place.relation(engine, ['late.csv'])
    expect((await countRows(engine, relation)).rows).toEqual([{ n: 30_002 }])
    const oneColumn = `SELECT count(b) AS n FROM ${relation.from}`
    expect(await engine.one(oneColumn, n)).toEqual({ n: 30_002 })
    const first = 2 + 30_000 * 2
    const { found, rows } = await rejectionsOf(engine, relation)
    expect(rows).toBe(5)
    expect(found.map(({ line, column, kind, sample }) => [line, column, kind, sample])).toEqual([
      [first, 'a', 'type', 'foo'],
      [first + 4, 'c', 'missing-fields', undefined],
      [first + 5, 'a', 'type', 'xx'],
      [first + 5, 'c', 'type', 'zz'],
      [first + 6, undefined, 'extra-fields', undefined],
      [first + 7, expect.anything(), 'quote', undefined],
    ])
    expect(found[0]?.reason).toBe('the value cannot be read as BIGINT')
    expect(found[1]?.reason).toBe('the row has too few fields: 2 where the header has 3')
    const wanted = await engine.rows(
      `SELECT ${relation.fileColumn} AS file, ${relation.rowColumn} AS row FROM ${relation.numbered}
       WHERE b IN ('last', 'a' || chr(13) || chr(10) || 'b', 't' || chr(10) || '29999') ORDER BY row`,
      z.object({ file: z.string(), row: counter }),
    )
    expect(wanted.map((row) => row.row)).toEqual([30_000, 30_001, 30_002])
    expect(await linesOf(engine, relation, wanted)).toEqual(
      [first - 2, first + 1, first + 8].map((line) => ({ line })),
    )
  })

  it('names a quote that is never closed, which swallows the rest', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'a,b\n1,x\n2,"open\n3,y\n4,z\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['a.csv'])
    expect(relation.columns).toEqual([
      { name: 'a', type: 'BIGINT' },
      { name: 'b', type: 'VARCHAR' },
    ])
    expect((await countRows(engine, relation)).rows).toEqual([{ n: 1 }])
    const { found } = await rejectionsOf(engine, relation)
    expect(found).toMatchObject([{ line: 3, kind: 'quote', column: 'b' }])
  })

  it('says so when a file has too many broken rows to tell them apart', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', `a,b\n1,2\n${'x,y,z\n'.repeat(100_500)}3,4\n`)
    const engine = await place.engine()
    const relation = await place.relation(engine, ['a.csv'])
    expect((await countRows(engine, relation)).rows).toEqual([{ n: 2 }])
    expect(await rejectionsOf(engine, relation, 1)).toMatchObject({
      capped: true,
      found: [{ line: 3 }],
    })
    expect(await linesOf(engine, relation, [{ file: 'a.csv', row: 2 }])).toEqual([undefined])
  })

  it('keeps row numbers per file', async () => {
    await using place = await openWorkplace()
    await place.write('1.csv', 'a\n1\nx\n-1\n')
    await place.write('2.csv', 'a\n2\n\n-2\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['1.csv', '2.csv'], { types: { a: 'BIGINT' } })
    const wanted = await engine.rows(
      `SELECT lockstep_file AS file, lockstep_row AS row FROM ${relation.numbered} WHERE a < 0 ORDER BY file`,
      z.object({ file: z.string(), row: counter }),
    )
    expect(wanted).toEqual([
      { file: '1.csv', row: 2 },
      { file: '2.csv', row: 3 },
    ])
    expect(await linesOf(engine, relation, wanted)).toEqual([{ line: 4 }, { line: 4 }])
    expect((await rejectionsOf(engine, relation)).found).toMatchObject([
      { file: '1.csv', line: 3, sample: 'x' },
    ])
  })

  it('skips nothing at the top and takes # for data', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'a,b,c\n1,2\n#3,4,5\n6,7,8\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['a.csv'])
    expect(relation.columns.map((column) => column.name)).toEqual(['a', 'b', 'c'])
    expect((await countRows(engine, relation)).rows).toEqual([{ n: 2 }])
    expect((await rejectionsOf(engine, relation)).found).toMatchObject([{ line: 2, kind: 'missing-fields' }])
  })

  it('carries hostile column and file names', async () => {
    await using place = await openWorkplace()
    const name = `x'; DROP TABLE t; --[1]*.csv`
    await place.write(name, `"a"";--","lockstep_row",__proto__,'q\n1,2,3,4\n`)
    const engine = await place.engine()
    const relation = await place.relation(engine, [name])
    expect(relation.columns.map((column) => column.name)).toEqual([
      `a";--`,
      'lockstep_row',
      '__proto__',
      `'q`,
    ])
    expect(relation.rowColumn).toBe('lockstep_row_')
    const sql = `SELECT lockstep_row AS own, ${relation.rowColumn} AS row, ${relation.fileColumn} AS file FROM ${relation.numbered}`
    expect(await engine.one(sql, z.unknown())).toEqual({ own: 2n, row: 1n, file: name })
    await expect(place.relation(engine, [name], { types: { a: `INT); DROP TABLE t; --` } })).rejects.toThrow(
      /not a column type/,
    )
  })
})

describe('a relation over Parquet', () => {
  it('reads three million flights and numbers their rows', async () => {
    await using place = await openWorkplace()
    await place.write('flights.parquet', await readFile(FLIGHTS))
    const engine = await place.engine()
    const relation = await place.relation(engine, ['flights.parquet'])
    expect((await countRows(engine, relation)).rows).toEqual([{ n: 3_000_000 }])
    expect(relation.estimatedRows).toBe(3_000_000)
    const sql = `SELECT min(${relation.rowColumn}) AS low, max(${relation.rowColumn}) AS high,
      count(DISTINCT ${relation.rowColumn}) AS n FROM ${relation.numbered}`
    expect(await engine.one(sql, z.unknown())).toEqual({ low: 1n, high: 3_000_000n, n: 3_000_000n })
    expect(await linesOf(engine, relation, [{ file: 'flights.parquet', row: 5 }])).toEqual([undefined])
  })
})
