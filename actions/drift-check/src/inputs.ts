import { defineInputs, input } from '#step'

const WORKFLOW_FILE = /^[\w.-]+\.ya?ml$/

const workflowFile = input.text.refine(
  (value) => WORKFLOW_FILE.test(value),
  'must be the file name of a workflow, such as retrain.yml',
)

export const inputs = defineInputs({
  operation: input.choice(['check', 'profile']),
  reference: input.references,
  current: input.references.refine((items) => items.length > 0, 'is required'),
  config: input.optional(input.document),
  registry: input.registry,
  issue: input.boolean,
  'retrain-workflow': input.optional(workflowFile),
})
