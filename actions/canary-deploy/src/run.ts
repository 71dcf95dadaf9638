import { mkdir, mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { commandEnvironment } from '#host'
import { type DeploymentResult, deploy, newCrew, noteOf } from '#rollout'
import type { Step } from '#step'
import { REQUEST_LOG } from './conclude.ts'
import { keepNote } from './finish.ts'
import { type Prepared, subjectOf } from './prepare.ts'

export interface Ran {
  readonly result: DeploymentResult
  readonly folder: string
}

/** Carries a rollout out. What `post` needs to undo it is kept before the first process is started. */
export async function runRollout(step: Step, prepared: Prepared): Promise<Ran> {
  const { plan, candidate, stable, requests, seed, provenance } = prepared
  await mkdir(step.machine.temp, { recursive: true })
  // Made for this user alone: the token of the splitter lies in it.
  const folder = await mkdtemp(join(step.machine.temp, 'lockstep-rollout-'))
  const crew = await newCrew()
  await keepNote(step, { rollout: noteOf(crew, folder), subject: subjectOf(prepared), policy: provenance })
  const result = await deploy(
    {
      plan,
      candidate: candidate.path,
      stable: stable?.path,
      requests,
      seed,
      folder,
      requestLog: join(folder, REQUEST_LOG),
      workingDirectory: step.workingDirectory,
      environment: commandEnvironment(step.machine),
      splitter: [process.execPath, splitterStub()],
      signal: step.signal,
      say: step.log.info,
    },
    crew,
  )
  return { result, folder }
}

/** Beside the stub of this action. */
function splitterStub(): string {
  return join(dirname(process.argv[1] ?? ''), 'splitter.js')
}
