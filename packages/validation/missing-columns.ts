import type { Relation, RelationFile } from '#data'
import { some } from './checks/schema.ts'
import { impliedBreach, type RuleResult } from './results.ts'
import { columnsOf, type Expectations, type Rule } from './rule.ts'
import { named } from './wording.ts'

/** A breach for each column that the rules name and a file lacks. */
export function missingColumns(relation: Relation, { rules }: Expectations): RuleResult[] {
  if (relation.files.length === 0) return []
  const wanted = rules.flatMap((rule) =>
    columnsOf(rule.check).map((name) => ({ rule, column: meant(rule, name, relation) })),
  )
  const columns = Map.groupBy(wanted, ({ column }) => column)
  return [...columns].flatMap(([column, [first]]) => {
    const lacking = relation.files.filter((file) => !hasColumn(file, column))
    if (lacking.length === 0 || first === undefined) return []
    const { source, line } = first.rule
    const why = `there is no such column${whereText(lacking, relation)}${hintText(column, relation)}`
    return [impliedBreach(`${column}.present`, `${named(column)}: is there`, why, { column, source, line })]
  })
}

/** The name that a rule means, where it does not mind the case of one. */
function meant({ check }: Rule, name: string, { columns }: Relation): string {
  if (check.kind !== 'present' || check.ignoreCase !== true) return name
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.name ?? name
}

function hasColumn({ columns }: RelationFile, column: string): boolean {
  return columns.some(({ name }) => name === column)
}

function whereText(lacking: readonly RelationFile[], { files }: Relation): string {
  return lacking.length === files.length ? '' : ` in ${some(lacking.map(({ file }) => named(file.name)))}`
}

function hintText(column: string, { columns }: Relation): string {
  const alike = columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())
  return alike === undefined || alike.name === column ? '' : `; there is ${named(alike.name)}`
}
