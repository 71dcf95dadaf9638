import { execFile } from 'node:child_process'

/** Reads the served bare repository through git itself. */
export interface GitRepository {
  readonly gitDir: string
  /** Commit of a branch, a tag or a commit id; undefined where there is none. */
  commitOf(ref: string): Promise<string | undefined>
  /** Full name of a branch or tag given short or full; undefined where there is none. */
  fullRef(ref: string): Promise<string | undefined>
  refs(prefix: string): Promise<Ref[]>
  /** `main`, from the repository's HEAD. */
  defaultBranch(): Promise<string>
  isProtected(ref: string): Promise<boolean>
  entries(treeish: string, options: { path?: string; recursive?: boolean }): Promise<TreeEntry[]>
  commit(sha: string): Promise<Commit | undefined>
  /** Tree of a commit or tree id. */
  treeOf(treeish: string): Promise<string | undefined>
  blob(sha: string): Promise<Buffer | undefined>
}

export interface Ref {
  readonly name: string
  readonly sha: string
  readonly type: string
}

export interface TreeEntry {
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size: number | undefined
  readonly path: string
}

export interface Person {
  readonly name: string
  readonly email: string
  readonly date: string
}

export interface Commit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  readonly message: string
}

/** Key in the bare repository's configuration, repeatable: refs (shell patterns) that no push may change. */
export const protectedRefKey = 'simulator.protectedRef'

/** An environment in which git knows this repository and nothing of the user's own settings. */
export function gitEnvironment(settings: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries({ 'safe.directory': '*', ...settings })
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: String(entries.length),
  }
  for (const [index, [key, value]] of entries.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key
    environment[`GIT_CONFIG_VALUE_${index}`] = value
  }
  return environment
}

export function openRepository(gitDir: string): GitRepository {
  const refs = refReader(gitDir)
  return { gitDir, ...refs, ...objectReader(gitDir, refs.commitOf) }
}

function refReader(
  gitDir: string,
): Pick<GitRepository, 'commitOf' | 'fullRef' | 'refs' | 'defaultBranch' | 'isProtected'> {
  const text = (...args: string[]) => runText(gitDir, args)
  const commit = (name: string) => text('rev-parse', '--verify', '--quiet', `${name}^{commit}`)
  const fullRef = async (ref: string) => {
    const names = ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`]
    for (const name of names) if (await commit(name)) return name
    return undefined
  }
  return {
    fullRef,
    commitOf: async (ref) => {
      const name = await fullRef(ref)
      if (name !== undefined) return commit(name)
      return ref === 'HEAD' || /^[0-9a-f]{7,64}$/i.test(ref) ? commit(ref) : undefined
    },
    refs: async (prefix) => {
      const lines = (await text('for-each-ref', '--format=%(refname) %(objectname) %(objecttype)')) ?? ''
      return lines.split('\n').flatMap((line) => {
        const [name, sha, type] = line.split(' ')
        return name?.startsWith(prefix) && sha && type ? [{ name, sha, type }] : []
      })
    },
    defaultBranch: async () => (await text('symbolic-ref', '--short', 'HEAD')) ?? 'main',
    isProtected: async (ref) => {
      const patterns = (await text('config', '--get-all', protectedRefKey)) ?? ''
      return patterns.split('\n').some((pattern) => pattern !== '' && shellPattern(pattern).test(ref))
    },
  }
}

function objectReader(
  gitDir: string,
  commitOf: GitRepository['commitOf'],
): Pick<GitRepository, 'entries' | 'commit' | 'treeOf' | 'blob'> {
  const git = (...args: string[]) => run(gitDir, args)
  return {
    entries: async (treeish, { path, recursive }) => {
      const depth = recursive ? ['-r', '-t'] : []
      const paths = path === undefined ? [] : [path]
      const listing = await git(
        '--literal-pathspecs',
        'ls-tree',
        '-z',
        '-l',
        ...depth,
        treeish,
        '--',
        ...paths,
      )
      return (listing?.toString('utf8') ?? '').split('\0').flatMap(parseEntry)
    },
    commit: async (sha) => {
      if (!isObjectId(sha)) return undefined
      const raw = await git('cat-file', 'commit', sha)
      return raw && parseCommit(sha, raw.toString('utf8'))
    },
    treeOf: async (treeish) => {
      const name = isObjectId(treeish) ? treeish : await commitOf(treeish)
      return name && runText(gitDir, ['rev-parse', '--verify', '--quiet', `${name}^{tree}`])
    },
    blob: async (sha) => (isObjectId(sha) ? git('cat-file', 'blob', sha) : undefined),
  }
}

async function runText(gitDir: string, args: readonly string[]): Promise<string | undefined> {
  return (await run(gitDir, args))?.toString('utf8').trim()
}

/** Output of a git command; undefined where git refuses it. */
function run(gitDir: string, args: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', env: gitEnvironment(), maxBuffer: 256 * 1024 * 1024 } as const
    execFile('git', [`--git-dir=${gitDir}`, ...args], options, (error, stdout) => {
      if (!error) return resolve(stdout)
      if (typeof error.code === 'number') return resolve(undefined)
      reject(error)
    })
  })
}

function isObjectId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

function parseEntry(line: string): TreeEntry[] {
  const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\d+|-)\t(.*)$/s.exec(line) ?? []
  if (!mode || !type || !sha || !size || !path) return []
  return [{ mode, type, sha, size: size === '-' ? undefined : Number(size), path }]
}

function parseCommit(sha: string, raw: string): Commit {
  const end = raw.indexOf('\n\n')
  const head = raw.slice(0, end).split('\n')
  const all = (name: string) =>
    head.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parsePerson(all('author')[0] ?? ''),
    committer: parsePerson(all('committer')[0] ?? ''),
    message: raw.slice(end + 2).trimEnd(),
  }
}

function parsePerson(line: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? []
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') }
}

/** `*` and `?` as the shell's `case` in the hook reads them. */
function shellPattern(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's')
}
