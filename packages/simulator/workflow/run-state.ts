import type { GitHubServer, Permissions } from '../github/types.ts'
import type { ActionFolders } from './actions.ts'
import type { WorkflowEvent } from './event.ts'
import type { JobResult, WorkflowResult } from './result.ts'
import type { Origin } from './snapshot.ts'

/** One line of a step's output, masked, as it is written. */
export interface OutputLine {
  readonly job: string
  readonly step: string
  readonly text: string
}

/** What a whole run has in common. */
export interface RunState {
  /** `owner/name` */
  readonly slug: string
  readonly actor: string
  readonly runId: number
  readonly attempt: number
  readonly origin: Origin
  readonly event: WorkflowEvent
  /** The workflow file that was started, and its display name. */
  readonly workflow: { readonly file: string; readonly name: string }
  readonly github: GitHubServer | undefined
  readonly variables: Readonly<Record<string, string>>
  /** What a runner's machine gives to every process (PATH, HOME, ...). */
  readonly environment: Readonly<Record<string, string>>
  readonly actions: ActionFolders
  readonly workRoot: string
  readonly output: string
  readonly keep: boolean
  readonly cancelBudgetMs: number
  readonly onLine: (line: OutputLine) => void
  readonly onStep: (step: { readonly job: string; readonly step: string }) => void
  readonly signal: AbortSignal
  readonly previous: WorkflowResult | undefined
  readonly results: JobResult[]
  readonly nextJobId: () => number
}

/** What a called workflow has of its own; the one that was started is a frame too. */
export interface Frame {
  /** Put before ids (`caller/`) and names (`caller / `). */
  readonly idPrefix: string
  readonly namePrefix: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  /** What a job may do that says nothing itself. */
  readonly permissions: Permissions
  /** What no job may exceed: the permissions of the job that calls this workflow. */
  readonly ceiling: Permissions | undefined
  /** Ids of the jobs that are run; every one where undefined. */
  readonly only: ReadonlySet<string> | undefined
  /** In a re-run of failed jobs: a job that this one's caller needs runs again, so this one does too. */
  readonly again: boolean
}
