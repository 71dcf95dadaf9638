export { type Download, type Downloaded, download } from './download.ts'
export {
  asidePath,
  asWriteError,
  createExclusive,
  errorCode,
  exists,
  isInGitFolder,
  isInside,
  isWritable,
  readIfPresent,
  writeAtomic,
} from './files.ts'
export {
  type Git,
  type GitOptions,
  listTree,
  openGit,
  resolveCommit,
  showBytes,
  showFile,
  type TreeFile,
} from './git.ts'
export { type HttpRequest, pause, type RetryPolicy, redact, request } from './http.ts'
export { type Lock, takeLock } from './locks.ts'
export { commandEnvironment, type Machine } from './machine.ts'
export { inParallel } from './parallel.ts'
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
export { openS3, type S3, type S3Condition, type S3Options } from './s3.ts'
export type { Listed } from './s3-answers.ts'
export { credentialsOf, gcsSettings, type S3Credentials, type S3Settings, s3Settings } from './s3-settings.ts'
