import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeProblem } from '#core'
import { openEngine } from '#data'
import { predictionColumns } from './prediction-columns.ts'
import { readPredictions } from './predictions.ts'

const BINDING = join(
  import.meta.dirname,
  `../../node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`,
)
const DEFAULTS = predictionColumns.parse({})
const HEAD = 'row_id,label,score\n'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-predictions-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes the files and reads them as predictions; the problems come as the user would read them. */
async function read(candidate: string, baseline?: string, columns = DEFAULTS) {
  const write = async (name: string, content: string) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return { path, name }
  }
  const file = await write('candidate.csv', candidate)
  const other = baseline === undefined ? undefined : await write('baseline.csv', baseline)
  await using engine = await openEngine({
    binding: BINDING,
    tempDirectory: join(folder, 'spill'),
    allowedPaths: [folder],
  })
  const { set, problems } = await readPredictions(engine, file, other, columns)
  return { set, problems: problems.map(describeProblem) }
}

const THREE = `${HEAD}a,1,0.9\nb,0,0.2\nc,1,0.4\n`

describe('readPredictions', () => {
  it('orders rows by key and classes them by the threshold', async () => {
    const { set, problems } = await read(`${HEAD}c,1,0.4\na,1,0.9\nb,0,0.5\n`)
    expect(problems).toEqual([])
    expect(set).toEqual({
      rows: 3,
      truth: Float64Array.of(1, 0, 1),
      candidate: { score: Float64Array.of(0.9, 0.5, 0.4), correct: Float64Array.of(1, 0, 0) },
      baseline: undefined,
    })
  })

  it('pairs by key, whatever the order of the files', async () => {
    const { set, problems } = await read(THREE, `${HEAD}c,1.0,0.7\nb,0.0,0.1\na,1.0,0.3\n`)
    expect(problems).toEqual([])
    expect(set?.baseline).toEqual({
      score: Float64Array.of(0.3, 0.1, 0.7),
      correct: Float64Array.of(0, 1, 1),
    })
  })

  it('takes the columns, the positive label and the threshold that are declared', async () => {
    const columns = predictionColumns.parse({
      key: 'id',
      label: 'outcome',
      score: 'p late',
      positive: 'late',
      threshold: 0.3,
    })
    const { set, problems } = await read(
      'id,outcome,"p late"\n1,late,0.3\n2,on time,0.29\n',
      undefined,
      columns,
    )
    expect(problems).toEqual([])
    expect([...(set?.truth ?? [])]).toEqual([1, 0])
    expect([...(set?.candidate.correct ?? [])]).toEqual([1, 1])
  })

  it('takes True and False for a boolean positive label', async () => {
    const columns = predictionColumns.parse({ positive: true })
    const { set, problems } = await read(`${HEAD}1,True,0.9\n2,False,0.9\n`, undefined, columns)
    expect(problems).toEqual([])
    expect([...(set?.candidate.correct ?? [])]).toEqual([1, 0])
  })

  it('rounds the threshold to the 32-bit scores of a Parquet file, as NumPy does', async () => {
    const path = join(folder, 'float.parquet')
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(
      `COPY (SELECT * FROM (VALUES (1, true, 0.42::FLOAT), (2, false, 0.41::FLOAT)) AS t(row_id, label, score))
        TO '${path}'`,
    )
    connection.closeSync()
    instance.closeSync()
    await using engine = await openEngine({
      binding: BINDING,
      tempDirectory: join(folder, 'spill'),
      allowedPaths: [path],
    })
    const columns = predictionColumns.parse({ threshold: 0.42 })
    const { set, problems } = await readPredictions(engine, { path, name: 'p' }, undefined, columns)
    expect(problems).toEqual([])
    expect([...(set?.candidate.correct ?? [])]).toEqual([1, 1])
    expect([...(set?.candidate.score ?? [])]).toEqual([Math.fround(0.42), Math.fround(0.41)])
  })

  it('keeps keys apart that a number would make equal', async () => {
    const { set, problems } = await read(`${HEAD}007,1,0.9\n7,0,0.2\n7.0,0,0.3\n`)
    expect(problems).toEqual([])
    expect(set?.rows).toBe(3)
  })
})

