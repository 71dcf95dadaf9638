import { glob } from 'node:fs/promises'
import { basename, isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import { formatReference, MissingEvidence, parseReference, type Reference, sha256, UserError } from '#core'
import { exists, openGit, showBytes, writeAtomic } from '#host'
import {
  comparedWithDvc,
  type Dvc,
  fromDvc,
  openDvc,
  openDvcAt,
  outsOfPointer,
  refuseMissingOuts,
  trackedBy,
  trackedMatches,
} from './dvc.ts'
import { fromLfs, lfsObjectOf, readLfsPointer, refuseLfsPointers } from './lfs.ts'
import { expandObjects } from './objects.ts'
import { confinePath, recordedName } from './paths.ts'
import type { Step } from './step.ts'
import { type Used, usedFile } from './used.ts'

/**
 * The references that a pattern, or a `.dvc` file, stands for; any other stands for itself.
 * @throws MissingEvidence if nothing matches a pattern
 */
export async function expandReference(step: Step, text: string): Promise<string[]> {
  const reference = parseReference(text)
  if (reference.kind === 'object') return expandObjects(step, reference)
  if (reference.kind !== 'path') return [text]
  const full = resolve(step.workingDirectory, reference.path)
  // A file may be named like a pattern.
  if (await exists(full)) return (await pointed(step, full)) ?? [text]
  if (!/[*?{[]/.test(reference.path)) return [text]
  const found = new Set(await Array.fromAsync(glob(reference.path, { cwd: step.workingDirectory })))
  for (const path of await trackedUnder(step, full)) found.add(path)
  if (found.size === 0)
    throw new MissingEvidence('no file matches', { where: text, fix: 'Check the pattern.' })
  return [...found].sort().map((path) => (isAbsolute(path) ? path : `./${path}`))
}

/** What a `.dvc` file tracks; undefined for any other file. */
async function pointed(step: Step, full: string): Promise<string[] | undefined> {
  const dvc = full.endsWith('.dvc') ? await openDvc(step, full) : undefined
  if (dvc === undefined || full.endsWith(`${sep}.dvc`)) return undefined
  const outs = await outsOfPointer(dvc, inWorkspace(step, full))
  return outs.map((out) => `./${fromWorkingDirectory(step, out)}`)
}

async function trackedUnder(step: Step, pattern: string): Promise<string[]> {
  const [fixed = ''] = pattern.split(/[*?{[]/)
  const dvc = await openDvc(step, `${fixed}any`)
  if (dvc === undefined) return []
  const found = await trackedMatches(dvc, inWorkspace(step, pattern))
  return found.map((path) => fromWorkingDirectory(step, path))
}

function inWorkspace({ machine }: Step, full: string): string {
  return relative(machine.workspace, full).split(sep).join('/')
}

function fromWorkingDirectory({ machine, workingDirectory }: Step, path: string): string {
  return relative(workingDirectory, join(machine.workspace, path))
}

/**
 * A file or folder of the workspace or a data root; one that is a pointer of Git LFS or DVC, or is not here but tracked
 * by DVC, is brought here.
 */
export async function fromPath(step: Step, role: string, path: string): Promise<Used> {
  const full = await confinePath(step, path)
  const dvc = await openDvc(step, full)
  if (!(await exists(full))) return fromTracked(step, role, path, full, dvc)
  const outs = await pointed(step, full)
  if (outs !== undefined) return fromPath(step, role, onlyOut(outs, path))
  const name = recordedName(step, full)
  const used = await usedFile(role, name, full)
  if (used.kind === 'folder') {
    await refuseLfsPointers(full)
    if (dvc !== undefined) await refuseMissingOuts(dvc, inWorkspace(step, full))
  } else {
    const oid = await readLfsPointer(full)
    if (oid !== undefined) return standingIn(role, name, await fromLfs(step, oid, inWorkspace(step, full)))
  }
  return dvc === undefined
    ? used
    : { ...used, ...(await comparedWithDvc(dvc, inWorkspace(step, full), used.kind)) }
}

/** What was brought here in place of a path, under the name of the path. */
async function standingIn(
  role: string,
  name: string,
  found: Pick<Used, 'path' | 'root' | 'md5'>,
): Promise<Used> {
  return { ...(await usedFile(role, name, found.path)), ...found }
}

async function fromTracked(
  step: Step,
  role: string,
  path: string,
  full: string,
  dvc: Dvc | undefined,
): Promise<Used> {
  const inside = inWorkspace(step, full)
  const out = dvc === undefined ? undefined : await trackedBy(dvc, inside)
  if (dvc !== undefined && out !== undefined) {
    return standingIn(role, recordedName(step, full), await fromDvc(dvc, out, inside))
  }
  throw new MissingEvidence('no such file or folder', {
    where: path,
    fix: `It was looked for at ${full}.`,
  })
}

function onlyOut(outs: readonly string[], pointer: string): string {
  const [only, ...more] = outs
  if (only !== undefined && more.length === 0) return only
  throw new UserError(`the pointer tracks ${outs.length} files or folders`, {
    where: pointer,
    fix: outs.length === 0 ? 'Name another one.' : `Name one of ${outs.join(', ')}.`,
  })
}

/** A file at a commit; one that Git LFS or DVC holds there is brought here. */
export async function fromGit(
  step: Step,
  role: string,
  reference: Extract<Reference, { kind: 'git' }>,
): Promise<Used> {
  const { ref, path } = reference
  const uri = formatReference(reference)
  const git = openGit(step.machine.workspace, step.machine.environment)
  const content = await showBytes(git, ref, path).catch((error: unknown) => {
    if (error instanceof MissingEvidence) return error
    throw error
  })
  if (content instanceof MissingEvidence) {
    const dvc = await openDvcAt(step, ref, posix.normalize(path))
    const out = dvc && (await trackedBy(dvc, posix.normalize(path)))
    if (dvc === undefined || out === undefined) throw content
    return {
      ...(await standingIn(role, basename(path), await fromDvc(dvc, out, posix.normalize(path)))),
      uri,
    }
  }
  const oid = lfsObjectOf(content)
  if (oid !== undefined) {
    return { ...(await standingIn(role, basename(path), await fromLfs(step, oid, basename(path)))), uri }
  }
  // By its content: one role may name the same file at two refs.
  const file = join(step.machine.temp, 'lockstep', 'git', sha256(content), basename(path))
  await writeAtomic(file, content)
  return { ...(await usedFile(role, basename(path), file)), uri }
}
