import { defineInputs, input } from '#step'

export const inputs = defineInputs({
  data: input.references.refine((items) => items.length > 0, 'is required'),
  expectations: input.optional(input.document),
  reference: input.optional(input.reference),
  operation: input.choice(['check', 'profile']),
})
