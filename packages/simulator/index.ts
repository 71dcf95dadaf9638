export * from './github/index.ts'
export type { ActionFolders } from './workflow/actions.ts'
export type { Annotation } from './workflow/commands.ts'
export type { EventRequest } from './workflow/event.ts'
export { describeProblem, type Problem, WorkflowRefused } from './workflow/problems.ts'
export {
  type JobResult,
  type Outcome,
  type StepResult,
  type WorkflowResult,
  workflowResult,
} from './workflow/result.ts'
export { runWorkflow } from './workflow/run.ts'
export type { RunOptions } from './workflow/run-options.ts'
export type { OutputLine } from './workflow/run-state.ts'
export { type Origin, type OriginOptions, prepareOrigin } from './workflow/snapshot.ts'
export { machineEnvironment } from './workflow/surroundings.ts'
export { renderTree } from './workflow/tree.ts'
