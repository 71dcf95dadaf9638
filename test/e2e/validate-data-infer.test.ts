import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { type FlightFiles, splitFlights } from '../demo/flights.ts'
import { root, runStep } from './harness.ts'
import { entryOf, failed, jobWith, shown, validate } from './validate-data.fixture.ts'

describe('a contract that is guessed from data', () => {
  let folder = ''
  let flights: FlightFiles
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-infer-'))
    const source = join(root, 'node_modules/vega-datasets/data/flights-3m.parquet')
    flights = await splitFlights(source, join(folder, 'flights'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const month = (index: number) => flights.months[index] ?? ''
  const environment = () => ({ LOCKSTEP_DATA_ROOTS: dirname(flights.slice) })

  it.each(['native', 'odcs'])(
    'holds on a month of flights and on the next one, not on other data: %s',
    async (format) => {
      const made = jobWith({}, environment())
      const inputs = { operation: 'infer', data: month(0), 'infer-format': format }
      const guessed = await runStep(made, 'validate-data', inputs)
      expect(shown(guessed)).toEqual([
        0,
        'pass',
        expect.stringMatching(/^guessed \d+ rules from 508,239 rows of 1 file$/),
      ])
      const contract = readFileSync(guessed.outputs.expectations ?? '', 'utf8')
      expect(contract).toContain('# Guessed from 508,239 rows of data, sha256:')
      expect(guessed.summary).toContain(format === 'odcs' ? 'apiVersion: v3.1.0' : 'origin:')
      expect(entryOf(made).products).toEqual([
        expect.objectContaining({ role: 'profile' }),
        {
          ...{ role: 'expectations', name: 'expectations.yml', sha256: sha256(contract) },
          ...{ bytes: Buffer.byteLength(contract), kind: 'file' },
        },
      ])
      for (const index of [0, 1]) {
        const job = jobWith({ 'rules.yml': contract }, environment())
        const result = await validate(job, { data: month(index) })
        expect([failed(result), result.outputs.verdict]).toEqual([[], 'pass'])
      }
      const other = 'date,delay,distance,origin,destination\n2001-01-01,soon,1,XX,ABQ\n'
      const result = await validate(jobWith({ 'rules.yml': contract, 'x.csv': other }), { data: 'x.csv' })
      expect(result.outputs.verdict).toBe('fail')
    },
  )

  it('of data that cannot be read whole fails, and says why', async () => {
    const job = jobWith({ 'x.csv': 'a,b\n1,2\n3\n' })
    const result = await runStep(job, 'validate-data', { operation: 'infer', data: 'x.csv' })
    expect([result.code, result.outputs.verdict]).toEqual([1, 'fail'])
  })
})
