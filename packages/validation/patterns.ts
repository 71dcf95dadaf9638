import { z } from 'zod'
import { type Problem, UserError } from '#core'
import { type Engine, literal, QueryError } from '#data'
import type { Expectations } from './rule.ts'

/**
 * Asks the engine whether it takes each regular expression: RE2 has no look-around and no back-references.
 * @throws UserError that names the line of each pattern that it refuses
 */
export async function requirePatterns(engine: Engine, { name, rules }: Expectations): Promise<void> {
  const problems: Problem[] = []
  for (const { id, check, line } of rules) {
    if (check.kind !== 'pattern') continue
    try {
      await engine.one(`SELECT regexp_matches('', ${literal(check.pattern)}) AS found`, z.unknown())
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      problems.push({
        what: `${id}: the pattern cannot be used: ${error.message}`,
        where: `${name}:${line}`,
        fix: 'Patterns are of the RE2 syntax, which has no look-around and no back-references.',
      })
    }
  }
  if (problems.length > 0) throw new UserError(problems)
}
