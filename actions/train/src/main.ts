import type { Action, Step } from '#step'
import { finishTraining, forgetRun, LADDER, type TrainingPorts, train } from '#training'
import { conclude, contextOf, recallContext, rememberContext } from './conclude.ts'
import { expectedFiles } from './expected-files.ts'
import { inputs } from './inputs.ts'
import { prepare } from './prepare.ts'

export const action = {
  name: 'train',
  inputs,
  outputs: ['model', 'model-digest', 'metrics', 'predictions', 'status'],
  handlesCancel: true,
  run: async (step, given) => {
    const ports = portsOf(step)
    await forgetRun(ports.memory)
    const prepared = await prepare(step, given)
    const context = contextOf(step, prepared)
    await rememberContext(step, context)
    const result = await train(prepared.run, prepared.files, ports)
    return result === 'left-to-post' ? result : conclude(step, result, context)
  },
  finish: async (step, given) => {
    const result = await finishTraining(await expectedFiles(step, given), portsOf(step))
    return result === undefined ? undefined : conclude(step, result, await recallContext(step))
  },
} satisfies Action<typeof inputs>

function portsOf({ log, machine, store, context, signal }: Step): TrainingPorts {
  return {
    say: log.info,
    now: machine.now,
    memory: {
      remember: (name, value) => store.remember(context.step, name, value),
      recall: (name) => store.recall(context.step, name),
    },
    signal,
    ladder: LADDER,
  }
}
