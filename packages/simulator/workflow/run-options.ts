import type { GitHubServer } from '../github/types.ts'
import type { ActionFolders } from './actions.ts'
import type { EventRequest } from './event.ts'
import type { WorkflowResult } from './result.ts'
import type { OutputLine } from './run-state.ts'
import type { Origin } from './snapshot.ts'

export interface RunOptions {
  /** Folder of the user's repository; only read. */
  readonly repository: string
  /** `owner/name` that it has on GitHub; has to be what `github` serves. */
  readonly slug: string
  /** Workflow file, relative to the repository. */
  readonly workflow: string
  readonly event: EventRequest
  /** Of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, unknown>>
  /** Full ref that the working tree is run as; the branch that is checked out where absent. */
  readonly ref?: string
  /** What is tested; made from the working tree where absent. */
  readonly origin?: Origin
  /** GitHub's services; without them the steps have no such variables, and artifact steps are refused. */
  readonly github?: GitHubServer
  readonly variables?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** Environment of the machine that steps see; this process's PATH, HOME and the like where absent. */
  readonly environment?: Readonly<Record<string, string>>
  /** Workspaces, tool cache and the bare repository. */
  readonly workRoot: string
  /** Logs, summaries, annotations, artifacts and the result. */
  readonly output: string
  readonly actions?: ActionFolders
  /** Ids of the jobs to run, with all that they need; every job where absent. */
  readonly only?: readonly string[]
  /** Runs the same commit again, as the next attempt of that run. */
  readonly rerun?: { readonly of: WorkflowResult; readonly jobs: 'all' | 'failed' }
  readonly runId?: number
  readonly attempt?: number
  readonly actor?: string
  /** Leaves the workspaces of the jobs behind. */
  readonly keep?: boolean
  /** How long steps and posts may take after a cancel; GitHub's 5 minutes where absent. */
  readonly cancelBudgetMs?: number
  readonly onLine?: (line: OutputLine) => void
  /** A step begins. */
  readonly onStep?: (step: { readonly job: string; readonly step: string }) => void
  /** Cancels the run, as the button on GitHub's page does. */
  readonly signal?: AbortSignal
}
