import type { Arm } from './arms.ts'
import type { Deployment } from './deployment.ts'
import type { ServerFailure } from './model-server.ts'
import type { Plan } from './plan.ts'
import { type Crew, endFamily, type Started } from './processes.ts'
import { isFailure, type ReadyServer, readyServer } from './servers.ts'

/** Both arms ready. A first deployment has no stable: the candidate stands in its place. */
export interface ReadyArms {
  readonly canary: ReadyServer
  readonly stable: ReadyServer
  /** Whether there is a stable to compare with. */
  readonly comparable: boolean
}

export type FailedArm = ServerFailure & { readonly arm: Arm }

/** What the servers of a deployment are started with. */
type Given = Pick<
  Deployment,
  'candidate' | 'stable' | 'folder' | 'workingDirectory' | 'environment' | 'signal'
> & { readonly plan: Pick<Plan, 'servers'> }

const GRACE = 5_000
const HURRIED_GRACE = 2_000

/**
 * Starts the servers, both at once, and waits for them; the first one that fails ends the wait. Ends what it started
 * when the stack is disposed of.
 * @throws UserError for no such program
 */
export async function startArms(
  given: Given,
  crew: Crew,
  stack: AsyncDisposableStack,
): Promise<ReadyArms | FailedArm> {
  const comparable = hasStable(given)
  const processes = endedWith(stack, given.signal)
  const abort = new AbortController()
  const { folder, workingDirectory, environment } = given
  const { servers } = given.plan
  const signal = AbortSignal.any([given.signal, abort.signal])
  let failed: FailedArm | undefined
  const ready = async (arm: Arm, model: string): Promise<ReadyServer | ServerFailure> => {
    const result = await readyServer(crew, {
      ...{ servers, arm, model, folder, workingDirectory, environment, signal },
      started: (process) => processes.push(process),
    })
    if (isFailure(result)) {
      failed ??= { ...result, arm }
      abort.abort()
    }
    return result
  }
  const [canary, stable] = await bothOrThrow(
    ready('canary', given.candidate),
    comparable ? ready('stable', given.stable ?? '') : undefined,
    abort,
  )
  if (failed !== undefined) return failed
  if (isFailure(canary)) return { ...canary, arm: 'canary' }
  return { canary, stable: stable === undefined || isFailure(stable) ? canary : stable, comparable }
}

function hasStable({ plan, stable }: Given): boolean {
  return plan.servers.kind === 'targets' ? plan.servers.stable !== undefined : stable !== undefined
}

/** A list of processes that end when the stack is disposed of, sooner after a cancellation. */
function endedWith(stack: AsyncDisposableStack, signal: AbortSignal): Started[] {
  const processes: Started[] = []
  stack.defer(async () => {
    const grace = signal.aborted ? HURRIED_GRACE : GRACE
    await Promise.all(processes.map((process) => endFamily(process.family, grace)))
  })
  return processes
}

/** Waits for both even if one throws, so that no process is started after the end. */
async function bothOrThrow<T>(
  first: Promise<T>,
  second: Promise<T> | undefined,
  abort: AbortController,
): Promise<[T, T | undefined]> {
  for (const one of [first, second]) one?.catch(() => abort.abort())
  await Promise.allSettled([first, second])
  return [await first, await second]
}
