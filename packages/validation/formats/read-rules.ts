import type { YamlDocument } from '#core'
import type { FormatOptions, RuleFormat } from '../format.ts'
import type { RuleFile } from '../rule.ts'
import { dbt } from './dbt.ts'
import { frictionless } from './frictionless.ts'
import { greatExpectations } from './great-expectations.ts'
import { native } from './native.ts'
import { odcs } from './odcs.ts'
import { pandera } from './pandera.ts'
import { soda } from './soda.ts'

/** Every way of writing rules that is read, in the order in which a document is tried. */
export const FORMATS: readonly RuleFormat[] = [
  greatExpectations,
  pandera,
  odcs,
  dbt,
  soda,
  frictionless,
  native,
]

/**
 * Reads a file of rules in the format that its content is written in.
 * @throws UserError that names line and path of everything that is wrong
 */
export function readRules(document: YamlDocument, options: FormatOptions): RuleFile {
  const format = FORMATS.find(({ recognises }) => recognises(document.value)) ?? native
  return format.read(document, options)
}
