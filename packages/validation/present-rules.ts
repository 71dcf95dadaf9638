import { formatNumber, formatShare } from '#core'
import { type Block, details, paragraph, type Text, table } from '#report'
import type { Example } from './examples.ts'
import type { RuleResult } from './results.ts'
import { shortened } from './shortened.ts'
import { cut, named } from './wording.ts'

/** A summary holds 1 MiB; the report has the rest. */
const MAX_ROWS = 200
const MAX_EXAMPLES = 60
const EXAMPLES_OF_A_RULE = 5

/** Rules that do not hold with their first rows, then, folded, those that hold. */
export function presentRules(results: readonly RuleResult[]): Block[] {
  const against = results.filter(({ status }) => status !== 'holds')
  const kept = results.filter(({ status }) => status === 'holds')
  return [
    ...(against.length === 0 ? [] : rulesTable(against)),
    ...exampleBlocks(against),
    ...(kept.length === 0
      ? []
      : [
          details(
            kept.length === 1 ? '1 rule holds' : `${formatNumber(kept.length)} rules hold`,
            ...rulesTable(kept),
          ),
        ]),
  ]
}

function rulesTable(results: readonly RuleResult[]): Block[] {
  const columns = ['Rule', 'Checked', 'Broken', 'Share', 'Found', 'Verdict']
  const rows = results.slice(0, MAX_ROWS).map((result): Text[] => {
    const { text, severity, checked, broken, why, verdict, status } = result
    const isCounted = checked !== undefined && broken !== undefined
    return [
      `${text}${severity === 'fail' ? '' : ` (${severity})`}`,
      checked === undefined ? '' : formatNumber(checked),
      broken === undefined ? '' : formatNumber(broken),
      isCounted ? formatShare(broken, checked) : '',
      shortened(why, 1_000),
      { strong: status === 'holds' || status === 'broken' ? verdict : `${verdict} (${status})` },
    ]
  })
  const more = results.length - rows.length
  return [
    table(columns, rows, ['Checked', 'Broken', 'Share']),
    ...(more > 0 ? [paragraph(`And ${formatNumber(more)} more in the report.`)] : []),
  ]
}

function exampleBlocks(results: readonly RuleResult[]): Block[] {
  const all = results.flatMap((result) =>
    result.examples.slice(0, EXAMPLES_OF_A_RULE).map((example) => ({ result, example })),
  )
  if (all.length === 0) return []
  const shown = all.slice(0, MAX_EXAMPLES)
  const rows = shown.map(({ result, example }): Text[] => [
    { code: placeOf(example) },
    example.column === undefined ? '' : { code: named(example.column) },
    valueText(example),
    shortened(example.note ?? '', 1_000),
    result.text,
  ])
  const told = results.reduce((sum, { broken, examples }) => sum + (broken ?? examples.length), 0)
  const more = told - shown.length
  return [
    paragraph('The first rows that break each rule:'),
    table(['Where', 'Column', 'Value', 'Remark', 'Rule'], rows),
    ...(more > 0
      ? [paragraph(`And ${formatNumber(more)} more; the report has up to ten of each rule.`)]
      : []),
  ]
}

/** `data/flights.csv:1204`. */
export function placeOf({ file, line, row }: Example): string {
  if (line !== undefined) return `${named(file)}:${line}`
  return row === undefined ? named(file) : `${named(file)}, row ${row}`
}

function valueText({ value, masked }: Example): Text {
  if (masked === true) return 'personal, not shown'
  if (value === undefined) return ''
  return value === null ? 'empty' : { code: cut(value) }
}
