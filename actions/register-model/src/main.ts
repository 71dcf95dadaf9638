import type { Action } from '#step'
import { inputs } from './inputs.ts'
import { promoteVersion, resolveVersion, rollBack } from './move.ts'
import { registerModel } from './register.ts'
import { checkRequest } from './request.ts'

const operations = {
  register: registerModel,
  promote: promoteVersion,
  rollback: rollBack,
  resolve: resolveVersion,
}

export const action = {
  name: 'register-model',
  inputs,
  outputs: ['version', 'model-digest', 'uri', 'stage', 'previous', 'already-registered', 'lineage'],
  run: async (step, given) => {
    checkRequest(given)
    return operations[given.operation](step, given)
  },
} satisfies Action<typeof inputs>
