import { type Action, openStepEngine } from '#step'
import { profileData } from '#validation'
import { checkTables } from './check-tables.ts'
import { concludeData } from './conclude.ts'
import { inputs } from './inputs.ts'
import { readRequest } from './request.ts'

export const action = {
  name: 'validate-data',
  inputs,
  outputs: ['rows', 'failed-expectations', 'dataset-digest', 'profile'],
  run: async (step, given) => {
    const request = await readRequest(step, given)
    const { dataset, rules, reference, tables } = request
    const datasets = [dataset, ...[...tables.values()].map((table) => table.dataset)]
    const paths = datasets.flatMap(({ files, scratch = [] }) =>
      [...files.map(({ path }) => path), scratch].flat(),
    )
    await using engine = await openStepEngine(step, paths, { memoryLimit: given['memory-limit'] })
    const checked =
      given.operation === 'check' && rules !== undefined
        ? await checkTables(engine, request, rules, step.machine.now())
        : undefined
    const profiled = await profileData(engine, dataset, rules?.main.columns ?? new Map(), reference)
    return await concludeData(step, given, request, checked, profiled, engine.version)
  },
} satisfies Action<typeof inputs>
