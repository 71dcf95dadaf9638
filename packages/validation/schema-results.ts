import type { Relation, RelationFile } from '#data'
import { isStoredAs } from './column-types.ts'
import { impliedBreach, type RuleResult, resultOf } from './results.ts'
import { columnOf, type Expectations, type Rule } from './rule.ts'
import { named, rowsText, ruleText } from './wording.ts'

const MAX_NAMED = 5

/** The result of a rule that the number of rows or the columns of the files decide. */
export function schemaResult(rule: Rule, relation: Relation, rows: number): RuleResult {
  const { check } = rule
  const decide = (holds: boolean, why: string): RuleResult =>
    resultOf(rule, { status: holds ? 'holds' : 'broken', why })
  switch (check.kind) {
    case 'row-count':
      return decide(
        rows >= (check.min ?? 0) && rows <= (check.max ?? Number.POSITIVE_INFINITY),
        rowsText(rows),
      )
    case 'known-columns': {
      const extra = relation.columns.filter(({ name }) => !check.columns.includes(name))
      const why = `not named: ${some(extra.map(({ name }) => named(name)))}`
      return decide(extra.length === 0, extra.length === 0 ? 'there are no others' : why)
    }
    case 'type': {
      const wrong = filesStoredOtherwise(relation, check.column, check.type)
      return decide(wrong.length === 0, wrong.length === 0 ? 'stored as that' : some(wrong))
    }
    default:
      return decide(true, 'it is there')
  }
}

/** `BIGINT in a.parquet` for each file that knows the type of a column and has another one than declared. */
export function filesStoredOtherwise(
  relation: Relation,
  column: string,
  type: Parameters<typeof isStoredAs>[1],
): string[] {
  return relation.files.flatMap(({ file, dialect, columns }) => {
    const own = dialect === undefined ? columns.find(({ name }) => name === column) : undefined
    return own === undefined || isStoredAs(own.type, type) ? [] : [`${own.type} in ${named(file.name)}`]
  })
}

/** A breach for each column that the rules name and a file lacks. */
export function missingColumns(relation: Relation, { rules }: Expectations): RuleResult[] {
  const columns = Map.groupBy(
    rules.filter(({ check }) => columnOf(check) !== undefined),
    ({ check }) => columnOf(check) ?? '',
  )
  return [...columns].flatMap(([column, [rule]]) => {
    const lacking = relation.files.filter((file) => !hasColumn(file, column))
    if (lacking.length === 0 || rule === undefined) return []
    const alike = relation.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())
    const hint = alike === undefined || alike.name === column ? '' : `; there is ${named(alike.name)}`
    const where =
      lacking.length === relation.files.length
        ? ''
        : ` in ${some(lacking.map(({ file }) => named(file.name)))}`
    const text = ruleText({ kind: 'present', column })
    const why = `there is no such column${where}${hint}`
    return [impliedBreach(`${column}.present`, text, why, { column, line: rule.line })]
  })
}

function hasColumn({ columns }: RelationFile, column: string): boolean {
  return columns.some(({ name }) => name === column)
}

function some(items: readonly string[]): string {
  const more = items.length - MAX_NAMED
  return `${items.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
