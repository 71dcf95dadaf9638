import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DemoError } from '../demo/demo-error.ts'
import { sqlString, withDuckDB } from '../demo/duckdb.ts'
import { type FlightFiles, splitFlights } from '../demo/flights.ts'
import { writeRequests } from '../demo/requests.ts'

const root = join(import.meta.dirname, '../..')
const source = join(root, 'node_modules/vega-datasets/data/flights-3m.parquet')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-demo-test-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function numbers(sql: string): Promise<number[]> {
  const rows = await withDuckDB(async (connection) => (await connection.runAndReadAll(sql)).getRows())
  return z
    .array(z.tuple([z.coerce.number()]))
    .parse(rows)
    .flat()
}

async function demoError(promise: Promise<unknown>): Promise<{ what: string; fix: string }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DemoError)) throw new Error(`expected a DemoError, got ${String(error)}`)
  return { what: error.message, fix: error.fix }
}

const endedPid = () => spawnSync(process.execPath, ['-e', ''], { env: {} }).pid

describe('splitFlights', () => {
  let files: FlightFiles
  beforeAll(async () => {
    files = await splitFlights(source, join(folder, 'flights'))
  })

  it('puts every flight of January to June 2001 into its month, in the order of departure', async () => {
    // Counted in the source; its remaining 6 of 3,000,000 flights leave on 1 July.
    const expected = [508_239, 458_170, 511_502, 501_030, 518_831, 502_222]
    for (const [at, file] of files.months.entries()) {
      const inMonth = `month(date) = ${at + 1} AND year(date) = 2001`
      const counts = `SELECT unnest([count(*), count(*) FILTER (${inMonth})]) FROM ${sqlString(file)}`
      expect(await numbers(counts)).toEqual([expected[at], expected[at]])
    }
    const disorder = `SELECT count(*) FROM (SELECT date < lag(date) OVER (ORDER BY file_row_number) AS back
      FROM read_parquet(${sqlString(files.months[4] ?? '')}, file_row_number = true)) WHERE back`
    expect(await numbers(disorder)).toEqual([0])
  })

  it('takes the CSV sample from May without changing a value', async () => {
    const rows = `read_csv(${sqlString(files.slice)})`
    const strangers = `SELECT count(*) FROM (FROM ${rows} EXCEPT ALL FROM ${sqlString(files.months[4] ?? '')})`
    expect(await numbers(`SELECT count(*) FROM ${rows}`)).toEqual([57_648])
    expect(await numbers(strangers)).toEqual([0])
    expect(await numbers(`SELECT count(DISTINCT day(date)) FROM ${rows}`)).toEqual([31])
  })

  it('spoils the named lines and no other', async () => {
    const real = (await readFile(files.slice, 'utf8')).split('\n')
    const spoiled = (await readFile(files.spoiled, 'utf8')).split('\n')
    const changed = spoiled.flatMap((line, at) => (line === real[at] ? [] : [at + 1]))
    expect(spoiled.length).toBe(real.length)
    expect(changed).toEqual(files.spoiledRows.map((row) => row.line))
    const header = real[0]?.split(',') ?? []
    for (const row of files.spoiledRows) {
      const column = header.indexOf(row.column)
      const cells = real[row.line - 1]?.split(',') ?? []
      expect(cells[column]).toBe(row.before)
      expect(spoiled[row.line - 1]).toBe(cells.with(column, row.after).join(','))
    }
    const after = Object.fromEntries(files.spoiledRows.map((row) => [row.problem, row.after]))
    expect(Number(after['negative distance'])).toBeLessThan(0)
    expect(Number(after['malformed number'])).toBeNaN()
    expect(after['missing delay']).toBe('')
    expect(new Date(after['impossible date'] ?? '').getTime()).toBeNaN()
    const unknown = `SELECT count(*) FROM ${sqlString(source)} WHERE origin = '${after['unknown airport']}'`
    expect(await numbers(unknown)).toEqual([0])
  })

  it('does nothing the second time, and tells the spoiled lines again', async () => {
    const { mtimeMs } = await stat(files.slice)
    expect(await splitFlights(source, join(folder, 'flights'))).toEqual(files)
    expect((await stat(files.slice)).mtimeMs).toBe(mtimeMs)
  })

  it('removes what a killed run left, and leaves nothing beside the folder', async () => {
    const parent = join(folder, 'killed')
    const left = join(parent, `flights.partial-${endedPid()}`)
    await mkdir(left, { recursive: true })
    await writeFile(join(left, 'flights-2001-01.parquet'), 'half')
    await splitFlights(source, join(parent, 'flights'))
    expect(await readdir(parent)).toEqual(['flights'])
  })

  it('gives both of two starts at once a whole split', async () => {
    const script = `import { splitFlights } from './test/demo/flights.ts'
      const { months } = await splitFlights(process.argv[1], process.argv[2])
      console.log(months.length)`
    const target = join(folder, 'twice', 'flights')
    const argv = ['-C', 'source', '--input-type=module', '-e', script, source, target]
    const start = () => promisify(execFile)(process.execPath, argv, { cwd: root, env: {} })
    const outputs = await Promise.all([start(), start()])
    expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(['6', '6'])
    expect(await readdir(join(folder, 'twice'))).toEqual(['flights'])
  })

  it("refuses a folder that is somebody else's, and a missing source", async () => {
    const foreign = join(folder, 'foreign')
    await mkdir(foreign)
    await writeFile(join(foreign, 'thesis.txt'), 'mine')
    expect((await demoError(splitFlights(source, foreign))).fix).toBe(`remove ${foreign}`)
    expect(await readdir(foreign)).toEqual(['thesis.txt'])
    const missing = await demoError(splitFlights(join(folder, 'no.parquet'), join(folder, 'never')))
    expect(missing.what).toContain('no.parquet')
  })

  it('writes real requests, evenly spaced, the same each time', async () => {
    const flights = files.months[5] ?? ''
    const target = join(folder, 'requests.jsonl')
    await writeRequests({ flights, target, count: 1_000 })
    const text = await readFile(target, 'utf8')
    const flight = z.strictObject({
      date: z.iso.datetime({ local: true }),
      distance: z.number(),
      origin: z.string(),
      destination: z.string(),
    })
    const body = z.strictObject({ rows: z.tuple([flight]) })
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => body.parse(JSON.parse(line)).rows[0])
    expect(rows.length).toBe(1_000)
    expect(new Set(rows.map((row) => row.date.slice(0, 10))).size).toBe(30)
    expect(rows.map((row) => row.date)).toEqual(rows.map((row) => row.date).toSorted())
    const jsonRows = `SELECT unnest(rows, recursive := true) FROM read_json(${sqlString(target)})`
    const strangers = `SELECT count(*) FROM (SELECT date::TIMESTAMP, distance, origin, destination FROM (${jsonRows})
      EXCEPT ALL SELECT date, distance, origin, destination FROM ${sqlString(flights)})`
    expect(await numbers(strangers)).toEqual([0])
    await writeRequests({ flights, target, count: 1_000 })
    expect(await readFile(target, 'utf8')).toBe(text)
    const tooMany = writeRequests({ flights, target: join(folder, 'none.jsonl'), count: 600_000 })
    expect((await demoError(tooMany)).what).toContain('too few flights')
    expect(await readdir(folder)).not.toContain('none.jsonl')
  })
})
