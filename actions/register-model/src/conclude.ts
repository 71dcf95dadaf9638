import { join } from 'node:path'
import { writeAtomic } from '#host'
import { type Ledger, presentLineage, readEvents, sealedEntries, type Transition } from '#registry'
import { renderMarkdown } from '#report'
import type { Conclusion, Step } from '#step'
import type { Request } from './request.ts'

const SAID = {
  register: 'registered',
  promote: 'promoted',
  rollback: 'rolled back to',
  resolve: 'resolved',
} as const

type Operation = Request['operation']

/** Where the lineage is written. */
interface Place {
  readonly machine: Pick<Step['machine'], 'temp'>
}

/** Outputs, entry and summary of an operation; the lineage is written beside the report. */
export async function concludeTransition(
  { machine }: Place,
  ledger: Pick<Ledger, 'branch' | 'snapshot'>,
  operation: Operation,
  transition: Transition,
): Promise<Conclusion> {
  const { version, stage, previous } = transition
  const snapshot = await ledger.snapshot()
  const entries = await sealedEntries(snapshot, version)
  const events = await readEvents(snapshot, version.name)
  const report = presentLineage({ version, entries, events })
  const lineage = join(machine.temp, 'lockstep', 'lineage', `${version.name}-${version.version}.md`)
  await writeAtomic(lineage, renderMarkdown(report))
  const uri = `registry:${version.name}@${version.version}`
  const { name, sha256, kind } = version.model
  return {
    verdict: 'pass',
    reasons: [reasonOf(operation, transition)],
    outputs: { ...outputsOf(transition), uri, lineage },
    report,
    details: {
      version,
      stage: stage ?? null,
      previous: previous ?? null,
      ledger: { branch: ledger.branch, commit: snapshot.commit ?? null },
    },
    subjects: [{ role: 'model', name, sha256, kind, uri }],
    parameters: { operation, name: version.name, version: version.version, stage: stage ?? null },
    results: { operation, version: version.version, ledger: snapshot.commit ?? 'none' },
  }
}

function reasonOf(operation: Operation, { version, stage, previous, alreadyRegistered }: Transition): string {
  const place = stage === undefined ? '' : `, ${stage} (before: ${previous ?? 'none'})`
  const again = operation === 'register' && alreadyRegistered ? ' (it was registered already)' : ''
  return `${SAID[operation]} ${version.name} ${version.version}${place}${again}`
}

function outputsOf({ version, stage, previous, alreadyRegistered }: Transition): Record<string, string> {
  return {
    version: version.version,
    'model-digest': `sha256:${version.model.sha256}`,
    stage: stage ?? '',
    previous: previous ?? '',
    'already-registered': String(alreadyRegistered),
  }
}
