import { join } from 'node:path'
import { Problems } from '#core'
import { writeAtomic } from '#host'
import type { Used } from '#step'
import type { ExpectedFiles, ParameterSet } from '#training'

// Far from the kernel's limit of 128 KiB for one variable.
const MAX_LIST = 64 * 1024

/**
 * What the command is told of its data, parameters and files: variables, and the files that some of them name.
 * @param folder of the run
 */
export async function handedOver(
  folder: string,
  data: readonly Used[],
  parameters: ParameterSet | undefined,
  files: ExpectedFiles,
): Promise<Record<string, string>> {
  const list = data.map(({ path }) => path).join('\n')
  const listFile = join(folder, 'data.txt')
  await writeAtomic(listFile, list === '' ? '' : `${list}\n`)
  const parametersFile = join(folder, 'params.json')
  await writeAtomic(parametersFile, `${parameters?.json ?? '{}'}\n`)
  const written = files.required.map(({ role, path }) => [`LOCKSTEP_${role.toUpperCase()}`, path])
  return {
    ...parameters?.environment,
    ...Object.fromEntries(written),
    ...(list.length > MAX_LIST ? {} : { LOCKSTEP_DATA: list }),
    LOCKSTEP_DATA_LIST: listFile,
    LOCKSTEP_PARAMS: parametersFile,
  }
}

/** A list of one path a line cannot hold a path with a line break. @throws UserError */
export function refuseLineBreaks(data: readonly Used[]): void {
  const problems = new Problems()
  for (const { name, path } of data) {
    if (path.includes('\n'))
      problems.add('the name holds a line break', { where: name, fix: 'Rename the file.' })
  }
  problems.throwIfAny()
}
