import { basename, relative, resolve } from 'node:path'
import { UserError } from '#core'
import { isInside } from '#host'
import type { Step } from './step.ts'

/** Absolute form of a path inside the workspace or a declared data root. @throws UserError */
export async function confinePath(step: Step, path: string): Promise<string> {
  const full = resolve(step.workingDirectory, path)
  for (const root of [step.machine.workspace, step.machine.temp, ...step.dataRoots]) {
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
