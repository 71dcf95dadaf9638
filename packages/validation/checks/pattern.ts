import type { PatternCheck } from '../check-kinds.ts'
import { all, any } from '../planning/dialect.ts'
import { Unsupported } from '../planning/need.ts'
import type { Scope } from '../planning/scope.ts'

/** A condition on the text of a column. */
export function patternHolds(scope: Scope, check: PatternCheck & { readonly column: string }): string {
  const text = scope.value(check.column, 'text')
  const each = check.patterns.map((pattern) => onePattern(scope, check, text, pattern))
  const holds = check.match === 'all' ? all(...each) : any(...each)
  return check.negated === true ? `NOT (${holds})` : holds
}

function onePattern({ dialect }: Scope, check: PatternCheck, text: string, pattern: string): string {
  if (check.dialect === 'like') return dialect.like(text, pattern)
  if (check.dialect !== 're2') throw new Unsupported(`patterns of ${check.dialect}`)
  return dialect.matches(text, anchored(pattern, check.how))
}

function anchored(pattern: string, how: PatternCheck['how']): string {
  if (how === 'search') return pattern
  return how === 'full' ? `\\A(?:${pattern})\\z` : `\\A(?:${pattern})`
}
