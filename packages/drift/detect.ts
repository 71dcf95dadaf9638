import { MissingEvidence, type Verdict } from '#core'
import type { Profile } from '#data'
import { benjaminiHochberg } from '#stats'
import { binsOf } from './bins.ts'
import { asCauses, type Cause, type Finding, firstKind, verdictOfCauses } from './cause.ts'
import { type ColumnShift, isEnough, measureShift } from './column-drift.ts'
import { type ColumnPair, matchColumns } from './columns.ts'
import type { CauseKind, DriftConfig } from './config.ts'
import { psiText, pText } from './figures.ts'
import { qualityFindings } from './quality.ts'
import { unreadableFindings, volumeFindings } from './volume.ts'
import type { Window } from './window.ts'

/** A column that was compared. */
export interface ComparedColumn extends ColumnShift {
  readonly name: string
  /** P-value adjusted over all compared columns (Benjamini-Hochberg). */
  readonly adjusted: number
  readonly minimumEffect: number
  /** `undecided`: no drift was seen, but the window is too small to have seen a change of the minimum effect. */
  readonly verdict: 'drift' | 'stable' | 'undecided'
  /** Rows that the window would need, where it is undecided; undefined if the reference is too small. */
  readonly rowsNeeded?: number | undefined
}

export interface DriftResult {
  /** The first kind that holds; undefined where no drift was seen but not every column could be decided. */
  readonly drift: CauseKind | 'none' | undefined
  readonly verdict: Verdict
  readonly causes: readonly Cause[]
  /** By population stability index, largest first. */
  readonly columns: readonly ComparedColumn[]
  readonly notCompared: readonly { readonly name: string; readonly why: string }[]
  readonly added: readonly string[]
  readonly rows: { readonly reference: number; readonly current: number }
  /** Level of the adjusted p-values. */
  readonly level: number
}

/**
 * Compares a window with the reference, column by column: drift is a change that chance does not explain at the
 * level (adjusted over the columns) and that is at least the minimum effect, both.
 * @throws MissingEvidence if either side has no rows, or no column can be compared; UserError for a configuration
 *   that names no column
 */
export function detectDrift(reference: Profile, window: Window, config: DriftConfig): DriftResult {
  const rows = { reference: reference.rows, current: window.profile.rows }
  requireRows(rows, window)
  const { pairs, findings, added } = matchColumns(reference, window.profile, config.columns)
  const { columns, notCompared } = compare(pairs, rows, config)
  const all: Finding[] = [
    ...findings,
    ...volumeFindings(rows.reference, rows.current, config),
    ...unreadableFindings(window, config),
    ...qualityFindings(pairs, rows, config),
    ...columns.filter(({ verdict }) => verdict === 'drift').map(dataFinding),
  ]
  if (columns.length === 0 && all.length === 0) {
    throw new MissingEvidence('no column can be compared', {
      where: 'reference',
      fix:
        notCompared.map(({ name, why }) => `${name}: ${why}.`).join(' ') ||
        'It has no column that is asked for.',
    })
  }
  const causes = asCauses(all, config.severity)
  const isDecided = columns.every(({ verdict }) => verdict !== 'undecided')
  const kind = firstKind(causes)
  return {
    drift: kind === 'none' && !isDecided ? undefined : kind,
    verdict: verdictOfCauses(causes, isDecided || kind !== 'none'),
    causes,
    columns,
    notCompared,
    added,
    rows,
    level: config.level,
  }
}

function requireRows(rows: DriftResult['rows'], window: Window): void {
  if (rows.reference === 0) {
    throw new MissingEvidence('the reference has no rows', {
      where: 'reference',
      fix: 'Profile data that has some.',
    })
  }
  if (rows.current > 0) return
  const [file] = window.unreadableFiles
  throw new MissingEvidence(
    file === undefined ? 'the window has no rows' : `nothing of the window can be read: ${file.reason}`,
    { where: file?.file ?? window.name },
  )
}

function compare(
  pairs: readonly ColumnPair[],
  rows: DriftResult['rows'],
  config: DriftConfig,
): Pick<DriftResult, 'columns' | 'notCompared'> {
  const notCompared: { name: string; why: string }[] = []
  const shifts: { name: string; shift: ColumnShift }[] = []
  for (const { name, reference, current } of pairs) {
    const bins = binsOf(reference, current)
    if (typeof bins === 'string') notCompared.push({ name, why: bins })
    else shifts.push({ name, shift: measureShift(bins) })
  }
  const adjusted = benjaminiHochberg(shifts.map(({ shift }) => shift.pValue))
  const columns = shifts.map(({ name, shift }, index): ComparedColumn => {
    const minimumEffect = minimumEffectOf(name, config)
    const p = adjusted[index] ?? 1
    // The strictest level that the adjustment can ask of a single column.
    const enough = isEnough(shift, rows, config.level / shifts.length, minimumEffect)
    const own = { name, ...shift, adjusted: p, minimumEffect }
    if (p <= config.level && shift.psi >= minimumEffect) return { ...own, verdict: 'drift' }
    return enough.enough
      ? { ...own, verdict: 'stable' }
      : { ...own, verdict: 'undecided', rowsNeeded: enough.rows }
  })
  return { columns: columns.sort((a, b) => b.psi - a.psi), notCompared }
}

/** A column may be named like what every object has (`constructor`). */
function minimumEffectOf(name: string, config: DriftConfig): number {
  const own = config.columns['minimum-effect']
  return (Object.hasOwn(own, name) ? own[name] : undefined) ?? config['minimum-effect']
}

function dataFinding({ name, psi, minimumEffect, adjusted }: ComparedColumn): Finding {
  return {
    kind: 'data',
    column: name,
    what: `column ${name}: PSI ${psiText(psi)}, where ${minimumEffect} matters (p ${pText(adjusted)})`,
  }
}
