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

/** Outputs, entry and summary of an operation; the lineage is written beside the report. */
export async function concludeTransition(
  step: Step,
  ledger: Ledger,
  operation: Request['operation'],
  { version, stage, previous, alreadyRegistered }: Transition,
): Promise<Conclusion> {
  const snapshot = await ledger.snapshot()
  const entries = await sealedEntries(snapshot, version)
  const events = await readEvents(snapshot, version.name)
  const report = presentLineage({ version, entries, events })
  const lineage = join(step.machine.temp, 'lockstep', 'lineage', `${version.name}-${version.version}.md`)
  await writeAtomic(lineage, renderMarkdown(report))
  const uri = `registry:${version.name}@${version.version}`
  const place = stage === undefined ? '' : `, ${stage} (before: ${previous ?? 'none'})`
  const again = operation === 'register' && alreadyRegistered ? ' (it was registered already)' : ''
  return {
    verdict: 'pass',
    reasons: [`${SAID[operation]} ${version.name} ${version.version}${place}${again}`],
    outputs: {
      version: version.version,
      'model-digest': `sha256:${version.model.sha256}`,
      uri,
      stage: stage ?? '',
      previous: previous ?? '',
      'already-registered': String(alreadyRegistered),
      lineage,
    },
    report,
    details: {
      version,
      stage: stage ?? null,
      previous: previous ?? null,
      ledger: { branch: ledger.branch, commit: snapshot.commit ?? null },
    },
    subjects: [
      {
        role: 'model',
        name: version.model.name,
        sha256: version.model.sha256,
        kind: version.model.kind,
        uri,
      },
    ],
    parameters: { operation, name: version.name, version: version.version, stage: stage ?? null },
    results: { operation, version: version.version, ledger: snapshot.commit ?? 'none' },
  }
}
