import { defineInputs, input } from '#step'

export const inputs = defineInputs({
  policy: input.document,
  metrics: input.optional(input.reference),
  predictions: input.optional(input.reference),
  model: input.reference,
  baseline: input.optional(input.reference),
  'baseline-predictions': input.optional(input.reference),
  'first-run': input.choice(['fail', 'allow']),
  registry: input.registry,
})
