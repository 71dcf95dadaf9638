import { parseList, parseReference, UserError } from '#core'
import { defineInputs, input } from '#step'
import { CONTRACT_FORMATS } from '#validation'

/** `name=reference`, by name. */
const tables = input.parsedBy((text): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const item of parseList(text)) {
    const at = item.indexOf('=')
    const [name, reference] = [item.slice(0, Math.max(at, 0)).trim(), item.slice(at + 1).trim()]
    if (name === '' || reference === '')
      throw new UserError(`"${item}" is not of the form name=reference`, {
        fix: 'Write customers=data/customers.csv.',
      })
    if (found.has(name)) throw new UserError(`the table "${name}" is named twice`)
    parseReference(reference)
    found.set(name, reference)
  }
  return found
})

export const inputs = defineInputs({
  data: input.references.refine((items) => items.length > 0, 'is required'),
  expectations: input.optional(input.documents),
  compat: input.optional(input.choice(['pandas', 'sql'])),
  parameters: input.optional(input.document),
  table: input.optional(input.text),
  tables,
  reference: input.optional(input.reference),
  'base-ref': input.optional(input.parsedBy((text) => text.trim())),
  key: input.list,
  'read-options': input.optional(input.document),
  'memory-limit': input.optional(input.bytes),
  cache: input.boolean,
  operation: input.choice(['check', 'profile', 'infer']),
  'infer-format': input.choice(CONTRACT_FORMATS),
})
