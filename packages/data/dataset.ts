import { createReadStream } from 'node:fs'
import { glob, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { digestFile, digestFolder, digestOfListing, MissingEvidence, messageOf, Problems } from '#core'
import { isInside } from '#host'

export type DataFormat = 'csv' | 'parquet'

/** A file, or a place in it, that cannot be read as data. It is a finding, not a crash. */
export interface Unreadable {
  readonly file: string
  /** Physical line, from 1. */
  readonly line?: number
  readonly reason: string
}

export interface DataFile {
  /** Real absolute path: links are resolved. */
  readonly path: string
  /** As shown: relative to the root, `/` as separator. */
  readonly name: string
  readonly format: DataFormat
  readonly gzip: boolean
  readonly bytes: number
  /** Hex sha256 of the bytes as they lie there. */
  readonly sha256: string
}

export interface Dataset {
  /** Sorted by name; a file that cannot be read is in `unreadable` and not here. */
  readonly files: readonly DataFile[]
  readonly unreadable: readonly Unreadable[]
  /**
   * Hex sha256: of the file's bytes if one file was named, of the folder (as `digestFolder` in core makes it)
   * if one folder was named, else of the listing of names and digests. Unreadable files count.
   */
  readonly sha256: string
  readonly bytes: number
}

export interface DatasetOptions {
  /** Folder to which relative names refer. */
  readonly root: string
  /** Folders outside the root that may be read too. */
  readonly allowedRoots?: readonly string[]
}

const EXTENSIONS: readonly (readonly [RegExp, DataFormat])[] = [
  [/\.(csv|tsv)(\.gz)?$/i, 'csv'],
  [/\.(parquet|pq)$/i, 'parquet'],
]

/**
 * Resolves names, folders and globs to data files and hashes each once.
 * A folder stands for all CSV, TSV and Parquet files below it.
 * @throws MissingEvidence if a name matches nothing; UserError for a path outside the roots, a format that is
 *   not known, or CSV and Parquet in one dataset
 */
export async function openDataset(
  patterns: readonly string[],
  { root, allowedRoots = [] }: DatasetOptions,
): Promise<Dataset> {
  const roots = [root, ...allowedRoots]
  const found = new Map<string, string>()
  const problems = new Problems()
  const missing: string[] = []
  for (const pattern of patterns) {
    const matches = await expand(pattern, root)
    if (matches.length === 0) missing.push(pattern)
    for (const path of matches) await admit(path, pattern, roots, root, found, problems)
  }
  for (const pattern of missing) {
    problems.add('no data file here', {
      where: pattern,
      fix: 'Check the path; .csv, .tsv, .parquet are read.',
    })
  }
  const formats = new Set([...found.values()].map(formatOf))
  if (formats.size > 1)
    problems.add('CSV and Parquet files cannot form one dataset', { where: patterns.join(', ') })
  if (missing.length > 0 && missing.length === problems.found.length)
    throw new MissingEvidence(problems.found)
  problems.throwIfAny()
  const files: Awaited<ReturnType<typeof describe>>[] = []
  for (const [name, path] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
    files.push(await describe(name, path))
  return assemble(files, await folderDigest(patterns, root))
}

async function expand(pattern: string, root: string): Promise<string[]> {
  const literal = resolve(root, pattern)
  const found = await stat(literal).catch(() => undefined)
  if (found?.isFile()) return [literal]
  const paths: string[] = []
  // A literal folder is walked from inside, so that glob characters in its own name mean nothing.
  const [cwd, wanted] = found?.isDirectory() ? [literal, '**/*'] : [root, pattern]
  for await (const item of glob(wanted, { cwd, withFileTypes: true })) {
    const path = resolve(item.parentPath, item.name)
    if (formatOf(path) !== undefined && (await stat(path).catch(() => undefined))?.isFile()) paths.push(path)
  }
  return paths
}

async function admit(
  path: string,
  pattern: string,
  roots: readonly string[],
  root: string,
  found: Map<string, string>,
  problems: Problems,
): Promise<void> {
  const inside = await Promise.all(roots.map((allowed) => isInside(allowed, path)))
  if (!inside.includes(true)) {
    problems.add('the file lies outside the folders that may be read', {
      where: pattern,
      fix: 'Move it into the workspace, or let the runner allow its folder.',
    })
  } else if (formatOf(path) === undefined) {
    problems.add('not a data format that is read', {
      where: pattern,
      fix: 'Give .csv, .tsv, .csv.gz or .parquet.',
    })
  } else {
    const name = relative(root, path)
    found.set(
      name.startsWith('..') || isAbsolute(name) ? path : name.split(sep).join('/'),
      await realpath(path),
    )
  }
}

function formatOf(path: string): DataFormat | undefined {
  return EXTENSIONS.find(([pattern]) => pattern.test(path))?.[1]
}

async function describe(name: string, path: string): Promise<DataFile & { problem?: string }> {
  const gzip = /\.gz$/i.test(name)
  const file = { path, name, format: formatOf(name) ?? 'csv', gzip, ...(await digestFile(path)) }
  if (file.bytes === 0) return { ...file, problem: 'the file is empty' }
  const problem = gzip ? await gzipProblem(path) : undefined
  return problem === undefined ? file : { ...file, problem }
}

/** DuckDB reads a gzip file that was cut off as if it were whole, so the stream is checked to its end here. */
async function gzipProblem(path: string): Promise<string | undefined> {
  let bytes = 0
  const count = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done()
    },
  })
  try {
    await pipeline(createReadStream(path), createGunzip(), count)
    return bytes === 0 ? 'the file is empty' : undefined
  } catch (error) {
    return `the gzip stream is damaged or cut off (${messageOf(error)})`
  }
}

async function folderDigest(patterns: readonly string[], root: string): Promise<string | undefined> {
  const [only, ...more] = patterns
  if (only === undefined || more.length > 0) return undefined
  const path = resolve(root, only)
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ? (await digestFolder(path)).sha256 : undefined
}

function assemble(found: readonly (DataFile & { problem?: string })[], folder: string | undefined): Dataset {
  const [only, ...more] = found
  const listing = () => digestOfListing(found.map(({ name, sha256 }) => ({ path: name, sha256 })))
  return {
    files: found.filter((file) => file.problem === undefined),
    unreadable: found.flatMap(({ name, problem }) =>
      problem === undefined ? [] : [{ file: name, reason: problem }],
    ),
    sha256: folder ?? (only !== undefined && more.length === 0 ? only.sha256 : listing()),
    bytes: found.reduce((sum, file) => sum + file.bytes, 0),
  }
}
