import type { Entry, Json } from '#core'
import { type Comparison, comparisonJson } from './change/present-shift.ts'
import type { Example } from './examples.ts'
import type { DataContext } from './present.ts'
import type { RuleResult } from './results.ts'
import { shortened } from './shortened.ts'

/** The first results that are not a pass, for the output `failed-expectations`. Holds no value of the data. */
export function failedExpectations(results: readonly RuleResult[]): Json {
  let room = MAX_OUTPUT
  return results
    .filter(({ verdict }) => verdict !== 'pass')
    .map(resultJson)
    .filter((item) => {
      room -= JSON.stringify(item).length
      return room >= 0
    })
}

/** Linux passes no longer text in one variable, which is how scripts get an output; some room is left for escapes. */
const MAX_OUTPUT = 100_000

/** The body of the JSON report. Values of the data are in its examples alone. */
export function dataDetails(results: readonly RuleResult[], context: DataContext): Record<string, Json> {
  const comparison = (kind: Comparison['kind']): Json => {
    const found = context.comparisons.find((item) => item.kind === kind)
    return found === undefined ? null : comparisonJson(found)
  }
  return {
    rows: context.rows,
    files: context.files,
    sample: context.sample === undefined ? null : { ...context.sample, method: 'hash of place and seed' },
    'dataset-digest': `sha256:${context.sha256}`,
    expectations: context.sources.map(({ name, format, origin }) => ({ name, format, origin })),
    ...withinSize(results, context.notes),
    change: comparison('change'),
    reference: comparison('reference'),
  }
}

/** Bytes of all rules in a report. */
const MAX_RULES = 8 * 2 ** 20

/** What is left out of a report that would be too large, until it is not. */
const CUTS: readonly {
  readonly what: string
  readonly keep: (results: readonly RuleResult[]) => readonly RuleResult[]
}[] = [
  { what: 'rules that hold', keep: (results) => results.filter(({ status }) => status !== 'holds') },
  { what: 'examples', keep: (results) => results.map((result) => ({ ...result, examples: [] })) },
  { what: 'rules after the first 1,000', keep: (results) => results.slice(0, 1_000) },
]

function withinSize(results: readonly RuleResult[], notes: readonly string[]) {
  const jsonOf = (kept: readonly RuleResult[]) =>
    kept.map((result) => ({ ...resultJson(result), examples: result.examples.map(exampleJson) }))
  let kept = results
  let rules = jsonOf(kept)
  const left: string[] = []
  for (const { what, keep } of CUTS) {
    if (Buffer.byteLength(JSON.stringify(rules)) <= MAX_RULES) break
    kept = keep(kept)
    rules = jsonOf(kept)
    left.push(what)
  }
  const cutNotes =
    left.length === 0 ? [] : [`This report would be larger than 8 MiB: it is without ${left.join(', ')}.`]
  return { rules, notes: [...notes.map((note) => shortened(note)), ...cutNotes] }
}

function resultJson(result: RuleResult) {
  const { id, text, severity, status, verdict, why, checked, broken, observed, column, source, line } = result
  const short = (said: string | undefined) => (said === undefined ? null : shortened(said))
  return {
    rule: shortened(id),
    text: shortened(text, 1_000),
    title: short(result.title),
    description: short(result.description),
    severity,
    status,
    verdict,
    why: shortened(why, 1_000),
    checked: checked ?? null,
    broken: broken ?? null,
    older: result.older ?? null,
    observed: typeof observed === 'string' ? shortened(observed) : (observed ?? null),
    column: short(column),
    source: short(source),
    line: line ?? null,
  }
}

function exampleJson({ file, line, position, row, column, value, masked, note }: Example): Json {
  return {
    file,
    line: line ?? null,
    position: position ?? null,
    row: row ?? null,
    column: column === undefined ? null : shortened(column),
    value: value === undefined ? null : value,
    masked: masked ?? false,
    note: note === undefined ? null : shortened(note, 1_000),
  }
}

/** What the record keeps of a check. */
export function dataMeasures(
  results: readonly RuleResult[],
  rows: number,
  rejectedRows: number,
): Entry['measures'] {
  return {
    rows,
    'rejected-rows': rejectedRows,
    rules: results.length,
    'rules-broken': results.filter(({ status }) => status !== 'holds').length,
  }
}
