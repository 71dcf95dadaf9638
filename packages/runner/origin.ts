import { z } from 'zod'
import { type Entry, messageOf, type SealedEntry, UserError } from '#core'
import { pause } from '#host'
import { type GitHub, refusalOf } from './github.ts'
import { jobsNamed, type ReadWorkflow, usesAction } from './workflow-file.ts'

/** Which runs may vouch for evidence. */
export interface AllowedOrigins {
  /** Workflow files, as paths in the repository. */
  readonly workflows: readonly string[]
  /** Full refs. */
  readonly refs: readonly string[]
}

export type Origin = { readonly confirmed: true } | { readonly confirmed: false; readonly why: string }

export interface OriginOptions {
  /** This very job made it: its log is not there to be read yet, nor needed. */
  readonly ofThisJob: boolean
  /** How long to wait for the log of a job that just ended before the second try, in ms; then twice as long, and so on. */
  readonly patience?: number
}

const jobSchema = z.looseObject({
  run_id: z.int(),
  run_attempt: z.int().optional(),
  head_sha: z.string(),
  name: z.string(),
  status: z.string(),
})
const runSchema = z.looseObject({
  path: z.string(),
  event: z.string(),
  head_sha: z.string(),
  head_branch: z.string().nullish(),
  head_repository: z.looseObject({ full_name: z.string() }).nullish(),
})
const fileSchema = z.looseObject({ encoding: z.literal('base64'), content: z.string() })
type JobAnswer = z.output<typeof jobSchema>

/** Why an entry cannot be relied upon. */
class Unconfirmed extends Error {}

/**
 * Asks GitHub whether an entry comes from where it says. Whoever can write an artifact can forge an entry; nobody can
 * forge what the platform says, so that it is asked four things: that the job exists in a run of this repository,
 * of an allowed workflow on an allowed ref, at the commit that the entry names; that by the workflow file of that
 * commit the job has a step of the action; and that the log of the job, which only its own steps can write, names
 * the entry.
 */
export async function confirmOrigin(
  github: GitHub,
  repository: string,
  sealed: SealedEntry,
  allowed: AllowedOrigins,
  { ofThisJob, patience = 1_000 }: OriginOptions,
): Promise<Origin> {
  const { entry } = sealed
  try {
    if (entry.repository !== repository) throw new Unconfirmed(`it is of repository ${entry.repository}`)
    const job = await confirmJob(github, entry)
    const path = await confirmRun(github, repository, entry, allowed)
    if (job.head_sha !== entry.sha)
      throw new Unconfirmed(`job ${entry.run.jobId} ran at ${job.head_sha}, not ${entry.sha}`)
    await confirmStep(github, entry, job, path)
    if (!ofThisJob) await confirmLog(github, sealed, patience)
    return { confirmed: true }
  } catch (error) {
    if (error instanceof Unconfirmed) return { confirmed: false, why: error.message }
    throw error
  }
}

async function confirmJob(github: GitHub, entry: Entry): Promise<JobAnswer> {
  const { jobId = '', id: runId, attempt } = entry.run
  if (!/^\d+$/.test(jobId) || !/^\d+$/.test(runId)) throw new Unconfirmed('it names no job of a run')
  const job = await readJob(github, jobId)
  if (String(job.run_id) !== runId)
    throw new Unconfirmed(`job ${jobId} belongs to run ${job.run_id}, not ${runId}`)
  if (job.run_attempt !== undefined && job.run_attempt !== attempt) {
    throw new Unconfirmed(`job ${jobId} belongs to attempt ${job.run_attempt}, not ${attempt}`)
  }
  return job
}

/** @returns path of the workflow file */
async function confirmRun(
  github: GitHub,
  repository: string,
  { run: { id } }: Entry,
  allowed: AllowedOrigins,
): Promise<string> {
  const answer = await github.call('GET', '/repos/{owner}/{repo}/actions/runs/{run_id}', {
    run_id: Number(id),
  })
  if (answer.status !== 200) throw new Unconfirmed(`run ${id}: ${refusal(answer)}`)
  const run = runSchema.parse(answer.data)
  if (run.head_repository?.full_name !== repository) throw new Unconfirmed(`run ${id} is of a fork`)
  if (run.event === 'pull_request' || run.event === 'pull_request_target') {
    throw new Unconfirmed(`run ${id} was started by a pull request`)
  }
  // GitHub may add `@ref` to the path.
  const path = run.path.split('@')[0] ?? ''
  if (!allowed.workflows.includes(path))
    throw new Unconfirmed(`workflow ${path} is not among the allowed ones`)
  const ref = `refs/heads/${run.head_branch ?? ''}`
  if (!allowed.refs.includes(ref)) throw new Unconfirmed(`ref ${ref} is not among the allowed ones`)
  return path
}

