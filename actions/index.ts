import type { z } from 'zod'
import { runDaemon, runPhase } from '#runner'
import { type Action, type commonInputs, performMain, performPost } from '#step'

type AnyAction = Action<z.ZodObject<typeof commonInputs>>

/**
 * Entry of the bundle. Each action is a chunk of its own, so that a failing top level in one cannot hurt another.
 * The stubs in dist call this with the action's name.
 */
const actions: Readonly<Record<string, () => Promise<{ readonly action: AnyAction }>>> = {
  'canary-deploy': () => import('./canary-deploy/src/main.ts'),
  'drift-check': () => import('./drift-check/src/main.ts'),
  'gate-metrics': () => import('./gate-metrics/src/main.ts'),
  'register-model': () => import('./register-model/src/main.ts'),
  train: () => import('./train/src/main.ts'),
  'validate-data': () => import('./validate-data/src/main.ts'),
}

export async function start(name: string, phase: 'main' | 'post'): Promise<void> {
  await runPhase(phase, async () => {
    const load = actions[name]
    if (load === undefined) throw new Error(`no action ${name}`)
    const { action } = await load()
    await (phase === 'main' ? performMain(action) : performPost(action))
  })
}

/** Processes that are started by a main and live beside it. Their stubs pass what stands after them in `argv`. */
const daemons: Readonly<Record<string, () => Promise<(argument: string) => Promise<void>>>> = {
  splitter: async () => (await import('#rollout')).runSplitter,
}

export async function startDaemon(name: string): Promise<void> {
  await runDaemon(async () => {
    const run = await daemons[name]?.()
    if (run === undefined) throw new Error(`no daemon ${name}`)
    await run(process.argv[2] ?? '')
  })
}

/** Entry of the command line. */
export async function startCli(): Promise<void> {
  const { runCli } = await import('#cli')
  await runCli()
}
