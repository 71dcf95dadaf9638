import type { z } from 'zod'
import { Problems } from '#core'
import type { inputs } from './inputs.ts'

export type Request = z.output<typeof inputs>

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/** What each operation needs beyond its own kind. @throws UserError that names all that is missing */
export function checkRequest(given: Request): void {
  const problems = new Problems()
  for (const name of ['name', 'version', 'stage'] as const) {
    const value = given[name]
    if (value !== undefined && !NAME.test(value)) {
      problems.add(`"${value}" is not a name`, {
        where: `input ${name}`,
        fix: 'Letters, digits, dot, dash and underscore; a letter or digit first.',
      })
    }
  }
  const needs = (name: keyof Request): void => {
    if (given[name] === undefined)
      problems.add(`is required for ${given.operation}`, { where: `input ${name}` })
  }
  if (given.operation === 'register') needs('model')
  else if (given.operation !== 'resolve') needs('stage')
  if (given.operation === 'promote' || given.operation === 'resolve') {
    if (given.version === undefined && given.operation === 'promote') needs('version')
    if (given.version === undefined && given.stage === undefined) needs('version')
  }
  problems.throwIfAny()
}
