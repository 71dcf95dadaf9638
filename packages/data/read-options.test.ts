import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml } from '#core'
import { openWorkplace, type Workplace } from './engine.fixture.ts'
import type { Engine } from './engine.ts'
import { linesOf } from './lines.ts'
import { readReadOptions } from './read-options.ts'
import { readingNotes } from './reading-notes.ts'
import { rejectionsOf } from './rejections.ts'
import type { Relation } from './relation.ts'

const row = z.record(z.string(), z.unknown())
const rowsOf = (engine: Engine, { from }: Relation) => engine.rows(`SELECT * FROM ${from} ORDER BY ALL`, row)

/** Rows of one file, by read options. */
async function read(place: Workplace, content: string | Uint8Array, options: string, name = 'a.csv') {
  await place.write(name, content)
  const engine = await place.engine()
  const relation = await place.relation(engine, [name], {}, options)
  return { engine, relation, rows: await rowsOf(engine, relation) }
}

describe('read options', () => {
  it('name everything that is wrong, with its line', () => {
    const text =
      'csv:\n  delimiter: "\\n"\n  quote: ab\n  headers: true\nencoding: ebcdic\nsample: {share: 2}\n'
    expect(() => readReadOptions(parseYaml(text, 'read.yml'))).toThrow(
      /read\.yml:2: csv\.delimiter: .*\n.*read\.yml:3: csv\.quote[\s\S]*read\.yml:4: csv\.headers[\s\S]*read\.yml:5: encoding[\s\S]*read\.yml:6: sample/,
    )
  })

  it('overrule what the sniffer would take a file for', async () => {
    await using place = await openWorkplace()
    const { rows } = await read(place, `x|y,z\n'1|2'|3,4\n`, `csv: {delimiter: '|', quote: "'"}`)
    expect(rows).toEqual([{ x: '1|2', 'y,z': '3,4' }])
    const wide = await read(place, 'a||b\n1||"2||3"\n', `csv: {delimiter: '||'}`)
    expect(wide.rows).toEqual([{ a: 1n, b: '2||3' }])
    const place2 = [{ file: 'a.csv', row: 1, column: 'b' }]
    expect(await linesOf(wide.engine, wide.relation, place2)).toEqual([{ line: 2, column: 4 }])
    const bare = await read(place, 'a,b\n"1,x"\n', `csv: {delimiter: ',', quote: ''}`)
    expect(bare.rows).toEqual([{ a: '"1', b: 'x"' }])
    const escaped = await read(place, 'a,b\n1,"x\\",y"\n', `csv: {escape: '\\'}`)
    expect(escaped.rows).toEqual([{ a: 1n, b: 'x",y' }])
  })

  it('name the columns of a file without a header, and skip lines above one', async () => {
    await using place = await openWorkplace()
    const bare = await read(place, '1,x\n2,y\n', 'csv: {header: false}')
    expect(bare.rows).toEqual([
      { column0: 1n, column1: 'x' },
      { column0: 2n, column1: 'y' },
    ])
    const named = await read(place, '1,x\n2,y,z\n3,w\n', 'csv: {header: false, names: [id, note]}')
    expect(named.rows).toEqual([
      { id: 1n, note: 'x' },
      { id: 3n, note: 'w' },
    ])
    expect((await rejectionsOf(named.engine, named.relation)).found).toMatchObject([
      { line: 2, kind: 'extra-fields' },
    ])
    const wanted = [{ file: 'a.csv', row: 2, column: 'note' }]
    expect(await linesOf(named.engine, named.relation, wanted)).toEqual([{ line: 3, column: 3 }])
    const skipped = await read(place, 'Report "of\n2024\na,b\n1,2\n', 'csv: {skip: 2}')
    expect(skipped.rows).toEqual([{ a: 1n, b: 2n }])
  })

  it('leave out remarks, and take texts for missing values', async () => {
    await using place = await openWorkplace()
    const text = '# made by hand\na,b\n#1,2\n3,NA\n4,"# no remark"\n-,\n'
    const { rows } = await read(place, text, `csv: {comment: '#', nulls: [NA, '-', '']}`)
    expect(rows).toEqual([
      { a: 3n, b: null },
      { a: 4n, b: '# no remark' },
      { a: null, b: null },
    ])
    const strict = await read(place, 'a,b\n,x\nNA,y\n', 'csv: {nulls: [NA]}')
    expect(strict.rows).toEqual([
      { a: '', b: 'x' },
      { a: null, b: 'y' },
    ])
  })

  it('read other encodings, and mixed line breaks, with places as in the file', async () => {
    await using place = await openWorkplace()
    const text = 'née,b\r\n"€“\n”",1\n2,é\r\n'
    const windows = Buffer.from(
      [...text].map((char) => ({ '€': 0x80, '“': 0x93, '”': 0x94 })[char] ?? char.charCodeAt(0)),
    )
    const utf16 = Buffer.from(`\ufeff${text.replace('€', '😀')}`, 'utf16le')
    for (const [content, options, first, name] of [
      [windows, 'encoding: latin-1', '€“\n”', 'l.csv'],
      [utf16, '{}', '😀“\n”', 'le.csv'],
      [Buffer.from(utf16).swap16(), '{}', '😀“\n”', 'be.csv'],
      [utf16.subarray(2), 'encoding: utf-16', '😀“\n”', 'bare.csv'],
      [gzipSync(utf16), '{}', '😀“\n”', 'packed.csv.gz'],
    ] as const) {
      const { engine, relation, rows } = await read(place, content, options, name)
      expect(relation.unreadable).toEqual([])
      expect(rows, name).toEqual([
        { née: '2', b: 'é' },
        { née: first, b: '1' },
      ])
      const wanted = [1, 2].map((n) => ({ file: name, row: n, column: 'b' }))
      expect(await linesOf(engine, relation, wanted)).toEqual([
        { line: 3, column: 4 },
        { line: 4, column: 3 },
      ])
      expect(readingNotes(relation)).toEqual([expect.stringContaining(name)])
    }
    const lines = await read(
      place,
      Buffer.from('{"a":"é"}\n{"a":"ß"}\n', 'latin1'),
      'encoding: latin-1',
      'l.jsonl',
    )
    expect(lines.rows).toEqual([{ a: 'ß' }, { a: 'é' }])
  })

  it('name the line from which a text is not what it should be', async () => {
    await using place = await openWorkplace()
    const broken = Buffer.concat([Buffer.from('\ufeffa\n1\n2\n', 'utf16le'), Buffer.from([0, 0xd8, 0x31, 0])])
    const { relation } = await read(place, broken, '{}')
    expect(relation.unreadable).toEqual([
      { file: 'a.csv', line: 4, reason: 'from this line on it is no utf-16le text' },
    ])
    const latin = await read(place, Buffer.from('a,b\n1,x\n2,é\n3,y\n', 'latin1'), '{}', 'b.csv')
    expect(latin.rows).toEqual([
      { a: 1n, b: 'x' },
      { a: 3n, b: 'y' },
    ])
    expect((await rejectionsOf(latin.engine, latin.relation)).found).toMatchObject([
      { line: 3, kind: 'encoding' },
    ])
  })
})

