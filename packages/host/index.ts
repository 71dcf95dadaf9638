export {
  asidePath,
  createExclusive,
  errorCode,
  exists,
  isInside,
  isWritable,
  readIfPresent,
  requireFile,
  writeAtomic,
} from './files.ts'
export { type Git, GitError, type GitOptions, openGit, resolveCommit, showBytes, showFile } from './git.ts'
export { DEFAULT_RETRY, type HttpRequest, pause, type RetryPolicy, redact, request } from './http.ts'
export { type Lock, takeLock } from './locks.ts'
export { commandEnvironment, type Machine } from './machine.ts'
export { type Family, type FamilyMember, membersOf, signalMembers } from './process-family.ts'
export {
  type CommandResult,
  type Exit,
  isRunning,
  type RawResult,
  runCommand,
  type Session,
  signalGroup,
  startSession,
  startTicksOf,
} from './processes.ts'
