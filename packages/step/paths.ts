import { basename, relative, resolve, sep } from 'node:path'
import { UserError } from '#core'
import { isInGitFolder, isInside } from '#host'
import type { Step } from './step.ts'

// As Linux has it.
const MAX_PATH = 4096

/**
 * Absolute form of a path inside the workspace, a declared data root, or the runner's temporary folder, into which no link
 * of the workspace may lead: it holds credentials of other steps. So does `.git`, which is no data.
 * @throws UserError
 */
export async function confinePath(step: Step, path: string): Promise<string> {
  if (path.length > MAX_PATH) throw new UserError(`the path is longer than ${MAX_PATH} characters`)
  const full = resolve(step.workingDirectory, path)
  if (await isInGitFolder(full)) {
    throw new UserError('the path leads into a folder of git, which may hold credentials', { where: path })
  }
  const { workspace, temp } = step.machine
  const roots = [workspace, ...step.dataRoots, ...(full.startsWith(`${temp}${sep}`) ? [temp] : [])]
  for (const root of roots) {
    if (await isInside(root, full)) return full
  }
  throw new UserError('the path lies outside the workspace', {
    where: path,
    fix: 'Whoever runs the runner can allow its folder by LOCKSTEP_DATA_ROOTS in the environment of the runner.',
  })
}

/** Name of a file in the record: below the folder that may be read, never the path of one machine. */
export function recordedName(step: Step, full: string): string {
  const roots = [step.workingDirectory, step.machine.workspace, ...step.dataRoots]
  const inside = roots
    .map((root) => relative(root, full))
    .find((path) => path !== '' && !path.startsWith('..'))
  return inside ?? basename(full)
}
