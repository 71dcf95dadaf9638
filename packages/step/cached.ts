import type { z } from 'zod'
import { type Json, sha256OfJson } from '#core'
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
  const text = await log.group(`Looking for a ${name} that was made before`, () => cache.restore(key))
  const known = text === undefined ? undefined : valueIn(text, schema)
  if (known !== undefined) return { value: known, key }
  const value = await make()
  await log.group(`Keeping the ${name} for later runs`, () => cache.save(key, JSON.stringify(value)))
  return { value, key: undefined }
}

function valueIn<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
