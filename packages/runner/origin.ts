import { z } from 'zod'
import type { Entry } from '#core'
import { type GitHub, refusalOf } from './github.ts'

/** Which runs may vouch for evidence. */
export interface AllowedOrigins {
  /** Workflow files, as paths in the repository. */
  readonly workflows: readonly string[]
  /** Full refs. */
  readonly refs: readonly string[]
}

export type Origin = { readonly confirmed: true } | { readonly confirmed: false; readonly why: string }

const jobSchema = z.looseObject({ run_id: z.int(), run_attempt: z.int().optional(), head_sha: z.string() })
const runSchema = z.looseObject({
  path: z.string(),
  event: z.string(),
  head_sha: z.string(),
  head_branch: z.string().nullish(),
  head_repository: z.looseObject({ full_name: z.string() }).nullish(),
})

/**
 * Asks GitHub whether the job that an entry names exists, in a run of this repository, of an allowed workflow on
 * an allowed ref, at the commit that the entry names. Whoever can write an artifact can forge an entry; nobody
 * can forge the platform's answer.
 */
export async function confirmOrigin(
  github: GitHub,
  repository: string,
  entry: Entry,
  allowed: AllowedOrigins,
): Promise<Origin> {
  const no = (why: string): Origin => ({ confirmed: false, why })
  if (entry.repository !== repository) return no(`it is of repository ${entry.repository}`)
  const { jobId, id: runId } = entry.run
  if (jobId === undefined || !/^\d+$/.test(jobId) || !/^\d+$/.test(runId))
    return no('it names no job of a run')
  const job = await read(
    github,
    '/repos/{owner}/{repo}/actions/jobs/{job_id}',
    { job_id: Number(jobId) },
    jobSchema,
  )
  if (typeof job === 'string') return no(`job ${jobId}: ${job}`)
  if (String(job.run_id) !== runId) return no(`job ${jobId} belongs to run ${job.run_id}, not ${runId}`)
  if (job.run_attempt !== undefined && job.run_attempt !== entry.run.attempt) {
    return no(`job ${jobId} belongs to attempt ${job.run_attempt}, not ${entry.run.attempt}`)
  }
  if (job.head_sha !== entry.sha) return no(`job ${jobId} ran at ${job.head_sha}, not ${entry.sha}`)
  const run = await read(
    github,
    '/repos/{owner}/{repo}/actions/runs/{run_id}',
    { run_id: Number(runId) },
    runSchema,
  )
  if (typeof run === 'string') return no(`run ${runId}: ${run}`)
  if (run.head_repository?.full_name !== repository) return no(`run ${runId} is of a fork`)
  if (run.event === 'pull_request' || run.event === 'pull_request_target') {
    return no(`run ${runId} was started by a pull request`)
  }
  if (!allowed.workflows.includes(run.path)) return no(`workflow ${run.path} is not among the allowed ones`)
  const ref = `refs/heads/${run.head_branch ?? ''}`
  return allowed.refs.includes(ref) ? { confirmed: true } : no(`ref ${ref} is not among the allowed ones`)
}

async function read<S extends z.ZodType>(
  github: GitHub,
  path: string,
  parameters: Record<string, unknown>,
  schema: S,
): Promise<z.output<S> | string> {
  const answer = await github.call('GET', path, parameters)
  return answer.status === 200 ? schema.parse(answer.data) : refusalOf(answer)
}
