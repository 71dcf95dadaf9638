import { z } from 'zod'
import type { Problem } from '#core'
import { counter, type Engine, real } from '#data'
import type { PredictionColumns } from './prediction-columns.ts'
import { loadPredictions, type PredictionFile } from './prediction-tables.ts'
import { countOf } from './wording.ts'

/** What one model said, row by row; rows are in the order of their keys. */
export interface Predictions {
  /** Score of the positive class. */
  readonly score: Float64Array
  /** 1 where the predicted class is the true one, else 0. */
  readonly correct: Float64Array
}

/** Predictions on the rows of one file, and those of the baseline on the same rows. */
export interface PredictionSet {
  readonly rows: number
  /** 1 for rows of the positive class, 0 for the others. */
  readonly truth: Float64Array
  readonly candidate: Predictions
  readonly baseline: Predictions | undefined
}

export interface PredictionsRead {
  /** Undefined if the candidate's file cannot be used. */
  readonly set: PredictionSet | undefined
  /** Everything that is wrong with the files or with their pairing. */
  readonly problems: readonly Problem[]
}

/**
 * Reads predictions, and pairs them with the baseline's by key. Both files must hold the same keys with the same
 * labels: a comparison on the rows that happen to be in both would be one that the candidate can choose.
 * @param engine must be allowed to read the files
 */
export async function readPredictions(
  engine: Engine,
  candidate: PredictionFile,
  baseline: PredictionFile | undefined,
  columns: PredictionColumns,
): Promise<PredictionsRead> {
  const problems = await loadPredictions(engine, 'candidate', candidate, columns)
  const ofBaseline =
    baseline === undefined ? [] : await loadPredictions(engine, 'baseline', baseline, columns)
  if (problems.length > 0) return { set: undefined, problems: [...problems, ...ofBaseline] }
  if (baseline === undefined) return { set: await readRows(engine, false), problems: [] }
  if (ofBaseline.length > 0) return { set: await readRows(engine, false), problems: ofBaseline }
  const unpaired = await pairingProblems(engine, candidate, baseline)
  return { set: await readRows(engine, unpaired.length === 0), problems: unpaired }
}

const pairing = z.object({ candidateOnly: counter, baselineOnly: counter, disagreeing: counter })

async function pairingProblems(
  engine: Engine,
  candidate: PredictionFile,
  baseline: PredictionFile,
): Promise<Problem[]> {
  const found = await engine.one(
    `SELECT count(*) FILTER (b.key IS NULL) AS "candidateOnly", count(*) FILTER (c.key IS NULL) AS "baselineOnly",
        count(*) FILTER (b.class <> c.class) AS disagreeing
      FROM candidate AS c FULL JOIN baseline AS b ON c.key = b.key`,
    pairing,
  )
  const problems: Problem[] = []
  const missing = (count: number, from: PredictionFile, to: PredictionFile): void => {
    if (count === 0) return
    problems.push({
      what: `${countOf(count, 'key')} of ${from.name} missing here`,
      where: to.name,
      fix: 'Both models must have scored the same rows: score the baseline again on the data of the candidate.',
    })
  }
  missing(found.candidateOnly, candidate, baseline)
  missing(found.baselineOnly, baseline, candidate)
  if (found.disagreeing > 0) {
    problems.push({
      what: `${countOf(found.disagreeing, 'row')} with another label than in ${candidate.name}`,
      where: baseline.name,
      fix: 'The labels changed between the two evaluations: score both models on the same data.',
    })
  }
  return problems
}

const row = z.object({ truth: real, score: real, correct: real, score2: real, correct2: real })

async function readRows(engine: Engine, paired: boolean): Promise<PredictionSet> {
  const rows = await engine.rows(
    paired
      ? `SELECT c.positive AS truth, c.score, c.correct, b.score AS score2, b.correct AS correct2
          FROM candidate AS c JOIN baseline AS b ON c.key = b.key ORDER BY c.key`
      : `SELECT positive AS truth, score, correct, 0.0::DOUBLE AS score2, 0.0::DOUBLE AS correct2
          FROM candidate ORDER BY key`,
    row,
  )
  const column = (name: keyof z.output<typeof row>): Float64Array =>
    Float64Array.from(rows, (values) => values[name])
  return {
    rows: rows.length,
    truth: column('truth'),
    candidate: { score: column('score'), correct: column('correct') },
    baseline: paired ? { score: column('score2'), correct: column('correct2') } : undefined,
  }
}
