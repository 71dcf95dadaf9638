import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openWorkplace, places, resultFor } from './check.fixture.ts'

describe('examples', () => {
  it('name the physical line, also after quoted line breaks, blank lines, CRLF and rows that cannot be read', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', '\ufeffn,t\r\n1,"two\r\nlines"\r\n\r\n-1,x\r\n2,y,z\r\n-2,"w\r\n"\r\n-3,v\r\n')
    const { results, rejectedRows } = await place.check('columns: {n: {min: 0}}', 'a.csv')
    expect(places(resultFor(results, 'n.min'))).toEqual(['a.csv:5 -1', 'a.csv:7 -2', 'a.csv:9 -3'])
    expect(rejectedRows).toBe(1)
    const readable = resultFor(results, 'readable-rows')
    expect(readable).toMatchObject({ verdict: 'fail', checked: 5, broken: 1 })
    expect(readable.examples).toMatchObject([
      { file: 'a.csv', line: 6, note: 'the row has too many fields: 3 where the header has 2' },
    ])
  })

  it('are the first ten, file by file, and the row of a Parquet file', async () => {
    await using place = await openWorkplace()
    await place.parquet('1.parquet', 'SELECT -i AS n FROM range(4) t(i)')
    await place.parquet('2.parquet', 'SELECT -i AS n FROM range(5000) t(i)')
    const { results } = await place.check('columns: {n: {min: 0}}', '*.parquet')
    const result = resultFor(results, 'n.min')
    expect(result.broken).toBe(5002)
    expect(places(result)).toEqual([
      ...['1.parquet:#2 -1', '1.parquet:#3 -2', '1.parquet:#4 -3'],
      ...Array.from({ length: 7 }, (_, i) => `2.parquet:#${i + 2} ${-i - 1}`),
    ])
  })

  it('of repeated values name the second place and the first', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'id\nx\ny\nz\n')
    await place.write('b.csv', 'id\ny\ny\nw\nx\n\n')
    const { results } = await place.check('columns: {id: {unique: true}}', '*.csv')
    const result = resultFor(results, 'id.unique')
    expect(result).toMatchObject({ checked: 7, broken: 3 })
    expect(result.examples).toEqual([
      { file: 'b.csv', line: 2, position: 1, column: 'id', value: 'y', note: 'first at a.csv:3' },
      { file: 'b.csv', line: 5, position: 1, column: 'id', value: 'x', note: 'first at a.csv:2' },
    ])
  })

  it('say no value of a personal column', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'mail,born\nada@example.org,1815-12-10\nada@example.org,never\n')
    const { results } = await place.check(
      `columns:
  mail: {unique: true, matches: '^x', personal: true}
  born: {type: date, personal: true}`,
      'a.csv',
    )
    expect(results.map(({ broken }) => broken)).toEqual([1, 2, 1])
    const told = JSON.stringify(results)
    expect(told).not.toMatch(/ada|1815|never/)
    expect(results.flatMap(({ examples }) => examples).every(({ masked }) => masked === true)).toBe(true)
  })

  it('cut long values', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', `s\n${'x'.repeat(5000)}\n`)
    const { results } = await place.check(`columns: {s: {matches: '^y'}}`, 'a.csv')
    expect(resultFor(results, 's.matches').examples[0]?.value).toBe('x'.repeat(200))
  })
})

describe('files that cannot be read', () => {
  it('are a finding each, and the others are still checked', async () => {
    await using place = await openWorkplace()
    await place.parquet('whole.parquet', 'SELECT i AS n FROM range(5000) t(i)')
    const bytes = await readFile(`${place.folder}/whole.parquet`)
    await place.write('cut.parquet', bytes.subarray(0, bytes.length >> 1))
    await place.write('page.parquet', Buffer.from(bytes).fill(0xff, 4, bytes.length >> 1))
    await place.write('empty.parquet', '')
    const { results, rows } = await place.check('columns: {n: {max: 10}}', '*.parquet')
    expect(rows).toBe(5000)
    const files = resultFor(results, 'files')
    expect(files).toMatchObject({ verdict: 'fail', why: '3 files cannot be read' })
    expect(files.examples.map(({ file }) => file).sort()).toEqual([
      'cut.parquet',
      'empty.parquet',
      'page.parquet',
    ])
    for (const { note } of files.examples) expect(note).toMatch(/\w/)
    expect(resultFor(results, 'n.max')).toMatchObject({ status: 'broken', broken: 4989 })
  })

  it('leave every rule unchecked where there is no other, which fails', async () => {
    await using place = await openWorkplace()
    await place.write('empty.csv', '')
    const { results } = await place.check(
      'rows: {min: 0}\ncolumns: {a: {min: 0, severity: info}}',
      'empty.csv',
    )
    expect(results.map(({ id, verdict, status }) => [id, verdict, status])).toEqual([
      ['files', 'fail', 'broken'],
      ['rows', 'fail', 'not-run'],
      ['a.min', 'fail', 'not-run'],
    ])
    expect(results[0]?.examples).toEqual([{ file: 'empty.csv', note: 'the file is empty' }])
  })
})

describe('hostile data and rules', () => {
  const NAME = `x"; DROP TABLE t; --`

  it('cannot leave the place of a name or a value', async () => {
    await using place = await openWorkplace()
    await place.engine.run(`CREATE TABLE t AS SELECT 1 AS a`)
    const quoted = NAME.replaceAll('"', '""')
    await place.write('a.csv', `"${quoted}",e0,every_row,in_file\n'); DROP TABLE t; --,1,2,3\nok,1,2,3\n`)
    const rules = JSON.stringify({
      columns: {
        [NAME]: {
          in: [`'); DROP TABLE t; --`, `ok' OR 1=1`],
          matches: `'.; DROP TABLE t; --`,
          unique: true,
        },
        e0: { min: 1, unique: true },
        every_row: { 'not-null': true },
        in_file: { in: [3] },
      },
    })
    const { results } = await place.check(rules, 'a.csv')
    expect(results.map(({ id, broken }) => `${id} ${broken}`)).toEqual([
      `${NAME}.unique 0`,
      `${NAME}.in 1`,
      `${NAME}.matches 1`,
      'e0.unique 1',
      'e0.min 0',
      'every_row.not-null 0',
      'in_file.in 0',
    ])
    expect(places(resultFor(results, `${NAME}.in`))).toEqual(['a.csv:3 ok'])
    await place.engine.run('SELECT * FROM t')
  })

  it('may have the names of the columns that say where a row lies', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'lockstep_file,lockstep_row,file_row_number\nx,-5,1\ny,7,2\n')
    const { results } = await place.check(
      'columns: {lockstep_row: {min: 0}, lockstep_file: {in: [x]}}',
      'a.csv',
    )
    expect(results.map(places)).toEqual([['a.csv:2 -5'], ['a.csv:3 y']])
  })
})
