import type { Deployment } from './deployment.ts'
import type { FailedArm, ReadyArms } from './ready-servers.ts'
import type { Finding } from './steps.ts'

type Interruption = Extract<Finding, 'candidate-failed' | 'stable-failed' | 'cancelled'>

/** What interrupts a rollout from outside; the first one counts. */
export interface Watch {
  readonly signal: AbortSignal
  kind(): Interruption | undefined
  failure(): FailedArm | undefined
  /** Time of the interruption. */
  at(): number | undefined
}

/** Watches for a cancel and for servers that end by themselves. */
export function watchFor({ signal }: Deployment, { canary, stable, comparable }: ReadyArms): Watch {
  const abort = new AbortController()
  let found: { kind: Interruption; failure?: FailedArm; at: number } | undefined
  const note = (kind: Interruption, failure?: FailedArm): void => {
    found ??= { kind, at: performance.now(), ...(failure && { failure }) }
    abort.abort()
  }
  canary.ended.then((failure) => note('candidate-failed', { ...failure, arm: 'canary' }))
  if (comparable) stable.ended.then((failure) => note('stable-failed', { ...failure, arm: 'stable' }))
  if (signal.aborted) note('cancelled')
  else signal.addEventListener('abort', () => note('cancelled'), { once: true })
  return {
    signal: abort.signal,
    kind: () => found?.kind,
    failure: () => found?.failure,
    at: () => found?.at,
  }
}
