import type { Action } from '#step'
import { concludeData } from './conclude.ts'
import { inputs } from './inputs.ts'
import { findOrRecall } from './recall.ts'
import { readRequest } from './request.ts'

export const action = {
  name: 'validate-data',
  inputs,
  outputs: ['rows', 'failed-expectations', 'dataset-digest', 'profile', 'expectations'],
  run: async (step, given) => {
    const request = await readRequest(step, given)
    const found = await findOrRecall(step, given, request)
    return await concludeData(step, given, request, found)
  },
} satisfies Action<typeof inputs>
