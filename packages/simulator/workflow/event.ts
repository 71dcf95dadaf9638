import type { PullRequest } from '../github/types.ts'
import { git, tryGit } from './git.ts'
import type { Origin } from './snapshot.ts'

/** What started the run. `payload` entries are laid over what is made up. */
export interface EventRequest {
  readonly name: string
  readonly payload?: Readonly<Record<string, unknown>>
  /** Pull request: branch that it is to be merged into; `main` where absent. */
  readonly base?: string
  /** Schedule: the cron line. */
  readonly schedule?: string
}

export interface WorkflowEvent {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  /** `github.ref` and `github.sha`. */
  readonly ref: string
  readonly sha: string
  readonly headRef: string
  readonly baseRef: string
}

export interface EventSurroundings {
  readonly origin: Origin
  /** `owner/name` */
  readonly slug: string
  readonly actor: string
  readonly serverUrl: string
  readonly workflow: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly environment: Readonly<Record<string, string>>
  /** Makes a pull request known to the server and gives its number. */
  readonly openPullRequest: (pull: PullRequest) => Promise<number>
}

/** Events whose payload can be made up from the repository; another one needs its payload given. */
const known = ['push', 'pull_request', 'schedule', 'workflow_dispatch']

/** Makes the event of a run: its payload from git, and the ref and commit that GitHub would run it on. */
export async function makeEvent(request: EventRequest, at: EventSurroundings): Promise<WorkflowEvent> {
  const { origin } = at
  const [owner = '', name = ''] = at.slug.split('/')
  const base = {
    repository: {
      id: 1,
      name,
      full_name: at.slug,
      owner: { login: owner, id: 1 },
      default_branch: 'main',
      html_url: `${at.serverUrl}/${at.slug}`,
      fork: false,
      private: true,
    },
    sender: { login: at.actor, id: 1, type: 'User' },
  }
  const on = { name: request.name, ref: origin.ref, sha: origin.sha, headRef: '', baseRef: '' }
  if (request.name === 'pull_request') return pullRequest(request, at, base)
  if (!known.includes(request.name) && !request.payload) {
    throw new Error(`event '${request.name}' needs its payload; made up here are ${known.join(', ')}`)
  }
  const own =
    request.name === 'push'
      ? await push(at)
      : request.name === 'workflow_dispatch'
        ? { inputs: at.inputs, ref: origin.ref, workflow: at.workflow }
        : request.name === 'schedule'
          ? { schedule: request.schedule ?? '', workflow: at.workflow }
          : {}
  return { ...on, payload: { ...base, ...own, ...request.payload } }
}

async function push({ origin, environment, actor }: EventSurroundings): Promise<Record<string, unknown>> {
  const none = '0'.repeat(40)
  const message = await git(['show', '-s', '--format=%B', origin.sha], {
    cwd: origin.gitDir,
    env: environment,
  })
  const commit = { id: origin.sha, message, distinct: true, author: { name: actor } }
  const before = origin.before ?? none
  return {
    ref: origin.ref,
    before,
    after: origin.sha,
    created: before === none,
    deleted: false,
    forced: false,
    head_commit: commit,
    commits: [commit],
  }
}

/** GitHub runs a pull request on the merge of head and base, which is made here too. */
async function pullRequest(
  request: EventRequest,
  at: EventSurroundings,
  base: { readonly repository: unknown },
): Promise<WorkflowEvent> {
  const { origin } = at
  const baseRef = request.base ?? 'main'
  const headRef = origin.ref.replace(/^refs\/heads\//, '')
  const here = { cwd: origin.gitDir, env: { ...at.environment, ...identity } }
  const baseSha = await tryGit(['rev-parse', '--verify', '--quiet', `refs/heads/${baseRef}`], here)
  if (!baseSha) throw new Error(`the base branch '${baseRef}' of the pull request is not in the repository`)
  if (headRef === baseRef) throw new Error(`the pull request would merge '${baseRef}' into itself`)
  const tree = await tryGit(['merge-tree', '--write-tree', baseSha, origin.sha], here)
  if (!tree) throw new Error(`'${headRef}' conflicts with '${baseRef}'; GitHub starts no run for it`)
  const pull = { title: headRef, head: headRef, base: baseRef, headSha: origin.sha }
  const number = await at.openPullRequest(pull)
  const message = `Merge ${origin.sha} into ${baseSha}`
  const merge = await git(['commit-tree', tree, '-p', baseSha, '-p', origin.sha, '-m', message], here)
  await git(['update-ref', `refs/pull/${number}/head`, origin.sha], here)
  await git(['update-ref', `refs/pull/${number}/merge`, merge], here)
  const ends = { headRef, headSha: origin.sha, baseRef, baseSha, merge, number }
  const pull_request = pullRequestPayload(ends, at, base.repository)
  const payload = { ...base, action: 'opened', number, pull_request, ...request.payload }
  return { name: 'pull_request', payload, ref: `refs/pull/${number}/merge`, sha: merge, headRef, baseRef }
}

interface PullEnds {
  readonly headRef: string
  readonly headSha: string
  readonly baseRef: string
  readonly baseSha: string
  readonly merge: string
  readonly number: number
}

function pullRequestPayload(pull: PullEnds, at: EventSurroundings, repository: unknown) {
  const end = (ref: string, sha: string) => ({
    ref,
    sha,
    label: `${at.slug.split('/')[0]}:${ref}`,
    repo: repository,
  })
  const user = { login: at.actor, id: 1, type: 'User' }
  return {
    number: pull.number,
    state: 'open',
    draft: false,
    merged: false,
    title: pull.headRef,
    body: null,
    user,
    labels: [],
    head: end(pull.headRef, pull.headSha),
    base: end(pull.baseRef, pull.baseSha),
    merge_commit_sha: pull.merge,
    html_url: `${at.serverUrl}/${at.slug}/pull/${pull.number}`,
  }
}

// A fixed identity and time: the merge of the same two commits is the same commit again.
const identity = {
  GIT_AUTHOR_NAME: 'Lockstep',
  GIT_AUTHOR_EMAIL: 'lockstep@localhost',
  GIT_AUTHOR_DATE: '1970-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Lockstep',
  GIT_COMMITTER_EMAIL: 'lockstep@localhost',
  GIT_COMMITTER_DATE: '1970-01-01T00:00:00Z',
}
