import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useFlights } from './drift-check.fixture.ts'
import { entriesOf, type Job, runStep } from './harness.ts'

const jobWith = useFlights(['storm.parquet'])

describe('bad input', () => {
  const run = async (
    inputs: Record<string, string>,
    prepare: (job: Job) => void = () => undefined,
  ): Promise<{ code: number | null; verdict: string | undefined; text: string; job: Job }> => {
    const job = jobWith(['storm.parquet'])
    prepare(job)
    const done = await runStep(job, 'drift-check', inputs)
    const text = `${done.outputs.reason}\n${done.summary}`
    expect(done.log).not.toContain('bug in lockstep')
    expect(entriesOf(job)).toHaveLength(1)
    expect(existsSync(join(job.temp, 'lockstep', 'profiles'))).toBe(false)
    return { code: done.code, verdict: done.outputs.verdict, text, job }
  }
  const both = { reference: 'storm.parquet', current: 'storm.parquet' }

  it('is refused as a whole: unknown operation, no window, a path as workflow', async () => {
    const { code, verdict, text } = await run({
      operation: 'compare',
      current: '',
      'retrain-workflow': '../retrain.yml',
    })
    expect([code, verdict]).toEqual([1, 'error'])
    expect(text).toContain('"compare" is not one of check, profile')
    expect(text).toContain('input current: is required')
    expect(text).toContain('must be the file name of a workflow')
  })

  it('tells a bad configuration, a missing reference and a missing window at once', async () => {
    const bad = 'level: 0.01\ncolumns:\n  incldue: [delay]\n'
    const { code, verdict, text } = await run({
      reference: 'nothing.json',
      current: 'later/*.parquet',
      config: bad,
    })
    expect([code, verdict]).toEqual([1, 'error'])
    expect(text).toContain('input config:3: columns.incldue')
    expect(text).toContain('nothing.json: no such file or folder')
    expect(text).toContain('no file matches')
  })

  it.each([
    [
      'a profile with a reference',
      { ...both, operation: 'profile', issue: 'true' },
      'error',
      'input reference: has no meaning with operation profile',
    ],
    ['no reference', { current: 'storm.parquet' }, 'error', 'input reference: is required'],
    ['a missing window', { ...both, current: 'july.parquet' }, 'fail', 'july.parquet: no such file'],
    [
      'no such product',
      { ...both, reference: 'record:profile' },
      'fail',
      'no entry of this run has a product',
    ],
    ['wrong YAML', { ...both, config: 'level: >= 0.01\n' }, 'error', 'input config:1'],
    [
      'a column that is not there',
      { ...both, config: '{columns: {include: [dealy]}}' },
      'error',
      'no column "dealy"',
    ],
    ['a path outside', { ...both, current: '/etc/passwd' }, 'error', 'outside the workspace'],
    ['a foreign format', { ...both, current: 'notes.txt' }, 'error', 'not a data format'],
    ['an empty window', { ...both, current: 'empty.csv' }, 'fail', 'the file is empty'],
    [
      'an unreadable window',
      { ...both, current: 'broken.parquet' },
      'fail',
      'nothing of the window can be read',
    ],
    ['a reference that is no profile', { ...both, reference: 'other.json' }, 'error', 'not a data profile'],
    ['an empty request log', { ...both, current: 'empty.jsonl' }, 'fail', 'no record of a request'],
    [
      'an address where nobody answers',
      { ...both, reference: 'http://127.0.0.1:2/p.json?sig=secret' },
      'error',
      'http: GET http://127.0.0.1:2/p.json: ',
    ],
    ['an entry that is not there', { ...both, record: `sha256:${'0'.repeat(64)}` }, 'fail', 'no such entry'],
  ])('%s', async (_, inputs, expected, message) => {
    const { code, verdict, text } = await run(inputs, (job) => {
      const write = (name: string, content: string) => writeFileSync(join(job.workspace, name), content)
      write('notes.txt', 'a,b\n')
      write('empty.csv', '')
      write('empty.jsonl', '')
      write('broken.parquet', 'PAR1 and no more')
      write('other.json', '{"rows": 3}')
    })
    expect([code, verdict]).toEqual([1, expected])
    expect(text).toContain(message)
  })

  it('leaves no half-written profile when the disk of the job cannot be written', async () => {
    const job = jobWith(['storm.parquet'])
    writeFileSync(join(job.temp, 'lockstep'), 'in the way')
    const done = await runStep(job, 'drift-check', both)
    expect(done.code).toBe(1)
    expect(done.outputs.verdict).toBe('error')
    expect(readFileSync(join(job.temp, 'lockstep'), 'utf8')).toBe('in the way')
    expect(readdirSync(job.workspace)).toEqual(['storm.parquet'])
  })
})
