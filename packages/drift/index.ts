export type { Cause } from './cause.ts'
export { type CauseKind, type DriftConfig, readConfig } from './config.ts'
export { type ComparedColumn, type DriftResult, detectDrift } from './detect.ts'
export {
  type Answer,
  type IssueOutcome,
  type IssueRequest,
  type IssueTracker,
  keepIssue,
} from './issue.ts'
export { causesJson, detailsOf, present, reasonsOf } from './present.ts'
export { type Reference, readReference } from './reference.ts'
export {
  type Dispatched,
  type Retrain,
  type RetrainRequest,
  requestRetrain,
  type WorkflowDispatcher,
} from './retrain.ts'
export { type Rows, readWindow, type Window, type WindowOptions } from './window.ts'