describe('files that cannot be used', () => {
  it.each([
    ['no row', HEAD, ['candidate.csv: the predictions hold no row']],
    ['an empty file', '', ['candidate.csv: the file is empty']],
    [
      'a column that is missing',
      'id,label,p\na,1,0.9\n',
      [
        'candidate.csv: there is no column "row_id" for the key. It has id, label, p. Name the column in the policy: predictions: {key: ...}.',
        'candidate.csv: there is no column "score" for the score. It has id, label, p. Name the column in the policy: predictions: {score: ...}.',
      ],
    ],
    [
      'a key that occurs twice',
      `${THREE}b,0,0.3\na,1,0.1\n`,
      [
        'candidate.csv:5: 2 rows with a key that occurred before; here the first. Each value of the column "row_id" must stand for one example.',
      ],
    ],
    [
      'rows without key, label or score',
      `${HEAD},1,0.5\nb,,0.5\nc,1,\nd,0,nan\ne,0,inf\n`,
      [
        'candidate.csv: 1 row without a key (column "row_id")',
        'candidate.csv: 1 row without a label (column "label")',
        'candidate.csv: 3 rows without a finite score (column "score")',
      ],
    ],
    [
      'a score that is no number',
      `${THREE}d,1,high\n`,
      [
        'candidate.csv:5: 1 row that cannot be read; the first: column "score": the value cannot be read as DOUBLE',
      ],
    ],
    [
      'three classes',
      `${HEAD}a,0,0.1\nb,1,0.2\nc,2,0.3\n`,
      [
        'candidate.csv: the column "label" holds 3 classes; two are supported. Compute the metrics in your evaluation, and pass them as `metrics`.',
      ],
    ],
    [
      'a positive label that no row has',
      `${HEAD}a,late,0.9\nb,early,0.2\n`,
      [
        'candidate.csv: no row of the column "label" has the positive label 1. Name it in the policy: predictions: {positive: ...}.',
      ],
    ],
  ])('%s', async (_, content, expected) => {
    const { set, problems } = await read(content)
    expect(problems).toEqual(expected)
    expect(set).toBeUndefined()
  })

  it('names damaged Parquet', async () => {
    await writeFile(join(folder, 'broken.parquet'), 'PAR1 but not really')
    await using engine = await openEngine({
      binding: BINDING,
      tempDirectory: join(folder, 'spill'),
      allowedPaths: [folder],
    })
    const file = { path: join(folder, 'broken.parquet'), name: 'broken.parquet' }
    const { set, problems } = await readPredictions(engine, file, undefined, DEFAULTS)
    expect(set).toBeUndefined()
    expect(problems.map(({ where }) => where)).toEqual(['broken.parquet'])
  })
})

describe('files that cannot be paired', () => {
  const FIX =
    'Both models must have scored the same rows: score the baseline again on the data of the candidate.'

  it.each([
    [
      'keys that only one of them has',
      `${HEAD}a,1,0.9\nb,0,0.2\nz,1,0.4\n`,
      [
        `baseline.csv: 1 key of candidate.csv missing here. ${FIX}`,
        `candidate.csv: 1 key of baseline.csv missing here. ${FIX}`,
      ],
    ],
    [
      'labels that disagree',
      `${HEAD}a,0,0.9\nb,0,0.2\nc,1,0.4\n`,
      [
        'baseline.csv: 1 row with another label than in candidate.csv. The labels changed between the two evaluations: score both models on the same data.',
      ],
    ],
    ['a baseline without rows', HEAD, ['baseline.csv: the predictions hold no row']],
  ])('%s: the candidate is still judged alone', async (_, baseline, expected) => {
    const { set, problems } = await read(THREE, baseline)
    expect(problems).toEqual(expected)
    expect(set?.rows).toBe(3)
    expect(set?.baseline).toBeUndefined()
  })
})
