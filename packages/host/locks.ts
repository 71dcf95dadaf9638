import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { sha256, UserError } from '#core'
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
  const startTicks = await startTicksOf(process.pid)
  const body = JSON.stringify({ pid: process.pid, startTicks, nonce: randomUUID() })
  for (;;) {
    if (await createExclusive(path, body)) return { path, [Symbol.asyncDispose]: () => release(path, body) }
    const held = await readIfPresent(path)
    if (held === undefined) continue
    const holder = holderOf(held)
    if (holder === undefined || !(await isRunning(holder.pid, holder.startTicks))) {
      await removeDead(path, held, what)
    } else if (Date.now() >= deadline) {
      throw new UserError(`${what} is in use by process ${holder.pid}`, {
        where: path,
        fix: 'Wait until it ends, or stop it.',
      })
    } else await pause(20 + Math.random() * 80)
  }
}

const CLAIM_WAIT = 10_000

/**
 * Removes a dead holder's lock. Between reading and removing it another contender may have taken the path over,
 * so only the holder of a second lock, named after the dead one's content, may do it.
 */
async function removeDead(path: string, held: string, what: string): Promise<void> {
  const claim = `${path}.${sha256(held).slice(0, 16)}`
  await using _claim = await takeLock(claim, what, { wait: CLAIM_WAIT })
  await release(path, held)
}

async function release(path: string, body: string): Promise<void> {
  if ((await readIfPresent(path)) === body) await rm(path, { force: true })
}

const holderSchema = z.object({ pid: z.int(), startTicks: z.number().optional() })

function holderOf(body: string): z.output<typeof holderSchema> | undefined {
  try {
    return holderSchema.parse(JSON.parse(body))
  } catch {
    // Written by somebody else, or cut by a crash of the machine: nobody holds it.
    return undefined
  }
}
