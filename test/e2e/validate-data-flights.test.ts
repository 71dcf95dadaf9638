import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { profileSchema } from '#data'
import { type FlightFiles, splitFlights } from '../demo/flights.ts'
import { root } from './harness.ts'
import { entryOf, jobWith, shown, validate } from './validate-data.fixture.ts'

describe('the demo team’s flights', () => {
  const expectations = readFileSync(join(root, 'test/demo/project/expectations.yml'), 'utf8')
  let folder = ''
  let flights: FlightFiles
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-flights-'))
    const source = join(root, 'node_modules/vega-datasets/data/flights-3m.parquet')
    flights = await splitFlights(source, join(folder, 'flights'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('pass, two million rows of four months, from a data root outside the workspace', async () => {
    const job = jobWith({ 'expectations.yml': expectations }, { LOCKSTEP_DATA_ROOTS: dirname(flights.slice) })
    const data = join(dirname(flights.slice), 'flights-2001-0[1-4].parquet')
    const result = await validate(job, { data, expectations: 'expectations.yml' })
    // Counted in the source: 508,239 + 458,170 + 511,502 + 501,030.
    expect(shown(result)).toEqual([0, 'pass', '17 rules hold on 1,978,941 rows of 4 files'])
    expect(result.outputs).toMatchObject({ rows: '1978941', 'failed-expectations': '[]' })
    const { subjects, products, measures } = entryOf(job)
    expect(subjects.map(({ role, name, sha256 }) => ({ role, name, sha256 }))).toEqual(
      flights.months.slice(0, 4).map((path, index) => ({
        role: 'data',
        name: `flights-2001-0${index + 1}.parquet`,
        sha256: sha256(readFileSync(path)),
      })),
    )
    const written = readFileSync(result.outputs.profile ?? '')
    expect(products).toEqual([
      { role: 'profile', name: 'profile.json', sha256: sha256(written), bytes: written.length, kind: 'file' },
    ])
    expect(profileSchema.parse(JSON.parse(written.toString())).rows).toBe(1_978_941)
    expect(measures).toMatchObject({ rows: 1_978_941, rules: 17, 'rules-broken': 0 })
  })

  it('pass as CSV', async () => {
    const job = jobWith({ 'expectations.yml': expectations, 'may.csv': readFileSync(flights.slice) })
    const result = await validate(job, { data: 'may.csv', expectations: 'expectations.yml' })
    expect(shown(result)).toEqual([0, 'pass', '17 rules hold on 57,648 rows of 1 file'])
    expect(result.outputs['dataset-digest']).toBe(`sha256:${sha256(readFileSync(flights.slice))}`)
  })

  it('are blocked when five rows are spoiled, each named by its line', async () => {
    const job = jobWith({ 'expectations.yml': expectations, 'may.csv': readFileSync(flights.spoiled) })
    const result = await validate(job, { data: 'may.csv', expectations: 'expectations.yml' })
    expect(shown(result)).toEqual([
      1,
      'fail',
      '5 of 17 rules do not hold on 57,648 rows of 1 file: date.type, delay.not-null, distance.type, distance.range, origin.matches',
    ])
    const marked = [...result.log.matchAll(/^::error .*,file=may\.csv,line=(\d+),col=\d+::(.*)$/gm)].map(
      ([, line, message]) => ({ line: Number(line), message }),
    )
    const expected = flights.spoiledRows.map(({ line, column, after }) => ({
      line,
      message: expect.stringContaining(`${column} is ${after === '' ? 'empty' : `"${after}"`}`),
    }))
    expect(marked.sort((a, b) => a.line - b.line)).toEqual(expected)
    expect(expected).toHaveLength(5)
    for (const { line } of flights.spoiledRows) expect(result.summary).toContain(`may.csv:${line}`)
    expect(JSON.stringify(entryOf(job))).not.toMatch(/ZZ9|418mi|1107|05-32/)
  })
})
