import type { Entry, Json } from '#core'
import type { Example } from './examples.ts'
import type { DataContext } from './present.ts'
import type { RuleResult } from './results.ts'

/** The results that are not a pass, for the output `failed-expectations`. Holds no value of the data. */
export function failedExpectations(results: readonly RuleResult[]): Json {
  return results.filter(({ verdict }) => verdict !== 'pass').map(resultJson)
}

/** The body of the JSON report. Values of the data are in its examples alone. */
export function dataDetails(results: readonly RuleResult[], context: DataContext): Json {
  const { expectations } = context
  return {
    rows: context.rows,
    files: context.files,
    'dataset-digest': `sha256:${context.sha256}`,
    expectations:
      expectations === undefined ? null : { name: expectations.name, origin: expectations.origin },
    rules: results.map((result) => ({
      ...resultJson(result),
      examples: result.examples.map(exampleJson),
    })),
    notes: context.notes,
  }
}

function resultJson({ id, text, severity, status, verdict, why, checked, broken, column, line }: RuleResult) {
  return {
    rule: id,
    text,
    severity,
    status,
    verdict,
    why,
    checked: checked ?? null,
    broken: broken ?? null,
    column: column ?? null,
    line: line ?? null,
  }
}

function exampleJson({ file, line, row, column, value, masked, note }: Example): Json {
  return {
    file,
    line: line ?? null,
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
