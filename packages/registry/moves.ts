import { entryBytes, MissingEvidence, type SealedEntry } from '#core'
import { type Actor, appendEvent, requireCurrent } from './events.ts'
import type { Ledger, Snapshot } from './ledger.ts'
import { readModel } from './oci-layout.ts'
import { type Evidence, evidenceFor, refuseFailedGate, type Transition } from './operations.ts'
import { graphBehind, sealedEntries } from './sealed.ts'
import type { ConfirmOrigin } from './stage-policy.ts'
import { heldBy, paths, readEvents, readState, readVersion, resolveSelector } from './version.ts'

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
    const previous = heldBy(state.stages, given.stage)
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
    const vouched = await vouchedFor(snapshot, given.name)
    const confirm: ConfirmOrigin = async (sealed) =>
      vouched.has(sealed.id) ? { confirmed: true } : given.evidence.confirm(sealed)
    const evidence = { ...given.evidence, confirm }
    const relied = await evidenceFor(evidence, given.stage, version.model.sha256, entries)
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

/** Entries on which an earlier transition relied: their origin was confirmed then, while GitHub still kept the logs. */
async function vouchedFor(snapshot: Snapshot, name: string): Promise<ReadonlySet<string>> {
  return new Set((await readEvents(snapshot, name)).flatMap((event) => event.evidence))
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
    const current = heldBy(state.stages, given.stage)
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
