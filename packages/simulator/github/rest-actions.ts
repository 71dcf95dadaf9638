import { crc32 } from 'node:zlib'
import { type Blob, signedUrl } from './blobs.ts'
import { json, restRefusal } from './exchange.ts'
import type { Job, Run } from './records.ts'
import {
  bot,
  countedReply,
  found,
  htmlUrl,
  integer,
  type Operation,
  type Parameters,
  read,
  repositoryUrl,
  type Services,
} from './rest-operation.ts'

export const actionsOperations = {
  'actions/get-workflow-run': {
    need: read('actions'),
    handle: ({ parameters }, services) => json(200, showRun(newest(parameters, services), services)),
  },
  'actions/get-workflow-run-attempt': {
    need: read('actions'),
    handle: ({ parameters }, services) => json(200, showRun(attemptOf(parameters, services), services)),
  },
  'actions/list-jobs-for-workflow-run': {
    need: read('actions'),
    handle: (request, services) => {
      const { runId, attempt } = newest(request.parameters, services)
      const all = services.store.jobs.all().filter((job) => job.runId === runId)
      const jobs = request.parameters.filter === 'all' ? all : all.filter((job) => job.attempt === attempt)
      return countedReply('jobs', jobs, (job) => showJob(job, services), request)
    },
  },
  'actions/list-jobs-for-workflow-run-attempt': {
    need: read('actions'),
    handle: (request, services) => {
      const run = attemptOf(request.parameters, services)
      return countedReply('jobs', jobsOf(run, services), (job) => showJob(job, services), request)
    },
  },
  'actions/get-job-for-workflow-run': {
    need: read('actions'),
    handle: ({ parameters }, services) =>
      json(200, showJob(found(services.store.jobs.get(integer(parameters, 'job_id'))), services)),
  },
  'actions/download-job-logs-for-workflow-run': {
    need: read('actions'),
    handle: ({ parameters }, services) => {
      const job = found(services.store.jobs.get(integer(parameters, 'job_id')))
      // The log is put together when the job ends.
      if (job.conclusion === undefined) throw restRefusal(404, 'Not Found')
      return { status: 302, headers: { location: signedUrl('read', logBlob(job.jobId), services) } }
    },
  },
} satisfies Record<string, Operation>

/** Where a job's log lies. */
export function logBlob(jobId: number): Blob {
  return { container: 'logs', id: jobId, contentType: 'text/plain', fileName: `job-logs-${jobId}.txt` }
}

/** A workflow's number: GitHub keeps a register, here it follows from the path. */
export function workflowId(path: string): number {
  return crc32(path)
}

/** `main` of `refs/heads/main`, the tag of a tag, `refs/pull/7/merge` as `7/merge`. */
export function branchOf(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, '')
}

/** The newest attempt of a run. */
export function newestAttempt(runId: number, services: Services): Run | undefined {
  return services.store.runs
    .all()
    .filter((run) => run.runId === runId)
    .sort((a, b) => b.attempt - a.attempt)[0]
}

function newest(parameters: Parameters, services: Services): Run {
  return found(newestAttempt(integer(parameters, 'run_id'), services))
}

function attemptOf(parameters: Parameters, services: Services): Run {
  const { run_id, attempt_number } = parameters
  return found(services.store.runs.get(`${run_id}.${attempt_number}`))
}

function jobsOf(run: Run, services: Services): Job[] {
  return services.store.jobs.all().filter((job) => job.runId === run.runId && job.attempt === run.attempt)
}

/** A run is as far as the jobs that are known of it: completed when all of them are. */
function progress(jobs: readonly Job[]): { status: string; conclusion: string | null } {
  if (jobs.length === 0) return { status: 'queued', conclusion: null }
  if (jobs.some((job) => job.conclusion === undefined)) return { status: 'in_progress', conclusion: null }
  const worst = (['failure', 'cancelled', 'success', 'skipped'] as const).find((conclusion) =>
    jobs.some((job) => job.conclusion === conclusion),
  )
  return { status: 'completed', conclusion: worst ?? null }
}

function showRun(run: Run, services: Services): unknown {
  const url = `${repositoryUrl(services)}/actions/runs/${run.runId}`
  const jobs = jobsOf(run, services)
  return {
    id: run.runId,
    node_id: `WFR_${run.runId}`,
    name: run.workflow,
    display_title: run.workflow,
    path: run.workflow,
    workflow_id: workflowId(run.workflow),
    workflow_url: `${repositoryUrl(services)}/actions/workflows/${workflowId(run.workflow)}`,
    run_number: run.runId,
    run_attempt: run.attempt,
    event: run.event,
    ...progress(jobs),
    head_branch: branchOf(run.ref),
    head_sha: run.headSha,
    head_commit: { id: run.headSha },
    repository: repository(services.repository, services),
    head_repository: repository(run.headRepository, services),
    actor: bot,
    triggering_actor: bot,
    pull_requests: [],
    url,
    html_url: `${htmlUrl(services)}/actions/runs/${run.runId}`,
    jobs_url: `${url}/jobs`,
    artifacts_url: `${url}/artifacts`,
    created_at: run.createdAt,
    run_started_at: run.createdAt,
    updated_at: [run.createdAt, ...jobs.map((job) => job.completedAt ?? job.startedAt)].sort().at(-1),
  }
}

function showJob(job: Job, services: Services): unknown {
  const run = services.store.runs.get(`${job.runId}.${job.attempt}`)
  const actions = `${repositoryUrl(services)}/actions`
  return {
    id: job.jobId,
    node_id: `CR_${job.jobId}`,
    run_id: job.runId,
    run_attempt: job.attempt,
    run_url: `${actions}/runs/${job.runId}`,
    workflow_name: run?.workflow ?? null,
    head_branch: run ? branchOf(run.ref) : null,
    head_sha: run?.headSha,
    name: job.name,
    status: job.conclusion ? 'completed' : 'in_progress',
    conclusion: job.conclusion ?? null,
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: job.completedAt ?? null,
    url: `${actions}/jobs/${job.jobId}`,
    html_url: `${htmlUrl(services)}/actions/runs/${job.runId}/job/${job.jobId}`,
    check_run_url: `${repositoryUrl(services)}/check-runs/${job.jobId}`,
    steps: job.steps.map((step, index) => ({ ...step, status: 'completed', number: index + 1 })),
    labels: [],
    runner_id: null,
    runner_name: null,
  }
}

function repository(full_name: string, services: Services): unknown {
  const [login, name] = full_name.split('/')
  const fork = full_name.toLowerCase() !== services.repository.toLowerCase()
  return { id: crc32(full_name.toLowerCase()), full_name, name, owner: { login }, private: true, fork }
}
