import { readFile, rm, stat } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'
import { z } from 'zod'
import { MissingEvidence, UserError } from '#core'
import { inParallel } from '#host'
import { type DvcAlgorithm, type ListedFile, md5OfFile } from './md5.ts'
import { type ObjectPlace, objectPath } from './objects.ts'
import type { DvcOut } from './pointer.ts'

const MAX_LISTING_BYTES = 512 * 2 ** 20
const PARALLEL = 8
const listingSchema = z.array(z.object({ md5: z.string().regex(/^[0-9a-f]{32}$/), relpath: z.string() }))

/** What DVC tracks, brought to this machine. */
export interface Restored {
  /** Absolute path of the file or folder. */
  readonly path: string
  /** Name of its object. */
  readonly md5: string
}

/**
 * Brings a tracked file or folder, or a path inside a tracked folder, to this machine. Each file is hashed again: what
 * does not have the md5 that the pointer names is not used.
 * @param path the out's own, or one below it
 * @param into folder that stands for the repository: the path is made below it
 * @param places where objects are looked for, in this order
 * @throws MissingEvidence if no place has it; UserError for what is unsupported or has been altered
 */
export async function restoreOut(
  out: DvcOut,
  path: string,
  into: string,
  places: readonly ObjectPlace[],
): Promise<Restored> {
  const { oid, unsupported } = out
  if (oid === undefined || unsupported !== undefined) {
    throw new UserError(`unsupported: DVC tracks it, but ${unsupported}`, {
      where: `${path} (${out.source})`,
      fix: 'Run `dvc pull` in a step before; files that are there are used.',
    })
  }
  const bring = (md5: string, file: string): Promise<string> =>
    bringObject({ md5, file, algorithm: out.algorithm, source: out.source }, into, places)
  if (!oid.endsWith('.dir')) {
    if (path !== out.path) throw new MissingEvidence('DVC tracks no such file', { where: path })
    return { path: await bring(oid, path), md5: oid }
  }
  const listing = await readListing(await bring(oid, posix.join('.listings', oid)), out)
  const single = listing.find(({ relpath }) => posix.join(out.path, relpath) === path)
  if (single !== undefined) return { path: await bring(single.md5, path), md5: single.md5 }
  const below = listing.filter(
    ({ relpath }) => path === out.path || posix.join(out.path, relpath).startsWith(`${path}/`),
  )
  if (below.length === 0)
    throw new MissingEvidence('the folder that DVC tracks has no such file', { where: path })
  await inParallel(below, PARALLEL, ({ md5, relpath }) => bring(md5, posix.join(out.path, relpath)))
  return { path: join(into, path), md5: oid }
}

/** The files of a tracked folder, if the listing can be had. @throws as `restoreOut` */
export async function listOut(
  out: DvcOut,
  into: string,
  places: readonly ObjectPlace[],
): Promise<ListedFile[]> {
  if (out.oid?.endsWith('.dir') !== true || out.unsupported !== undefined) return []
  const wanted = { ...out, md5: out.oid, file: posix.join('.listings', out.oid) }
  return readListing(await bringObject(wanted, into, places), out)
}

/** A listing comes from a remote: a name in it must not lead out of the folder. */
async function readListing(path: string, { source }: DvcOut): Promise<ListedFile[]> {
  const where = `listing of ${source}`
  if ((await stat(path)).size > MAX_LISTING_BYTES) throw new UserError('the listing is too long', { where })
  const parsed = listingSchema.safeParse(parseJson(await readFile(path, 'utf8')))
  if (!parsed.success) throw new UserError('is no listing of DVC', { where })
  const hostile = parsed.data.find(({ relpath }) => !isInner(relpath))
  if (hostile !== undefined) throw new UserError(`"${hostile.relpath}" leads out of the folder`, { where })
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isInner(relpath: string): boolean {
  const parts = relpath.split('/')
  const isPlain = !relpath.includes('\0') && (sep === '/' || !relpath.includes(sep))
  return isPlain && parts.every((part) => part !== '' && part !== '.' && part !== '..')
}

interface Wanted {
  readonly md5: string
  /** Below `into`. */
  readonly file: string
  readonly algorithm: DvcAlgorithm
  readonly source: string
}

async function bringObject(wanted: Wanted, into: string, places: readonly ObjectPlace[]): Promise<string> {
  const path = join(into, wanted.file)
  if (await isWhole(path, wanted)) return path
  const altered: string[] = []
  for (const place of places) {
    if (!(await place.fetch(objectPath(wanted.md5, wanted.algorithm), path))) continue
    if (await isWhole(path, wanted)) return path
    await rm(path)
    altered.push(place.name)
  }
  const where = `${wanted.file} (${wanted.source})`
  const looked = places.map(({ name }) => name).join(' and ')
  if (altered.length > 0) {
    throw new UserError(`what ${altered.join(' and ')} holds for it does not have the md5 ${wanted.md5}`, {
      where,
      fix: 'It was not used. Run `dvc push` again where the data is whole.',
    })
  }
  throw new MissingEvidence(`DVC tracks it, but its bytes (md5 ${wanted.md5}) are not to be had`, {
    where,
    fix: `It was looked for in ${looked}. Run \`dvc push\` where it was added.`,
  })
}

async function isWhole(path: string, { md5, algorithm }: Wanted): Promise<boolean> {
  const found = await md5OfFile(path, algorithm).catch(() => undefined)
  return found === md5.replace(/\.dir$/, '')
}
