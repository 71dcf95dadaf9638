import type { Action } from '#step'
import { concludePlan, concludeRollout, concludeUnchanged } from './conclude.ts'
import { finishRollout } from './finish.ts'
import { inputs } from './inputs.ts'
import { isUnchanged, prepare } from './prepare.ts'
import { runRollout } from './run.ts'

export const action = {
  name: 'canary-deploy',
  inputs,
  outputs: ['outcome', 'weight'],
  handlesCancel: true,
  run: async (step, given) => {
    const rollout = await prepare(step, given)
    if (given.operation === 'plan') return concludePlan(rollout)
    if (isUnchanged(rollout)) return concludeUnchanged(rollout)
    return concludeRollout(rollout, await runRollout(step, rollout))
  },
  finish: finishRollout,
} satisfies Action<typeof inputs>
