import { defineInputs, input } from '#step'

export const inputs = defineInputs({
  operation: input.choice(['register', 'promote', 'rollback', 'resolve']),
  name: input.text,
  model: input.optional(input.reference),
  version: input.optional(input.text),
  stage: input.optional(input.text),
  aliases: input.list,
  'expected-current': input.optional(input.text),
  reason: input.optional(input.text),
  policy: input.optional(input.document),
  profile: input.optional(input.reference),
  registry: input.text,
  storage: input.optional(input.text),
})
