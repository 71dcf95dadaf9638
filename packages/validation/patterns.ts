import { z } from 'zod'
import { type Problem, UserError } from '#core'
import { type Engine, literal, QueryError } from '#data'
import type { Check } from './check-kinds.ts'
import { MAX_PATTERN } from './regex/translate.ts'
import type { Expectations } from './rule.ts'

/**
 * Asks the engine whether it takes each regular expression: RE2 has no look-around and no back-references.
 * @throws UserError that names the line of each pattern that it refuses
 */
export async function requirePatterns(engine: Engine, { rules }: Expectations): Promise<void> {
  const problems: Problem[] = []
  for (const { id, check, source, line } of rules) {
    for (const pattern of patternsIn(check)) {
      const refusal = await refusalOf(engine, pattern)
      if (refusal === undefined) continue
      problems.push({
        what: `${id}: the pattern cannot be used: ${refusal}`,
        where: `${source}:${line}`,
        fix: 'Patterns are of the RE2 syntax, which has no look-around and no back-references.',
      })
    }
  }
  if (problems.length > 0) throw new UserError(problems)
}

/** Patterns that the engine gets as they are. */
function patternsIn(check: Check): readonly string[] {
  if (check.kind === 'valid') return check.checks.flatMap(patternsIn)
  return check.kind === 'pattern' && check.dialect === 're2' ? check.patterns : []
}

async function refusalOf(engine: Engine, pattern: string): Promise<string | undefined> {
  if (pattern.length > MAX_PATTERN) return `it has more than ${MAX_PATTERN} characters`
  try {
    await engine.one(`SELECT regexp_matches('', ${literal(pattern)}) AS found`, z.unknown())
    return undefined
  } catch (error) {
    if (error instanceof QueryError) return error.message
    throw error
  }
}
