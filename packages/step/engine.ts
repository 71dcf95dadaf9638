import { join } from 'node:path'
import { UserError } from '#core'
import { type Engine, openEngine } from '#data'
import type { Step } from './step.ts'

/** Opens the data engine for a step: it can read the given absolute paths, and nothing else. Dispose of it. */
export async function openStepEngine(step: Step, allowedPaths: readonly string[]): Promise<Engine> {
  const binding = step.machine.environment.LOCKSTEP_DUCKDB
  if (!binding) {
    throw new UserError('there is no DuckDB here to read data files with', {
      where: 'environment LOCKSTEP_DUCKDB',
      fix: 'Set it to a folder that holds duckdb.node and the libduckdb library of this platform.',
    })
  }
  return openEngine({ binding, tempDirectory: join(step.machine.temp, 'lockstep', 'duckdb'), allowedPaths })
}
