import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ServiceError, UserError } from '#core'
import { type CommandResult, type Git, openGit, pause } from '#host'

/** One state of the ledger branch. */
export interface Snapshot {
  /** Commit of the branch; undefined while the branch does not exist. */
  readonly commit: string | undefined
  read(path: string): Promise<string | undefined>
  /** Paths below a folder. */
  list(folder: string): Promise<string[]>
}

/** What a transaction wants to write: whole files by path. None: nothing is committed. */
export interface Change<T> {
  readonly files: ReadonlyMap<string, string>
  readonly message: string
  readonly result: T
}

/**
 * A branch used as a database: one commit is one transaction, a push with a lease on the old commit is the
 * compare-and-swap. It works on every git host.
 */
export interface Ledger extends AsyncDisposable {
  readonly branch: string
  snapshot(): Promise<Snapshot>
  /**
   * Runs `decide` on the newest state and pushes what it wants. When another writer was first, the state is read
   * again and `decide` runs again, so that its preconditions are checked on what it will build upon.
   * @throws UserError from `decide`, or for a branch that may not be pushed; ServiceError after the last try
   */
  transact<T>(
    decide: (snapshot: Snapshot) => Promise<Change<T>>,
  ): Promise<{ result: T; commit: string | undefined }>
}

export interface LedgerOptions {
  /** Address or path of the git repository. */
  readonly remote: string
  readonly branch: string
  /** Sent as basic authentication to the remote's origin. */
  readonly token?: string | undefined
  readonly environment: Readonly<Record<string, string>>
  /** Folder for a temporary bare repository. */
  readonly temp: string
}

const ATTEMPTS = 25

export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const folder = await mkdtemp(join(options.temp, 'ledger-'))
  const git = openGit(folder, options.environment, authorization(options))
  await git.run(['init', '--quiet', '--bare', '.'])
  const ref = `refs/heads/${options.branch}`
  const snapshot = async (): Promise<Snapshot> => snapshotOf(git, await fetchTip(git, options.remote, ref))
  return {
    branch: options.branch,
    snapshot,
    transact: (decide) => transact(git, options, ref, snapshot, decide),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

function authorization({ remote, token }: LedgerOptions): Record<string, string> {
  if (token === undefined || !/^https?:/.test(remote)) return {}
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
  return { [`http.${new URL(remote).origin}/.extraheader`]: header }
}

async function fetchTip(git: Git, remote: string, ref: string): Promise<string | undefined> {
  // Asked first: a fetch cannot tell a branch that is missing from a repository that is.
  const listed = await reach(git, remote, ['ls-remote', remote, ref])
  const commit = listed.split(/\s/)[0]
  if (commit === undefined || commit === '') return undefined
  await reach(git, remote, ['fetch', '--quiet', '--depth=1', '--no-tags', remote, `+${ref}:${ref}`])
  return (await git.run(['rev-parse', ref])).trim()
}

async function reach(git: Git, remote: string, args: readonly string[]): Promise<string> {
  let last: CommandResult = { code: 1, stdout: '', stderr: '' }
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    last = await git.attempt(args)
    if (last.code === 0) return last.stdout
    if (isRefusal(last.stderr)) throw refused(remote, last.stderr)
    await pause(300 * 2 ** (attempt - 1) * (0.5 + Math.random() / 2))
  }
  throw new ServiceError('git', `cannot read ${withoutSecret(remote)}: ${last.stderr.trim()}`, {
    attempts: 4,
  })
}

function snapshotOf(git: Git, commit: string | undefined): Snapshot {
  return {
    commit,
    read: async (path) => {
      if (commit === undefined) return undefined
      const found = await git.attempt(['cat-file', 'blob', `${commit}:${path}`])
      return found.code === 0 ? found.stdout : undefined
    },
    list: async (folder) => {
      if (commit === undefined) return []
      const found = await git.run(['ls-tree', '-r', '-z', '--name-only', commit, '--', `${folder}/`])
      return found.split('\0').filter((path) => path !== '')
    },
  }
}

async function transact<T>(
  git: Git,
  options: LedgerOptions,
  ref: string,
  snapshot: () => Promise<Snapshot>,
  decide: (snapshot: Snapshot) => Promise<Change<T>>,
): Promise<{ result: T; commit: string | undefined }> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await snapshot()
    const change = await decide(before)
    if (change.files.size === 0) return { result: change.result, commit: before.commit }
    const commit = await commitOn(git, before.commit, change)
    const lease = `--force-with-lease=${ref}:${before.commit ?? ''}`
    const pushed = await git.attempt(['push', '--porcelain', lease, options.remote, `${commit}:${ref}`])
    if (pushed.code === 0) return { result: change.result, commit }
    const said = `${pushed.stdout}\n${pushed.stderr}`
    // A cut connection may hide a push that landed.
    if ((await snapshot()).commit === commit) return { result: change.result, commit }
    if (!isLostRace(said)) {
      if (isRefusal(said)) throw refused(options.remote, said)
      if (attempt >= 4)
        throw new ServiceError('git', `push failed: ${pushed.stderr.trim()}`, { attempts: attempt })
    }
    if (attempt >= ATTEMPTS) {
      throw new ServiceError('git', `the branch ${options.branch} moved on each of ${ATTEMPTS} tries`, {
        attempts: attempt,
      })
    }
    await pause(Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)) * Math.random())
  }
}

/** Writes a commit from whole files, without a work tree. */
async function commitOn(git: Git, parent: string | undefined, change: Change<unknown>): Promise<string> {
  const index = {
    GIT_INDEX_FILE: join(git.directory, `index-${process.pid}-${Math.random().toString(36).slice(2)}`),
  }
  if (parent !== undefined) await git.run(['read-tree', parent], { environment: index })
  const lines: string[] = []
  for (const [path, content] of change.files) {
    const blob = (await git.run(['hash-object', '-w', '--stdin'], { input: content })).trim()
    lines.push(`100644 blob ${blob}\t${path}`)
  }
  await git.run(['update-index', '--index-info'], { environment: index, input: `${lines.join('\n')}\n` })
  const tree = (await git.run(['write-tree'], { environment: index })).trim()
  await rm(index.GIT_INDEX_FILE, { force: true })
  const parents = parent === undefined ? [] : ['-p', parent]
  return (await git.run(['commit-tree', tree, ...parents], { input: `${change.message}\n` })).trim()
}

/**
 * Both ways in which a push loses a race: the client saw that the branch moved, or the server saw it
 * (`cannot lock ref ... is at X but expected Y`).
 */
function isLostRace(said: string): boolean {
  return /stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref|reference already exists/i.test(
    said,
  )
}

function isRefusal(said: string): boolean {
  return /\b(401|403)\b|authentication failed|could not read Username|permission|denied|protected branch|GH006|GH013|hook declined|not found|does not appear to be a git repository/i.test(
    said,
  )
}

function refused(remote: string, said: string): UserError {
  const isProtected = /protected branch|GH006|GH013|hook declined/i.test(said)
  const reason = said
    .split('\n')
    .filter((line) => /remote:|fatal:|error:|!/.test(line))
    .join(' ')
    .trim()
  return new UserError(`the ledger cannot be written or read: ${reason || said.trim()}`, {
    where: withoutSecret(remote),
    fix: isProtected
      ? 'The branch is protected: let the token of this workflow bypass the rule, or name another branch by ledger:<owner>/<repo>@<branch>.'
      : 'Give the job `permissions: contents: write` and pass the token, and check the address.',
  })
}

function withoutSecret(remote: string): string {
  return remote.replace(/\/\/[^@/]*@/, '//')
}
