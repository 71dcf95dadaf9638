import { formatNumber, formatShare, type Json } from '#core'
import { type Block, details, heading, list, paragraph, type Text, table } from '#report'
import { shortened } from '../shortened.ts'
import { cut, named, rowsText } from '../wording.ts'
import type { RowDiff } from './row-diff.ts'
import type { DataShift, MeasureShift, SchemaChange } from './shifts.ts'

/** Data beside data before it: what a change does to it, or how far it is from a reference. */
export interface Comparison {
  readonly kind: 'change' | 'reference'
  /** What it is compared with, for a reader: a commit, a file. */
  readonly name: string
  /** Commit id of the base. */
  readonly commit?: string | undefined
  /** Digest of the older data, hex sha256; absent where it is not known. */
  readonly sha256?: string | undefined
  /** Rows by themselves; not known of a reference. */
  readonly rows?: Pick<RowDiff, 'added' | 'removed' | 'changed' | 'key'> | undefined
  readonly shift: DataShift
  readonly notes: readonly string[]
}

const TITLES = { change: 'What this change does to the data', reference: 'Against the reference' } as const
const BEFORE = { change: 'Base', reference: 'Reference' } as const
/** A summary holds 1 MiB; the report has the rest. */
const MAX_SHOWN = 50
const MAX_FOLDED = 200

/** A table of what differs noticeably, then the rest, folded. */
export function presentComparison(comparison: Comparison): Block[] {
  const { kind, shift, notes } = comparison
  const notable = shift.measures.filter((item) => item.notable)
  const rest = shift.measures.filter((item) => !item.notable)
  const shown = [...shift.schema.map(schemaRow), ...notable.map(measureRow)]
  const columns = ['Column', 'What', BEFORE[kind], 'Now']
  const numeric = [BEFORE[kind], 'Now']
  return [
    heading(TITLES[kind], 3),
    list([...facts(comparison), ...notes]),
    shown.length === 0
      ? paragraph('No column differs noticeably.')
      : table(columns, shown.slice(0, MAX_SHOWN), numeric),
    ...more(shown.length, MAX_SHOWN),
    ...(rest.length === 0
      ? []
      : [
          details(
            rest.length === 1 ? '1 smaller difference' : `${formatNumber(rest.length)} smaller differences`,
            table(columns, rest.slice(0, MAX_FOLDED).map(measureRow), numeric),
            ...more(rest.length, MAX_FOLDED),
          ),
        ]),
  ]
}

function more(count: number, shown: number): Block[] {
  return count > shown ? [paragraph(`And ${formatNumber(count - shown)} more in the report.`)] : []
}

function facts({ kind, name, rows, shift }: Comparison): Text[] {
  const { before, after } = shift.rows
  return [
    [`${BEFORE[kind]}: `, { code: cut(name) }],
    `${rowsText(before)} before, ${rowsText(after)} now`,
    ...(rows === undefined ? [] : [rowsChanged(rows)]),
  ]
}

/** `3 rows added, 1 removed, 2 changed (rows are matched by id)`. */
export function rowsChanged({ added, removed, changed, key }: NonNullable<Comparison['rows']>): string {
  const counts = `${rowsText(added)} added, ${formatNumber(removed)} removed`
  if (key.length === 0) return `${counts} (a row that was edited is one of each: there is no key)`
  return `${counts}, ${formatNumber(changed)} changed (rows are matched by ${key.map(named).join(', ')})`
}

function schemaRow({ column, before, after }: SchemaChange): Text[] {
  const what = before === undefined ? 'new column' : after === undefined ? 'column is gone' : 'type'
  return [{ code: named(column) }, { strong: what }, cut(before ?? ''), cut(after ?? '')]
}

function measureRow({ column, measure, unit, before, after }: MeasureShift): Text[] {
  const text = (value: number | string): string => {
    if (typeof value === 'string') return cut(value)
    return unit === 'share' ? formatShare(value) : formatNumber(value)
  }
  const what = measure === 'distinct' ? 'distinct (about)' : cut(measure)
  return [{ code: named(column) }, what, text(before), text(after)]
}

/** More of them in a report than columns that are read would only fill it. */
const MAX_REPORTED = 10_000

/** For the JSON report: all that differs, what is notable first where it is too much. */
export function comparisonJson({ name, commit, sha256, rows, shift, notes }: Comparison): Json {
  const isLong = shift.measures.length > MAX_REPORTED
  const measures = isLong
    ? shift.measures.toSorted((a, b) => Number(b.notable) - Number(a.notable)).slice(0, MAX_REPORTED)
    : shift.measures
  return {
    name,
    commit: commit ?? null,
    'dataset-digest': sha256 === undefined ? null : `sha256:${sha256}`,
    rows: {
      before: shift.rows.before,
      after: shift.rows.after,
      added: rows?.added ?? null,
      removed: rows?.removed ?? null,
      changed: rows === undefined || rows.key.length === 0 ? null : rows.changed,
      key: rows === undefined ? [] : [...rows.key],
    },
    schema: shift.schema.map(({ column, before, after }) => ({
      column: shortened(column),
      before: before ?? null,
      after: after ?? null,
    })),
    columns: measures.map(({ column, measure, before, after, notable }) => ({
      ...{ column: shortened(column), measure: shortened(measure), before, after, notable },
    })),
    notes: [
      ...notes,
      ...(isLong ? [`Only ${formatNumber(MAX_REPORTED)} differences are in this report.`] : []),
    ],
  }
}
