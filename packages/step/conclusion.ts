import type { Artifact, Entry, Json, Measure, Verdict } from '#core'
import type { Document } from '#report'
import type { Annotation } from '#runner'

/** An artifact of this action that lies on this machine and may travel to later jobs. */
export interface Product extends Artifact {
  /** Absolute path of the file or folder. */
  readonly path: string
}

/** What an action found or did, in the terms of the record. */
export interface Conclusion {
  readonly verdict: Verdict
  /** Why; the first one is the step's `reason`. At least one. */
  readonly reasons: readonly [string, ...string[]]
  /** The action's own outputs by name. */
  readonly outputs: Readonly<Record<string, string>>
  /** For the summary and the pull request. */
  readonly report: Document
  /** Body of the JSON report. */
  readonly details: Json
  readonly annotations?: readonly Annotation[]
  readonly subjects?: readonly Artifact[]
  readonly products?: readonly Product[]
  /** Beyond those that the step noted by itself when the action asked for them. */
  readonly materials?: readonly Artifact[]
  readonly parameters?: Readonly<Record<string, Json>>
  readonly environment?: Readonly<Record<string, Json>>
  readonly results?: Readonly<Record<string, string>>
  readonly measures?: Readonly<Record<string, Measure>>
  readonly policy?: Entry['policy']
  /** What could not be done, said once as a notice. */
  readonly notices?: readonly string[]
}
