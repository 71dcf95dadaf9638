import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Json, Problems, parseYaml, type YamlDocument } from '#core'
import { commandEnvironment, writeAtomic } from '#host'
import { type DocumentInput, type Step, type Used, use, useAll } from '#step'
import {
  argvOf,
  type ExpectedFiles,
  type Fingerprint,
  findProgram,
  newRunId,
  type ParameterSet,
  type RunSpecification,
  readParameters,
  refuseSecrets,
  takeFingerprint,
} from '#training'
import { expectedFiles } from './expected-files.ts'
import { handedOver, refuseLineBreaks } from './handed-over.ts'
import type { Given } from './inputs.ts'

/** A run that is ready to start. */
export interface Prepared {
  readonly run: RunSpecification
  readonly files: ExpectedFiles
  readonly parameters: Readonly<Record<string, Json>>
  readonly fingerprint: Fingerprint
}

interface Found {
  readonly program: string
  readonly files: ExpectedFiles
  readonly parameters: ParameterSet | undefined
  readonly data: readonly Used[]
}

/** Finds what the command needs, and lays out the folder of the run. @throws UserError naming all that is wrong */
export async function prepare(step: Step, given: Given): Promise<Prepared> {
  const { program, files, parameters, data } = await find(step, given)
  const id = newRunId()
  const folder = join(step.store.root, 'runs', id)
  const script = join(folder, `script${given.shell.extension}`)
  await writeAtomic(script, given.run.endsWith('\n') ? given.run : `${given.run}\n`)
  const environment = commandEnvironment(step.machine, {
    // Python holds output back when it goes to a file: lines would come late, or never.
    PYTHONUNBUFFERED: step.machine.environment.PYTHONUNBUFFERED ?? '1',
    ...(await handedOver(folder, data, parameters, files)),
  })
  const emptyFolder = join(folder, 'empty')
  await mkdir(emptyFolder)
  const { workingDirectory } = step
  const fingerprint = await takeFingerprint(
    { workspace: step.machine.workspace, workingDirectory },
    { environment, emptyFolder },
  )
  return {
    run: {
      id,
      folder,
      argv: argvOf(given.shell, program, script),
      cwd: workingDirectory,
      environment,
      timeout: given.timeout,
    },
    files,
    parameters: parameters?.flat ?? {},
    fingerprint,
  }
}

async function find(step: Step, given: Given): Promise<Found> {
  const problems = new Problems()
  if (process.platform === 'win32') problems.add('train needs Linux or macOS')
  const { shell } = given
  const program = await problems.attemptAsync(
    () => findProgram(shell.program, step.workingDirectory, step.machine.environment.PATH),
    'input shell',
  )
  const files = await problems.attemptAsync(() => expectedFiles(step, given))
  const parameters = await problems.attemptAsync(() => parametersOf(step, given.params), 'input params')
  const data: Used[] = []
  for (const reference of given.data) {
    data.push(...((await problems.attemptAsync(() => useAll(step, 'data', [reference]))) ?? []))
  }
  for (const reference of given.code) await problems.attemptAsync(() => useAll(step, 'code', [reference]))
  await problems.attemptAsync(async () => refuseLineBreaks(data))
  problems.throwIfAny()
  if (program === undefined || files === undefined) throw new Error('a problem was not noted')
  return { program, files, parameters, data }
}

async function parametersOf(step: Step, params: Given['params']): Promise<ParameterSet | undefined> {
  if (params === undefined) return undefined
  const parameters = readParameters(await documentOf(step, params))
  refuseSecrets(parameters.flat, step.machine.environment)
  return parameters
}

async function documentOf(step: Step, params: DocumentInput): Promise<YamlDocument> {
  if ('inline' in params) return parseYaml(params.inline, 'input params')
  const { path, name } = await use(step, 'params', params.path)
  return parseYaml(await readFile(path, 'utf8'), name)
}
