import { formatNumber, formatShare, type Json } from '#core'
import {
  type Block,
  callout,
  type Document,
  details,
  list,
  paragraph,
  type Span,
  type Text,
  table,
} from '#report'
import type { MovedBin } from './column-drift.ts'
import type { ComparedColumn, DriftResult } from './detect.ts'
import { psiText, pText } from './figures.ts'
import type { Retrain } from './retrain.ts'

const MAX_ROWS = 50

/** What a reader is told: why, in one line each; the first is the reason of the step. */
export function reasonsOf(result: DriftResult): readonly [string, ...string[]] {
  const [first, ...others] = result.causes.map(({ kind, what }) => `${kind}: ${what}`)
  const undecided = result.columns.filter(({ verdict }) => verdict === 'undecided')
  const small = undecided.length === 0 ? [] : [tooSmall(undecided, result)]
  if (first !== undefined) {
    return result.drift === 'none' ? [noDrift(result), first, ...others] : [first, ...others, ...small]
  }
  const [only] = small
  return only === undefined ? [noDrift(result)] : [only]
}

function noDrift({ columns }: DriftResult): string {
  return `no drift in ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`
}

function tooSmall(undecided: readonly ComparedColumn[], { rows }: DriftResult): string {
  const needed = undecided.map(({ rowsNeeded }) => rowsNeeded)
  const enough = needed.every((count) => count !== undefined)
    ? `at least ${formatNumber(Math.max(...needed.map((count) => count ?? 0)))} are needed`
    : `the reference has too few (${formatNumber(rows.reference)}) for any window`
  const which = undecided.length === 1 ? `column ${undecided[0]?.name}` : `${undecided.length} columns`
  return `${formatNumber(rows.current)} rows are too few to decide on ${which}: ${enough}`
}

/** The summary: what was found, every column, and what to do next. */
export function present(result: DriftResult, retrain: Retrain): Document {
  const { rows, causes, columns, level } = result
  return [
    headline(result),
    paragraph(
      `${formatNumber(rows.current)} rows were compared with ${formatNumber(rows.reference)} of the reference. A column has drifted when its change matters (its PSI is at least what matters) and is not chance (p, adjusted over all columns, is at most ${level}).`,
    ),
    ...(causes.length < 2
      ? []
      : [list(causes.map(({ kind, severity, what }) => causeLine(kind, severity, what)))]),
    ...(columns.length === 0 ? [] : [columnTable(columns)]),
    ...(columns.length > MAX_ROWS
      ? [paragraph(`${columns.length - MAX_ROWS} more columns, all with a smaller PSI, are in the report.`)]
      : []),
    ...asides(result),
    ...retrainLine(retrain),
    paragraph({ strong: 'Next:' }, ' ', nextStep(result, retrain)),
  ]
}

function headline(result: DriftResult): Block {
  const [reason] = reasonsOf(result)
  if (result.drift === undefined) return callout('warning', `Not decided: ${reason}.`)
  if (result.drift === 'none') return callout('tip', 'The window looks like the reference.')
  const kind: Span = { strong: `${result.drift} drift` }
  return callout(
    result.verdict === 'fail' ? 'caution' : 'warning',
    kind,
    `: the window is not like the reference.`,
  )
}

function causeLine(kind: string, severity: string, what: string): Text {
  return [{ strong: kind }, severity === 'fail' ? `: ${what}` : ` (${severity}): ${what}`]
}

function columnTable(columns: readonly ComparedColumn[]): Block {
  const rows = columns
    .slice(0, MAX_ROWS)
    .map((column): Text[] => [
      { code: column.name },
      psiText(column.psi),
      String(column.minimumEffect),
      pText(column.adjusted),
      verdictText(column),
      column.moved.map(movedText).join('; '),
    ])
  const head = [
    'Column',
    'PSI',
    'Matters from',
    'p',
    'Verdict',
    'What moved most (share of rows before → now)',
  ]
  return table(head, rows, ['PSI', 'Matters from', 'p'])
}

function verdictText({ verdict, rowsNeeded }: ComparedColumn): string {
  if (verdict === 'drift') return 'drifted'
  if (verdict === 'stable') return 'no drift'
  return rowsNeeded === undefined
    ? 'not decided: the reference is too small'
    : `not decided: needs ${formatNumber(rowsNeeded)} rows`
}

function movedText({ label, before, after }: MovedBin): string {
  return `${label}: ${formatShare(before)} → ${formatShare(after)}`
}

function asides({ notCompared, added }: DriftResult): Block[] {
  const blocks: Block[] = []
  if (notCompared.length > 0) {
    const items = notCompared.map(({ name, why }): Text => [{ code: name }, `: ${why}`])
    blocks.push(details(`Not compared: ${notCompared.length}`, list(items)))
  }
  if (added.length > 0) {
    const items = added.slice(0, MAX_ROWS).map((name): Text => ({ code: name }))
    blocks.push(details(`New, so not compared: ${added.length}`, list(items)))
  }
  return blocks
}

function retrainLine({ outcome, why, run }: Retrain): Block[] {
  if (outcome === 'dispatched') {
    const link: Span[] = run === undefined ? [] : [': ', { link: 'its run', to: run }]
    return [paragraph('The retraining was started', ...link, '.')]
  }
  return why === undefined ? [] : [paragraph(`No retraining was started: ${why}.`)]
}

function nextStep({ drift, causes }: DriftResult, { outcome }: Retrain): string {
  switch (drift) {
    case undefined:
      return 'judge a longer window, compare fewer columns (columns.include), or raise minimum-effect if only larger changes matter.'
    case 'none':
      return 'nothing.'
    case 'schema':
      return 'ask whoever delivers the data what changed; where it is meant, train on the new schema or leave the column out (columns.exclude).'
    case 'volume':
      return 'see whether the window is complete, or rows arrive twice, before looking at its values.'
    case 'quality':
      return `mend the delivery of ${columnsOf(causes, 'quality')}; retraining would only learn the fault.`
    case 'data':
      return outcome === 'dispatched'
        ? 'let the gate judge the retrained model on recent data.'
        : `check how the model does on rows of this window where ${columnsOf(causes, 'data')} moved; if it does worse, train it on recent data.`
  }
}

function columnsOf(causes: DriftResult['causes'], kind: string): string {
  const names = causes.filter((cause) => cause.kind === kind).flatMap(({ column }) => column ?? [])
  return names.length === 0 ? 'the data' : names.slice(0, 5).join(', ')
}

/** Body of the JSON report. */
export function detailsOf(result: DriftResult, retrain: Retrain): Json {
  return {
    drift: result.drift ?? null,
    rows: { ...result.rows },
    causes: causesJson(result),
    columns: result.columns.map(({ moved, rowsNeeded, ...column }) => ({
      ...column,
      ...(rowsNeeded === undefined ? {} : { rowsNeeded }),
      moved: moved.map((bin) => ({ ...bin })),
    })),
    notCompared: result.notCompared.map((item) => ({ ...item })),
    added: [...result.added],
    retrain: {
      outcome: retrain.outcome,
      ...(retrain.why === undefined ? {} : { why: retrain.why }),
      ...(retrain.run === undefined ? {} : { run: retrain.run }),
    },
  }
}

/** All causes, for the output of the step. */
export function causesJson({ causes }: DriftResult): Json {
  return causes.map((cause) => ({ ...cause }))
}
