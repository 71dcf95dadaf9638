import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace, type Workplace } from './engine.fixture.ts'
import { counter, type Engine } from './engine.ts'
import { linesOf } from './lines.ts'
import { rejectionsOf } from './rejections.ts'
import type { Relation } from './relation.ts'
import { scan } from './scan.ts'
import { identifier } from './sql.ts'

const row = z.record(z.string(), z.unknown())
const numbered = (engine: Engine, relation: Relation) =>
  engine.rows(`SELECT * FROM ${relation.numbered} ORDER BY lockstep_file, lockstep_row`, row)
const typesIn = ({ columns }: Relation) => columns.map(({ name, type }) => `${name} ${type}`)

async function open(place: Workplace, name: string, content: string | Uint8Array) {
  await place.write(name, content)
  const engine = await place.engine()
  return { engine, relation: await place.relation(engine, [name]) }
}

describe('JSON Lines', () => {
  it('keep the types of JSON where all rows agree, and are text where they do not', async () => {
    await using place = await openWorkplace()
    const { engine, relation } = await open(
      place,
      'a.jsonl',
      [
        '{"2":1,"id":1,"big":18446744073709551615,"x":1,"on":true,"s":"a","mixed":12,"deep":{"k":[1, "2"]},"day":"2024-02-29","at":"2024-02-29T10:00:00Z"}',
        '{"2":2,"id":-2,"big":1,"x":2.5,"on":null,"s":"é😀","mixed":"x","deep":[1],"late":true,"day":"2024-03-01","at":"2024-02-29T10:00:00+01:00"}',
      ].join('\n'),
    )
    expect(typesIn(relation)).toEqual([
      '2 BIGINT',
      'id BIGINT',
      'big UBIGINT',
      'x DOUBLE',
      'on BOOLEAN',
      's VARCHAR',
      'mixed VARCHAR',
      'deep VARCHAR',
      'day DATE',
      'at TIMESTAMP WITH TIME ZONE',
      'late BOOLEAN',
    ])
    const [first, second] = await numbered(engine, relation)
    expect(first).toMatchObject({
      2: 1n,
      big: 18446744073709551615n,
      mixed: '12',
      deep: '{"k":[1,"2"]}',
      late: null,
    })
    expect(second).toMatchObject({
      2: 2n,
      id: -2n,
      x: 2.5,
      on: null,
      s: 'é😀',
      mixed: 'x',
      deep: '[1]',
      late: true,
    })
    const texts = await place.relation(engine, ['a.jsonl'], { types: 'text' })
    expect(texts.columns.find(({ name }) => name === 'day')?.type).toBe('VARCHAR')
    expect(texts.columns.find(({ name }) => name === 'id')?.type).toBe('BIGINT')
  })

  it('name each broken line with the place and the reason, and read all others', async () => {
    await using place = await openWorkplace()
    const lines = [
      '{"a": 1}',
      '',
      '{"a": 2',
      '  {"a": 3}  ',
      '[1, 2]',
      '{"a": x}',
      'null',
      '{"a": "4" "b": 1}',
      '\t',
      '{"a": 5}',
    ]
    const { engine, relation } = await open(place, 'a.ndjson', `\ufeff${lines.join('\r\n')}\r\n`)
    const rows = await numbered(engine, relation)
    expect(rows.map((item) => [item.a, item.lockstep_row])).toEqual([
      [1n, 1n],
      [3n, 2n],
      [5n, 3n],
    ])
    const { found, rows: rejected } = await rejectionsOf(engine, relation)
    expect(rejected).toBe(5)
    expect(found.map(({ line, position, reason }) => [line, position, reason])).toEqual([
      [3, 8, 'not a JSON object: it ends where "," or "}" should follow'],
      [5, 1, 'not a JSON object: it is no object'],
      [6, 7, 'not a JSON object: a value should stand here'],
      [7, 1, 'not a JSON object: it is no object'],
      [8, 11, 'not a JSON object: "," or "}" should stand here'],
    ])
    const wanted = [1, 2, 3].map((n) => ({ file: 'a.ndjson', row: n, column: 'a' }))
    expect(await linesOf(engine, relation, wanted)).toEqual([
      { line: 1, column: 7 },
      { line: 4, column: 9 },
      { line: 10, column: 7 },
    ])
  })

  it('with bytes that are no UTF-8, or a line beyond 8 MiB, lose that line alone', async () => {
    await using place = await openWorkplace()
    const content = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":"'),
      Buffer.from([0xff]),
      Buffer.from(`"}\n{"a":2,"b":"${'x'.repeat(9 * 2 ** 20)}"}\n{"a":3}\n`),
    ])
    const { engine, relation } = await open(place, 'a.jsonl', content)
    expect((await numbered(engine, relation)).map(({ a }) => a)).toEqual([1n, 3n])
    const { found } = await rejectionsOf(engine, relation)
    expect(found.map(({ line, kind, reason }) => [line, kind, reason])).toEqual([
      [2, 'encoding', 'the row is not UTF-8 text'],
      [3, 'too-long', 'the row is longer than 8388608 bytes'],
    ])
    expect(await linesOf(engine, relation, [{ file: 'a.jsonl', row: 2, column: 'a' }])).toEqual([
      { line: 4, column: 6 },
    ])
  })

  it('are unpacked, with lines', async () => {
    await using place = await openWorkplace()
    const text = '{"a":1}\n\n{"a":2}\n'
    await place.write('1.jsonl.gz', gzipSync(text))
    await place.write('2.ndjson.zst', zstdCompressSync(text))
    const engine = await place.engine()
    const relation = await place.relation(engine, ['*'])
    expect((await numbered(engine, relation)).map(({ a }) => a)).toEqual([1n, 2n, 1n, 2n])
    const wanted = ['1.jsonl.gz', '2.ndjson.zst'].map((file) => ({ file, row: 2, column: 'a' }))
    expect(await linesOf(engine, relation, wanted)).toEqual([
      { line: 3, column: 6 },
      { line: 3, column: 6 },
    ])
  })

  it('without a single object are a file that cannot be read', async () => {
    await using place = await openWorkplace()
    await place.write('none.jsonl', '1\n2\n')
    await place.write('blank.jsonl', '\n\n')
    await place.write('pretty.json', '{\n  "a": 1\n}\n')
    await place.write('empty.json', '[]')
    const engine = await place.engine()
    const { unreadable, files } = await place.relation(engine, ['*'])
    expect(files).toEqual([])
    expect(unreadable.map(({ file, reason }) => [file, reason])).toEqual([
      ['blank.jsonl', 'none of its lines is an object with a key'],
      ['empty.json', 'none of its elements is an object with a key'],
      ['none.jsonl', 'none of its lines is an object with a key'],
      ['pretty.json', 'it is neither an array of objects nor one object a line'],
    ])
  })

  it('carry hostile and equal keys', async () => {
    await using place = await openWorkplace()
    const { engine, relation } = await open(
      place,
      'a.jsonl',
      `{"a":1,"A":2,"":3,"__proto__":4,"x'\\"; DROP TABLE t; --":5,"a":6}\n`,
    )
    expect(relation.columns.map(({ name }) => name)).toEqual([
      'a',
      'A_1',
      'column',
      '__proto__',
      `x'"; DROP TABLE t; --`,
    ])
    const names = relation.columns.map(({ name }) => identifier(name))
    expect(await engine.one(`SELECT [${names.join(', ')}] AS list FROM ${relation.from}`, row)).toEqual({
      list: [1n, 2n, 3n, 4n, 5n],
    })
  })
})

