import { join, relative } from 'node:path'
import { digestFile, digestOfListing } from '#core'
import { exists, openGit } from '#host'
import {
  type Gpu,
  type MachineFacts,
  type PythonFacts,
  readGpus,
  readMachineFacts,
  readPython,
  type Surroundings,
} from './machine-facts.ts'
import { findProgram } from './shell.ts'

/** State of the checkout that a run starts from. */
export interface CodeState {
  /** Commit id of HEAD. */
  readonly commit: string
  /** Tracked files differ from the commit. */
  readonly dirty: boolean
  /** Of the tracked files that differ, by path and content (as the digest of a folder); undefined if none does. */
  readonly changesSha256: string | undefined
  /** Files that git neither tracks nor ignores. */
  readonly untracked: number
}

/** What a run depends on beside its data and parameters, as it was before the command started. */
export interface Fingerprint {
  readonly machine: MachineFacts
  readonly code: CodeState | undefined
  /** Of the first Python on the command's PATH; a command may well activate another one. */
  readonly python: PythonFacts | undefined
  readonly gpus: readonly Gpu[]
  /** Hex sha256 by path, relative to the workspace. */
  readonly locks: Readonly<Record<string, string>>
}

/** Files in which package managers pin versions. */
const LOCK_FILES = [
  'Cargo.lock',
  'Pipfile.lock',
  'conda-lock.yml',
  'dvc.lock',
  'environment.yaml',
  'environment.yml',
  'package-lock.json',
  'pdm.lock',
  'pixi.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'pylock.toml',
  'renv.lock',
  'requirements.lock',
  'requirements.txt',
  'uv.lock',
  'yarn.lock',
]

export async function takeFingerprint(
  places: { readonly workspace: string; readonly workingDirectory: string },
  surroundings: Surroundings,
): Promise<Fingerprint> {
  const [machine, code, python, gpus, locks] = await Promise.all([
    readMachineFacts(),
    readCodeState(places.workingDirectory, surroundings.environment),
    firstPython(surroundings),
    readGpus(surroundings),
    digestLocks(places.workspace, places.workingDirectory),
  ])
  return { machine, code, python, gpus, locks }
}

async function firstPython(surroundings: Surroundings): Promise<PythonFacts | undefined> {
  for (const folder of (surroundings.environment.PATH ?? '').split(':')) {
    for (const name of ['python', 'python3']) {
      const found = await findProgram(name, surroundings.emptyFolder, folder).catch(() => undefined)
      if (found !== undefined) return readPython(found, surroundings)
    }
  }
  return undefined
}

async function readCodeState(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<CodeState | undefined> {
  const git = openGit(folder, environment)
  const head = await git.attempt(['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => undefined)
  if (head === undefined || head.code !== 0) return undefined
  // No program that a configuration names may run.
  const changed = await git.run(['diff', 'HEAD', '--name-only', '--no-ext-diff', '--no-textconv', '-z'])
  const others = await git.run(['ls-files', '--others', '--exclude-standard', '-z'])
  const paths = pathsOf(changed).sort()
  const top = (await git.run(['rev-parse', '--show-toplevel'])).trim()
  const files = await Promise.all(
    paths.map(async (path) => ({ path, sha256: await digestIfFile(join(top, path)) })),
  )
  return {
    commit: head.stdout.trim(),
    dirty: paths.length > 0,
    changesSha256: paths.length === 0 ? undefined : digestOfListing(files),
    untracked: pathsOf(others).length,
  }
}

const pathsOf = (listing: string): string[] => listing.split('\0').filter((path) => path !== '')

/** Empty for a file that was deleted, or is a submodule. */
async function digestIfFile(path: string): Promise<string> {
  return digestFile(path).then(
    (digest) => digest.sha256,
    () => '',
  )
}

async function digestLocks(workspace: string, workingDirectory: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const folder of new Set([workspace, workingDirectory])) {
    for (const name of LOCK_FILES) {
      const path = join(folder, name)
      if (await exists(path)) found[relative(workspace, path)] = (await digestFile(path)).sha256
    }
  }
  return found
}
