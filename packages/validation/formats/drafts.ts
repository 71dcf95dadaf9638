import type { YamlDocument } from '#core'
import type { Rule } from '../rule.ts'

type Given = 'check' | 'severity' | 'allowed' | 'warn' | 'where' | 'title' | 'description'

/** A rule as a reader finds it: where it stands in the document, and what is particular about it. */
export interface Draft extends Partial<Pick<Rule, Given>> {
  /** Of what it speaks and what it asks, such as `orders`, `region`, `required`. */
  readonly name: readonly string[]
  readonly path: readonly PropertyKey[]
  readonly check: Rule['check']
}

/** Rules of SQL semantics from drafts. The second of a name is `name#2`. */
export function rulesOf(document: YamlDocument, drafts: readonly Draft[]): Rule[] {
  const seen = new Map<string, number>()
  return drafts.map(({ name, path, ...rest }) => {
    const id = name.join('.')
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return {
      severity: 'fail',
      allowed: { kind: 'none' },
      semantics: 'strict',
      ...rest,
      id: count === 1 ? id : `${id}#${count}`,
      source: document.name,
      line: document.lineOf(path),
    }
  })
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?))?$/

/** A bound as SQL compares it: a day is its first instant, not all of it. Undefined for text that is no time. */
export function sqlBound(value: string | number): string | number | undefined {
  if (typeof value === 'number') return value
  const [, day, time = '00:00:00'] = INSTANT.exec(value) ?? []
  return day === undefined || Number.isNaN(Date.parse(day)) ? undefined : `${day}T${time}`
}
