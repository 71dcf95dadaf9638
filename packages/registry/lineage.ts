import type { Entry, SealedEntry } from '#core'
import { type Block, heading, list, paragraph, type Span, type Text, table } from '#report'
import type { LedgerEvent, ModelVersion } from './version.ts'

/** What stands behind a version: its entries, parents first, and the events that moved it. */
export interface Lineage {
  readonly version: ModelVersion
  readonly entries: readonly SealedEntry[]
  readonly events: readonly LedgerEvent[]
}

/** The answer to "which data, code, run and verdicts stand behind this version?" */
export function presentLineage({ version, entries, events }: Lineage): Block[] {
  const data = entries.flatMap(({ entry }) => [...entry.materials, ...entry.subjects].filter(isData))
  const unique = [...new Map(data.map((item) => [item.sha256, item])).values()]
  const evidence = table(
    ['step', 'verdict', 'why', 'run', 'entry'],
    entries.map(({ id, entry }) => [
      entry.action,
      entry.verdict,
      shorten(entry.reasons[0] ?? ''),
      `${entry.run.id} #${entry.run.attempt} ${entry.run.job}`,
      { code: id.slice(0, 19) },
    ]),
  )
  return [
    heading(`${version.name} ${version.version}`),
    paragraph('model ', { code: `sha256:${version.model.sha256}` }, `, manifest `, {
      code: version.manifest,
    }),
    paragraph(
      'code ',
      { code: version.sha },
      `, registered ${version.registeredAt} by `,
      runLink(version.run),
    ),
    heading('Data', 3),
    unique.length === 0
      ? paragraph('The record does not say on which data it was trained.')
      : list(unique.map((item) => [item.name, ' ', { code: `sha256:${item.sha256}` }])),
    heading('Steps', 3),
    evidence,
    heading('History', 3),
    list(events.map(describeEvent)),
  ]
}

const LONGEST = 90

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function isData(artifact: Entry['materials'][number]): boolean {
  return artifact.role === 'data'
}

function describeEvent(event: LedgerEvent): Text {
  const move =
    event.stage === undefined ? '' : `, ${event.stage}: ${event.from ?? 'none'} -> ${event.to ?? 'none'}`
  return [`${event.time} ${event.operation} ${event.version}${move} by ${event.actor}, `, runLink(event.run)]
}

/** A run by its address, said by its number and attempt. */
function runLink(address: string): Span {
  const [, id, attempt] = /\/runs\/(\d+)\/attempts\/(\d+)$/.exec(address) ?? []
  return { link: id === undefined ? address : `run ${id} #${attempt}`, to: address }
}
