import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MissingEvidence, UserError } from '#core'
import { type Ledger, openLedger, readModel, readVersions, resolveSelector, restoreFiles } from '#registry'
import type { Step } from './step.ts'

const DEFAULT_BRANCH = 'lockstep-ledger'

/** Where the ledger lies: `ledger`, or `ledger:<owner>/<repo>@<branch>`. */
export interface LedgerAddress {
  readonly repository: string
  readonly branch: string
}

/** @param repository of this run, for the short form @throws UserError */
export function parseRegistry(text: string, repository: string): LedgerAddress {
  if (text === 'ledger') return { repository, branch: DEFAULT_BRANCH }
  const [, other, branch] = /^ledger:([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(text) ?? []
  if (other !== undefined && branch !== undefined) return { repository: other, branch }
  throw new UserError(`"${text}" is not a registry that works yet`, {
    fix: 'Write ledger, or ledger:<owner>/<repo>@<branch>.',
  })
}

/** Opens the ledger that the step's `registry` input names. Dispose of it when done. */
export async function openStepLedger(step: Step): Promise<Ledger> {
  const { repository, branch } = parseRegistry(step.registry, step.context.repository)
  const temp = join(step.machine.temp, 'lockstep')
  await mkdir(temp, { recursive: true })
  return openLedger({
    remote: `${step.context.serverUrl}/${repository}.git`,
    branch,
    token: step.token,
    environment: step.machine.environment,
    temp,
  })
}

/**
 * Brings the files of a registered version that have a role to this machine; their bytes are verified.
 * @returns path of the file (of the folder, for a model that is one) and the version
 * @throws MissingEvidence if there is no such version, or it holds no such file
 */
export async function fetchVersionFile(
  step: Step,
  name: string,
  selector: string,
  role: string,
): Promise<{ path: string; version: string }> {
  await using ledger = await openStepLedger(step)
  const version = await resolveSelector(await ledger.snapshot(), name, selector)
  const stored = (await readModel(version.storage, version.manifest)).filter((file) => file.role === role)
  const [first] = stored
  if (first === undefined) {
    throw new MissingEvidence(`${name} ${version.version} was registered without ${role}`, {
      where: `registry:${name}@${selector}`,
      fix: `It holds ${[...new Set(version.files.map((file) => file.role))].join(', ')}.`,
    })
  }
  const folder = join(step.machine.temp, 'lockstep', 'registry', `${name}-${version.version}`, role)
  await rm(folder, { recursive: true, force: true })
  await restoreFiles(stored, folder)
  const isFolder = role === 'model' && version.model.kind === 'folder'
  return { path: isFolder ? folder : join(folder, first.path), version: version.version }
}

/** Whether the registry holds any version of a model: only while it holds none may a first run pass. */
export async function hasVersions(step: Step, name: string): Promise<boolean> {
  await using ledger = await openStepLedger(step)
  return (await readVersions(await ledger.snapshot(), name)).length > 0
}