/** The workflow file is the only one to know which steps a job has: their names are free. */
async function confirmStep(github: GitHub, entry: Entry, { name }: JobAnswer, path: string): Promise<void> {
  const { action, run } = entry
  const read: ReadWorkflow = (uses) => readWorkflow(github, uses, entry.sha)
  let jobs: Awaited<ReturnType<typeof jobsNamed>>
  try {
    jobs = await jobsNamed(await read(`./${path}`), path, name, read)
  } catch (error) {
    if (error instanceof UserError) throw new Unconfirmed(messageOf(error))
    throw error
  }
  if (!jobs.some(({ key }) => key === run.job)) {
    throw new Unconfirmed(`job ${run.jobId} is "${name}", which is not ${run.job} of ${path}`)
  }
  // Where several jobs may have this name, each of them has to be one that could have made the entry.
  const without = jobs.find((job) => !usesAction(job, action))
  if (without !== undefined) throw new Unconfirmed(`job ${without.key} of ${path} has no step of ${action}`)
}

async function readWorkflow(github: GitHub, uses: string, sha: string): Promise<string> {
  const [, owner, repo, path, ref] = /^([^./][^/]*)\/([^/]+)\/(.+)@(.+)$/.exec(uses) ?? []
  const where =
    owner === undefined ? { path: uses.replace(/^\.\//, ''), ref: sha } : { owner, repo, path, ref }
  const answer = await github.call('GET', '/repos/{owner}/{repo}/contents/{path}', where)
  if (answer.status !== 200) throw new Unconfirmed(`the workflow ${uses} cannot be read: ${refusal(answer)}`)
  return Buffer.from(fileSchema.parse(answer.data).content, 'base64').toString('utf8')
}

const TRIES = 5

async function confirmLog(github: GitHub, { id, entry }: SealedEntry, patience: number): Promise<void> {
  const jobId = entry.run.jobId ?? ''
  for (let attempt = 1; ; attempt += 1) {
    const { status } = await readJob(github, jobId)
    const answer = await github.call('GET', '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs', {
      job_id: Number(jobId),
    })
    if (answer.status === 200) {
      if (textOf(answer.data).includes(recordLine(id, entry.run.job))) return
      throw new Unconfirmed(`the log of job ${jobId} does not name it`)
    }
    // The log of a job that just ended comes a little later than its end.
    if (answer.status !== 404 || attempt === TRIES) {
      const what = status === 'completed' ? 'cannot be read' : 'is not there before the job ends'
      throw new Unconfirmed(`the log of job ${jobId} ${what}: ${refusal(answer)}`)
    }
    await pause(patience * 2 ** (attempt - 1))
  }
}

/** Text or bytes, by the type that the storage of logs gives. */
function textOf(data: unknown): string {
  if (typeof data === 'string') return data
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : ''
}

async function readJob(github: GitHub, jobId: string): Promise<JobAnswer> {
  const answer = await github.call('GET', '/repos/{owner}/{repo}/actions/jobs/{job_id}', {
    job_id: Number(jobId),
  })
  if (answer.status !== 200) throw new Unconfirmed(`job ${jobId}: ${refusal(answer)}`)
  return jobSchema.parse(answer.data)
}

/** GitHub's own words, with the line that helps where a permission is missing. */
function refusal(answer: { readonly status: number; readonly data: unknown }): string {
  const needed = answer.status === 403 ? '. Give the job `permissions: actions: read, contents: read`' : ''
  return `${refusalOf(answer)}${needed}`
}

/** The line by which a step names its entry in the log of the job, where only the steps of that job can write. */
export function recordLine(id: string, job: string): string {
  return `record ${id} of job ${job}`
}
