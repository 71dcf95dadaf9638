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
    const { dataset, expectations, reference } = request
    const paths = dataset.files.map(({ path }) => path)
    await using engine = await openStepEngine(step, paths)
    const checked =
      given.operation === 'check' && expectations !== undefined
        ? await checkData(engine, dataset, expectations, step.machine.now())
        : undefined
    const profiled = await profileData(engine, dataset, expectations?.columns ?? new Map(), reference)
    return await concludeData(step, given, request, checked, profiled, engine.version)
  },
} satisfies Action<typeof inputs>
