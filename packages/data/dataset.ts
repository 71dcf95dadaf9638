import { glob, mkdir, realpath, stat } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'
import { digestFolder, digestOfListing, MissingEvidence, Problems } from '#core'
import { isInGitFolder, isInside } from '#host'
import {
  type DataFile,
  type FoundFile,
  formatOf,
  prepareFile,
  READ_FORMATS,
  type Unreadable,
} from './data-file.ts'
import { DEFAULT_READ_OPTIONS, type ReadOptions } from './read-options.ts'

export interface Dataset {
  /** Sorted by name; a file that cannot be read is in `unreadable` and not here. */
  readonly files: readonly DataFile[]
  readonly unreadable: readonly Unreadable[]
  /** All files that were named, readable or not, sorted by name. */
  readonly found: readonly FoundFile[]
  /**
   * Hex sha256: of the file's bytes if one file was named, of the folder (as `digestFolder` in core makes it)
   * if one folder was named, else of the listing of names and digests. Unreadable files count.
   */
  readonly sha256: string
  readonly bytes: number
  /** How its files are read, so that every relation over it is made alike. */
  readonly read: ReadOptions
  /** Where files that have to be written anew may be put; the engine must be allowed to read it. */
  readonly scratch: string | undefined
}

export interface DatasetOptions {
  /** Folder to which relative names refer. */
  readonly root: string
  /** Folders outside the root that may be read too. A file is named within the innermost root that holds it. */
  readonly allowedRoots?: readonly string[]
  readonly read?: ReadOptions
  /** Folder for copies of files in another encoding, or with mixed line breaks, which are unreadable without one. */
  readonly scratch?: string
}

/**
 * Resolves names, folders and globs to data files of any format and hashes each once.
 * A folder stands for all data files below it; `.json` files count only if there are no others, since they often
 * describe the rest, and if their names do not begin with `_` or `.`.
 * @throws MissingEvidence if a name matches nothing; UserError for a path outside the roots, or a format that is
 *   not known
 */
export async function openDataset(
  patterns: readonly string[],
  { root, allowedRoots = [], read = DEFAULT_READ_OPTIONS, scratch }: DatasetOptions,
): Promise<Dataset> {
  const roots = [root, ...allowedRoots]
  const found = new Map<string, string>()
  const problems = new Problems()
  const missing: string[] = []
  for (const pattern of patterns) {
    const matches = await expand(pattern, root)
    if (matches.length === 0) missing.push(pattern)
    for (const path of matches) await admit(path, pattern, roots, found, problems)
  }
  for (const pattern of missing) {
    problems.add('no data file here', { where: pattern, fix: `Check the path; ${READ_FORMATS}.` })
  }
  if (missing.length > 0 && missing.length === problems.found.length)
    throw new MissingEvidence(problems.found)
  problems.throwIfAny()
  if (scratch !== undefined) await mkdir(scratch, { recursive: true })
  const prepared: Awaited<ReturnType<typeof prepareFile>>[] = []
  for (const [name, path] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
    prepared.push(await prepareFile(name, path, { read, scratch }))
  return { ...assemble(prepared, await folderDigest(patterns, root)), read, scratch }
}

async function expand(pattern: string, root: string): Promise<string[]> {
  const literal = resolve(root, pattern)
  const found = await stat(literal).catch(() => undefined)
  if (found?.isFile()) return [literal]
  const paths: string[] = []
  const isFolder = found?.isDirectory() === true
  // A literal folder is walked from inside, so that glob characters in its own name mean nothing.
  const [cwd, wanted] = isFolder ? [literal, '**/*'] : [root, pattern]
  for await (const item of glob(wanted, { cwd, withFileTypes: true })) {
    const path = resolve(item.parentPath, item.name)
    if (formatOf(path) !== undefined && (await stat(path).catch(() => undefined))?.isFile()) paths.push(path)
  }
  return isFolder ? dataOf(literal, paths) : paths
}

/** The files of a folder that are its data: JSON often is a log, a mark or a description that a writer left. */
function dataOf(folder: string, paths: readonly string[]): string[] {
  const isJson = (path: string) => /\.json$/i.test(basename(path))
  const isHidden = (path: string) => /(^|[/\\])[_.]/.test(relative(folder, path))
  const others = paths.filter((path) => !isJson(path))
  return others.length > 0 ? others : paths.filter((path) => !isHidden(path))
}

async function admit(
  path: string,
  pattern: string,
  roots: readonly string[],
  found: Map<string, string>,
  problems: Problems,
): Promise<void> {
  const inside = await Promise.all(roots.map((allowed) => isInside(allowed, path)))
  if (!inside.includes(true)) {
    problems.add('the file lies outside the folders that may be read', {
      where: pattern,
      fix: 'Move it into the workspace, or let the runner allow its folder.',
    })
  } else if (await isInGitFolder(path)) {
    problems.add('the file lies in a folder of git, which may hold credentials', { where: pattern })
  } else if (formatOf(path) === undefined) {
    problems.add('not a data format that is read', { where: pattern, fix: `Only ${READ_FORMATS}.` })
  } else {
    const origin = await realpath(path)
    const name = nameIn(roots, path)
    found.set(found.has(name) && found.get(name) !== origin ? path : name, origin)
  }
}

/** A file is named within the innermost root that holds it: what lies above says nothing to others. */
function nameIn(roots: readonly string[], path: string): string {
  const innermost = [...roots].sort((a, b) => resolve(b).length - resolve(a).length)
  const names = innermost.map((root) => relative(root, path).split(sep).join('/'))
  return names.find((name) => !name.startsWith('../') && !name.startsWith('/')) ?? path
}

async function folderDigest(patterns: readonly string[], root: string): Promise<string | undefined> {
  const [only, ...more] = patterns
  if (only === undefined || more.length > 0) return undefined
  const path = resolve(root, only)
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ? (await digestFolder(path)).sha256 : undefined
}

function assemble(
  prepared: readonly Awaited<ReturnType<typeof prepareFile>>[],
  folder: string | undefined,
): Omit<Dataset, 'read' | 'scratch'> {
  const found = prepared.map(({ file: { name, origin, bytes, sha256 } }) => ({ name, origin, bytes, sha256 }))
  const [only, ...more] = found
  const listing = () => digestOfListing(found.map(({ name, sha256 }) => ({ path: name, sha256 })))
  return {
    files: prepared.flatMap(({ file, problem }) => (problem === undefined ? [file] : [])),
    unreadable: prepared.flatMap(({ file, problem }) =>
      problem === undefined ? [] : [{ file: file.name, ...problem }],
    ),
    found,
    sha256: folder ?? (only !== undefined && more.length === 0 ? only.sha256 : listing()),
    bytes: found.reduce((sum, file) => sum + file.bytes, 0),
  }
}
