import { canonicalJson, entryBytes, type SealedEntry, sha256, sha256OfJson, UserError, winners } from '#core'
import { type Actor, appendEvent, requireCurrent } from './events.ts'
import type { Ledger } from './ledger.ts'
import { nameModel, type StoredFile, storeModel } from './oci-layout.ts'
import { type ConfirmOrigin, requireEvidence, type StagePolicy, trainingData } from './stage-policy.ts'
import { heldBy, type ModelVersion, paths, readState, readVersions } from './version.ts'

/** Where a stage stood before and after a transition. */
export interface Transition {
  readonly version: ModelVersion
  readonly stage: string | undefined
  /** Version that the stage held before; undefined for none. */
  readonly previous: string | undefined
  readonly alreadyRegistered: boolean
}

/** What a stage asks for, and who confirms it. Without a policy a stage asks for nothing. */
export interface Evidence {
  readonly policy: StagePolicy | undefined
  readonly confirm: ConfirmOrigin
}

export interface Registration {
  readonly name: string
  readonly model: { readonly sha256: string; readonly kind: 'file' | 'folder'; readonly name: string }
  readonly files: readonly StoredFile[]
  /** Folder of the OCI image layout. */
  readonly storage: string
  /** Given by the user, or the next one. */
  readonly version: string | undefined
  readonly stage: string | undefined
  readonly aliases: readonly string[]
  readonly expectedCurrent: string | undefined
  /** Graph behind the model, parents first. */
  readonly entries: readonly SealedEntry[]
  readonly sha: string
  readonly evidence: Evidence
  readonly actor: Actor
}

/**
 * Registers a model: the same name, bytes, code and data give the same version again. Bytes are stored before the
 * ledger names them; what the stage asks for is checked before either.
 * @throws UserError if a gate on the model did not pass, evidence is missing, or the version is taken
 */
export async function register(ledger: Ledger, given: Registration): Promise<Transition> {
  refuseFailedGate(given.model.sha256, given.entries)
  const relied = await evidenceFor(given.evidence, given.stage, given.model.sha256, given.entries)
  const data = [...trainingData(given.model.sha256, given.entries)].sort()
  const key = sha256OfJson([given.name, given.model.sha256, given.sha, data])
  // Bytes first: the ledger never names what is not there. Their manifest does not depend on the version.
  const manifest = await storeModel(given.storage, given.name, given.files)
  const { result } = await ledger.transact(async (snapshot) => {
    const state = await readState(snapshot, given.name)
    if (given.stage !== undefined) requireCurrent(state, given.stage, given.expectedCurrent)
    const all = await readVersions(snapshot, given.name)
    const existing = all.find((version) => version.key === key)
    const previous = given.stage === undefined ? undefined : heldBy(state.stages, given.stage)
    const version = existing ?? newVersion(given, manifest, key, data, chooseVersion(given, all))
    const files = new Map<string, string>()
    if (existing === undefined) addVersion(files, version, given.entries)
    const event = registrationEvent(given, version, state.stages, existing !== undefined, relied)
    if (event !== undefined) {
      for (const [path, text] of await appendEvent(snapshot, given.name, given.actor, event))
        files.set(path, text)
    }
    return {
      files,
      message: `register ${given.name} ${version.version}`,
      result: { version, stage: given.stage, previous, alreadyRegistered: existing !== undefined },
    }
  })
  const { storage, manifest: stored, name, version } = result.version
  await nameModel(storage, `${name}:${version}`, stored)
  return result
}

function addVersion(
  files: Map<string, string>,
  version: ModelVersion,
  entries: readonly SealedEntry[],
): void {
  files.set(paths.version(version.name, version.version), documentOf(version))
  for (const sealed of entries) files.set(paths.entry(sealed.id), entryBytes(sealed))
}

/** The bytes in which a version is stored. */
function documentOf(version: ModelVersion): string {
  return `${canonicalJson(version)}\n`
}

function registrationEvent(
  given: Registration,
  version: ModelVersion,
  stages: Readonly<Record<string, string>>,
  existed: boolean,
  evidence: string[],
): Parameters<typeof appendEvent>[3] | undefined {
  const moves = given.stage !== undefined && heldBy(stages, given.stage) !== version.version
  if (existed && !moves && given.aliases.length === 0) return undefined
  const stage =
    given.stage === undefined
      ? {}
      : { stage: given.stage, from: heldBy(stages, given.stage) ?? null, to: version.version }
  const moved = { version: version.version, ...stage, aliases: given.aliases, evidence, entries: [] }
  if (existed) return { operation: moves ? 'promote' : 'alias', ...moved }
  return { operation: 'register', ...moved, document: sha256(documentOf(version)) }
}

function newVersion(
  given: Registration,
  manifest: string,
  key: string,
  data: string[],
  version: string,
): ModelVersion {
  return {
    schema: 'lockstep.version/1',
    name: given.name,
    version,
    model: given.model,
    manifest,
    storage: given.storage,
    files: given.files.map(({ role, path, sha256, bytes }) => ({ role, path, sha256, bytes })),
    key,
    sha: given.sha,
    data,
    entries: given.entries.map(({ id }) => id),
    registeredAt: given.actor.time,
    run: given.actor.run,
  }
}

/** The given version, or the next whole number. @throws UserError if the given one belongs to other bytes */
function chooseVersion(given: Registration, all: readonly ModelVersion[]): string {
  if (given.version === undefined) {
    const numbers = all.map(({ version }) => Number(version)).filter(Number.isInteger)
    return String(Math.max(0, ...numbers) + 1)
  }
  if (all.some(({ version }) => version === given.version)) {
    throw new UserError(`${given.name} ${given.version} is registered with another model, code or data`, {
      where: 'input version',
      fix: 'A version is written once. Choose another one.',
    })
  }
  return given.version
}

/** A gate that judged this very model and did not pass blocks, whatever other gates say. */
export function refuseFailedGate(model: string, entries: readonly SealedEntry[]): void {
  const gates = winners(entries).filter(
    ({ entry }) =>
      entry.action === 'gate-metrics' && entry.subjects.some((subject) => subject.sha256 === model),
  )
  const failed = gates.find(({ entry }) => entry.verdict !== 'pass' && entry.verdict !== 'warn')
  if (failed === undefined) return
  throw new UserError(`a gate on this model says ${failed.entry.verdict}: ${failed.entry.reasons[0] ?? ''}`, {
    where: failed.id,
    fix: 'Register a model that passes its gate.',
  })
}

/** What the policy of a stage relies upon; nothing where no stage is moved or no policy asks. @throws UserError */
export function evidenceFor(
  evidence: Evidence,
  stage: string | undefined,
  model: string,
  entries: readonly SealedEntry[],
): Promise<string[]> {
  if (stage === undefined || evidence.policy === undefined) return Promise.resolve([])
  return requireEvidence(evidence.policy, stage, model, entries, evidence.confirm)
}
