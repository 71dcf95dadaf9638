import { readFile, rm } from 'node:fs/promises'
import { UserError } from '#core'
import { createExclusive, readIfPresent } from './files.ts'
import { pause } from './http.ts'
import { isRunning, startTicksOf } from './processes.ts'

/** Holds a lock file until it is disposed of. */
export interface Lock extends AsyncDisposable {
  readonly path: string
}

/**
 * Takes a lock file that names its holder; a lock whose holder is dead is taken over.
 * @param path lock file
 * @param what what is locked, for the message
 * @param options wait: how long to wait for a living holder, in milliseconds; without it, not at all
 * @throws UserError that names the holder
 */
export async function takeLock(path: string, what: string, options: { wait?: number } = {}): Promise<Lock> {
  const deadline = Date.now() + (options.wait ?? 0)
  const body = JSON.stringify({ pid: process.pid, startTicks: await startTicksOf(process.pid) })
  for (;;) {
    if (await createExclusive(path, body)) return { path, [Symbol.asyncDispose]: () => release(path, body) }
    const holder = await readHolder(path)
    if (holder !== undefined && (await isRunning(holder.pid, holder.startTicks))) {
      if (Date.now() >= deadline) {
        throw new UserError(`${what} is in use by process ${holder.pid}`, {
          where: path,
          fix: 'Wait until it ends, or stop it.',
        })
      }
      await pause(20 + Math.random() * 80)
    } else await rm(path, { force: true })
  }
}

async function release(path: string, body: string): Promise<void> {
  if ((await readIfPresent(path)) === body) await rm(path, { force: true })
}

async function readHolder(
  path: string,
): Promise<{ pid: number; startTicks: number | undefined } | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined
    const ticks = 'startTicks' in value ? Number(value.startTicks) : undefined
    return { pid: Number(value.pid), startTicks: ticks }
  } catch {
    return undefined
  }
}
