import type { z } from 'zod'
import { Problems } from '#core'
import type { inputs } from './inputs.ts'

export type Request = z.output<typeof inputs>

/** What each operation needs beyond its own kind. @throws UserError that names all that is missing */
export function checkRequest(given: Request): void {
  const problems = new Problems()
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
