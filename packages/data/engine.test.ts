import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { digestFile } from '#core'
import { loadDuckDb } from './binding.ts'
import { BINDING_PINS, BINDING_VERSION } from './binding-pins.ts'
import { BINDING, openWorkplace } from './engine.fixture.ts'
import { counter, openEngine } from './engine.ts'

describe('the binding', () => {
  it('is pinned to the version and the bytes that npm installs', async () => {
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      // Not imported: tsc would emit a second package.json into the build folder, and `#` imports break there.
      .parse(JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')))
    expect(manifest.dependencies['@duckdb/node-api']).toBe(BINDING_VERSION)
    const pin = BINDING_PINS[`${process.platform}-${process.arch}`]
    expect(Object.keys(pin?.files ?? {})).toHaveLength(2)
    for (const [name, sha256] of Object.entries(pin?.files ?? {})) {
      expect((await digestFile(join(BINDING, name))).sha256).toBe(sha256)
    }
  })

  it('is refused with a clear message where there is none, and a second one is refused', async () => {
    await expect(loadDuckDb('/nowhere')).rejects.toThrow(/no DuckDB binding/)
    await loadDuckDb(BINDING)
    const other = await mkdtemp(join(tmpdir(), 'lockstep-data-'))
    await writeFile(join(other, 'duckdb.node'), 'x')
    await expect(loadDuckDb(other)).rejects.toThrow(/already loaded from another folder/)
    await rm(other, { recursive: true })
  })
})

describe('the engine', () => {
  it('gives typed rows and loses no digit', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    expect(engine.version).toBe('v1.5.5')
    const row = await engine.one(
      `SELECT 9007199254740993::BIGINT AS big, 0.10::DECIMAL(10,2) AS money, DATE '2001-02-03' AS day,
         TIMESTAMP '2001-02-03 04:05:06.123457' AS moment, [1, NULL] AS list, MAP {'k': 1.5} AS map,
         {'a': 'x'} AS struct, 'NaN'::DOUBLE AS nan, NULL AS nothing`,
      z.looseObject({}),
    )
    expect(row).toEqual({
      big: 9007199254740993n,
      money: '0.10',
      day: '2001-02-03',
      moment: '2001-02-03 04:05:06.123457',
      list: [1, null],
      map: [{ key: 'k', value: '1.5' }],
      struct: { a: 'x' },
      nan: Number.NaN,
      nothing: null,
    })
  })

  it('refuses a count beyond 2^53 instead of rounding it', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    const row = z.object({ n: counter })
    expect(await engine.one('SELECT 9007199254740991::BIGINT AS n', row)).toEqual({ n: 9007199254740991 })
    await expect(engine.one('SELECT 9007199254740993::BIGINT AS n', row)).rejects.toThrow(
      /within 0 and 2\^53/,
    )
    await expect(engine.one('SELECT -1 AS n', row)).rejects.toThrow(/within 0 and 2\^53/)
  })

  it('rejects rows that the schema does not allow, and more rows than one', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    await expect(engine.rows(`SELECT 'x' AS n`, z.object({ n: counter }))).rejects.toThrow(z.ZodError)
    await expect(engine.one('SELECT 1 AS n FROM range(2)', z.object({}))).rejects.toThrow(/exactly one row/)
  })

  it('opens nothing beyond the allowed paths, and its settings are locked', async () => {
    await using place = await openWorkplace()
    await place.write('in.csv', 'a\n1\n')
    const outside = join(place.folder, '../outside.csv')
    await writeFile(outside, 'a\n1\n')
    const engine = await place.engine()
    const n = z.object({ n: counter })
    expect(await engine.one(`SELECT count(*) AS n FROM '${place.folder}/in.csv'`, n)).toEqual({ n: 1 })
    for (const sql of [
      `SELECT count(*) AS n FROM '${outside}'`,
      `SELECT count(*) AS n FROM '${place.folder}/../outside.csv'`,
      `SELECT * FROM read_text('/etc/passwd')`,
      `COPY (SELECT 1) TO '${outside}'`,
      `ATTACH '${outside}.db'`,
      'INSTALL httpfs',
    ]) {
      await expect(engine.run(sql), sql).rejects.toMatchObject({ name: 'QueryError', kind: 'Permission' })
    }
    for (const setting of [
      'enable_external_access = true',
      'threads = 1',
      `allowed_paths = ['/etc/passwd']`,
    ]) {
      await expect(engine.run(`SET ${setting}`)).rejects.toThrow(/locked/)
    }
    await expect(engine.run(`LOAD httpfs`)).rejects.toThrow(/not found|disabled|Cannot access/)
  })

  it('allows single files where no folder is allowed', async () => {
    await using place = await openWorkplace()
    const [one, two] = [await place.write('one.csv', 'a\n1\n'), await place.write('two.csv', 'a\n1\n')]
    const spill = join(place.folder, 'spill')
    await using engine = await openEngine({ binding: BINDING, tempDirectory: spill, allowedPaths: [one] })
    await engine.run(`SELECT * FROM '${one}'`)
    await expect(engine.run(`SELECT * FROM '${two}'`)).rejects.toMatchObject({ kind: 'Permission' })
  })

  it('spills within a memory limit, and says when that is not enough', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine({ memoryLimit: 100e6, threads: 1 })
    const sql = `CREATE TEMP TABLE t AS SELECT i, repeat('y', 100) || i AS s FROM range(2000000) AS r(i)`
    await engine.run(sql)
    const { bytes } = await engine.one(
      'SELECT sum(size)::BIGINT AS bytes FROM duckdb_temporary_files()',
      z.object({ bytes: counter }),
    )
    expect(bytes).toBeGreaterThan(10e6)
    await expect(engine.run(`SELECT list(s) FROM t`)).rejects.toMatchObject({ kind: 'Out of Memory' })
  })

  it('says how far a long query is', async () => {
    await using place = await openWorkplace()
    const shares: number[] = []
    const engine = await place.engine({ threads: 1, onProgress: (share) => shares.push(share) })
    const path = await place.write('a.csv', `a\n${'1234567890\n'.repeat(4_000_000)}`)
    while (shares.length < 2) await engine.run(`SELECT max(md5(repeat(a::VARCHAR, 60))) FROM '${path}'`)
    for (const share of shares) {
      expect(share).toBeGreaterThan(0)
      expect(share).toBeLessThanOrEqual(1)
    }
  }, 60_000)

  it('is interrupted by a signal and works on afterwards', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    const abort = new AbortController()
    const endless =
      'SELECT count(*) AS n FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = 7'
    const running = engine.rows(endless, z.object({}), { signal: abort.signal })
    const reason = new Error('cancelled by test')
    setTimeout(() => abort.abort(reason), 50)
    await expect(running).rejects.toBe(reason)
    await expect(engine.run('SELECT 1', { signal: abort.signal })).rejects.toBe(reason)
    expect(await engine.one('SELECT 42 AS n', z.object({ n: counter }))).toEqual({ n: 42 })
  })
})
