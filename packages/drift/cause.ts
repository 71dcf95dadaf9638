import { RESULT_VERDICTS, type Severity, type Verdict, verdictOf, worst } from '#core'
import { CAUSE_KINDS, type CauseKind, type DriftConfig } from './config.ts'

/** One thing that is not as it was in the reference. */
export interface Cause {
  readonly kind: CauseKind
  readonly severity: Severity
  readonly column?: string
  /** In plain words. Names columns and figures, never a value of the data: it goes into the record. */
  readonly what: string
}

/** A finding before its severity is known. */
export type Finding = Omit<Cause, 'severity'>

/** Gives findings the severity that the configuration has for their kind. */
export function asCauses(findings: readonly Finding[], severity: DriftConfig['severity']): Cause[] {
  return findings.map((finding) => ({ ...finding, severity: severity[finding.kind] }))
}

/** The first kind, in the order in which one explains away the next, of causes that matter at all. */
export function firstKind(causes: readonly Cause[]): CauseKind | 'none' {
  const kinds = new Set(causes.filter(({ severity }) => severity !== 'info').map(({ kind }) => kind))
  return CAUSE_KINDS.find((kind) => kinds.has(kind)) ?? 'none'
}

/** The verdict of all causes, and of what could not be decided for want of rows. */
export function verdictOfCauses(causes: readonly Cause[], isDecided: boolean): Verdict {
  const verdicts = causes.map(({ severity, kind }) =>
    severity === 'fail' ? RESULT_VERDICTS['drift-check'][kind] : verdictOf(severity),
  )
  return worst([RESULT_VERDICTS['drift-check'].none, ...verdicts, isDecided ? 'pass' : 'inconclusive'])
}
