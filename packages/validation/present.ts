import { formatNumber } from '#core'
import type { Profile, Sample } from '#data'
import { callout, type Document, list, type Span, type Text } from '#report'
import { type Comparison, presentComparison } from './change/present-shift.ts'
import type { WrittenContract } from './infer/contract.ts'
import { presentContract } from './infer/present-contract.ts'
import { presentProfile } from './present-profile.ts'
import { placeOf, presentRules } from './present-rules.ts'
import type { RuleResult } from './results.ts'
import type { ColumnNotes } from './rule.ts'
import { shortened } from './shortened.ts'
import { cut, rowsText } from './wording.ts'

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
  /** Present if only a random part of the rows was judged. */
  readonly sample?: Sample | undefined
  /** Hex sha256. */
  readonly sha256: string
  readonly sources: readonly RuleSource[]
  readonly columns: ReadonlyMap<string, ColumnNotes>
  readonly profile: Profile | undefined
  /** What was guessed to be asked of such data, where that was asked for. */
  readonly contract?: WrittenContract | undefined
  /** With earlier data: what a change does, and how far the data is from a reference. */
  readonly comparisons: readonly Comparison[]
  /** Rows that a change adds or touches, by which rules on rows were judged; absent where all were. */
  readonly judgedRows: number | undefined
  /** Further remarks for the reader. */
  readonly notes: readonly string[]
}

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
  { rows, files, judgedRows, contract }: DataContext,
): [string, ...string[]] {
  const change = judgedRows === undefined ? '' : `, ${formatNumber(judgedRows)} of them of this change`
  const data = `${rowsText(rows)} of ${files === 1 ? '1 file' : `${files} files`}${change}`
  if (results.length === 0 && contract !== undefined)
    return [`guessed ${contract.guesses.length} rules from ${data}`]
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
  return `${result.text}: ${shortened(result.why, 1_000)}${where === '' ? '' : ` (${where})`}`
}

/** `a.csv:12 and 3 more`. */
function placesText({ examples, broken }: RuleResult): string {
  const [example] = examples
  if (example === undefined) return ''
  const more = (broken ?? examples.length) - 1
  return `${placeOf(example)}${more > 0 ? ` and ${formatNumber(more)} more` : ''}`
}

/** The report for the summary: what does not hold first, then the data itself. */
export function presentData(results: readonly RuleResult[], context: DataContext): Document {
  return [
    ...presentRules(byGravity(results)),
    list(facts(context)),
    ...(context.contract === undefined ? [] : presentContract(context.contract)),
    ...context.notes.map((note) => callout('note', note)),
    ...context.comparisons.flatMap(presentComparison),
    ...(context.profile === undefined ? [] : [presentProfile(context.profile, context.columns)]),
  ]
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
