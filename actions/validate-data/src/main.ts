import { type Action, openStepEngine } from '#step'
import { checkData, profileData } from '#validation'
import { concludeData } from './conclude.ts'
import { inputs } from './inputs.ts'
import { readRequest } from './request.ts'

export const action = {
  name: 'validate-data',
  inputs,
  outputs: ['rows', 'failed-expectations', 'dataset-digest', 'profile'],
  run: async (step, given) => {
    const request = await readRequest(step, given)
    const { dataset, rules, reference } = request
    const paths = dataset.files.map(({ path }) => path)
    const context = { now: step.machine.now(), tables: new Map(), reference }
    await using engine = await openStepEngine(step, paths)
    const checked =
      given.operation === 'check' && rules !== undefined
        ? await checkData(engine, dataset, rules.main, context)
        : undefined
    const profiled = await profileData(engine, dataset, rules?.main.columns ?? new Map(), reference)
    return await concludeData(step, given, request, checked, profiled, engine.version)
  },
} satisfies Action<typeof inputs>
