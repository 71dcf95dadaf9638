import { glob, rm } from 'node:fs/promises'
import { join, matchesGlob } from 'node:path'
import { formatReference, MissingEvidence, type ObjectReference } from '#core'
import { gcsSettings, inParallel, type Listed, openS3, type S3, s3Settings } from '#host'
import { fetchedRoot, fetchOnce, placeOf } from './fetched.ts'
import type { Step } from './step.ts'
import { type Used, usedFile } from './used.ts'

/** The store of a reference, with the settings and credentials of the step's environment. */
function storeOf({ machine, signal }: Step, { store }: ObjectReference): S3 {
  const { environment } = machine
  return openS3(store === 'gs' ? gcsSettings(environment) : s3Settings(environment), { signal })
}

/**
 * Fetches an object, or all objects of a folder (a key that is empty or ends in `/`).
 * @throws MissingEvidence if there is none; else as `download`
 */
export async function fromStore(step: Step, role: string, reference: ObjectReference): Promise<Used> {
  const uri = formatReference(reference)
  const path = isFolder(reference) ? await bringFolder(step, reference) : await bringObject(step, reference)
  return { ...(await usedFile(role, uri, path)), uri, root: fetchedRoot(step) }
}

function isFolder({ key }: ObjectReference): boolean {
  return key === '' || key.endsWith('/')
}

async function bringObject(step: Step, reference: ObjectReference): Promise<string> {
  const { store, bucket, key } = reference
  const path = placeOf(step, [store, bucket, ...key.split('/')])
  const client = storeOf(step, reference)
  await fetchOnce(step, formatReference(reference), path, (etag) => client.get(bucket, key, path, etag))
  return path
}

const PARALLEL = 8

async function bringFolder(step: Step, reference: ObjectReference): Promise<string> {
  const { store, bucket, key } = reference
  const objects = (await storeOf(step, reference).list(bucket, key)).filter(
    (found) => !found.key.endsWith('/'),
  )
  if (objects.length === 0) {
    throw new MissingEvidence('no object starts so', {
      where: formatReference(reference),
      fix: 'Check the address.',
    })
  }
  const folder = placeOf(step, [store, bucket, ...key.split('/').slice(0, -1)])
  // What an earlier step fetched may have been removed from the store since.
  const kept = new Set(objects.map((object) => placeOf(step, [store, bucket, ...object.key.split('/')])))
  await removeOthers(folder, kept)
  await inParallel(objects, PARALLEL, (object) => bringObject(step, { ...reference, key: object.key }))
  return folder
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for await (const item of glob('**/*', { cwd: folder, withFileTypes: true })) {
    const path = join(item.parentPath, item.name)
    if (item.isFile() && !kept.has(path)) await rm(path)
  }
}

const GLOB = /[*?{[]/

/**
 * The references that a pattern among the keys of a bucket stands for, sorted by key.
 * @throws MissingEvidence if no key matches
 */
export async function expandObjects(step: Step, reference: ObjectReference): Promise<string[]> {
  const { bucket, key } = reference
  if (!GLOB.test(key) || isFolder(reference)) return [formatReference(reference)]
  const parts = key.split('/')
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => GLOB.test(part)),
  )
  const prefix = fixed.map((part) => `${part}/`).join('')
  const found = await storeOf(step, reference).list(bucket, prefix)
  // An object may be named like a pattern.
  const matches = found.some((object) => object.key === key) ? [key] : keysThatMatch(found, key)
  if (matches.length === 0) {
    throw new MissingEvidence('no object matches', {
      where: formatReference(reference),
      fix: 'Check the pattern.',
    })
  }
  return matches.sort().map((match) => formatReference({ ...reference, key: match }))
}

function keysThatMatch(found: readonly Listed[], pattern: string): string[] {
  return found.map(({ key }) => key).filter((key) => !key.endsWith('/') && matchesGlob(key, pattern))
}
