import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { sqlString, withDuckDB } from '../demo/duckdb.ts'
import { repository, startJob, type World } from '../fixtures/simulator/world.ts'
import { type Job, newJob, root } from './harness.ts'

const FLIGHTS = join(root, 'node_modules/vega-datasets/data/flights-3m.parquet')
const PARTS = {
  'training.parquet': 'month(date) <= 4',
  'may.parquet': 'month(date) = 5',
  'june.parquet': 'month(date) = 6',
  /** A day of storms. */
  'storm.parquet': "date::DATE = '2001-06-15'",
} as const
export type Part = keyof typeof PARTS

/** Makes a job whose workspace holds some parts of the real flights. */
export type JobWith = (files: readonly Part[], environment?: Record<string, string>) => Job

/** Cuts the parts that a test file uses once, and removes them after it. */
export function useFlights(parts: readonly Part[]): JobWith {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-drift-'))
    await withDuckDB(async (connection) => {
      for (const name of parts) {
        const select = `SELECT * FROM read_parquet(${sqlString(FLIGHTS)}) WHERE ${PARTS[name]}`
        await connection.run(`COPY (${select}) TO ${sqlString(join(folder, name))}`)
      }
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return (files, environment = {}) => {
    const job = newJob(environment)
    for (const name of files) copyFileSync(join(folder, name), join(job.workspace, name))
    return job
  }
}

/** A job with the training months and the day of storms, which the local GitHub knows. */
export function jobOnGitHub(
  world: World,
  jobWith: JobWith,
  permissions: Parameters<typeof startJob>[1],
  more: { readonly run?: Parameters<typeof startJob>[2]; readonly environment?: Record<string, string> } = {},
): { job: Job; token: string; runId: number } {
  const { environment, token, runId } = startJob(world, permissions, more.run ?? {})
  const job = jobWith(['training.parquet', 'storm.parquet'], {
    ...environment,
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: world.sha,
    ...more.environment,
  })
  return { job, token, runId }
}
