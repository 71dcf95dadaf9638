import { basename, join } from 'node:path'
import { digestFolder, MissingEvidence, messageOf, Problems, type SealedEntry, UserError } from '#core'
import { graphBehind, register, type StoredFile } from '#registry'
import { type Conclusion, confinePath, openStepLedger, type Step, type Used, use } from '#step'
import { concludeTransition } from './conclude.ts'
import { evidenceOf } from './evidence.ts'
import type { Request } from './request.ts'

/** Stores a model with what its record holds, and names it in the ledger. */
export async function registerModel(step: Step, given: Request): Promise<Conclusion> {
  const { model, profile, storage, evidence, provenance } = await find(step, given)
  const entries = graphBehind(model.sha256, step.entries)
  const { files, notices } = await filesOf(step, model, profile, entries)
  await using ledger = await openStepLedger(step)
  const transition = await register(ledger, {
    name: given.name,
    model: { sha256: model.sha256, kind: model.kind ?? 'file', name: basename(model.path) },
    files,
    storage,
    version: given.version,
    stage: given.stage,
    aliases: given.aliases,
    expectedCurrent: given['expected-current'],
    entries,
    sha: step.context.sha,
    evidence,
    actor: actorOf(step),
  })
  return { ...(await concludeTransition(step, ledger, 'register', transition)), notices, policy: provenance }
}

interface Found extends Awaited<ReturnType<typeof evidenceOf>> {
  readonly model: Used
  readonly profile: Used | undefined
  readonly storage: string
}

/** All that the inputs name. @throws UserError naming everything that is wrong, before anything is stored */
async function find(step: Step, given: Request): Promise<Found> {
  const problems = new Problems()
  const model = await problems.attemptAsync(() => use(step, 'model', given.model ?? 'record:model'))
  const profile =
    given.profile === undefined
      ? undefined
      : await problems.attemptAsync(() => use(step, 'profile', given.profile ?? ''))
  const storage = await problems.attemptAsync(() => storageFolder(step, given.storage))
  const policy = await problems.attemptAsync(() => evidenceOf(step, given.policy))
  problems.throwIfAny()
  if (model === undefined || storage === undefined || policy === undefined)
    throw new Error('a problem was not noted')
  return { model, profile, storage, ...policy }
}

export function actorOf({ context, machine }: Step): { login: string; run: string; time: string } {
  const run = `${context.serverUrl}/${context.repository}/actions/runs/${context.runId}/attempts/${context.attempt}`
  return { login: context.actor.login, run, time: machine.now().toISOString() }
}

async function storageFolder(step: Step, given: string | undefined): Promise<string> {
  if (given !== undefined) return confinePath(step, given)
  const { toolCache, runner, repository } = step.context
  if (toolCache === undefined || runner.hosted) {
    throw new UserError('is required here: this machine does not outlive the job', {
      where: 'input storage',
      fix: 'Name a folder that later runs can read, such as one on a shared disk.',
    })
  }
  // Repositories of one machine may each have a model of this name.
  return join(toolCache, 'lockstep', 'models', ...repository.split('/'))
}

/** The model, and what its maker and the user say of it: metrics, predictions, profile. */
async function filesOf(
  step: Step,
  model: Used,
  profile: Used | undefined,
  entries: readonly SealedEntry[],
): Promise<{ files: StoredFile[]; notices: string[] }> {
  const files = await storedFiles('model', model)
  const notices: string[] = []
  const makers = entries.filter(({ entry }) => entry.products.some(({ sha256 }) => sha256 === model.sha256))
  for (const role of ['metrics', 'predictions']) {
    const maker = makers.findLast(({ entry }) => entry.products.some((product) => product.role === role))
    if (maker === undefined) continue
    try {
      files.push(...(await storedFiles(role, await use(step, role, maker.id))))
    } catch (error) {
      if (!(error instanceof MissingEvidence)) throw error
      notices.push(`Registered without ${role}: ${messageOf(error)}`)
    }
  }
  if (profile !== undefined) files.push(...(await storedFiles('profile', profile)))
  return { files, notices }
}

async function storedFiles(role: string, { path, sha256, bytes = 0, kind }: Used): Promise<StoredFile[]> {
  if (kind !== 'folder') return [{ role, path: basename(path), source: path, sha256, bytes }]
  const { files } = await digestFolder(path)
  return files.map((file) => ({ role, source: join(path, file.path), ...file }))
}
