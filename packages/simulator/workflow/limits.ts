import { holds, text } from './expressions.ts'
import { type LiveJob, type StepPlan, scopeOf } from './live.ts'

/** The step's `timeout-minutes`; NaN where it has none. Fractions count. */
export function minutes(job: LiveJob, plan: StepPlan): number {
  return Number(plan.timeoutMinutes ? text(plan.timeoutMinutes, scopeOf(job)) : Number.NaN)
}

/**
 * Ends a step when its own time is over or its job is cancelled. As in the runner's StepsRunner, a cancel spares a
 * running step whose condition holds for a cancelled job, and a step that starts after the cancel.
 */
export function watch(job: LiveJob, plan: StepPlan) {
  const controller = new AbortController()
  let reason: 'cancelled' | 'timeout' | undefined
  const end = (why: 'cancelled' | 'timeout'): void => {
    reason ??= why
    controller.abort()
  }
  const onCancel = (): void => {
    job.status = 'cancelled'
    if (!holds(plan.condition, scopeOf(job))) end('cancelled')
  }
  const onForce = (): void => end('cancelled')
  if (!job.signal.aborted) job.signal.addEventListener('abort', onCancel, { once: true })
  job.force.addEventListener('abort', onForce, { once: true })
  const limit = minutes(job, plan)
  const timer = limit > 0 ? setTimeout(() => end('timeout'), limit * 60_000) : undefined
  return {
    signal: controller.signal,
    reason: () => reason,
    stop: () => {
      clearTimeout(timer)
      job.signal.removeEventListener('abort', onCancel)
      job.force.removeEventListener('abort', onForce)
    },
  }
}
