import type { YamlDocument } from '#core'
import type { RuleFile } from './rule.ts'

export interface FormatOptions {
  /** Back end whose semantics count where the format's own tool differs by back end. */
  readonly compat: 'pandas' | 'sql' | undefined
  /** Values for the parameters that a file leaves open: suite parameters, variables. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** For formats that compare with the time of the run. */
  readonly now: Date
}

/** One way in which teams write rules. */
export interface RuleFormat {
  /** `Great Expectations`. */
  readonly name: string
  /** Whether a document is written in it, by its content alone. */
  recognises(value: unknown): boolean
  /**
   * Reads all rules. One that cannot be run becomes an `unsupported` check, never nothing.
   * @throws UserError that names line and path of everything that is wrong
   */
  read(document: YamlDocument, options: FormatOptions): RuleFile
  /** Every kind of rule that the format has, by its own name. */
  readonly kinds: readonly FormatKind[]
}

export interface FormatKind {
  readonly kind: string
  /** What is not done of it: all (`unsupported`), or under some condition (`partly`). */
  readonly support: 'yes' | { readonly partly: string } | { readonly unsupported: string }
}
