import { formatNumber, UserError } from '#core'
import type { ColumnNotes, Expectations, Rule, RuleFile, RuleTable } from './rule.ts'

export interface TableNames {
  /** Name of the data that is checked, where files speak of several tables. */
  readonly table: string | undefined
  /** Other names by which a file may mean it: those of its data files. */
  readonly alsoKnownAs: readonly string[]
  /** Names of the other data that there is. */
  readonly others: readonly string[]
}

/** The rules of all files by what they are for: the data itself, and other data by its name. */
export interface RulesByTable {
  readonly main: Expectations
  readonly others: ReadonlyMap<string, Expectations>
  /** Tables that a file has rules for and that were left out, since the input `table` asks for another one. */
  readonly leftOut: readonly string[]
}

/**
 * Says which rules are for which data. A file that speaks of one table means the data, whatever it calls it.
 * @throws UserError for rules on tables that there is no data for: what is not checked did not pass
 */
export function rulesByTable(files: readonly RuleFile[], names: TableNames): RulesByTable {
  refuseTooMany(files)
  const main: RuleTable[] = []
  const others = new Map<string, RuleTable[]>()
  const leftOut: string[] = []
  const lost: { file: string; table: string }[] = []
  for (const { name: file, tables } of files) {
    for (const table of tables) {
      const { name } = table
      if (isMain(table, tables, names)) main.push(table)
      else if (name !== undefined && names.others.includes(name))
        others.set(name, [...(others.get(name) ?? []), table])
      else if (names.table !== undefined) leftOut.push(name ?? '')
      else lost.push({ file, table: name ?? '' })
    }
  }
  if (lost.length > 0) throw new UserError(lost.map((item) => lostProblem(item)))
  if (main.every(({ rules }) => rules.length === 0)) {
    throw new UserError('no rule is for this data, and what is not checked does not pass', {
      where: files.map(({ name }) => name).join(', '),
      fix: 'Say by the input table which table of the file it is.',
    })
  }
  const merged = [...others].map(([name, parts]) => [name, merge(parts, `${name}.`)] as const)
  return { main: merge(main, ''), others: new Map(merged), leftOut }
}

/** So many are checked in minutes; more are no longer written by people. */
const MAX_RULES = 10_000

function refuseTooMany(files: readonly RuleFile[]): void {
  const count = files.flatMap(({ tables }) => tables).reduce((sum, { rules }) => sum + rules.length, 0)
  if (count <= MAX_RULES) return
  throw new UserError(
    `there are ${formatNumber(count)} rules, and a run takes ${formatNumber(MAX_RULES)} at most`,
    {
      where: 'input expectations',
      fix: 'Check them in several steps.',
    },
  )
}

function isMain({ name }: RuleTable, tables: readonly RuleTable[], names: TableNames): boolean {
  if (name === undefined) return true
  if (names.table !== undefined) return name === names.table
  if (names.others.includes(name)) return false
  return tables.length === 1 || names.alsoKnownAs.includes(name)
}

function lostProblem({ file, table }: { file: string; table: string }) {
  return {
    what: `there are rules for "${table}", and no data of that name`,
    where: file,
    fix: `Name the data in the input tables (${table}=path), or the one table to check in the input table.`,
  }
}

/** Ids stay unique: a second rule of the same name is `name~2`. */
function merge(parts: readonly RuleTable[], prefix: string): Expectations {
  const taken = new Map<string, number>()
  const rules = parts
    .flatMap((part) => part.rules)
    .map((rule): Rule => {
      const id = `${prefix}${rule.id}`
      const times = (taken.get(id) ?? 0) + 1
      taken.set(id, times)
      return { ...rule, id: times === 1 ? id : `${id}~${times}` }
    })
  const columns = new Map<string, ColumnNotes>()
  for (const part of parts) {
    for (const [name, notes] of part.columns) columns.set(name, joined(columns.get(name), notes))
  }
  return { rules, columns }
}

/** What files say of the same column: the first word counts, and one mark as personal is enough. */
function joined(first: ColumnNotes | undefined, next: ColumnNotes): ColumnNotes {
  if (first === undefined) return next
  return {
    type: first.type ?? next.type,
    description: first.description ?? next.description,
    unit: first.unit ?? next.unit,
    owner: first.owner ?? next.owner,
    personal: first.personal || next.personal,
  }
}

/** Whether the verdict depends on the data alone, and not on when it is given. */
export function isTimeless({ rules }: Expectations): boolean {
  return rules.every(({ check }) => check.kind !== 'freshness' || check.until !== undefined)
}
