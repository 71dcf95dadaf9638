import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './check.fixture.ts'
import { fillPlaceholders, type Guarded, guardExpression, guardStatement } from './sql-guard.ts'

async function judged(
  guard: typeof guardStatement,
  cases: readonly string[],
  tables = ['orders', 'Customers'],
): Promise<Guarded[]> {
  await using place = await openWorkplace()
  const found: Guarded[] = []
  for (const sql of cases) found.push(await guard(place.engine, sql, tables))
  return found
}

const accepted = (found: readonly Guarded[]) => found.map((each) => 'sql' in each)
const refused = (found: readonly Guarded[]) =>
  found.map((each) => ('refused' in each ? each.refused : each.sql))

describe('a statement', () => {
  it('that reads the tables is taken', async () => {
    const cases = [
      'SELECT count(*) FROM orders',
      'select max(a) from ORDERS o join customers c using (id);',
      'WITH x AS (SELECT 1 AS a), "y" AS (FROM x) SELECT sum(a) FROM y',
      'WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 9) SELECT max(n) FROM t',
      '(SELECT 1) UNION ALL (SELECT 2)',
      'VALUES (1)',
      'FROM orders',
      'SELECT count(*) FROM range(10), unnest([1, 2]) u(a)',
      "SELECT count(*) FILTER (WHERE a LIKE '%;DROP TABLE orders;--%') OVER () FROM orders",
      "SELECT 'read_csv' AS \"getenv\", pg_typeof(1) /* ; DROP TABLE orders */ -- ; ATTACH 'x'",
    ]
    expect(refused((await judged(guardStatement, cases)).filter((each) => 'refused' in each))).toEqual([])
  })

  it('comes back without comments and semicolons, so that it can stand in parentheses', async () => {
    await using place = await openWorkplace()
    const found = await guardStatement(place.engine, 'SELECT 1 AS a; -- )\n', [])
    expect(found).toEqual({ sql: 'SELECT 1 AS a' })
  })

  it('that does anything else is refused, and says why', async () => {
    const cases: [sql: string, why: RegExp][] = [
      ['', /is empty/],
      ['-- nothing', /is empty/],
      ['SELECT 1; SELECT 2', /more than one statement/],
      ['SELECT 1; DROP TABLE orders', /no SELECT|more than one/],
      ...`DROP TABLE orders|INSERT INTO orders VALUES (1)|UPDATE orders SET a = 1|DELETE FROM orders|CREATE TABLE x (a INT)
        |COPY orders TO '/tmp/x'|ATTACH 'x.db'|INSTALL httpfs|LOAD httpfs|SET threads = 1|PRAGMA version|CALL pragma_version()
        |EXPORT DATABASE 'x'|CREATE SECRET s (TYPE s3)|EXPLAIN ANALYZE SELECT 1|PREPARE p AS SELECT 1|VACUUM|CHECKPOINT
        |CREATE MACRO f() AS 1|USE memory|RESET threads|BEGIN|SELECT 1 INTO x`
        .split('|')
        .map((sql): [string, RegExp] => [sql, /no SELECT|cannot be parsed/]),
      ['SELEC 1', /cannot be parsed/],
      ["SELECT 'a", /cannot be parsed/],
      ['WITH x AS (INSERT INTO orders VALUES (1) RETURNING *) SELECT * FROM x', /cannot be parsed/],
      ['SHOW TABLES', /describes tables/],
      ['DESCRIBE orders', /describes tables/],
      ['SELECT * FROM (SUMMARIZE orders)', /describes tables/],
      ["SELECT * FROM read_csv('/etc/passwd')", /reads from read_csv/],
      ["SELECT * FROM '/etc/passwd'", /no table \/etc\/passwd/],
      ['SELECT * FROM "data/other.csv"', /no table data\/other\.csv/],
      ["SELECT (SELECT max(a) FROM 'x.parquet')", /no table x\.parquet/],
      ["SELECT 1 ORDER BY (SELECT max(a) FROM 'x.parquet')", /no table x\.parquet/],
      ["SELECT 1 LIMIT (SELECT count(*) FROM glob('*'))", /reads from glob/],
      ['WITH "x.csv" AS (SELECT 1) SELECT * FROM \'x.csv\'', /no table x\.csv/],
      ['SELECT * FROM information_schema.tables', /information_schema/],
      ['SELECT * FROM memory.main.orders', /reads main\.orders/],
      ['SELECT * FROM duckdb_settings()', /reads from duckdb_settings/],
      ['SELECT * FROM sqlite_master', /no table sqlite_master/],
      ['SELECT (WITH duckdb_tables AS (SELECT 1) SELECT 1) FROM duckdb_tables', /no table duckdb_tables/],
      ["SELECT * FROM query('DROP TABLE orders')", /reads from query/],
      ["SELECT * FROM query_table('orders')", /reads from query_table/],
      ['SELECT * FROM orders AT (VERSION => 1)', /older version/],
      ["SELECT getenv('HOME')", /calls getenv/],
      ["SELECT GetEnv('HOME')", /calls getenv/],
      ["SELECT main.current_setting('temp_directory')", /calls current_setting/],
      ['SELECT max(sleep_ms(100000)) FROM orders', /calls sleep_ms/],
      ['SELECT error(mail) FROM customers', /calls error/],
      ['SELECT lockstep_test_1(mail) FROM customers', /calls lockstep_test_1/],
      ["SELECT list_transform(['HOME'], x -> getenv(x))", /calls getenv/],
      ['SELECT $1', /parameter/],
      ['SELECT ?', /parameter/],
      [`SELECT ${'1+'.repeat(20_000)}1`, /longer than/],
    ]
    const found = refused(
      await judged(
        guardStatement,
        cases.map(([sql]) => sql),
      ),
    )
    for (const [index, [sql, why]] of cases.entries()) expect(found[index], sql).toMatch(why)
  })

  it('of many levels is walked without a deep stack', async () => {
    const nested = `SELECT ${'abs('.repeat(900)}1${')'.repeat(900)}`
    expect(accepted(await judged(guardStatement, [nested]))).toEqual([true])
  })
})

