import { dirname, join, relative, sep } from 'node:path'
import { type Artifact, MissingEvidence, type Problem } from '#core'
import { type Dataset, openDataset, type ReadOptions } from '#data'
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
 * Finds all data that the references name. Files of all formats may stand side by side.
 * @throws MissingEvidence if there is none at all; UserError for what may not be read, or is no data
 */
export async function findData(
  step: Step,
  role: 'data' | 'table' | 'reference',
  references: readonly string[],
  read: ReadOptions | undefined,
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
  const used = [...found.values()]
  const notes = used.flatMap(({ note }) => note ?? [])
  const md5 = used.length === 1 ? used[0]?.md5 : undefined
  return { ...(await openUsed(step, used, read)), missing, md5, notes }
}

/** What was brought here as one dataset. @throws as `openDataset` */
export async function openUsed(
  step: Step,
  files: readonly Used[],
  read: ReadOptions | undefined,
): Promise<Pick<Sources, 'dataset' | 'subjects' | 'inWorkspace'>> {
  const used = await Promise.all(files.map((item) => nameIn(step, item)))
  const { machine, dataRoots } = step
  const dataset = await openDataset(
    used.map(({ path }) => path),
    {
      root: machine.workspace,
      allowedRoots: [...dataRoots, ...used.map(({ root }) => root)],
      ...(read === undefined ? {} : { read }),
      scratch: join(machine.temp, 'lockstep', 'text'),
    },
  )
  const inside = await Promise.all(dataset.found.map(({ origin }) => isInside(machine.workspace, origin)))
  const inWorkspace = new Set(dataset.found.flatMap(({ name }, at) => (inside[at] === true ? [name] : [])))
  return { dataset, subjects: subjectsOf(used, dataset), inWorkspace }
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

/** What was named, under the name that the dataset gives it, and the other files of folders. */
function subjectsOf(used: readonly Named[], { found }: Dataset): Artifact[] {
  const byPath = new Map(found.map((file) => [file.origin, file.name]))
  const named = used.map((item): Artifact => {
    const artifact = artifactOf(item)
    return { ...artifact, name: byPath.get(item.path) ?? artifact.name }
  })
  const known = new Set(used.map(({ path }) => path))
  const inside = found
    .filter(({ origin }) => !known.has(origin))
    .map(({ name, sha256, bytes }): Artifact => ({ role: 'data', name, sha256, bytes, kind: 'file' }))
  return [...named, ...inside]
}
