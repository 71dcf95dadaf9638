import type { JobOrder } from './job.ts'
import type { Leg } from './matrix.ts'
import type { JobResult, Outcome } from './result.ts'
import type { RunState } from './run-state.ts'

/** What later jobs see of a job: all legs of its matrix, or all jobs of the workflow it calls, in one. */
export interface JobEnd {
  readonly result: Outcome
  readonly outputs: Readonly<Record<string, string>>
  /** No job that it depends on, however far up, ended otherwise than well. */
  readonly clean: boolean
  readonly failedAbove: boolean
  /** In a re-run of failed jobs: it ran again. */
  readonly again: boolean
}

/** Where a job stands: what is known of it before it is decided whether it runs. */
export type Place = Pick<JobOrder, 'workflow' | 'definition' | 'frame' | 'needs'>

/** The result of a job that did not run. */
export function notRun(
  run: RunState,
  { definition, frame }: Place,
  name: string,
  outcome: Outcome,
  leg?: Leg,
): JobResult {
  return {
    id: `${frame.idPrefix}${definition.id}`,
    name: `${frame.namePrefix}${name}`,
    jobId: 0,
    conclusion: outcome,
    result: outcome,
    ...(leg && { matrix: leg }),
    outputs: {},
    steps: [],
    annotations: [],
    durationMs: 0,
    attempt: run.attempt,
  }
}

/** A job of the attempt before, where only failed jobs are run again and neither it nor what it needs is. */
export function keptOf(
  run: RunState,
  { definition, frame }: Place,
  leg: Leg | undefined,
  again: boolean,
): JobResult | undefined {
  if (again) return undefined
  const id = `${frame.idPrefix}${definition.id}`
  return run.previous?.jobs.find(
    (job) =>
      job.id === id &&
      JSON.stringify(job.matrix) === JSON.stringify(leg) &&
      (job.conclusion === 'success' || job.conclusion === 'skipped'),
  )
}

/** The result of several jobs as one. */
export function together(jobs: readonly { readonly result: Outcome }[]): Outcome {
  for (const outcome of ['failure', 'cancelled', 'success'] as const) {
    if (jobs.some((job) => job.result === outcome)) return outcome
  }
  return 'skipped'
}

/** Outputs of matrix legs: the last one that says something wins, as at GitHub. */
export function mergeOutputs(jobs: readonly JobResult[]): Record<string, string> {
  const merged: Record<string, string> = {}
  for (const { outputs } of jobs) {
    for (const [name, value] of Object.entries(outputs))
      if (value !== '' || !(name in merged)) merged[name] = value
  }
  return merged
}
