import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Entry } from '#core'
import { dataReportSchema } from '#validation'
import { withDuckDB } from '../demo/duckdb.ts'
import { entriesOf, type Job, newJob, runStep, type StepResult } from './harness.ts'

export const RULES = `columns:
  id: {type: integer, not-null: true, unique: true}
  name: {matches: '^[a-z]+$'}
`
export const GOOD = 'id,name\n1,ada\n2,bob\n'

/** A job with a rules file; `files` add to it or replace it. */
export function jobWith(files: Readonly<Record<string, string | Uint8Array>>, environment = {}): Job {
  const job = newJob(environment)
  for (const [name, content] of Object.entries({ 'rules.yml': RULES, ...files })) {
    mkdirSync(dirname(join(job.workspace, name)), { recursive: true })
    writeFileSync(join(job.workspace, name), content)
  }
  return job
}

/** Runs validate-data with the rules of `jobWith`. Every report must be as the published schema says. */
export async function validate(job: Job, inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const result = await runStep(job, 'validate-data', { expectations: 'rules.yml', ...inputs })
  const { report, verdict } = result.outputs
  if (report && verdict !== 'error') dataReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
  return result
}

/** The only entry of a job. */
export function entryOf(job: Job): Entry {
  const [sealed, ...more] = entriesOf(job)
  if (sealed === undefined || more.length > 0) throw new Error('expected one entry')
  return sealed.entry
}

/** Exit code, verdict, reason. */
export const shown = ({ code, outputs }: StepResult) => [code, outputs.verdict, outputs.reason]
export const failed = ({ outputs }: StepResult): unknown => JSON.parse(outputs['failed-expectations'] ?? '')

/** A Parquet file with the rows of a query. */
export async function parquet(query: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-parquet-'))
  const path = join(folder, 'x.parquet')
  await withDuckDB((connection) => connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`))
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return bytes
}
