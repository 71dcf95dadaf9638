export type { Actor } from './events.ts'
export { type Ledger, type LedgerOptions, openLedger, type Snapshot } from './ledger.ts'
export { type Lineage, presentLineage } from './lineage.ts'
export { type LayerFile, readModel, restoreFiles, type StoredFile } from './oci-layout.ts'
export {
  type Evidence,
  type Promotion,
  promote,
  type Registration,
  type Rollback,
  register,
  rollback,
  type Transition,
} from './operations.ts'
export { graphBehind, type LedgerCheck, sealedEntries, verifyLedger } from './sealed.ts'
export { type ConfirmOrigin, readStagePolicy, type StagePolicy } from './stage-policy.ts'
export { type LedgerEvent, type ModelVersion, readEvents, readVersions, resolveSelector } from './version.ts'
