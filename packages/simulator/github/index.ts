import { join } from 'node:path'
import { artifactBlob } from './artifacts.ts'
import { answerBlob, type Blob, blobFile } from './blobs.ts'
import { cacheBlob, cacheMode } from './caches.ts'
import { type Call, json, type Reply } from './exchange.ts'
import { createFaults } from './faults.ts'
import { answerGit, installHooks } from './git-http.ts'
import { openRepository } from './git-repository.ts'
import { newToken, runtimeToken } from './identity.ts'
import type { Job, Run } from './records.ts'
import { answerRest } from './rest.ts'
import { logBlob } from './rest-actions.ts'
import { now, type Services } from './rest-operation.ts'
import { answerTwirp } from './results.ts'
import { listen } from './server.ts'
import { openStore, type Store, writeAside } from './store.ts'
import type {
  Conclusion,
  GitHubOptions,
  GitHubServer,
  JobIdentity,
  JobRan,
  PullRequest,
  RecordedRequest,
  RunIdentity,
} from './types.ts'

export type * from './types.ts'

/**
 * Starts GitHub's services on loopback: REST, git, results (artifacts, caches) and their blobs.
 * The state directory belongs to one server at a time.
 */
export async function startGitHub(options: GitHubOptions): Promise<GitHubServer> {
  const store = openStore(options.stateDir)
  const git = openRepository(options.gitDir)
  const hooks = installHooks(join(options.stateDir, 'hooks'))
  const faults = createFaults()
  const requests: RecordedRequest[] = []
  let services: Services | undefined
  const { port, close } = await listen(
    options.port ?? 0,
    faults,
    (request) => requests.push(request),
    (call) => {
      if (!services) throw new Error('asked before the server knew its own address')
      return answer(call, services, hooks)
    },
  )
  services = {
    repository: options.repository,
    git,
    store,
    url: `http://127.0.0.1:${port}`,
    serverUrl: `http://github.localhost:${port}`,
  }
  return Object.assign(face(services), { requests, inject: faults.inject, close })
}

function face(services: Services): Omit<GitHubServer, 'requests' | 'inject' | 'close'> {
  const { store, url } = services
  return {
    url,
    get artifacts() {
      return storedArtifacts(services)
    },
    registerRun: (run) => registerRun(run, store),
    registerJob: (job) => registerJob(job, services),
    completeJob: (jobId, conclusion, ran) => completeJob(jobId, conclusion, ran, services),
    nextRunId: () => store.next('run'),
    nextJobId: () => store.next('job'),
    openPullRequest: (pull) => openPullRequest(pull, services),
    documents: (kind) => documents(kind, store),
  }
}

function answer(call: Call, services: Services, hooks: string): Promise<Reply> {
  const { pathname } = call.url
  if (pathname.startsWith('/api/v3/')) return answerRest(call, services)
  if (pathname.startsWith('/twirp/')) return answerTwirp(call, services)
  if (pathname.startsWith('/blobs/')) {
    return answerBlob(call, services, (container, id) => findBlob(container, id, services.store))
  }
  if (/^\/[^/]+\/[^/]+?(\.git)?\/(info\/refs|git-(upload|receive)-pack)$/.test(pathname)) {
    return answerGit(call, services, hooks)
  }
  call.note.unsimulated = true
  return Promise.resolve(json(404, { message: `${call.method} ${pathname} is not simulated` }))
}

function findBlob(container: string, id: string, store: Store): { blob: Blob; open: boolean } | undefined {
  const artifact = container === 'artifacts' ? store.artifacts.get(id) : undefined
  if (artifact) return { blob: artifactBlob(artifact), open: artifact.state === 'pending' }
  const job = container === 'logs' ? store.jobs.get(id) : undefined
  if (job) return { blob: logBlob(job.jobId), open: false }
  const cache = container === 'caches' ? store.caches.get(id) : undefined
  return cache && { blob: cacheBlob(cache), open: cache.state === 'pending' }
}

function registerRun(run: RunIdentity, store: Store): Run {
  const key = `${run.runId}.${run.attempt}`
  return store.runs.put(key, { ...run, createdAt: store.runs.get(key)?.createdAt ?? now() })
}

function registerJob({ run, ...identity }: JobIdentity, services: Services) {
  const { store } = services
  const known = registerRun(run, store)
  const token = newToken()
  const job: Job = {
    ...identity,
    permissions: { ...identity.permissions },
    runId: run.runId,
    attempt: run.attempt,
    token,
    steps: [],
    startedAt: now(),
  }
  store.jobs.put(job.jobId, job)
  return { token, environment: environmentOf(job, known, services) }
}

/** Addresses and the runtime token, as the runner hands them to JavaScript actions. */
function environmentOf(job: Job, run: Run, services: Services): Record<string, string> {
  return {
    GITHUB_SERVER_URL: services.serverUrl,
    GITHUB_API_URL: `${services.url}/api/v3`,
    GITHUB_GRAPHQL_URL: `${services.url}/api/graphql`,
    GITHUB_REPOSITORY: services.repository,
    GITHUB_REPOSITORY_OWNER: services.repository.split('/')[0] ?? '',
    GITHUB_RUN_ID: String(job.runId),
    GITHUB_RUN_ATTEMPT: String(job.attempt),
    GITHUB_RETENTION_DAYS: '90',
    ACTIONS_RESULTS_URL: `${services.url}/`,
    ACTIONS_RUNTIME_URL: `${services.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(job, services.store.secret),
    ACTIONS_CACHE_URL: `${services.url}/`,
    ACTIONS_CACHE_SERVICE_V2: 'True',
    ACTIONS_CACHE_MODE: cacheMode(run, services),
  }
}

function completeJob(
  jobId: number,
  conclusion: Conclusion,
  { steps, log }: JobRan | undefined = { steps: [], log: [] },
  services: Services,
): void {
  const { store } = services
  const job = store.jobs.get(jobId)
  if (!job) throw new Error(`job ${jobId} was not registered`)
  const time = new Date().toISOString()
  const lines = log.map((line) => `${time} ${line}\n`)
  writeAside(blobFile(logBlob(jobId), services), lines.join(''))
  const ended = steps.map(({ name, conclusion }) => ({ name, conclusion }))
  store.jobs.put(jobId, { ...job, conclusion, steps: ended, completedAt: now() })
}

async function openPullRequest(pull: PullRequest, { git, repository, store }: Services): Promise<number> {
  const base = await git.commitOf(`refs/heads/${pull.base}`)
  if (base === undefined) throw new Error(`base branch ${pull.base} is not in ${git.gitDir}`)
  const number = store.next('issue')
  store.pulls.put(number, {
    number,
    title: pull.title,
    body: pull.body ?? null,
    state: 'open',
    head: { ref: pull.head, sha: pull.headSha, repository: pull.headRepository ?? repository },
    base: { ref: pull.base, sha: base },
    created_at: now(),
  })
  return number
}

function storedArtifacts(services: Services): GitHubServer['artifacts'] {
  const ready = services.store.artifacts.all().filter((artifact) => artifact.state === 'ready')
  return ready.map((artifact) => {
    const { id, runId, jobId, name, size, digest } = artifact
    return { id, runId, jobId, name, size, digest, file: blobFile(artifactBlob(artifact), services) }
  })
}

function documents(kind: Parameters<GitHubServer['documents']>[0], store: Store): Record<string, unknown>[] {
  const collections = {
    'check-runs': store.checks,
    issues: store.issues,
    comments: store.comments,
    dispatches: store.dispatches,
  }
  return collections[kind].all().map((document) => ({ ...document }))
}
