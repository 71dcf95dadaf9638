import {
  canonicalJson,
  entryBytes,
  MissingEvidence,
  type SealedEntry,
  sha256OfJson,
  UserError,
  winners,
} from '#core'
import { type Actor, appendEvent, requireCurrent } from './events.ts'
import type { Ledger } from './ledger.ts'
import { nameModel, readModel, type StoredFile, storeModel } from './oci-layout.ts'
import { graphBehind, sealedEntries } from './sealed.ts'
import { type ConfirmOrigin, requireEvidence, type StagePolicy, trainingData } from './stage-policy.ts'
import {
  type ModelVersion,
  paths,
  readEvents,
  readState,
  readVersion,
  readVersions,
  resolveSelector,
} from './version.ts'

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
    const previous = given.stage === undefined ? undefined : state.stages[given.stage]
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
  files.set(paths.version(version.name, version.version), `${canonicalJson(version)}\n`)
  for (const sealed of entries) files.set(paths.entry(sealed.id), entryBytes(sealed))
}

function registrationEvent(
  given: Registration,
  version: ModelVersion,
  stages: Readonly<Record<string, string>>,
  existed: boolean,
  evidence: string[],
): Parameters<typeof appendEvent>[3] | undefined {
  const moves = given.stage !== undefined && stages[given.stage] !== version.version
  if (existed && !moves && given.aliases.length === 0) return undefined
  const stage =
    given.stage === undefined
      ? {}
      : { stage: given.stage, from: stages[given.stage] ?? null, to: version.version }
  const operation = existed ? (moves ? 'promote' : 'alias') : 'register'
  return { operation, version: version.version, ...stage, aliases: given.aliases, evidence, entries: [] }
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
function refuseFailedGate(model: string, entries: readonly SealedEntry[]): void {
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

function evidenceFor(
  evidence: Evidence,
  stage: string | undefined,
  model: string,
  entries: readonly SealedEntry[],
): Promise<string[]> {
  if (stage === undefined || evidence.policy === undefined) return Promise.resolve([])
  return requireEvidence(evidence.policy, stage, model, entries, evidence.confirm)
}

export interface Promotion {
  readonly name: string
  /** Stage, alias or version of what is promoted. */
  readonly selector: string
  readonly stage: string
  readonly aliases: readonly string[]
  readonly expectedCurrent: string | undefined
  /** Entries of the current run, beyond those sealed with the version. */
  readonly entries: readonly SealedEntry[]
  readonly evidence: Evidence
  readonly reason: string | undefined
  readonly actor: Actor
}

/** Moves a stage to a version after its bytes and its evidence were checked. */
export async function promote(ledger: Ledger, given: Promotion): Promise<Transition> {
  const { result } = await ledger.transact(async (snapshot) => {
    const state = await readState(snapshot, given.name)
    requireCurrent(state, given.stage, given.expectedCurrent)
    const version = await resolveSelector(snapshot, given.name, given.selector)
    const previous = state.stages[given.stage]
    const transition = { version, stage: given.stage, previous, alreadyRegistered: true }
    if (previous === version.version && given.aliases.length === 0) {
      return { files: new Map(), message: '', result: transition }
    }
    const sealed = await sealedEntries(snapshot, version)
    const added = graphBehind(version.model.sha256, given.entries).filter(
      ({ id }) => !sealed.some((other) => other.id === id),
    )
    const entries = [...sealed, ...added]
    refuseFailedGate(version.model.sha256, entries)
    const relied = await evidenceFor(given.evidence, given.stage, version.model.sha256, entries)
    await readModel(version.storage, version.manifest)
    const files = await appendEvent(snapshot, given.name, given.actor, {
      operation: 'promote',
      version: version.version,
      stage: given.stage,
      from: previous ?? null,
      to: version.version,
      aliases: given.aliases,
      evidence: relied,
      entries: added.map(({ id }) => id),
      ...(given.reason === undefined ? {} : { reason: given.reason }),
    })
    for (const sealed of added) files.set(paths.entry(sealed.id), entryBytes(sealed))
    return {
      files,
      message: `promote ${given.name} ${version.version} to ${given.stage}`,
      result: transition,
    }
  })
  return result
}

export interface Rollback {
  readonly name: string
  readonly stage: string
  readonly expectedCurrent: string | undefined
  readonly reason: string | undefined
  readonly actor: Actor
}

/**
 * Takes a stage back to the version that the log says stood there before the present one; its bytes are checked
 * first. The event names the transition that it undoes.
 */
export async function rollback(ledger: Ledger, given: Rollback): Promise<Transition> {
  const { result } = await ledger.transact(async (snapshot) => {
    const state = await readState(snapshot, given.name)
    requireCurrent(state, given.stage, given.expectedCurrent)
    const current = state.stages[given.stage]
    const events = (await readEvents(snapshot, given.name)).filter(({ stage }) => stage === given.stage)
    const undone = events.findLast((event) => event.to === current && event.operation !== 'rollback')
    if (current === undefined || undone?.from == null) {
      throw new MissingEvidence(`${given.stage} held no version before ${current ?? 'now'}`, {
        where: paths.log(given.name),
        fix: 'There is nothing to roll back to.',
      })
    }
    const version = await readVersion(snapshot, given.name, undone.from)
    await readModel(version.storage, version.manifest)
    const files = await appendEvent(snapshot, given.name, given.actor, {
      operation: 'rollback',
      version: version.version,
      stage: given.stage,
      from: current,
      to: version.version,
      evidence: [],
      entries: [],
      undoes: undone.sequence,
      ...(given.reason === undefined ? {} : { reason: given.reason }),
    })
    const message = `roll ${given.stage} of ${given.name} back to ${version.version}`
    return {
      files,
      message,
      result: { version, stage: given.stage, previous: current, alreadyRegistered: true },
    }
  })
  return result
}
