import { readFileSync } from 'node:fs'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { entryOf, failed, jobWith, parquet, shown, validate } from './validate-data.fixture.ts'

const RULES = `columns:
  id: {type: integer, not-null: true, unique: true}
  name: {matches: '^[a-zé]+$'}
`
const rules = { expectations: RULES }

describe('validate-data reads', () => {
  it('CSV, JSON and Parquet, packed or not, as one set of rows with the place of each value', async () => {
    const job = jobWith({
      'a.csv': 'id,name\r\n1,ada\n2,"bob"\r\n',
      'b.tsv.gz': gzipSync('id\tname\n3\tcy\n'),
      'c.jsonl': '{"id":4,"name":"dan"}\n\n{"id":5,"name":"E"}\n',
      'd.ndjson.zst': zstdCompressSync('{"name":"fay","id":6}\n'),
      'e.json': '[\n  {"id": 7, "name": "gil"},\n  {"id": "x",\n   "name": "H"}\n]\n',
      'f.parquet': await parquet(`SELECT 8 AS id, 'ida' AS name`),
      'utf16.csv': Buffer.from('\ufeffid,name\n9,jo\n9,K\n', 'utf16le'),
    })
    const result = await validate(job, { data: '*.[cjnpt]*', ...rules })
    expect(result.outputs).toMatchObject({ verdict: 'fail', rows: '11' })
    expect(failed(result)).toMatchObject([
      { rule: 'id.type', checked: 11, broken: 1 },
      { rule: 'id.unique', broken: 1 },
      { rule: 'name.matches', checked: 11, broken: 3 },
    ])
    expect(result.log).toMatch(/::error [^:]*file=e\.json,line=3,col=10::id is "x"/)
    expect(result.log).toMatch(/::error [^:]*file=utf16\.csv,line=3,col=1::id is "9", first at utf16\.csv:2/)
    expect(result.log).toMatch(/::error [^:]*file=c\.jsonl,line=3,col=16::name is "E"/)
    expect(result.log).toMatch(/::error [^:]*file=e\.json,line=4,col=12::name is "H"/)
    expect(result.log).toMatch(/::error [^:]*file=utf16\.csv,line=3,col=3::name is "K"/)
    expect(result.summary).toContain('read all the same: a.csv, utf16.csv')
    expect(entryOf(job).subjects).toHaveLength(7)
  })

  it('folders of partitions, and files with other columns', async () => {
    const job = jobWith({
      'd/year=2024/a.csv': 'id,name\n1,ada\n',
      'd/year=2025/b.jsonl': '{"id":2,"name":"bob","more":1}\n',
      'd/_schema.json': '{}',
    })
    const own = `${RULES}  year: {type: integer, in: [2024]}\n`
    const result = await validate(job, { data: 'd', expectations: own })
    expect(failed(result)).toMatchObject([{ rule: 'year.in', checked: 2, broken: 1 }])
    expect(result.log).toMatch(/::error [^:]*file=d\/year=2025\/b\.jsonl,line=1::year is "2025"/)
    expect(result.summary).toContain(
      'Column "more" is null in 1 of 2 files, which lack it: d/year=2024/a.csv.',
    )
  })

  it('what read options say, and nothing that they do not know', async () => {
    const text = 'made by hand\n# id;name\n1;é\n2;-\n'
    const options = `csv: {delimiter: ';', header: false, names: [id, name], comment: '#', skip: 1, nulls: ['-']}\nencoding: latin-1`
    const job = jobWith({ 'a.csv': Buffer.from(text, 'latin1'), 'read.yml': options })
    const inline = await validate(job, { data: 'a.csv', ...rules, 'read-options': options })
    expect(shown(inline)).toEqual([0, 'pass', '4 rules hold on 2 rows of 1 file'])
    const named = await validate(jobWith({ 'a.csv': Buffer.from(text, 'latin1'), 'read.yml': options }), {
      data: 'a.csv',
      ...rules,
      'read-options': 'read.yml',
    })
    expect(named.outputs.verdict).toBe('pass')
    expect(named.log).toContain('::notice::The read options are unprotected')
    const wrong = await validate(jobWith({ 'a.csv': 'id\n1\n' }), {
      data: 'a.csv',
      ...rules,
      'read-options': 'csv:\n  delim: ;\n',
    })
    expect(wrong.outputs.verdict).toBe('error')
    expect(wrong.log).toContain('input read-options:2: csv.delim')
  })

  it('a sample, and says what it can miss', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},n`).join('\n')
    const job = jobWith({ 'a.csv': `id,name\n${rows}\n` })
    const sampled = { data: 'a.csv', 'read-options': '{sample: {rows: 300}}' }
    const whole = '{columns: {id: {unique: true, min: 0}}}'
    const unique = await validate(job, { ...sampled, expectations: whole })
    expect(failed(unique)).toMatchObject([
      { rule: 'id.unique', status: 'unsupported', why: expect.stringContaining('it needs all rows') },
    ])
    const expectations = '{columns: {id: {type: integer, not-null: true}, name: {not-null: true}}}'
    const result = await validate(job, { ...sampled, expectations })
    expect(result.outputs).toMatchObject({ verdict: 'pass', rows: '300' })
    expect(result.summary).toMatch(
      /Only a random sample of 300 rows \(\d(\.\d)? % of all, seed 1\) was judged: where 0 of 300 break a rule, at most 0\.99 % of all rows do \(95 %\)\./,
    )
  })

  it('on past everything that cannot be read, with file, line and reason', async () => {
    const whole = await parquet(`SELECT i AS id, 'n' AS name FROM range(100) t(i)`)
    const packed = gzipSync(Array.from({ length: 5000 }, (_, i) => `${i},${Math.sin(i)}\n`).join(''))
    const job = jobWith({
      'ok.csv': 'id,name\n1000,ada\n',
      'bad-bytes.csv': Buffer.concat([Buffer.from('id,name\n1001,x\n1002,'), Buffer.from([0xe9, 10])]),
      'broken.jsonl': '{"id":1003,"name":"x"}\n{"id":1004,"name"\n{"id":1005,"name":"y"}\n',
      'open.csv': 'id,name\n1006,z\n1007,"never closed\n1008,w\n',
      'ragged.csv': 'id,name\n1009\n1010,a,b\n',
      'cut.csv.gz': packed.subarray(0, packed.length / 2),
      'cut.json': '[{"id":1011,"name":"q"},',
      'cut.parquet': whole.subarray(0, whole.length / 2),
      'empty.csv': '',
      'half.csv': Buffer.concat([Buffer.from('\ufeffid,name\n', 'utf16le'), Buffer.from([0, 0xdc])]),
    })
    const result = await validate(job, { data: '*.csv, *.json, *.jsonl, *.gz, *.parquet', ...rules })
    expect(result.outputs).toMatchObject({ verdict: 'fail', rows: '5' })
    expect(failed(result)).toMatchObject([
      { rule: 'files', why: '5 files cannot be read' },
      { rule: 'readable-rows', why: '5 rows cannot be read, so no rule was checked on them' },
    ])
    const report = JSON.stringify(JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8')))
    for (const [file, line, reason] of [
      ['cut.csv.gz', null, 'the gzip stream is damaged or cut off'],
      ['cut.json', null, 'the array is not closed'],
      ['cut.parquet', null, ''],
      ['empty.csv', null, 'the file is empty'],
      ['half.csv', 2, 'from this line on it is no utf-16le text'],
      ['bad-bytes.csv', 3, 'the row is not UTF-8 text'],
      ['broken.jsonl', 2, 'not a JSON object: it ends where'],
      ['open.csv', 3, 'a quoted value is not closed'],
      ['ragged.csv', 2, 'the row has too few fields: 1 where the header has 2'],
      ['ragged.csv', 3, 'the row has too many fields: 3 where the header has 2'],
    ] as const) {
      expect(report).toContain(`"file":"${file}","line":${line}`)
      expect(report).toContain(reason)
    }
  })

  it('no bomb, and stays within a limit of memory', async () => {
    const row = 'x'.repeat(1000)
    const bomb = gzipSync(`id,name\n1,${row.repeat(100_000)}\n`.repeat(1))
    const rows = Array.from({ length: 200_000 }, (_, i) => `${(i * 7919) % 1_000_003},n`).join('\n')
    const job = jobWith({
      'bomb.csv.gz': Buffer.concat(Array.from({ length: 12 }, () => bomb)),
      'a.csv': `id,name\n${rows}\n`,
    })
    const result = await validate(job, { data: 'a.csv, bomb.csv.gz', ...rules, 'memory-limit': '64MiB' })
    expect(failed(result)).toMatchObject([{ rule: 'files', why: '1 file cannot be read' }])
    expect(result.outputs.rows).toBe('200000')
    expect(JSON.stringify(JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8')))).toContain(
      'it unpacks to more than 1 GiB and more than 200 times its size',
    )
    const wrong = await validate(jobWith({ 'a.csv': 'id\n1\n' }), {
      data: 'a.csv',
      ...rules,
      'memory-limit': 'much',
    })
    expect(wrong.outputs.verdict).toBe('error')
    expect(wrong.log).toContain('input memory-limit')
  })
})
