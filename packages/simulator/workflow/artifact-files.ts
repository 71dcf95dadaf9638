import { existsSync, globSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export interface Selection {
  /** Folder that the names in the archive are relative to. */
  readonly root: string
  /** Absolute paths, sorted. */
  readonly files: readonly string[]
}

/**
 * The files that the `path` input of actions/upload-artifact names: one path or pattern per line, `!` excludes.
 * @param hidden whether files and folders that begin with a dot are taken
 */
export function selectFiles(workspace: string, patterns: string, hidden: boolean): Selection {
  const lines = patterns.split(/\r?\n/).map((line) => line.trim())
  const wanted = lines.filter((line) => line !== '' && !line.startsWith('!') && !line.startsWith('#'))
  const unwanted = lines
    .filter((line) => line.startsWith('!'))
    .map((line) => path.resolve(workspace, line.slice(1)))
  const excluded = (file: string) =>
    unwanted.some(
      (pattern) => file === pattern || file.startsWith(`${pattern}/`) || path.matchesGlob(file, pattern),
    )
  const found = wanted.flatMap((pattern) => match(path.resolve(workspace, pattern)))
  const roots = wanted.map((pattern) => searchRoot(path.resolve(workspace, pattern)))
  // A file that is named itself is stored without its folders; one that lies alone in a folder keeps its path there.
  const [only, ...more] = found
  const named = only !== undefined && more.length === 0 && wanted.length === 1 && only === roots[0]
  const root = named ? path.dirname(only) : commonFolder(roots)
  const files = [...new Set(found)].filter(
    (file) =>
      !excluded(file) &&
      (hidden ||
        !path
          .relative(root, file)
          .split('/')
          .some((part) => part.startsWith('.'))),
  )
  return { root, files: files.sort() }
}

/** Files of a path, which may be a file, a folder (all below it) or a pattern. */
function match(pattern: string): string[] {
  const below = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name))
  const hits = existsSync(pattern) ? [pattern] : globSync(pattern)
  const all = hits.flatMap((hit) => (statSync(hit).isDirectory() ? below(hit) : [hit]))
  return all.filter((file) => statSync(file).isFile())
}

/** The part of a pattern before its first wildcard, where a search begins. */
function searchRoot(pattern: string): string {
  const parts = pattern.split('/')
  const wild = existsSync(pattern) ? -1 : parts.findIndex((part) => /[*?[]/.test(part))
  return wild < 0 ? pattern : parts.slice(0, wild).join('/') || '/'
}

function commonFolder(folders: readonly string[]): string {
  const split = folders.map((folder) => folder.split('/'))
  const [first = []] = split
  const length = first.findIndex((part, index) => split.some((parts) => parts[index] !== part))
  return first.slice(0, length < 0 ? first.length : length).join('/') || '/'
}
