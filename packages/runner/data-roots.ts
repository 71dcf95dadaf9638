import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import type { Machine } from '#host'

const NAME = 'LOCKSTEP_DATA_ROOTS'

/**
 * Folders outside the workspace that actions may read: set by whoever runs the runner, in its own environment
 * (a line in its `.env` file). A workflow can set the variable too, but not in the environment of the runner's
 * worker, our parent: on a pull request only that one counts.
 */
export function dataRoots(machine: Machine, isPullRequest: boolean): readonly string[] {
  const value = parentVariable(NAME) ?? (isPullRequest ? undefined : machine.environment[NAME])
  return (value ?? '').split(delimiter).filter((root) => root !== '')
}

function parentVariable(name: string): string | undefined {
  try {
    const variables = readFileSync(`/proc/${process.ppid}/environ`, 'utf8').split('\0')
    return variables.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  } catch {
    return undefined
  }
}
