export type { Comparison } from './change/present-shift.ts'
export type { RowDiff } from './change/row-diff.ts'
export { shiftsBetween } from './change/shifts.ts'
export {
  breachesOfReading,
  type Change,
  type CheckContext,
  type CheckResult,
  checkData,
  diffData,
  verdictOver,
} from './check.ts'
export type { Check } from './check-kinds.ts'
export { dataDetails, dataMeasures, failedExpectations } from './details.ts'
export type { Example } from './examples.ts'
export { isTimeless, type RulesByTable, rulesByTable, type TableNames } from './expectations.ts'
export { type Findings, findingsSchema } from './findings.ts'
export type { FormatKind, FormatOptions } from './format.ts'
export { FORMATS, readRules } from './formats/read-rules.ts'
export { CONTRACT_FORMATS, notesOf, type WrittenContract, writeContract } from './infer/contract.ts'
export { inferContract } from './infer/infer.ts'
export { type DataContext, presentData, type RuleSource, reasonsOf } from './present.ts'
export { type DataProfile, profileData } from './profile-data.ts'
export { type Remark, remarksOn } from './remarks.ts'
export { dataReportSchema } from './report-schema.ts'
export { impliedBreach, type RuleResult } from './results.ts'
export type { ColumnNotes, Expectations, Rule, RuleFile } from './rule.ts'
