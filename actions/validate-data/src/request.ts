import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { checkDocument, Problems, parseYaml, UserError } from '#core'
import { type Profile, profileSchema } from '#data'
import { type PolicyDocument, readPolicy, type Step, use } from '#step'
import { type RuleFile, type RulesByTable, readRules, rulesByTable } from '#validation'
import type { inputs } from './inputs.ts'
import { findData, type Sources } from './sources.ts'

export type Given = z.output<typeof inputs>

/** All that a run needs, read and understood before anything is queried. */
export interface Request extends Sources {
  readonly rules: RulesByTable | undefined
  /** The files of rules, and where each comes from. */
  readonly sources: readonly RuleSourceFile[]
  readonly reference: Profile | undefined
}

export interface RuleSourceFile {
  readonly file: RuleFile
  readonly policy: PolicyDocument
}

/** @throws UserError that names everything that is wrong; MissingEvidence if all of it is only not there */
export async function readRequest(step: Step, given: Given): Promise<Request> {
  const problems = new Problems()
  const read = await problems.attemptAsync(() => expectationsOf(step, given))
  const sources = await problems.attemptAsync(() => findData(step, given.data))
  const reference = await problems.attemptAsync(() => referenceOf(step, given.reference))
  problems.throwIfAny()
  if (sources === undefined) throw new Error('no data, and no problem')
  const rules = read === undefined ? undefined : rulesFor(read, sources)
  return { ...sources, rules, sources: read ?? [], reference }
}

async function expectationsOf(step: Step, given: Given): Promise<RuleSourceFile[] | undefined> {
  const { expectations, operation } = given
  if (expectations === undefined) {
    if (operation === 'profile') return undefined
    throw new UserError('is required to check data', {
      where: 'input expectations',
      fix: 'Name a file of rules, or write them here; operation: profile needs none.',
    })
  }
  const options = { compat: undefined, parameters: {}, now: step.machine.now() }
  const policy = await readPolicy(step, expectations, 'input expectations')
  return [{ file: readRules(policy.document, options), policy }]
}

function rulesFor(read: readonly RuleSourceFile[], { dataset }: Sources): RulesByTable {
  const alsoKnownAs = dataset.files.map(({ name }) => (name.split('/').at(-1) ?? name).replace(/\..*$/, ''))
  const names = { table: undefined, alsoKnownAs, others: [] }
  return rulesByTable(
    read.map(({ file }) => file),
    names,
  )
}

async function referenceOf(step: Step, reference: string | undefined): Promise<Profile | undefined> {
  if (reference === undefined) return undefined
  const { path, name } = await use(step, 'profile', reference)
  if (!/\.json$/i.test(path)) {
    throw new UserError('is not a profile', {
      where: `input reference: ${name}`,
      fix: 'Give the JSON file that this action wrote before (output profile, record:profile).',
    })
  }
  return checkDocument(parseYaml(await readFile(path, 'utf8'), name), profileSchema)
}
