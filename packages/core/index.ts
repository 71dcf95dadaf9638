export { canonicalJson, type Json } from './canonical-json.ts'
export {
  type Digest,
  digestFile,
  digestFolder,
  digestOfListing,
  digestPath,
  type FolderDigest,
  sha256,
  sha256OfJson,
} from './digest.ts'
export {
  type Artifact,
  ENTRY_SCHEMA,
  type Entry,
  entryBytes,
  type Measure,
  readEntry,
  type SealedEntry,
  sealEntry,
} from './entry.ts'
export {
  describeProblem,
  MissingEvidence,
  messageOf,
  type Problem,
  Problems,
  ServiceError,
  UserError,
} from './errors.ts'
export { ancestry, artifactsOf, type BrokenLink, producersOf, winners } from './graph.ts'
export { isInline, parseBoolean, parseList } from './lists.ts'
export { parsedBy } from './parsed.ts'
export {
  formatBytes,
  formatDuration,
  formatNumber,
  formatShare,
  parseBytes,
  parseDuration,
} from './quantities.ts'
export { formatReference, type ObjectReference, parseReference, type Reference } from './reference.ts'
export { schemaMessage } from './schema-message.ts'
export {
  FAIL_ON,
  type FailOn,
  failsStep,
  RESULT_VERDICTS,
  SEVERITIES,
  type Severity,
  type Verdict,
  verdictOf,
  worst,
} from './verdict.ts'
export { checkDocument, parseYaml, type YamlDocument } from './yaml.ts'
