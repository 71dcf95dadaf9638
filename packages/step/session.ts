import type { Machine } from '#host'
import { type RunContext, readContext, readMachine } from '#runner'
import { openRecordStore, type RecordStore, recordRoot } from './record-store.ts'

/** What is known before an action's inputs are. */
export interface Session {
  readonly machine: Machine
  readonly context: RunContext
  readonly store: RecordStore
}

export function openSession(): Session {
  const machine = readMachine()
  return { machine, context: readContext(machine), store: openRecordStore(recordRoot(machine)) }
}
