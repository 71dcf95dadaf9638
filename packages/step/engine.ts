import { join } from 'node:path'
import { type Engine, openEngine } from '#data'
import { provideDuckDb } from './duckdb.ts'
import type { Step } from './step.ts'

/** Opens the data engine for a step: it can read the given absolute paths, and nothing else. Dispose of it. */
export async function openStepEngine(step: Step, allowedPaths: readonly string[]): Promise<Engine> {
  const binding = await provideDuckDb(step.machine)
  return openEngine({ binding, tempDirectory: join(step.machine.temp, 'lockstep', 'duckdb'), allowedPaths })
}
