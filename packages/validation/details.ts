import type { Entry, Json } from '#core'
import { type Comparison, comparisonJson } from './change/present-shift.ts'
import type { Example } from './examples.ts'
import type { DataContext } from './present.ts'
import type { RuleResult } from './results.ts'

/** The results that are not a pass, for the output `failed-expectations`. Holds no value of the data. */
export function failedExpectations(results: readonly RuleResult[]): Json {
  return results.filter(({ verdict }) => verdict !== 'pass').map(resultJson)
}

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
    rules: results.map((result) => ({
      ...resultJson(result),
      examples: result.examples.map(exampleJson),
    })),
    notes: context.notes,
    change: comparison('change'),
    reference: comparison('reference'),
  }
}

function resultJson(result: RuleResult) {
  const { id, text, severity, status, verdict, why, checked, broken, observed, column, source, line } = result
  return {
    rule: id,
    text,
    title: result.title ?? null,
    description: result.description ?? null,
    severity,
    status,
    verdict,
    why,
    checked: checked ?? null,
    broken: broken ?? null,
    older: result.older ?? null,
    observed: observed ?? null,
    column: column ?? null,
    source: source ?? null,
    line: line ?? null,
  }
}

function exampleJson({ file, line, position, row, column, value, masked, note }: Example): Json {
  return {
    file,
    line: line ?? null,
    position: position ?? null,
    row: row ?? null,
    column: column ?? null,
    value: value === undefined ? null : value,
    masked: masked ?? false,
    note: note ?? null,
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
