import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '#data'
import { log } from '#runner'
import { provideDuckDb } from './duckdb.ts'
import type { Step } from './step.ts'

/** The job has other processes than the engine. */
const MEMORY_SHARE = 0.5

/**
 * Opens the data engine for a step: it can read the given absolute paths and nothing else, takes so many bytes of
 * memory at most (by default half of what there is), and spills the rest to the step's temporary folder. Dispose of it.
 */
export async function openStepEngine(
  { machine }: Pick<Step, 'machine'>,
  allowedPaths: readonly string[],
  { memoryLimit }: { readonly memoryLimit?: number | undefined } = {},
): Promise<Engine> {
  return openEngine({
    binding: await provideDuckDb(machine),
    // A process has a folder of its own: engines would take each other's spilled blocks.
    tempDirectory: join(machine.temp, 'lockstep', 'duckdb', String(process.pid)),
    allowedPaths,
    memoryLimit: memoryLimit ?? MEMORY_SHARE * memoryOf(totalmem(), process.constrainedMemory()),
    threads: availableParallelism(),
    onProgress: slowly((share) => log.info(`Reading the data: ${Math.floor(100 * share)} % of this pass.`)),
  })
}

const PROGRESS_MS = 10_000

/** Passes a share on at most once in ten seconds, and not within the first ten. */
export function slowly(tell: (share: number) => void, now = Date.now): (share: number) => void {
  let last = now()
  return (share) => {
    if (now() - last < PROGRESS_MS) return
    last = now()
    tell(share)
  }
}

/** Bytes that this process may use: a container's limit, where there is one, else the machine's memory. */
export function memoryOf(total: number, constrained: number): number {
  return constrained > 0 ? Math.min(total, constrained) : total
}
