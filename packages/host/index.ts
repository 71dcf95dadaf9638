export {
  asidePath,
  asWriteError,
  createExclusive,
  errorCode,
  exists,
  isInside,
  isWritable,
  readIfPresent,
  writeAtomic,
} from './files.ts'
export { type Git, type GitOptions, openGit, resolveCommit, showBytes, showFile } from './git.ts'
export { type HttpRequest, pause, type RetryPolicy, request } from './http.ts'
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
  startSession,
  startTicksOf,
} from './processes.ts'
