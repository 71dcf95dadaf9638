import { parseList, UserError } from '#core'
import { defineInputs, input } from '#step'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

const name = input.parsedBy(parseName)

function parseName(text: string): string {
  const value = text.trim()
  if (value === '') throw new UserError('is required')
  if (NAME.test(value)) return value
  throw new UserError(`"${value}" is not a name`, {
    fix: 'Letters, digits, dot, dash and underscore; a letter or digit first.',
  })
}

export const inputs = defineInputs({
  operation: input.choice(['register', 'promote', 'rollback', 'resolve']),
  name,
  model: input.optional(input.reference),
  version: input.optional(name),
  stage: input.optional(name),
  aliases: input.parsedBy((text) => parseList(text).map(parseName)),
  'expected-current': input.optional(name),
  reason: input.optional(input.text),
  policy: input.optional(input.document),
  profile: input.optional(input.reference),
  registry: input.registry,
  storage: input.optional(input.text),
})