describe('an expression', () => {
  it('over a row is taken, and stays in its place', async () => {
    await using place = await openWorkplace()
    const cases = [
      ["a > 1 AND b = 'x' -- end", "((a > 1) AND (b = 'x'))"],
      ['a in (select id from customers)', '(a = ANY(SELECT id FROM customers))'],
      ['true', `CAST('t' AS BOOLEAN)`],
    ] as const
    for (const [sql, written] of cases) {
      expect(await guardExpression(place.engine, sql, ['customers'])).toEqual({ sql: written })
    }
    await place.engine.one(`SELECT 1 AS a WHERE ${cases[0][1].replace('b', `'x'`)} OR true`, z.unknown())
  })

  it('that leaves its place is refused', async () => {
    const cases = [
      '1) FROM orders WHERE (1',
      '1), (2',
      '1) UNION SELECT (2',
      '1 -- ',
      '1; DROP TABLE orders',
      '1) FROM lockstep_row --',
      '1) AS a FROM lockstep_row WHERE EXISTS (SELECT 1',
      '',
      "a IN (SELECT b FROM 'x.csv')",
      "getenv('HOME') = 'x'",
      'a = $1',
    ]
    const found = await judged(guardExpression, cases)
    expect(accepted(found)).toEqual(cases.map((sql) => sql === '1 -- '))
  })
})

describe('placeholders', () => {
  it('become quoted names, whatever stands in them, and others stay', () => {
    const names = { object: 'or"ders; DROP TABLE x', property: 'amount' }
    expect(fillPlaceholders("SELECT ${property} FROM {object} WHERE '{property}' > {other}", names)).toBe(
      'SELECT "amount" FROM "or""ders; DROP TABLE x" WHERE "amount" > {other}',
    )
    expect(fillPlaceholders('{constructor} {toString}', names)).toBe('{constructor} {toString}')
    expect(fillPlaceholders('{object}', { object: '{property}', property: 'x' })).toBe('"{property}"')
  })
})
