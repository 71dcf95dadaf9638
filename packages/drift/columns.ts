import { Problems } from '#core'
import type { ColumnProfile, Profile } from '#data'
import type { Finding } from './cause.ts'
import type { DriftConfig } from './config.ts'

/** A column that is in both profiles in the same kind. */
export interface ColumnPair {
  readonly name: string
  readonly reference: ColumnProfile
  readonly current: ColumnProfile
}

export interface MatchedColumns {
  readonly pairs: readonly ColumnPair[]
  /** Columns of the reference that are missing, or of another kind. */
  readonly findings: readonly Finding[]
  /** Columns that the reference does not know; they are not compared. */
  readonly added: readonly string[]
}

/** A request log's own columns say how the service does, not what it is asked; its score is compared. */
const OF_THE_LOG = new Set(['@time', '@arm', '@status', '@latency_ms'])

/**
 * Meets the columns of both profiles by name.
 * @throws UserError if the configuration names a column that is not there
 */
export function matchColumns(
  reference: Profile,
  current: Profile,
  { include, exclude, 'minimum-effect': effects }: DriftConfig['columns'],
): MatchedColumns {
  const now = new Map(current.columns.map((column) => [column.name, column]))
  const before = new Set(reference.columns.map((column) => column.name))
  requireKnown({ include: include ?? [], 'minimum-effect': Object.keys(effects) }, before)
  requireKnown({ exclude }, new Set([...before, ...now.keys()]))
  const excluded = new Set(exclude)
  const chosen = reference.columns.filter(({ name }) =>
    include === undefined
      ? !OF_THE_LOG.has(name) && !excluded.has(name)
      : include.includes(name) && !excluded.has(name),
  )
  const pairs: ColumnPair[] = []
  const findings: Finding[] = []
  for (const column of chosen) {
    const found = now.get(column.name)
    const what = found === undefined ? missing(column, now.keys()) : changed(column, found)
    if (what !== undefined) findings.push({ kind: 'schema', column: column.name, what })
    else if (found !== undefined) pairs.push({ name: column.name, reference: column, current: found })
  }
  const added = [...now.keys()].filter(
    (name) => !before.has(name) && !OF_THE_LOG.has(name) && !excluded.has(name),
  )
  return { pairs, findings, added }
}

function requireKnown(named: Readonly<Record<string, readonly string[]>>, known: ReadonlySet<string>): void {
  const problems = new Problems()
  for (const [key, names] of Object.entries(named)) {
    for (const name of names.filter((candidate) => !known.has(candidate))) {
      problems.add(`there is no column "${name}"`, {
        where: `config columns.${key}`,
        fix: `There are ${[...known].slice(0, 50).join(', ')}.`,
      })
    }
  }
  problems.throwIfAny()
}

function missing({ name }: ColumnProfile, present: Iterable<string>): string {
  const alike = [...present].find((other) => other.toLowerCase() === name.toLowerCase())
  return `column ${name} is missing${alike === undefined ? '' : ` (there is ${alike})`}`
}

function changed(before: ColumnProfile, now: ColumnProfile): string | undefined {
  if (before.kind === now.kind) return undefined
  // A column of nothing but missing values has no type of its own; the missing values are a finding of quality.
  if (before.count === 0 || now.count === 0) return undefined
  return `column ${before.name} was ${before.kind} (${before.type}) and is now ${now.kind} (${now.type})`
}
