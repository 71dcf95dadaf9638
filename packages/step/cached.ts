import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Json, sha256OfJson } from '#core'
import { writeAtomic } from '#host'
import { openCache } from '#runner'
import type { Step } from './step.ts'

export interface CacheRequest<T> {
  /** What it is: `verdict`. */
  readonly name: string
  /** Everything that the value depends on. */
  readonly of: Json
  /** What a value is as JSON; an entry that is not so is made anew. */
  readonly schema: z.ZodType<T>
}

/**
 * A value that is made once for what it depends on. Entries are kept by GitHub's cache, which keeps those of a pull
 * request from other branches.
 * @returns the value, and the key under which it was found; `key` is undefined for one that was made now
 */
export async function cached<T>(
  { machine, context, log }: Pick<Step, 'machine' | 'context' | 'log'>,
  { name, of, schema }: CacheRequest<T>,
  make: () => Promise<T>,
): Promise<{ readonly value: T; readonly key: string | undefined }> {
  const cache = await openCache(machine.environment, log)
  if (cache === undefined) return { value: await make(), key: undefined }
  const key = `lockstep-${name}-${sha256OfJson({ repository: context.repository, of })}`
  const path = join(machine.temp, 'lockstep', 'cached', `${key}.json`)
  const isThere = await log.group(`Looking for a ${name} that was made before`, () =>
    cache.restore(key, path),
  )
  if (isThere) {
    const value = await readCached(path, schema)
    if (value !== undefined) return { value, key }
  }
  const value = await make()
  await writeAtomic(path, JSON.stringify(value))
  await log.group(`Keeping the ${name} for later runs`, () => cache.save(key, path))
  return { value, key: undefined }
}

async function readCached<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
