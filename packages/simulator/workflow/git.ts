import { execFile } from 'node:child_process'

export interface GitOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** A git command that failed, with what it said. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed'

  constructor(args: readonly string[], said: string) {
    super(`git ${args.filter((arg) => !arg.includes('AUTHORIZATION')).join(' ')}: ${said.trim() || 'failed'}`)
  }
}

/**
 * Runs git and returns its standard output without the last line end. The user's hooks do not run.
 * @throws GitFailed where git exits with another status than 0
 */
export function git(args: readonly string[], options: GitOptions): Promise<string> {
  const { cwd, signal } = options
  const env = { ...options.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
  return new Promise((done, fail) => {
    const child = execFile(
      'git',
      ['-c', 'core.hooksPath=/dev/null', ...args],
      { cwd, env, maxBuffer: 256 * 1024 * 1024, ...(signal && { signal }) },
      (error, stdout, stderr) => {
        if (error) fail(signal?.aborted ? error : new GitFailed(args, stderr || error.message))
        else done(stdout.replace(/\n$/, ''))
      },
    )
    child.stdin?.destroy()
  })
}

/** As `git`, but undefined where git exits with another status than 0 (a ref that is not there). */
export async function tryGit(args: readonly string[], options: GitOptions): Promise<string | undefined> {
  try {
    return await git(args, options)
  } catch (error) {
    if (error instanceof GitFailed) return undefined
    throw error
  }
}
