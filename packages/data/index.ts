export { BINDING_PINS, BINDING_VERSION, type BindingPin } from './binding-pins.ts'
export type { Place } from './csv-records.ts'
export type { Column } from './csv-source.ts'
export { type DataFile, type DataFormat, type FoundFile, isDataFile, type Unreadable } from './data-file.ts'
export { type Dataset, type DatasetOptions, openDataset } from './dataset.ts'
export { cacheFolder, type DvcRemote, defaultRemote, readDvcConfig, remoteOf } from './dvc/config.ts'
export { type DvcAlgorithm, type ListedFile, md5OfFile, md5OfFolder } from './dvc/md5.ts'
export { type ObjectPlace, openFolder, openRemote } from './dvc/objects.ts'
export { type DvcIndex, type DvcOut, type DvcTree, openDvcIndex } from './dvc/pointer.ts'
export { listOut, type Restored, restoreOut } from './dvc/restore.ts'
export {
  counter,
  type Engine,
  type EngineOptions,
  openEngine,
  QueryError,
  type QueryOptions,
  real,
} from './engine.ts'
export { type IntegerRange, integerRanges } from './integer-ranges.ts'
export { linesOf, type Wanted } from './lines.ts'
export type { Metric, MetricSource, MetricState } from './metric.ts'
export { readMetricsFile, readMetricsLog } from './metric-files.ts'
export { openRelation, type RelationOptions } from './open-relation.ts'
export { columnTypes, type Profiled, profile, profileAgainst } from './profile.ts'
export type { LayoutOptions } from './profile-layout.ts'
export { type ColumnProfile, type Profile, profileSchema } from './profile-schema.ts'
export { DEFAULT_READ_OPTIONS, type ReadOptions, readReadOptions } from './read-options.ts'
export { readingNotes } from './reading-notes.ts'
export { type Rejection, type Rejections, rejectionsOf } from './rejections.ts'
export type { Relation, Sample } from './relation.ts'
export type { FileColumn, RelationFile } from './relation-file.ts'
export { openRequestLogData, type RequestLogData, type RequestLogFilter } from './request-log-reader.ts'
export { type RequestRecord, requestRecord } from './request-log-record.ts'
export {
  openRequestLog,
  type RequestLog,
  type RequestLogOptions,
  requestLogFiles,
} from './request-log-writer.ts'
export { overReadableFiles, type Scan, scan } from './scan.ts'
export { identifier, literal } from './sql.ts'
export type { TextPredicate } from './text-function.ts'
