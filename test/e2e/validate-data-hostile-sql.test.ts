import { createServer } from 'node:http'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { failed } from './validate-data.fixture.ts'
import { judge } from './validate-data-hostile.fixture.ts'

const OK = 'id,name\n1,ada\n'

describe("a user's SQL", () => {
  it('reaches no file, network, setting or catalogue', { timeout: 60_000 }, async () => {
    let asked = 0
    const server = createServer((_, answer) => {
      asked += 1
      answer.end('id\n1\n')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/x.csv`
    const statements = [
      `SELECT count(*) FROM read_csv('${url}')`,
      `SELECT count(*) FROM '${url}'`,
      `SELECT count(*) FROM read_csv('/etc/passwd')`,
      `SELECT count(*) FROM '/etc/passwd'`,
      `SELECT count(*) FROM glob('/etc/*')`,
      `SELECT length(content) FROM read_text('rules.json')`,
      `SELECT getenv('HOME')`,
      `SELECT current_setting('temp_directory')`,
      `ATTACH 'x.db'`,
      `COPY (SELECT 1) TO 'x.csv'`,
      'PRAGMA version',
      'INSTALL httpfs',
      'SELECT 1; SELECT 2',
      'SELECT count(*) FROM duckdb_settings()',
      'SELECT (WITH duckdb_tables AS (SELECT 1) SELECT 1) + (SELECT count(*) FROM duckdb_tables)',
      'SELECT count(*) FROM information_schema.tables',
    ]
    const sql = [
      ...statements.map((query) => ({ query, value: { min: 0 } })),
      { 'each-row': `(SELECT count(*) FROM read_csv('${url}')) > 0` },
      { 'each-row': `getenv('HOME') <> ''` },
      { 'each-row': 'true) FROM lockstep_row; SELECT (1' },
    ]
    const { result } = await judge({ 'a.csv': OK }, { sql })
    server.close()
    expect(asked).toBe(0)
    expect(result.outputs.reason).toContain('do not hold')
    const rules: unknown = failed(result)
    expect(Array.isArray(rules) ? rules.map(({ status }) => status) : rules).toEqual(
      sql.map(() => 'unsupported'),
    )
  })

  it.each(['[1, 2]', "{'a': 1}", `'NaN'::DOUBLE`, `'inf'::DOUBLE`, 'INTERVAL 1 DAY', 'NULL', "'x'::BLOB"])(
    'may give %s',
    async (value) => {
      const { result } = await judge(
        { 'a.csv': OK },
        { sql: [{ query: `SELECT ${value}`, value: { max: 0 } }] },
      )
      expect(result.outputs.verdict).toBe('fail')
    },
  )

  it('tells no personal value by an error', async () => {
    const errors = ['name::INT', `strptime(name, '%d')`, `json_extract(name, '$')`, 'born::TINYINT']
    const rules = {
      columns: {
        name: { personal: true },
        born: { type: 'date', personal: true },
        pay: { median: { max: 1 }, personal: true },
      },
      freshness: { column: 'born', 'max-age': '1d', until: '2020-01-01' },
      sql: errors.map((value) => ({ query: `SELECT max(${value}) FROM {table}`, value: { max: 0 } })),
    }
    const { result, all } = await judge(
      {
        'a.csv': [
          'id,name,born,pay',
          ...[10, 48151, 90001].map((pay, at) => `${at},lovelace,1815-12-1${at},${pay}`),
          '',
        ].join('\n'),
      },
      rules,
    )
    expect([result.outputs.verdict, result.outputs.reason]).toEqual(['fail', expect.any(String)])
    expect(all).not.toMatch(/lovelace|1815-|48,?151\b/)
  })
})

describe('hostile data', () => {
  it('too wide is refused, and a bomb is', { timeout: 60_000 }, async () => {
    const wide = Array.from({ length: 20_000 }, (_, at) => `c${at}`).join(',')
    const { result } = await judge({ 'a.csv': `${wide}\n` }, { columns: { c0: { 'not-null': true } } })
    expect(result.outputs.reason).toContain('columns, and')
    const zeros = Buffer.alloc(2 ** 28)
    const bombs = { 'b.csv.zst': Buffer.concat(Array(6).fill(zstdCompressSync(zeros))) }
    const packed = { ...bombs, 'a.csv.gz': Buffer.concat(Array(6).fill(gzipSync(zeros))) }
    const bomb = await judge(packed, { columns: { id: { min: 0 } } }, { data: '*.gz, *.zst' })
    expect(bomb.all.match(/unpacks to more than 1 GiB/g)?.length).toBeGreaterThan(1)
  })

  it('keeps the secrets of its address', async () => {
    const data = 'http://127.0.0.1:1/x.csv?X-Amz-Signature=SECRETSIG'
    const asked = await judge({}, {}, { data, 'base-ref': 'HEAD', tables: `t=${data}`, reference: data })
    expect(asked.all).not.toContain('SECRETSIG')
  })
})
