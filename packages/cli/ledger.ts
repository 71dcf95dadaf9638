import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { UserError } from '#core'
import { openGit } from '#host'
import { type Ledger, openLedger } from '#registry'
import { readMachine } from '#runner'

/** Options by which a command finds the ledger. */
export const ledgerOptions = {
  repository: { type: 'string', default: '.' },
  remote: { type: 'string', default: 'origin' },
  branch: { type: 'string', default: 'lockstep-ledger' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const LEDGER_HELP = `  --repository <folder>  a clone of the repository (default: here)
  --remote <name|url>    where the ledger is fetched from (default: origin)
  --branch <name>        branch of the ledger (default: lockstep-ledger)
  GITHUB_TOKEN           used for a private repository, unless git has credentials of its own
`

/** Runs work on the ledger that a clone's remote has. @throws UserError if there is none */
export async function withLedger<T>(
  options: { repository: string; remote: string; branch: string },
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const { environment } = readMachine()
  const folder = resolve(options.repository)
  const git = openGit(folder, environment)
  const found = await git.attempt(['remote', 'get-url', options.remote]).catch(() => undefined)
  const remote = found?.code === 0 ? found.stdout.trim() : options.remote
  if (found?.code !== 0 && !/[/:]/.test(options.remote)) {
    throw new UserError(`no git remote "${options.remote}"`, {
      where: folder,
      fix: 'Run this in a clone of the repository, or name the repository by --remote.',
    })
  }
  const temp = await mkdtemp(join(tmpdir(), 'lockstep-'))
  try {
    await using ledger = await openLedger({
      remote,
      branch: options.branch,
      token: environment.GITHUB_TOKEN || undefined,
      environment,
      temp,
    })
    return await work(ledger)
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}
