import { canonicalJson, sha256, UserError } from '#core'
import type { Snapshot } from './ledger.ts'
import { EMPTY_STATE, heldBy, type LedgerEvent, type ModelState, paths, readState } from './version.ts'

/** Who acts, from where. */
export interface Actor {
  readonly login: string
  /** Address or id of the run. */
  readonly run: string
  readonly time: string
}

interface NewEvent {
  readonly operation: LedgerEvent['operation']
  readonly version: string
  readonly stage?: string
  readonly from?: string | null
  readonly to?: string | null
  readonly aliases?: readonly string[]
  readonly reason?: string
  /** Digest of the version's own document. */
  readonly document?: string
  readonly evidence: readonly string[]
  /** Ids of entries that are sealed with it. */
  readonly entries: readonly string[]
  /** Number of the event that a rollback undoes. */
  readonly undoes?: number
}

/**
 * Appends an event to a model's log, chained to the line before by its digest, and moves the pointers that it
 * names: both in the files of one commit.
 */
export async function appendEvent(
  snapshot: Snapshot,
  name: string,
  actor: Actor,
  event: NewEvent,
): Promise<Map<string, string>> {
  const state = await readState(snapshot, name)
  const log = (await snapshot.read(paths.log(name))) ?? ''
  const line = canonicalJson({
    ...event,
    sequence: state.sequence + 1,
    previous: state.head,
    time: actor.time,
    actor: actor.login,
    run: actor.run,
  })
  const next: ModelState = {
    ...movePointers(state, event),
    sequence: state.sequence + 1,
    head: sha256(line),
  }
  return new Map([
    [paths.log(name), `${log}${line}\n`],
    [paths.state(name), `${canonicalJson(next)}\n`],
  ])
}

interface Move extends Pick<LedgerEvent, 'stage' | 'to' | 'version'> {
  readonly aliases?: readonly string[] | undefined
}

function movePointers(state: ModelState, event: Move): ModelState {
  const stages = { ...state.stages }
  if (event.stage !== undefined && event.to !== undefined && event.to !== null) stages[event.stage] = event.to
  const aliases = { ...state.aliases }
  for (const alias of event.aliases ?? []) aliases[alias] = event.version
  return { ...state, stages, aliases }
}

/** The pointers to which the events of a model's log lead. */
export function replay(events: readonly LedgerEvent[]): Pick<ModelState, 'stages' | 'aliases'> {
  return events.reduce<ModelState>((state, event) => movePointers(state, event), EMPTY_STATE)
}

/**
 * Checks that a model's log is an unbroken chain that ends where its state says.
 * @returns what is wrong with the first line that does not fit, if any
 */
export function brokenChain(log: string, state: ModelState): string | undefined {
  const lines = log.split('\n').filter((line) => line !== '')
  let previous = sha256('')
  for (const [index, line] of lines.entries()) {
    let event: unknown
    try {
      event = JSON.parse(line)
    } catch {
      return `line ${index + 1} of the log is no JSON`
    }
    const linked =
      typeof event === 'object' && event !== null && 'previous' in event ? event.previous : undefined
    const sequence =
      typeof event === 'object' && event !== null && 'sequence' in event ? event.sequence : undefined
    if (linked !== previous) return `line ${index + 1} of the log does not follow from the line before`
    if (sequence !== index + 1) return `line ${index + 1} of the log has the number ${String(sequence)}`
    previous = sha256(line)
  }
  if (previous !== state.head || lines.length !== state.sequence)
    return 'the log does not end where the state says'
  return undefined
}

/** @throws UserError if a stage does not hold what the caller expects there (`none`: nothing) */
export function requireCurrent(state: ModelState, stage: string, expected: string | undefined): void {
  if (expected === undefined) return
  const current = heldBy(state.stages, stage) ?? 'none'
  if (current !== expected) {
    throw new UserError(`${stage} holds ${current}, not ${expected} as expected`, {
      where: 'input expected-current',
      fix: 'Somebody else moved it. Look at the log, then decide again.',
    })
  }
}
