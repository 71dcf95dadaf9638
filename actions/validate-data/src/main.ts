import { type Action, openStepEngine } from '#step'
import { profileData } from '#validation'
import { checkTables } from './check-tables.ts'
import { compareData } from './compare.ts'
import { concludeData } from './conclude.ts'
import { inputs } from './inputs.ts'
import { profileOf } from './reference.ts'
import { pathsOf, readRequest } from './request.ts'

export const action = {
  name: 'validate-data',
  inputs,
  outputs: ['rows', 'failed-expectations', 'dataset-digest', 'profile'],
  run: async (step, given) => {
    const request = await readRequest(step, given)
    const { dataset, rules } = request
    await using engine = await openStepEngine(step, pathsOf(request), {
      memoryLimit: given['memory-limit'],
    })
    const reference = await profileOf(engine, request)
    const checked =
      given.operation === 'check' && rules !== undefined
        ? await checkTables(engine, request, rules, reference, step.machine.now())
        : undefined
    const profiled = await profileData(engine, dataset, rules?.main.columns ?? new Map(), reference)
    const comparisons = await compareData(engine, request, checked?.diff, profiled, reference)
    return await concludeData(step, given, request, { checked, profiled, comparisons }, engine.version)
  },
} satisfies Action<typeof inputs>
