import type { Action } from '#step'
import { compareWindow, profileWindow } from './compare.ts'
import { concludeCheck, concludeProfile } from './conclude.ts'
import { followUp } from './follow-up.ts'
import { inputs } from './inputs.ts'
import { openRequest } from './request.ts'

export const action = {
  name: 'drift-check',
  inputs,
  outputs: ['drift', 'causes', 'retrain', 'issue-number', 'profile'],
  run: async (step, given) => {
    const request = await openRequest(step, given)
    if (given.operation === 'profile') {
      return concludeProfile(step, given, request, await profileWindow(step, request))
    }
    const { window, result } = await compareWindow(step, request)
    const { retrain, issue } = await followUp(step, given, request.config, result)
    return concludeCheck(step, given, request, { window, result, retrain, issue })
  },
} satisfies Action<typeof inputs>
