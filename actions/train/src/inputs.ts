import type { z } from 'zod'
import { parseReference } from '#core'
import { defineInputs, input } from '#step'
import { parseShell } from '#training'

const path = input.reference.refine(
  (value) => parseReference(value).kind === 'path',
  'is a reference; name the path that the command writes',
)

export const inputs = defineInputs({
  run: input.text,
  shell: input.parsedBy(parseShell),
  data: input.references,
  code: input.references,
  params: input.optional(input.document),
  model: path,
  predictions: input.optional(path),
  metrics: path,
  timeout: input.optional(input.duration),
})

export type Given = z.output<typeof inputs>
