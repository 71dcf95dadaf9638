import { defineInputs, input } from '#step'

export const inputs = defineInputs({
  plan: input.document,
  operation: input.choice(['deploy', 'plan']),
  candidate: input.reference,
  stable: input.optional(input.reference),
  steps: input.list,
  interval: input.optional(input.duration),
  registry: input.registry,
})
