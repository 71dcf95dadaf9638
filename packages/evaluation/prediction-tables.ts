import { basename, dirname } from 'node:path'
import { z } from 'zod'
import type { Problem } from '#core'
import {
  counter,
  type Engine,
  identifier,
  linesOf,
  openDataset,
  openRelation,
  type Relation,
  rejectionsOf,
  scan,
} from '#data'
import {
  classExpression,
  type PredictionColumns,
  positiveClass,
  predictedPositive,
} from './prediction-columns.ts'
import { countOf } from './wording.ts'

/** A predictions file as the user named it. */
export interface PredictionFile {
  /** Absolute path of a CSV or Parquet file, or of a folder of such. */
  readonly path: string
  /** How it is called in messages. */
  readonly name: string
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/

/**
 * Loads a predictions file as a table (key, class, positive, correct, score) of the engine, if nothing is wrong
 * with it.
 * @returns what is wrong: unreadable files and rows, missing columns, no rows, rows without key, label or score,
 *   keys that occur twice, labels of more than two classes, no row of the positive class
 */
export async function loadPredictions(
  engine: Engine,
  table: string,
  file: PredictionFile,
  columns: PredictionColumns,
): Promise<Problem[]> {
  // Keys and labels of a CSV are taken as they stand there: 007 and 7 are two keys.
  const types = { [columns.key]: 'VARCHAR', [columns.label]: 'VARCHAR', [columns.score]: 'DOUBLE' }
  const dataset = await openDataset([basename(file.path)], { root: dirname(file.path) })
  const opened = await openRelation(engine, dataset, { types })
  const missing = missingColumns(opened, file, columns)
  if (missing.length > 0) return missing
  const select = selectPredictions(opened, columns)
  const { rows, relation } = await scan(engine, opened, (current) => checkQuery(select, current), checks)
  const unreadable = [
    ...relation.unreadable.map(({ line, reason }) => problemAt(file, reason, line)),
    ...(await rejectedRows(engine, relation, file)),
  ]
  const [found] = rows
  if (found === undefined || unreadable.length > 0) return unreadable
  const problems = describeChecks(found, file, columns)
  if (found.duplicates > 0)
    problems.push(await firstDuplicate(engine, relation, file, columns, found.duplicates))
  if (problems.length === 0) await engine.run(`CREATE TABLE ${table} AS ${select(relation)}`)
  return problems
}

function missingColumns(relation: Relation, file: PredictionFile, columns: PredictionColumns): Problem[] {
  if (relation.files.length === 0) {
    return relation.unreadable.map(({ line, reason }) => problemAt(file, reason, line))
  }
  const names = relation.columns.map(({ name }) => name)
  const problems = (['key', 'label', 'score'] as const)
    .filter((role) => !names.includes(columns[role]))
    .map((role) => ({
      what: `there is no column "${columns[role]}" for the ${role}`,
      where: file.name,
      fix: `It has ${names.join(', ')}. Name the column in the policy: predictions: {${role}: ...}.`,
    }))
  const score = typeOf(relation, columns.score)
  if (score !== '' && !NUMERIC.test(score)) {
    problems.push({
      what: `the column "${columns.score}" holds ${score}, not numbers`,
      where: file.name,
      fix: 'Write the score of the positive class as a number.',
    })
  }
  return problems
}

function typeOf(relation: Relation, column: string): string {
  return relation.columns.find(({ name }) => name === column)?.type ?? ''
}

function selectPredictions(opened: Relation, columns: PredictionColumns): (relation: Relation) => string {
  const labelClass = classExpression(columns, typeOf(opened, columns.label))
  const positive = `(${labelClass} = ${positiveClass(columns)})`
  const predicted = predictedPositive(columns, typeOf(opened, columns.score))
  return (relation) => `SELECT CAST(${identifier(columns.key)} AS VARCHAR) AS key, ${labelClass} AS class,
    CAST(${positive} AS DOUBLE) AS positive, CAST(${predicted} = ${positive} AS DOUBLE) AS correct,
    CAST(${identifier(columns.score)} AS DOUBLE) AS score FROM ${relation.from}`
}

const checks = z.object({
  rows: counter,
  keyless: counter,
  duplicates: counter,
  unlabelled: counter,
  unscored: counter,
  classes: counter,
  positives: counter,
})

function checkQuery(select: (relation: Relation) => string, relation: Relation): string {
  return `SELECT count(*) AS rows, count(*) - count(key) AS keyless,
      count(key) - count(DISTINCT key) AS duplicates, count(*) - count(class) AS unlabelled,
      count(*) FILTER (score IS NULL OR NOT isfinite(score)) AS unscored, count(DISTINCT class) AS classes,
      count(*) FILTER (positive = 1) AS positives
    FROM (${select(relation)})`
}

function describeChecks(
  found: z.output<typeof checks>,
  file: PredictionFile,
  { key, label, score, positive }: PredictionColumns,
): Problem[] {
  if (found.rows === 0) return [problemAt(file, 'the predictions hold no row')]
  const problems: Problem[] = []
  const without = (count: number, what: string, column: string): void => {
    if (count > 0) problems.push(problemAt(file, `${countOf(count, 'row')} ${what} (column "${column}")`))
  }
  without(found.keyless, 'without a key', key)
  without(found.unlabelled, 'without a label', label)
  without(found.unscored, 'without a finite score', score)
  if (found.classes > 2) {
    problems.push({
      ...problemAt(file, `the column "${label}" holds ${found.classes} classes; two are supported`),
      fix: 'Compute the metrics in your evaluation, and pass them as `metrics`.',
    })
  } else if (found.positives === 0) {
    problems.push({
      ...problemAt(
        file,
        `no row of the column "${label}" has the positive label ${JSON.stringify(positive)}`,
      ),
      fix: 'Name it in the policy: predictions: {positive: ...}.',
    })
  }
  return problems
}

async function rejectedRows(engine: Engine, relation: Relation, file: PredictionFile): Promise<Problem[]> {
  const { found, rows } = await rejectionsOf(engine, relation, 1)
  const [first] = found
  if (rows === 0) return []
  const where = first?.column === undefined ? '' : `column "${first.column}": `
  const what = `${countOf(rows, 'row')} that cannot be read; the first: ${where}${first?.reason ?? 'unknown'}`
  return [problemAt(file, what, first?.line)]
}

async function firstDuplicate(
  engine: Engine,
  relation: Relation,
  file: PredictionFile,
  { key }: PredictionColumns,
  duplicates: number,
): Promise<Problem> {
  const [source, row] = [identifier(relation.fileColumn), identifier(relation.rowColumn)]
  const [first] = await engine.rows(
    `SELECT ${source} AS file, ${row} AS row FROM ${relation.numbered}
      QUALIFY row_number() OVER (PARTITION BY CAST(${identifier(key)} AS VARCHAR) ORDER BY ${source}, ${row}) = 2
      ORDER BY ALL LIMIT 1`,
    z.object({ file: z.string(), row: counter }),
  )
  const [found] = first === undefined ? [] : await linesOf(engine, relation, [first])
  const line = found?.line
  const place = line === undefined ? ` (row ${first?.row ?? 0})` : ''
  return {
    ...problemAt(
      file,
      `${countOf(duplicates, 'row')} with a key that occurred before; here the first${place}`,
      line,
    ),
    fix: `Each value of the column "${key}" must stand for one example.`,
  }
}

function problemAt(file: PredictionFile, what: string, line?: number): Problem {
  return { what, where: line === undefined ? file.name : `${file.name}:${line}` }
}
