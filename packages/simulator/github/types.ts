/** What a job's token may do, as in a workflow's `permissions:`. */
export type Access = 'none' | 'read' | 'write'
export type Permissions = Readonly<Record<string, Access>>

/** A failure to inject into the answers of GitHub's services. */
export interface Fault {
  /** HTTP method, or every method. */
  readonly method?: string
  /** Matched against the request's path. */
  readonly path: RegExp
  /** How many matching requests fail before the fault is spent; without it, all of them. */
  readonly times?: number
  /** Answer with this status; the body names the injected fault. */
  readonly status?: number
  /** Wait so long before answering, in milliseconds. */
  readonly delayMs?: number
  /** Cut the connection after the request was read, without an answer; the request has taken effect if `after`. */
  readonly cut?: 'before' | 'after'
}

/** A workflow run as the REST interface shows it. */
export interface RunIdentity {
  readonly runId: number
  readonly attempt: number
  /** Path of the workflow file inside the repository. */
  readonly workflow: string
  readonly event: string
  readonly headSha: string
  /** Full ref, `refs/heads/main`. */
  readonly ref: string
  /** Repository of the head commit; differs from the served one for a fork. */
  readonly headRepository: string
  /** Full ref of the branch that a pull request goes to; its caches may be read. */
  readonly baseRef?: string
}

export interface JobIdentity {
  readonly run: RunIdentity
  /** Numeric id, `job.check_run_id`. */
  readonly jobId: number
  readonly name: string
  readonly permissions: Permissions
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped'

/** What is known of a job once it ended. */
export interface JobRan {
  /** In the order in which they ran. */
  readonly steps: readonly { readonly name: string; readonly conclusion: Conclusion }[]
  /** Lines that its steps printed, masked, without times. */
  readonly log: readonly string[]
}

/** One request that reached the server. `violation` names what GitHub's own OpenAPI document refuses in it. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
  readonly violation?: string
  /** The path is not played here. */
  readonly unsimulated?: true
}

export interface PullRequest {
  readonly title: string
  readonly body?: string
  /** Branch names without `refs/heads/`. */
  readonly head: string
  readonly base: string
  /** Commit of the head branch, and where it lives if in a fork. */
  readonly headSha: string
  readonly headRepository?: string
}

export interface GitHubOptions {
  /** `owner/name` of the repository that is served. */
  readonly repository: string
  /** Bare repository, served over git's smart HTTP protocol and read by the contents and git data interfaces. */
  readonly gitDir: string
  /** Where runs, artifacts, caches, checks, issues, comments and dispatches are kept; survives a restart. */
  readonly stateDir: string
  /** 0 or absent: any free port. Always on loopback. */
  readonly port?: number
}

export interface StoredArtifact {
  readonly id: number
  readonly runId: number
  readonly jobId: number
  readonly name: string
  readonly size: number
  readonly digest: string
  /** The uploaded archive (or raw file) on this machine. */
  readonly file: string
}

export interface GitHubServer {
  /** `http://127.0.0.1:port` */
  readonly url: string
  /** Makes a run known to REST (`GET /repos/{owner}/{repo}/actions/runs/{id}`); again for a new attempt. */
  registerRun(run: RunIdentity): void
  /** Makes a job known and returns what GitHub puts into the environment of its steps, without `GITHUB_TOKEN`. */
  registerJob(job: JobIdentity): { readonly environment: Record<string, string>; readonly token: string }
  /** Tells how a job ended, for `GET .../actions/jobs/{id}` and its logs. */
  completeJob(jobId: number, conclusion: Conclusion, ran?: JobRan): void
  /** Next free ids, kept in the state directory. */
  nextRunId(): number
  nextJobId(): number
  /** Makes a pull request known to REST and returns its number. The base branch must be in the repository. */
  openPullRequest(pull: PullRequest): Promise<number>
  inject(fault: Fault): void
  readonly requests: readonly RecordedRequest[]
  readonly artifacts: readonly StoredArtifact[]
  /** Raw stored documents by kind, in GitHub's field names. */
  documents(kind: 'check-runs' | 'issues' | 'comments' | 'dispatches'): readonly Record<string, unknown>[]
  close(): Promise<void>
}
