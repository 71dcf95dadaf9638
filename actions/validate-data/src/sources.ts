import { dirname, relative, sep } from 'node:path'
import { type Artifact, digestOfListing, MissingEvidence, type Problem } from '#core'
import { type Dataset, openDataset } from '#data'
import { isInside } from '#host'
import { artifactOf, type Step, type Used, useAll } from '#step'

export interface Sources {
  readonly dataset: Dataset
  /** Every file and folder that was named, and every data file in the folders. */
  readonly subjects: readonly Artifact[]
  /** Names of the data files that lie in the workspace, to which their names are relative. */
  readonly inWorkspace: ReadonlySet<string>
  /** What was named and is not there. */
  readonly missing: readonly Problem[]
  /** As DVC names it, if one file or folder was named, and DVC is in play. */
  readonly md5: string | undefined
  /** What the reader should know of the files: one is not what its pointer says. */
  readonly notes: readonly string[]
}

/**
 * Finds all data that the references name. CSV and Parquet files may stand side by side.
 * @throws MissingEvidence if there is none at all; UserError for what may not be read, or is no data
 */
export async function findData(
  step: Step,
  role: 'data' | 'table',
  references: readonly string[],
): Promise<Sources> {
  const found = new Map<string, Used>()
  const missing: Problem[] = []
  for (const reference of references) {
    try {
      for (const used of await useAll(step, role, [reference])) found.set(used.path, used)
    } catch (error) {
      if (!(error instanceof MissingEvidence)) throw error
      missing.push(...error.problems)
    }
  }
  if (found.size === 0) throw new MissingEvidence(missing)
  const used = await Promise.all([...found.values()].map((item) => nameIn(step, item)))
  const notes = used.flatMap(({ note }) => note ?? [])
  const md5 = used.length === 1 ? used[0]?.md5 : undefined
  return { ...(await openAll(step, used)), missing, md5, notes }
}

interface Named extends Used {
  /** Folder to which the name is relative. */
  readonly root: string
}

/** A file is named within the workspace or the data root that holds it: what lies above says nothing to others. */
async function nameIn({ machine, dataRoots }: Step, used: Used): Promise<Named> {
  if (used.root !== undefined) return { ...used, root: used.root, name: relativeName(used.root, used.path) }
  for (const root of [machine.workspace, ...dataRoots]) {
    if (await isInside(root, used.path)) return { ...used, root, name: relativeName(root, used.path) }
  }
  const root = dirname(used.path)
  return { ...used, root, name: relativeName(root, used.path) }
}

function relativeName(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.'
}

/** Each format is opened by itself, and each folder; the whole then has one digest over all names. */
async function openAll(
  step: Step,
  used: readonly Named[],
): Promise<Omit<Sources, 'missing' | 'md5' | 'notes'>> {
  const isClear = new Set(used.map(({ name }) => name)).size === used.length
  const named = isClear
    ? used
    : used.map((item) => ({ ...item, root: '/', name: relativeName('/', item.path) }))
  const allowedRoots = [step.machine.workspace, step.machine.temp, ...step.dataRoots]
  const parts: { root: string; dataset: Dataset }[] = []
  for (const group of Map.groupBy(named, groupOf).values()) {
    const [{ root } = { root: '/' }] = group
    const paths = group.map(({ path }) => path)
    parts.push({ root, dataset: await openDataset(paths, { root, allowedRoots }) })
  }
  const inWorkspace = parts
    .filter(({ root }) => root === step.machine.workspace)
    .flatMap(({ dataset }) => [
      ...dataset.files.map(({ name }) => name),
      ...dataset.unreadable.map(({ file }) => file),
    ])
  const dataset = merge(
    parts.map((part) => part.dataset),
    named,
  )
  return { dataset, subjects: await subjectsOf(named, dataset), inWorkspace: new Set(inWorkspace) }
}

function groupOf({ kind, root, path }: Named): string {
  if (kind === 'folder') return path
  return `${/\.(parquet|pq)$/i.test(path) ? 'parquet' : 'text'} ${root}`
}

function merge(parts: readonly Dataset[], used: readonly Named[]): Dataset {
  const [only, ...more] = parts
  if (only !== undefined && more.length === 0) return only
  const files = parts.flatMap((part) => part.files)
  const listing = used.map(({ name, sha256 }) => ({ path: name, sha256 }))
  return {
    files: [...new Map(files.map((file) => [file.path, file])).values()],
    unreadable: parts.flatMap((part) => part.unreadable),
    sha256: digestOfListing(listing.sort((a, b) => (a.path < b.path ? -1 : 1))),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  }
}

async function subjectsOf(used: readonly Named[], { files }: Dataset): Promise<Artifact[]> {
  const named = used.map(artifactOf)
  const known = new Set(named.map(({ name }) => name))
  const folders = used.filter(({ kind }) => kind === 'folder')
  const inside: Artifact[] = []
  for (const { name, path, sha256, bytes } of files) {
    const within = await Promise.all(folders.map((folder) => isInside(folder.path, path)))
    if (within.includes(true) && !known.has(name))
      inside.push({ role: 'data', name, sha256, bytes, kind: 'file' })
  }
  return [...named, ...inside]
}
