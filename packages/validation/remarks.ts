import type { Example } from './examples.ts'
import type { RuleResult } from './results.ts'
import type { ColumnNotes } from './rule.ts'
import { shortened } from './shortened.ts'
import { cut, named } from './wording.ts'

/** A remark on a line of a data file or of the expectations. */
export interface Remark {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** Name of a data file. */
  readonly file?: string | undefined
  /** Name of a file of rules, where the remark is on that. */
  readonly source?: string | undefined
  readonly line?: number | undefined
  /** Character of the line, from 1. */
  readonly position?: number | undefined
}

type Columns = ReadonlyMap<string, ColumnNotes>

/** The runner keeps that many of each level in a step. */
const MAX_OF_A_LEVEL = 10
const LEVELS = { error: 0, warning: 1, notice: 2 } as const

/**
 * The remarks that matter most: the gravest first, and of equal ones a first example of each rule before the
 * second of any.
 */
export function remarksOn(results: readonly RuleResult[], columns: Columns): Remark[] {
  const ranked = results
    .filter(({ status }) => status === 'broken' || status === 'unsupported')
    .flatMap((result) => {
      const [first, ...others] = result.examples
      if (first === undefined) return [{ rank: 0, remark: remarkOnRule(result, columns) }]
      return [first, ...others].map((example, rank) => ({
        rank,
        remark: remarkOn(result, example, columns),
      }))
    })
  const sorted = ranked.sort((a, b) => LEVELS[a.remark.level] - LEVELS[b.remark.level] || a.rank - b.rank)
  const byLevel = Map.groupBy(sorted, ({ remark }) => remark.level)
  return [...byLevel.values()].flatMap((own) => own.slice(0, MAX_OF_A_LEVEL).map(({ remark }) => remark))
}

export function levelOf({ verdict }: RuleResult): Remark['level'] {
  if (verdict === 'pass') return 'notice'
  return verdict === 'warn' ? 'warning' : 'error'
}

function remarkOnRule(result: RuleResult, columns: Columns): Remark {
  const message = `${shortened(result.why, 1_000)}.${origin(result, columns)}`
  return { level: levelOf(result), title: result.text, message, source: result.source, line: result.line }
}

function remarkOn(result: RuleResult, example: Example, columns: Columns): Remark {
  const { file, line, position, row } = example
  const what = exampleText(example)
  const place = row === undefined ? '' : `${named(file)}, row ${row}: `
  const message = `${place}${what}.${origin(result, columns)}`
  const common = { level: levelOf(result), title: result.text, message }
  return row === undefined
    ? { ...common, file, line, position }
    : { ...common, source: result.source, line: result.line }
}

/** `distance is "-1107"`. */
export function exampleText({ column, value, masked, note }: Example): string {
  const remark = note === undefined ? [] : [note]
  const name = column === undefined ? [] : [named(column)]
  if (masked === true) return [...name, 'breaks the rule (personal, not shown)', ...remark].join(', ')
  if (value === undefined) return [...name, ...remark].join(': ')
  const shown = value === null ? 'empty' : `"${cut(value)}"`
  return [`${name[0] ?? 'the value'} is ${shown}`, ...remark].join(', ')
}

function origin({ id, source, line, column }: RuleResult, columns: Columns): string {
  const owner = columns.get(column ?? '')?.owner
  const rule = line === undefined ? '' : ` Rule ${cut(id)}, ${cut(source ?? '')}:${line}.`
  return `${rule}${owner === undefined ? '' : ` Owner: ${cut(owner)}.`}`
}
