import { formatNumber, formatShare } from '#core'
import type { Finding } from './cause.ts'
import type { DriftConfig } from './config.ts'
import type { Window } from './window.ts'

/** Whether the window has as many rows as the reference lets one expect. */
export function volumeFindings(
  referenceRows: number,
  currentRows: number,
  { volume }: DriftConfig,
): Finding[] {
  const findings: Finding[] = []
  const { 'min-rows': least, 'max-ratio-change': change, 'reference-windows': windows } = volume
  if (currentRows < least) {
    findings.push({
      kind: 'volume',
      what: `the window has ${formatNumber(currentRows)} rows, at least ${formatNumber(least)} are asked for`,
    })
  }
  if (change === undefined) return findings
  const usual = referenceRows / windows
  const ratio = currentRows / usual - 1
  if (Math.abs(ratio) > change) {
    findings.push({
      kind: 'volume',
      what: `the window has ${formatNumber(currentRows)} rows, ${formatShare(Math.abs(ratio))} ${ratio < 0 ? 'fewer' : 'more'} than the ${formatNumber(Math.round(usual))} of a window of the reference`,
    })
  }
  return findings
}

/** Whether too much of the window could not be read. A file that cannot be read at all always counts. */
export function unreadableFindings(window: Window, { quality }: DriftConfig): Finding[] {
  const files = window.unreadableFiles.map(
    ({ file, line, reason }): Finding => ({
      kind: 'quality',
      what: `${file}${line === undefined ? '' : `:${line}`} cannot be read: ${reason}`,
    }),
  )
  const read = window.profile.rows
  const share = window.unreadableRows / Math.max(1, read + window.unreadableRows)
  if (share <= quality['max-unreadable']) return files
  const where = window.unreadableExamples.length === 0 ? '' : ` (${window.unreadableExamples.join('; ')})`
  return [
    ...files,
    {
      kind: 'quality',
      what: `${formatNumber(window.unreadableRows)} rows (${formatShare(share)}) cannot be read${where}`,
    },
  ]
}
