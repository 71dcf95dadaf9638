import { formatNumber, formatShare } from '#core'
import type { Profile } from '#data'
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
import type { Example } from './examples.ts'
import type { RuleResult } from './results.ts'
import type { ColumnNotes } from './rule.ts'
import { cut, named, rowsText } from './wording.ts'

/** A file of rules, as the report names it. */
export interface RuleSource {
  readonly name: string
  readonly format: string
  /** What follows "the rules are". */
  readonly origin: string
}

/** What was checked and by what, in words that the report shows. */
export interface DataContext {
  readonly files: number
  readonly rows: number
  /** Hex sha256. */
  readonly sha256: string
  readonly sources: readonly RuleSource[]
  readonly columns: ReadonlyMap<string, ColumnNotes>
  readonly profile: Profile | undefined
  /** Further remarks for the reader. */
  readonly notes: readonly string[]
}

const MAX_EXAMPLES = 60
const MAX_IDS = 6
const ORDER = ['error', 'fail', 'inconclusive', 'warn', 'pass'] as const

/** Results from the gravest to those that hold; of equal ones in the order in which they are written. */
export function byGravity(results: readonly RuleResult[]): RuleResult[] {
  const rank = ({ verdict, status }: RuleResult): number =>
    ORDER.indexOf(verdict) * 2 + (status === 'holds' ? 1 : 0)
  return [...results].sort((a, b) => rank(a) - rank(b))
}

/** Why the verdict is what it is: a line over all, then each rule that does not hold. Holds no value of the data. */
export function reasonsOf(
  results: readonly RuleResult[],
  { rows, files }: DataContext,
): [string, ...string[]] {
  const data = `${rowsText(rows)} of ${files === 1 ? '1 file' : `${files} files`}`
  if (results.length === 0) return [`profiled ${data}`]
  const against = byGravity(results).filter(({ status }) => status !== 'holds')
  const told = against.filter(({ status }) => status !== 'not-run').map(reason)
  const all = results.length === 1 ? '1 rule' : `${results.length} rules`
  if (against.length === 0) return [`${all} ${results.length === 1 ? 'holds' : 'hold'} on ${data}`]
  const ids = against.slice(0, MAX_IDS).map(({ id }) => cut(id))
  const more = against.length > MAX_IDS ? ` and ${against.length - MAX_IDS} more` : ''
  const verb = against.length === 1 ? 'does' : 'do'
  return [`${against.length} of ${all} ${verb} not hold on ${data}: ${ids.join(', ')}${more}`, ...told]
}

function reason(result: RuleResult): string {
  const where = placesText(result)
  return `${result.text}: ${result.why}${where === '' ? '' : ` (${where})`}`
}

/** `a.csv:12 and 3 more`. */
function placesText({ examples, broken }: RuleResult): string {
  const [example] = examples
  if (example === undefined) return ''
  const more = (broken ?? examples.length) - 1
  return `${placeOf(example)}${more > 0 ? ` and ${formatNumber(more)} more` : ''}`
}

/** `data/flights.csv:1204`. */
export function placeOf({ file, line, row }: Example): string {
  if (line !== undefined) return `${named(file)}:${line}`
  return row === undefined ? named(file) : `${named(file)}, row ${row}`
}

/** The report for the summary. */
export function presentData(results: readonly RuleResult[], context: DataContext): Document {
  const ordered = byGravity(results)
  return [
    ...(results.length === 0 ? [] : [rulesTable(ordered)]),
    ...exampleBlocks(ordered),
    list(facts(context)),
    ...context.notes.map((note) => callout('note', note)),
    ...(context.profile === undefined ? [] : [profileDetails(context.profile, context.columns)]),
  ]
}

function rulesTable(results: readonly RuleResult[]): Block {
  const columns = ['Rule', 'Checked', 'Broken', 'Share', 'Found', 'Verdict']
  const rows = results.map((result): Text[] => {
    const { text, severity, checked, broken, why, verdict, status } = result
    return [
      `${text}${severity === 'fail' ? '' : ` (${severity})`}`,
      checked === undefined ? '' : formatNumber(checked),
      broken === undefined ? '' : formatNumber(broken),
      checked === undefined || broken === undefined ? '' : formatShare(broken, checked),
      checked === undefined || broken === undefined || status !== 'broken' ? why : placesText(result),
      { strong: status === 'holds' || status === 'broken' ? verdict : `${verdict} (${status})` },
    ]
  })
  return table(columns, rows, ['Checked', 'Broken', 'Share'])
}

function exampleBlocks(results: readonly RuleResult[]): Block[] {
  const all = results.flatMap((result) => result.examples.map((example) => ({ result, example })))
  if (all.length === 0) return []
  const rows = all
    .slice(0, MAX_EXAMPLES)
    .map(({ result, example }): Text[] => [
      { code: placeOf(example) },
      example.column === undefined ? '' : { code: named(example.column) },
      valueText(example),
      example.note ?? '',
      result.text,
    ])
  const more = all.length - rows.length
  return [
    paragraph('The first rows that break each rule:'),
    table(['Where', 'Column', 'Value', 'Remark', 'Rule'], rows),
    ...(more > 0 ? [paragraph(`And ${more} more in the report.`)] : []),
  ]
}

function valueText({ value, masked }: Example): Text {
  if (masked === true) return 'personal, not shown'
  if (value === undefined) return ''
  return value === null ? 'empty' : { code: cut(value) }
}

function facts({ files, rows, sha256, sources }: DataContext): Text[] {
  const data: Span[] = [
    `Data: ${rowsText(rows)} of ${files === 1 ? '1 file' : `${files} files`} `,
    { code: `sha256:${sha256.slice(0, 12)}` },
  ]
  const rules = sources.map(
    ({ name, format, origin }): Text => ['Rules: ', { code: cut(name) }, ` (${format}), ${origin}`],
  )
  return [data, ...rules]
}

function profileDetails(profile: Profile, notesOf: DataContext['columns']): Block {
  const rows = profile.columns.map((column): Text[] => {
    const notes = notesOf.get(column.name)
    const meaning = [notes?.description, notes?.unit === undefined ? undefined : `in ${notes.unit}`]
    return [
      { code: named(column.name) },
      column.type,
      formatShare(column.nulls, profile.rows),
      formatNumber(column.distinct),
      bound(column.min),
      column.mean === undefined ? '' : formatNumber(column.mean),
      bound(column.max),
      cut(meaning.filter((part) => part !== undefined).join(', ')),
    ]
  })
  const columns = ['Column', 'Type', 'Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max', 'Meaning']
  const numeric = ['Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max']
  return details(`Profile of ${profile.columns.length} columns`, table(columns, rows, numeric))
}

function bound(value: number | string | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'number' ? formatNumber(value) : cut(value)
}
