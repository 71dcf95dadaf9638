import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { MissingEvidence, messageOf, UserError } from '#core'
import { type Engine, type Profile, profileSchema } from '#data'
import { type Rows, readWindow } from './window.ts'

/** What a window is compared with: a stored profile, or rows that are profiled now. */
export type Reference = { readonly kind: 'profile'; readonly path: string } | Rows

/**
 * Reads the reference.
 * @param name as the user named it, for messages
 * @throws MissingEvidence if a part of it cannot be read; UserError for a file that is no profile
 */
export async function readReference(engine: Engine, reference: Reference, name: string): Promise<Profile> {
  if (reference.kind === 'profile') return readProfile(reference.path, name)
  const { profile, unreadableFiles } = await readWindow(engine, reference, { name })
  if (unreadableFiles.length > 0) {
    throw new MissingEvidence(
      unreadableFiles.map(({ file, line, reason }) => ({
        what: `the reference cannot be read: ${reason}`,
        where: `${file}${line === undefined ? '' : `:${line}`}`,
      })),
    )
  }
  return profile
}

async function readProfile(path: string, name: string): Promise<Profile> {
  const fix = 'Give the profile that validate-data, train or drift-check wrote, or the data itself.'
  const text = await readFile(path, 'utf8')
  if (text.trim() === '') throw new MissingEvidence('the profile is empty', { where: name, fix })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UserError(`not a JSON document: ${messageOf(error)}`, { where: name, fix })
  }
  const result = profileSchema.safeParse(value)
  if (result.success) return result.data
  throw new UserError(`not a data profile: ${z.prettifyError(result.error).replace(/\s+/g, ' ')}`, {
    where: name,
    fix,
  })
}
