import { open, readFile } from 'node:fs/promises'
import { checkDocument, MissingEvidence, parseReference, parseYaml, UserError } from '#core'
import { type Engine, type Profile, profileSchema, type ReadOptions } from '#data'
import { type Step, shownReference, use } from '#step'
import { profileData } from '#validation'
import type { Request } from './request.ts'
import { findData, type Sources } from './sources.ts'

/** Earlier data, or what is known of it. */
export type Reference = { readonly name: string } & (
  | { readonly profile: Profile }
  | { readonly data: Sources }
)

/**
 * Finds what data is compared with: the profile of an earlier run (a JSON file, `record:profile`, an entry, a registered
 * version), or data, which is profiled now.
 */
export async function findReference(
  step: Step,
  text: string | undefined,
  read: ReadOptions | undefined,
): Promise<Reference | undefined> {
  if (text === undefined) return undefined
  const name = shownReference(text)
  if (isData(text)) return { name, data: await dataOf(step, text, read) }
  const { path, name: file } = await use(step, 'profile', text)
  if (await isList(path)) return { name, data: await dataOf(step, text, read) }
  return { name, profile: checkDocument(parseYaml(await readFile(path, 'utf8'), file), profileSchema) }
}

/** Entries and registered versions hold a profile; of files, JSON may be one. */
function isData(text: string): boolean {
  const { kind } = parseReference(text)
  return !['record', 'digest', 'registry'].includes(kind) && !/\.json$/i.test(text)
}

/** A profile is an object; a list in JSON is rows. */
async function isList(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024))
    return buffer.toString('utf8', 0, bytesRead).trimStart().startsWith('[')
  } finally {
    await handle.close()
  }
}

async function dataOf(step: Step, text: string, read: ReadOptions | undefined): Promise<Sources> {
  const found = await findData(step, 'reference', [text], read)
  if (found.missing.length > 0) throw new MissingEvidence(found.missing)
  return found
}

/** The profile of the reference. @throws UserError for data that cannot be read, or if the engine cannot finish */
export async function profileOf(engine: Engine, { reference, rules }: Request): Promise<Profile | undefined> {
  if (reference === undefined || 'profile' in reference) return reference?.profile
  const { dataset } = reference.data
  const { profile, relation } = await profileData(
    engine,
    dataset,
    rules?.main.columns ?? new Map(),
    undefined,
  )
  const [unreadable] = relation.unreadable
  if (unreadable === undefined) return profile
  throw new UserError(`the reference cannot be read: ${unreadable.file}: ${unreadable.reason}`, {
    where: `input reference: ${reference.name}`,
  })
}
