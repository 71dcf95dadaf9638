import { join } from 'node:path'
import { z } from 'zod'
import { digestFile, sha256 } from '#core'
import { type Downloaded, readIfPresent, writeAtomic } from '#host'
import type { Step } from './step.ts'

const knownSchema = z.object({ etag: z.string(), sha256: z.string() })

/** Folder of what was fetched in this job; names in it say where it came from. */
export const fetchedRoot = (step: Step): string => join(step.machine.temp, 'lockstep', 'fetched')

/**
 * Brings a file here once per job: a later step asks the server only whether its copy still holds.
 * @param address of the file, with all that tells it from others; kept as a digest only
 * @param fetch gets the ETag of the copy that is here, if there is one
 */
export async function fetchOnce(
  step: Step,
  address: string,
  path: string,
  fetch: (etag: string | undefined) => Promise<Downloaded | 'unchanged'>,
): Promise<void> {
  const note = join(step.machine.temp, 'lockstep', 'fetched-notes', `${sha256(address)}.json`)
  const known = readKnown(await readIfPresent(note))
  // Every step of the job can write there: a copy counts only if it is still what came in.
  const isHere =
    known !== undefined && (await digestFile(path).catch(() => undefined))?.sha256 === known.sha256
  const result = await fetch(isHere ? known.etag : undefined)
  if (result === 'unchanged' || result.etag === undefined) return
  await writeAtomic(note, JSON.stringify({ etag: result.etag, sha256: result.sha256 }))
}

function readKnown(text: string | undefined): z.output<typeof knownSchema> | undefined {
  if (text === undefined) return undefined
  try {
    return knownSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Path below `fetchedRoot` for a place elsewhere; a part that no file can be called is written otherwise. */
export function placeOf(step: Step, parts: readonly string[]): string {
  return join(fetchedRoot(step), ...parts.map(safeName))
}

// What file systems refuse, and `%` so that no two names become one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const UNSAFE = /[\u0000-\u001f\u007f%<>:"/\\|?*]/g
const MAX_NAME_BYTES = 200

function safeName(part: string): string {
  const name = part.replace(
    UNSAFE,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  if (name === '' || name === '.' || name === '..') return `%${name}`
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name
  // The end of a name says what kind of file it is.
  return `%${sha256(part).slice(0, 16)}${/(\.[A-Za-z0-9]{1,10}){1,2}$/.exec(name)?.[0] ?? ''}`
}
