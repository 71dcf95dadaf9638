import type { Interpreter } from './commands.ts'
import type { Contexts, Scope } from './expressions.ts'
import type { Masks } from './masks.ts'
import type { Node } from './node.ts'
import type { Outcome, StepResult } from './result.ts'
import type { RunState } from './run-state.ts'
import type { Folders } from './surroundings.ts'

/** A job while it runs: what its steps read and change. */
export interface LiveJob {
  readonly run: RunState
  /** Unique within the result; names the folder of the logs. */
  readonly slugName: string
  readonly name: string
  readonly folders: Folders
  /** `github`, `needs` and the others that do not change. */
  readonly contexts: Contexts
  /** `https://github.com`, or where the local server is reached. */
  readonly serverUrl: string
  /** `github.token`; empty without a server. */
  readonly token: string
  readonly fixed: Readonly<Record<string, string>>
  /** Given to JavaScript actions only, as the runner does (`ACTIONS_*`). */
  readonly actionsOnly: Readonly<Record<string, string>>
  readonly masks: Masks
  /** Aborted when the job is cancelled or out of time. */
  readonly signal: AbortSignal
  /** Aborted when the time for cancelling is used up. */
  readonly force: AbortSignal
  readonly env: Record<string, string>
  /** Added through GITHUB_PATH, the first to be searched first. */
  readonly path: string[]
  readonly steps: Record<
    string,
    { outputs: Readonly<Record<string, string>>; outcome: Outcome; conclusion: Outcome }
  >
  readonly checkRunId: number
  status: 'success' | 'failure' | 'cancelled'
  readonly results: StepResult[]
}

export interface StepPlan {
  readonly id: string
  readonly name: (scope: Scope) => string
  readonly phase: 'main' | 'post'
  readonly condition: string
  readonly env: Node | undefined
  readonly continueOnError: Node | undefined
  readonly timeoutMinutes: Node | undefined
  readonly work: (step: LiveStep) => Promise<Work>
}

/** How the work of a step ended, before limits and tolerance are looked at. */
export interface Work {
  readonly ok: boolean
  /** Beside what was written to GITHUB_OUTPUT. */
  readonly outputs?: Readonly<Record<string, string>>
  /** Called with what the step saved as its state. */
  readonly onState?: (state: Readonly<Record<string, string>>) => void
}

/** A step while it runs. */
export interface LiveStep {
  readonly job: LiveJob
  readonly scope: Scope
  /** Complete environment of its processes, without what only JavaScript actions get. */
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** A line of a process: commands in it are followed. */
  readonly onLine: (line: string) => void
  /** A line of the runner itself, printed as it is. */
  readonly say: (line: string) => void
  readonly annotate: Interpreter['annotate']
}

/** Contexts and functions as they are at this moment of the job. */
export function scopeOf(job: LiveJob, env: Readonly<Record<string, string>> = job.env): Scope {
  const { status } = job
  return {
    contexts: {
      ...job.contexts,
      env,
      steps: job.steps,
      job: { status, check_run_id: job.checkRunId },
    },
    status: {
      success: status === 'success',
      failure: status === 'failure',
      cancelled: status === 'cancelled',
    },
    workspace: job.folders.workspace,
  }
}
