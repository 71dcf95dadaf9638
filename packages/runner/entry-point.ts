import * as core from '@actions/core'
import { ServiceError, UserError } from '#core'

/**
 * Runs a phase of an action and ends the process: toolkit promises can keep an idle process alive.
 * What reaches this net was caught by nobody: a bug, or a failure to report. A `post` only warns, for it must not
 * break a green job.
 */
export async function runPhase(phase: 'main' | 'post', work: () => Promise<void>): Promise<never> {
  const fail = (error: unknown): never => {
    const known = error instanceof UserError || error instanceof ServiceError
    const text = known ? error.message : `This is a bug in lockstep: ${stackOf(error)}`
    if (phase === 'main') core.setFailed(text)
    else core.warning(text)
    process.exit(phase === 'main' ? 1 : 0)
  }
  // The artifact client's zip reader uses Buffer(); a user can do nothing about it.
  process.noDeprecation = true
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  try {
    await work()
  } catch (error) {
    fail(error)
  }
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
  process.exit(process.exitCode ?? 0)
}

/**
 * Runs a daemon and ends the process. It has no runner to speak to: what goes wrong is written to its own log, which
 * is its standard error.
 */
export async function runDaemon(work: () => Promise<void>): Promise<never> {
  const fail = (error: unknown): never => {
    process.stderr.write(`${stackOf(error)}\n`)
    process.exit(1)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  try {
    await work()
  } catch (error) {
    fail(error)
  }
  process.exit(0)
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
