import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { useFlights } from './drift-check.fixture.ts'
import { entriesOf, newJob, runStep } from './harness.ts'

const jobWith = useFlights(['training.parquet', 'may.parquet', 'june.parquet', 'storm.parquet'])

const causes = z.array(z.looseObject({ kind: z.string(), column: z.string().optional(), what: z.string() }))
const causesOf = (text: string | undefined) => causes.parse(JSON.parse(text ?? ''))

describe('drift-check on real flights', () => {
  it('finds a stormy day and says so everywhere', async () => {
    const job = jobWith(['training.parquet', 'storm.parquet'])
    const done = await runStep(job, 'drift-check', {
      reference: 'training.parquet',
      current: 'storm.parquet',
    })
    expect(done.code).toBe(1)
    expect(done.outputs).toMatchObject({ verdict: 'fail', drift: 'data', retrain: 'not-configured' })
    expect(done.outputs.reason).toMatch(
      /^data: column delay: PSI 0\.2\d+, where 0\.1 matters \(p < 0\.0001\)$/,
    )
    expect(causesOf(done.outputs.causes).map(({ kind, column }) => [kind, column])).toEqual([
      ['data', 'delay'],
    ])
    expect(done.summary).toContain('| <code>delay</code> | 0.2')
    expect(done.summary).toContain('&gt; 35: ')
    const [{ entry } = { entry: undefined }] = entriesOf(job)
    expect(entry).toMatchObject({ verdict: 'fail', results: { drift: 'data', retrain: 'not-configured' } })
    expect(entry?.subjects.map(({ role, name }) => [role, name])).toEqual([['data', 'storm.parquet']])
    expect(entry?.materials.map(({ role, name }) => [role, name])).toEqual([
      ['reference', 'training.parquet'],
    ])
    expect(entry?.measures).toMatchObject({ rows: 16503, 'psi.delay': expect.any(Number) })
    // Airports are values of the data: in the report, not in the record.
    expect(JSON.stringify(entry)).not.toContain('ATL')
  })

  it('finds nothing in June against the training months, and the change from May where 0.02 matters', async () => {
    const job = jobWith(['training.parquet', 'may.parquet', 'june.parquet'])
    const calm = await runStep(job, 'drift-check', { reference: 'training.parquet', current: 'june.parquet' })
    expect(calm.code).toBe(0)
    expect(calm.outputs).toMatchObject({ verdict: 'pass', drift: 'none', causes: '[]' })
    const config = 'columns: {include: [delay], minimum-effect: {delay: 0.02}}\nlevel: 0.01\n'
    const strict = await runStep(
      job,
      'drift-check',
      { reference: 'may.parquet', current: 'june.parquet', config, 'fail-on': 'never' },
      { step: 'strict' },
    )
    expect(strict.code).toBe(0)
    expect(strict.outputs).toMatchObject({ verdict: 'fail', drift: 'data' })
  })

  it('stores a profile that later jobs compare with, and links its entry', async () => {
    const job = jobWith(['training.parquet', 'storm.parquet'])
    const made = await runStep(
      job,
      'drift-check',
      { operation: 'profile', current: 'training.parquet' },
      { step: 'reference' },
    )
    expect(made.outputs).toMatchObject({ verdict: 'pass', reason: 'profiled 1,978,941 rows in 5 columns' })
    copyFileSync(made.outputs.profile ?? '', join(job.workspace, 'profile.json'))
    const outcomes = []
    for (const reference of ['profile.json', 'record:profile', 'training.parquet']) {
      const checked = await runStep(
        job,
        'drift-check',
        { reference, current: 'storm.parquet' },
        { step: reference },
      )
      outcomes.push(checked.outputs)
    }
    expect(new Set(outcomes.map(({ causes: found }) => found)).size).toBe(1)
    expect(outcomes[0]?.drift).toBe('data')
    const entries = entriesOf(job)
    const parents = entries.filter(({ entry }) => entry.run.step === 'record:profile')
    expect(parents[0]?.entry.parents).toContain(made.outputs.record)
    expect(parents[0]?.entry.materials.map(({ role }) => role)).toEqual(['profile'])
  })

  it('reads a request log with its full files, and does not decide on too few requests', async () => {
    const job = newJob()
    const line = (i: number, distance: number): string =>
      JSON.stringify({
        time: new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString(),
        arm: 'stable',
        status: 200,
        latencyMs: 2,
        features: { distance },
      })
    const write = (name: string, rows: number, distance: (i: number) => number): void => {
      const lines = Array.from({ length: rows }, (_, i) => `${line(i, distance(i))}\n`)
      writeFileSync(join(job.workspace, name), lines.join(''))
    }
    write('before.jsonl', 2000, (i) => (i * 37) % 1000)
    write('requests.1.jsonl', 500, (i) => (i * 37) % 1000)
    write('requests.jsonl', 500, (i) => 2000 + i)
    const inputs = { reference: 'before.jsonl', current: 'requests.jsonl' }
    const done = await runStep(job, 'drift-check', inputs)
    expect(done.outputs).toMatchObject({ verdict: 'fail', drift: 'data' })
    expect(entriesOf(job)[0]?.entry.measures.rows).toBe(1000)
    expect(entriesOf(job)[0]?.entry.subjects.map(({ role }) => role)).toEqual(['request-log', 'request-log'])
    write('requests.1.jsonl', 0, () => 0)
    write('requests.jsonl', 20, (i) => (i * 37) % 1000)
    const few = await runStep(job, 'drift-check', inputs, { step: 'few' })
    expect(few.code).toBe(1)
    expect(few.outputs).toMatchObject({ verdict: 'inconclusive', drift: '', causes: '[]' })
    expect(few.outputs.reason).toMatch(
      /^20 rows are too few to decide on column distance: at least \d+ are needed$/,
    )
  })
})