describe('folders of partitions', () => {
  it('are columns, for all formats, unless that is switched off', async () => {
    await using place = await openWorkplace()
    await place.write('d/year=2024/kind=a%20b/1.csv', 'id\n1\n')
    await place.write('d/year=2025/kind=__HIVE_DEFAULT_PARTITION__/2.jsonl', '{"id":2}\n')
    mkdirSync(join(place.folder, 'd/year=2026/kind=c'), { recursive: true })
    const engine = await place.engine()
    await engine.run(`COPY (SELECT 3 AS id, 'own' AS kind) TO '${place.folder}/d/year=2026/kind=c/3.parquet'`)
    writeFileSync(join(place.folder, 'd/_SUCCESS.json'), '{}')
    const relation = await place.relation(engine, ['d'])
    expect(relation.unreadable).toEqual([])
    expect(await rowsOf(engine, relation)).toEqual([
      { id: 1n, year: 2024n, kind: 'a b' },
      { id: 2n, year: 2025n, kind: null },
      { id: 3n, year: 2026n, kind: 'own' },
    ])
    const numbered = await engine.rows(`SELECT * FROM ${relation.numbered} ORDER BY id`, row)
    expect(numbered[2]).toMatchObject({
      lockstep_file: 'd/year=2026/kind=c/3.parquet',
      lockstep_row: 1n,
      year: 2026n,
    })
    const texts = await place.relation(engine, ['d'], { types: 'text' })
    expect(texts.columns.find(({ name }) => name === 'year')?.type).toBe('VARCHAR')
    const plain = await place.relation(engine, ['d/**/*.csv'], {}, 'partitions: false')
    expect(plain.columns.map(({ name }) => name)).toEqual(['id'])
  })

  it('keep zeros and hostile names', async () => {
    await using place = await openWorkplace()
    const hostile = `x"'; DROP`
    await place.write(`month=01/${hostile}=%27;--/1.csv`, 'id\n1\n')
    await place.write('month=12/1.csv', 'id\n2\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['**/*.csv'])
    expect(await rowsOf(engine, relation)).toEqual([
      { id: 1n, month: '01', [hostile]: `';--` },
      { id: 2n, month: '12', [hostile]: null },
    ])
  })
})

it('says which columns some files lack', async () => {
  await using place = await openWorkplace()
  await place.write('jan.csv', 'id,old\n1,x\n')
  await place.write('feb.csv', 'id,new\n2,y\n')
  await place.write('mar.csv', 'id,new\n3,z\n')
  const engine = await place.engine()
  expect(readingNotes(await place.relation(engine, ['*.csv']))).toEqual([
    'Column "new" is null in 1 of 3 files, which lack it: jan.csv.',
    'Column "old" is null in 2 of 3 files, which lack it: feb.csv, mar.csv.',
  ])
})
