import { z } from 'zod'
import type { Annotation } from './commands.ts'
import type { Leg } from './matrix.ts'
import type { Origin } from './snapshot.ts'

export type Outcome = 'success' | 'failure' | 'cancelled' | 'skipped'

export interface StepResult {
  readonly id: string
  readonly name: string
  readonly phase: 'main' | 'post'
  /** Before `continue-on-error`. */
  readonly outcome: Outcome
  readonly conclusion: Outcome
  readonly outputs: Readonly<Record<string, string>>
  readonly annotations: readonly Annotation[]
  /** Markdown of `$GITHUB_STEP_SUMMARY`. */
  readonly summary: string
  /** Masked output, relative to the result's folder; absent for a step that did not run. */
  readonly log?: string
  readonly durationMs: number
}

export interface JobResult {
  /** Key in the workflow file; inside a called workflow `caller/job`. */
  readonly id: string
  readonly name: string
  /** Numeric id, `job.check_run_id`. */
  readonly jobId: number
  /** How the job ended. */
  readonly conclusion: Outcome
  /** What `needs.<id>.result` says: `success` for a failed job with `continue-on-error`. */
  readonly result: Outcome
  readonly matrix?: Leg
  readonly outputs: Readonly<Record<string, string>>
  readonly steps: readonly StepResult[]
  /** Said by the runner, not by a step (a time limit, a dropped output). */
  readonly annotations: readonly Annotation[]
  readonly durationMs: number
  /** Attempt in which it ran; lower than the run's where a re-run of failed jobs kept it. */
  readonly attempt: number
}

/** Plain data: it can be written as JSON and given back for a re-run. */
export interface WorkflowResult {
  readonly workflow: string
  readonly name: string
  /** `run-name` of this run, or the workflow's name. */
  readonly title: string
  readonly runId: number
  readonly attempt: number
  readonly event: string
  readonly ref: string
  readonly sha: string
  /** The bare repository and the commit of the working tree; a re-run uses it again. */
  readonly origin: Origin
  readonly conclusion: Outcome
  readonly jobs: readonly JobResult[]
  /** What the workflow asks for and has no effect here, in words. */
  readonly notes: readonly string[]
  readonly durationMs: number
}

const outcome = z.enum(['success', 'failure', 'cancelled', 'skipped'])
const texts = z.record(z.string(), z.string())

const annotation = z.object({
  level: z.enum(['error', 'warning', 'notice']),
  message: z.string(),
  title: z.string().exactOptional(),
  file: z.string().exactOptional(),
  line: z.number().exactOptional(),
  endLine: z.number().exactOptional(),
  column: z.number().exactOptional(),
  endColumn: z.number().exactOptional(),
})

const stepResult = z.object({
  id: z.string(),
  name: z.string(),
  phase: z.enum(['main', 'post']),
  outcome,
  conclusion: outcome,
  outputs: texts,
  annotations: z.array(annotation),
  summary: z.string(),
  log: z.string().exactOptional(),
  durationMs: z.number(),
})

const jobResult = z.object({
  id: z.string(),
  name: z.string(),
  jobId: z.int().nonnegative(),
  conclusion: outcome,
  result: outcome,
  matrix: z.record(z.string(), z.unknown()).exactOptional(),
  outputs: texts,
  steps: z.array(stepResult),
  annotations: z.array(annotation),
  durationMs: z.number(),
  attempt: z.int().positive(),
})

const origin = z
  .object({
    gitDir: z.string().min(1),
    ref: z.string().startsWith('refs/'),
    sha: z.string().regex(/^[0-9a-f]{40,64}$/, 'expected the id of a commit'),
    before: z.string().optional(),
    dirty: z.boolean(),
  })
  // JSON leaves out what is undefined.
  .transform(({ before, ...rest }) => ({ ...rest, before }))

/** Reads a result back from the JSON that `runWorkflow` writes as `result.json`, which anybody can have edited. */
export const workflowResult: z.ZodType<WorkflowResult> = z.object({
  workflow: z.string(),
  name: z.string(),
  title: z.string(),
  runId: z.int().positive(),
  attempt: z.int().positive(),
  event: z.string(),
  ref: z.string(),
  sha: z.string(),
  origin,
  conclusion: outcome,
  jobs: z.array(jobResult),
  notes: z.array(z.string()),
  durationMs: z.number(),
})
