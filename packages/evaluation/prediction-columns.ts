import { z } from 'zod'
import { identifier, literal } from '#data'

const column = z.string('expected the name of a column').min(1, 'expected the name of a column')

/**
 * How a predictions file is written: one row per example, with its key, its true label and the model's score
 * for the positive class. Two classes.
 */
export const predictionColumns = z.strictObject({
  /** Names an example; the same in the candidate's and the baseline's file. Compared as text. */
  key: column.default('row_id'),
  /** True class. */
  label: column.default('label'),
  /** Score of the positive class; a probability where log loss is asked for. */
  score: column.default('score'),
  /** Label of the positive class. */
  positive: z.union([z.string(), z.number(), z.boolean()], 'expected a label').default(1),
  /** A row whose score is at least this is predicted positive. */
  threshold: z.number('expected a number').default(0.5),
})

export type PredictionColumns = z.output<typeof predictionColumns>

/**
 * Class of a row as a text that is equal for equal labels however a file writes them: 1, 1.0 and true are one
 * class where `positive` is a number, `true` and `True` where it is a boolean.
 * @param type DuckDB's type of the label column
 */
export function classExpression({ label, positive }: PredictionColumns, type: string): string {
  const name = identifier(label)
  const text = `CAST(${name} AS VARCHAR)`
  if (typeof positive === 'string') return text
  if (typeof positive === 'boolean') return orText(`TRY_CAST(${text} AS BOOLEAN)`, text)
  // 'true' has no value as a number, so a boolean is counted before it becomes a text.
  const number =
    type === 'BOOLEAN' ? `CAST(CAST(${name} AS INTEGER) AS DOUBLE)` : `TRY_CAST(${text} AS DOUBLE)`
  return orText(number, text)
}

function orText(value: string, text: string): string {
  return `coalesce(CAST(${value} AS VARCHAR), ${text})`
}

/** The positive class as `classExpression` writes it. */
export function positiveClass({ positive }: PredictionColumns): string {
  return typeof positive === 'number'
    ? `CAST(CAST(${literal(positive)} AS DOUBLE) AS VARCHAR)`
    : literal(String(positive))
}

/**
 * Whether a row is predicted positive. The threshold is rounded to the column's own type, as NumPy and PyArrow
 * compare: 0.42 as a 32-bit float is below the 64-bit 0.42.
 * @param type DuckDB's type of the score column
 */
export function predictedPositive({ score, threshold }: PredictionColumns, type: string): string {
  const bound =
    type === 'FLOAT' ? `CAST(${literal(threshold)} AS FLOAT)` : `CAST(${literal(threshold)} AS DOUBLE)`
  return `(${identifier(score)} >= ${bound})`
}
