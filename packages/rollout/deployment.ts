import type { ArmCounts } from '#stats'
import type { AnalysisState } from './analysis.ts'
import type { Arm, TrafficTotals } from './arms.ts'
import type { ServerFailure } from './model-server.ts'
import type { Address, Plan } from './plan.ts'
import type { ReplayCounts } from './replay.ts'
import type { Finding, StepResult } from './steps.ts'

/** What is brought out, and with what. */
export interface Deployment {
  readonly plan: Plan
  /** Path of the candidate model. */
  readonly candidate: string
  /** Path of the model that serves now; undefined: none does, or its server is a target that runs. */
  readonly stable: string | undefined
  /** The file that is replayed, checked, with the number of its requests. */
  readonly requests: { readonly path: string; readonly count: number } | undefined
  readonly seed: number
  /** Folder that only this user can read, for what belongs to the rollout. */
  readonly folder: string
  readonly requestLog: string
  readonly workingDirectory: string
  /** What the model servers see. */
  readonly environment: Readonly<Record<string, string>>
  /** Program and arguments that run the splitter. */
  readonly splitter: readonly string[]
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}

/** How a rollout ends. */
export type Outcome = 'promoted' | 'rolled-back' | 'held' | 'unchanged'

/** What ended a deployment: a finding of the steps, or what came before them or without them. */
export type Ending =
  | Finding
  | 'candidate-not-ready'
  | 'stable-not-ready'
  | 'first-clean'
  | 'first-held'
  | 'unchanged'
  | 'interrupted'

export const OUTCOMES: Readonly<Record<Ending, Outcome>> = {
  'shown-safe': 'promoted',
  'first-clean': 'promoted',
  harmful: 'rolled-back',
  collapsed: 'rolled-back',
  'candidate-failed': 'rolled-back',
  'candidate-not-ready': 'rolled-back',
  'stable-failed': 'held',
  'stable-not-ready': 'held',
  'split-off': 'held',
  'stable-unhealthy': 'held',
  'no-traffic': 'held',
  undecided: 'held',
  'first-held': 'held',
  cancelled: 'held',
  interrupted: 'held',
  unchanged: 'unchanged',
}

export interface DeploymentResult {
  readonly ending: Ending
  /** Percent that the candidate had at the end: 100 or 0. */
  readonly weight: number
  readonly steps: readonly StepResult[]
  readonly analysis: AnalysisState | undefined
  /** Which server failed, and what it wrote. */
  readonly failure: (ServerFailure & { readonly arm: Arm }) | undefined
  /** The last lines of the candidate's server, if it was ours and was taken back for what it answered. */
  readonly candidateLog: readonly string[]
  /** After all traffic was back on stable: what it answered. */
  readonly after: ArmCounts | undefined
  /** Milliseconds from the finding, or the cancel, until all traffic was back on stable. */
  readonly undoneIn: number | undefined
  readonly totals: TrafficTotals | undefined
  readonly replay: ReplayCounts | undefined
  /** Where the splitter listened. */
  readonly listen: Address | undefined
  readonly seed: number
}
