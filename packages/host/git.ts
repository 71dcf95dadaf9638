import { MissingEvidence, UserError } from '#core'
import { type CommandResult, type RawResult, runCommand, runCommandInto } from './processes.ts'

/** A git repository on this machine (work tree or bare), run without prompts, hooks' colours or user's identity. */
export interface Git {
  readonly directory: string
  /** Runs git. @throws GitError on a non-zero exit */
  run(args: readonly string[], options?: GitOptions): Promise<string>
  /** Runs git and returns the result whatever the exit code. */
  attempt(args: readonly string[], options?: GitOptions): Promise<RawResult>
  /** Runs git and writes its output to a new file, whatever its size. @throws GitError on a non-zero exit */
  save(args: readonly string[], path: string): Promise<void>
}

export interface GitOptions {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Git said no. */
export class GitError extends Error {
  readonly result: CommandResult

  constructor(args: readonly string[], result: CommandResult) {
    super(
      `git ${args.find((arg) => !arg.startsWith('-')) ?? ''}: ${result.stderr.trim() || `exit ${result.code}`}`,
    )
    this.name = 'GitError'
    this.result = result
  }
}

const IDENTITY = {
  GIT_AUTHOR_NAME: 'lockstep',
  GIT_AUTHOR_EMAIL: 'lockstep@users.noreply.github.com',
  GIT_COMMITTER_NAME: 'lockstep',
  GIT_COMMITTER_EMAIL: 'lockstep@users.noreply.github.com',
}

/**
 * @param directory work tree or bare repository
 * @param environment only PATH, HOME and proxy or certificate settings are taken from it
 * @param configuration `-c` settings, passed by environment so that a token never shows in a process list
 */
export function openGit(
  directory: string,
  environment: Readonly<Record<string, string>>,
  configuration: Readonly<Record<string, string>> = {},
): Git {
  const base = gitEnvironment(environment, configuration)
  const attempt = (args: readonly string[], options: GitOptions = {}): Promise<RawResult> =>
    runCommand('git', args, {
      cwd: directory,
      environment: { ...base, ...options.environment },
      ...(options.input === undefined ? {} : { input: options.input }),
    })
  return {
    directory,
    attempt,
    run: async (args, options) => {
      const result = await attempt(args, options)
      if (result.code !== 0) throw new GitError(args, result)
      return result.stdout
    },
    save: async (args, path) => {
      const result = await runCommandInto('git', args, path, { cwd: directory, environment: base })
      if (result.code !== 0) throw new GitError(args, result)
    },
  }
}

const PASSED =
  /^(PATH|HOME|XDG_CONFIG_HOME|TMPDIR|LANG|.*_proxy|.*_PROXY|SSL_CERT_.*|GIT_SSL_.*|CURL_CA_BUNDLE|SSH_AUTH_SOCK)$/

function gitEnvironment(
  environment: Readonly<Record<string, string>>,
  configuration: Readonly<Record<string, string>>,
): Record<string, string> {
  const settings = Object.entries({ 'safe.directory': '*', 'gc.auto': '0', ...configuration })
  const numbered = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ])
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED.test(name))),
    ...IDENTITY,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(numbered),
  }
}

/** A file of a commit. */
export interface TreeFile {
  /** Relative to the root of the repository, `/` as separator. */
  readonly path: string
  /** Id of its content. */
  readonly object: string
  readonly bytes: number
  readonly kind: 'file' | 'link'
}

/** The files of a commit that a path is, or that lie below it. @param path without it, all files */
export async function listTree(git: Git, commit: string, path?: string): Promise<TreeFile[]> {
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', commit]
  const below = path === undefined || path === '.' ? [] : ['--', path]
  const listed = await git.run([...args, ...below], { environment: { GIT_LITERAL_PATHSPECS: '1' } })
  return listed.split('\0').flatMap((line) => {
    // A submodule is a `commit`.
    const [, mode, object, bytes, name] = /^(\d+) blob (\S+) +(\d+)\t(.*)$/s.exec(line) ?? []
    if (object === undefined || name === undefined) return []
    return [{ path: name, object, bytes: Number(bytes), kind: mode === '120000' ? 'link' : 'file' } as const]
  })
}

/**
 * Bytes of a file at a ref.
 * @throws MissingEvidence if the ref has no such file, UserError if there is no such ref
 */
export async function showBytes(git: Git, ref: string, path: string): Promise<Buffer> {
  const commit = await resolveCommit(git, ref)
  const shown = await git.attempt(['cat-file', 'blob', `${commit}:${path}`])
  if (shown.code === 0) return shown.stdoutBytes
  throw new MissingEvidence(`no file ${path} at ${ref}`, {
    where: `git:${ref}:${path}`,
    fix: 'Check the path; it is relative to the root of the repository.',
  })
}

/** As `showBytes`, for a text in UTF-8. */
export async function showFile(git: Git, ref: string, path: string): Promise<string> {
  return (await showBytes(git, ref, path)).toString('utf8')
}

/**
 * Commit id of a branch, tag or id; a branch that only the remote has is found as `origin/<ref>`.
 * @throws UserError if there is none, which names the usual cause: a shallow checkout
 */
export async function resolveCommit(git: Git, ref: string): Promise<string> {
  for (const candidate of [ref, `refs/remotes/origin/${ref}`]) {
    const found = await git.attempt([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${candidate}^{commit}`,
    ])
    if (found.code === 0) return found.stdout.trim()
  }
  const answer = await git.attempt(['rev-parse', '--is-shallow-repository'])
  if (answer.code !== 0) {
    throw new UserError('this folder is not a git checkout', {
      where: git.directory,
      fix: 'Add actions/checkout to the job, before this step.',
    })
  }
  const shallow = answer.stdout.trim() === 'true'
  throw new UserError(`git ref "${ref}" does not exist in this checkout`, {
    where: git.directory,
    fix: shallow
      ? 'Check out with fetch-depth: 0, or fetch the ref first.'
      : 'Check the name of the branch or tag.',
  })
}