describe('a JSON array', () => {
  it('has the place of each value in it, across lines', async () => {
    await using place = await openWorkplace()
    const text =
      '\ufeff[\n  {"a": 1, "b": "[{,\\""},\n  {\n    "a": 2,\n    "b": "é😀", "c": 1\n  }, 7, null,\n\n{"a":3}\n]\n'
    const { engine, relation } = await open(place, 'a.json', text)
    expect((await numbered(engine, relation)).map(({ a, b }) => [a, b])).toEqual([
      [1n, '[{,"'],
      [2n, 'é😀'],
      [3n, null],
    ])
    const wanted = [
      { file: 'a.json', row: 1, column: 'b' },
      { file: 'a.json', row: 2, column: 'c' },
      { file: 'a.json', row: 3 },
      { file: 'a.json', row: 3, column: 'b' },
    ]
    expect(await linesOf(engine, relation, wanted)).toEqual([
      { line: 2, column: 17 },
      { line: 5, column: 22 },
      { line: 8 },
      { line: 8 },
    ])
    const { found } = await rejectionsOf(engine, relation)
    expect(found.map(({ line, position }) => [line, position])).toEqual([
      [6, 6],
      [6, 9],
    ])
  })

  it('that is cut off is a file that cannot be read, with the reason', async () => {
    await using place = await openWorkplace()
    await place.write('a.json', '[{"a":1},\n{"a":')
    await place.write('between.json', '[{"a":1},\n')
    await place.write('between.json.gz', gzipSync('[{"a":1}'))
    await place.write('inside.json', '[{"a":1},\n{"a":[1]')
    await place.write('b.jsonl', '{"a":1}\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['*'])
    const n = z.object({ n: counter })
    expect((await scan(engine, relation, ({ from }) => `SELECT count(*) AS n FROM ${from}`, n)).rows).toEqual(
      [{ n: 1 }],
    )
    const reason = 'the array is not closed: the file is cut off, or more text follows'
    expect(relation.unreadable).toEqual([
      { file: 'a.json', reason },
      { file: 'between.json', reason },
      { file: 'between.json.gz', reason },
      {
        file: 'inside.json',
        reason: expect.stringMatching(
          /^Malformed JSON in file "inside\.json", at byte .* unexpected end of data/,
        ),
      },
    ])
  })
})

it('the row count of a relation is the same in every query, and types fit those of other formats', async () => {
  await using place = await openWorkplace()
  await place.write('1.csv', 'a,b\n1,x\n')
  await place.write('2.jsonl', '{"a":2.5,"b":"y","c":true}\n')
  await place.write('3.json', '[{"a":3,"c":"maybe"}]')
  const engine = await place.engine()
  await engine.run(`COPY (SELECT 4 AS a, 'z' AS b) TO '${place.folder}/4.parquet'`)
  const relation = await place.relation(engine, ['*'])
  expect(typesIn(relation)).toEqual(['a DOUBLE', 'b VARCHAR', 'c VARCHAR'])
  expect((await numbered(engine, relation)).map(({ a, b, c }) => [a, b, c])).toEqual([
    [1, 'x', null],
    [2.5, 'y', 'true'],
    [3, null, 'maybe'],
    [4, 'z', null],
  ])
})
