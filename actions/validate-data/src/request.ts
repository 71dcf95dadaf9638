import { z } from 'zod'
import { checkDocument, MissingEvidence, Problems, UserError } from '#core'
import { type ReadOptions, readReadOptions } from '#data'
import { type PolicyDocument, readPolicies, readPolicy, type Step, shownReference } from '#step'
import { type RuleFile, type RulesByTable, readRules, rulesByTable } from '#validation'
import { type BaseData, findBase } from './base.ts'
import type { inputs } from './inputs.ts'
import { findReference, type Reference } from './reference.ts'
import { findData, type Sources } from './sources.ts'

export type Given = z.output<typeof inputs>

/** All that a run needs, read and understood before anything is queried. */
export interface Request extends Sources {
  /** Undefined where data is only described. */
  readonly rules: RulesByTable | undefined
  /** The files of rules, and where each comes from. */
  readonly sources: readonly RuleSourceFile[]
  /** Other data that rules name, by its name. */
  readonly tables: ReadonlyMap<string, Sources>
  readonly reference: Reference | undefined
  /** The data before the change that is judged. */
  readonly base: BaseData | undefined
  /** Where the read options come from. */
  readonly readSource: PolicyDocument | undefined
}

export interface RuleSourceFile {
  readonly file: RuleFile
  readonly policy: PolicyDocument
}

/** @throws UserError that names everything that is wrong; MissingEvidence if all of it is only not there */
export async function readRequest(step: Step, given: Given): Promise<Request> {
  const problems = new Problems()
  const read = await problems.attemptAsync(() => ruleFiles(step, given))
  const reading = await problems.attemptAsync(() => readOptionsOf(step, given['read-options']))
  const sources = await problems.attemptAsync(() => findData(step, 'data', given.data, reading?.options))
  const tables = new Map<string, Sources>()
  for (const [name, reference] of given.tables) {
    const found = await problems.attemptAsync(() => tableOf(step, name, reference, reading?.options))
    if (found !== undefined) tables.set(name, found)
  }
  const reference = await problems.attemptAsync(() => findReference(step, given.reference, reading?.options))
  const base = await problems.attemptAsync(() => findBase(step, given, reading?.options))
  const rules = await problems.attemptAsync(async () =>
    read === undefined || sources === undefined ? undefined : rulesFor(read, sources, given),
  )
  problems.throwIfAny()
  if (sources === undefined) throw new Error('no data, and no problem')
  return { ...sources, rules, sources: read ?? [], tables, reference, base, readSource: reading?.source }
}

async function ruleFiles(step: Step, given: Given): Promise<RuleSourceFile[] | undefined> {
  const { expectations, operation, compat } = given
  if (expectations === undefined) {
    if (operation !== 'check') return undefined
    throw new UserError('is required to check data', {
      where: 'input expectations',
      fix: 'Name a file of rules, or write them here; operation: profile and infer need none.',
    })
  }
  const options = { compat, parameters: await parametersOf(step, given), now: step.machine.now() }
  const policies = await readPolicies(step, expectations, 'input expectations')
  const problems = new Problems()
  const files = policies.flatMap((policy) => {
    const file = problems.attempt(() => readRules(policy.document, options))
    return file === undefined ? [] : [{ file, policy }]
  })
  problems.throwIfAny()
  return files
}

async function parametersOf(step: Step, { parameters }: Given): Promise<Record<string, unknown>> {
  if (parameters === undefined) return {}
  const { document } = await readPolicy(step, parameters, 'input parameters')
  return checkDocument(document, z.record(z.string(), z.unknown()))
}

/** Each table must be there: a rule that looks it up could not be checked without it. */
async function tableOf(
  step: Step,
  name: string,
  reference: string,
  read: ReadOptions | undefined,
): Promise<Sources> {
  // What is looked up must be whole.
  const whole = read === undefined ? undefined : { ...read, sample: undefined }
  const found = await findData(step, 'table', [reference], whole)
  if (found.missing.length > 0) throw new MissingEvidence(found.missing)
  if (found.dataset.files.length > 0) return found
  const [unreadable] = found.dataset.unreadable
  throw new UserError(`the table "${name}" cannot be read: ${unreadable?.reason ?? 'it has no file'}`, {
    where: `input tables: ${shownReference(reference)}`,
  })
}

function rulesFor(read: readonly RuleSourceFile[], { dataset }: Sources, given: Given): RulesByTable {
  const alsoKnownAs = dataset.files.map(({ name }) => (name.split('/').at(-1) ?? name).replace(/\..*$/, ''))
  return rulesByTable(
    read.map(({ file }) => file),
    { table: given.table, alsoKnownAs, others: [...given.tables.keys()] },
  )
}

/** They decide what is judged, so on a pull request they are those of the base branch. */
async function readOptionsOf(
  step: Step,
  given: Given['read-options'],
): Promise<{ options: ReadOptions; source: PolicyDocument } | undefined> {
  if (given === undefined) return undefined
  const source = await readPolicy(step, given, 'input read-options')
  return { options: readReadOptions(source.document), source }
}

/** Every data file of a run, and where copies are put: the engine can read these and nothing else. */
export function pathsOf({ dataset, tables, reference, base }: Request): string[] {
  const earlier = reference !== undefined && 'data' in reference ? [reference.data.dataset] : []
  const before = base === undefined ? [] : [base.dataset]
  const others = [...tables.values()].map((table) => table.dataset)
  return [dataset, ...others, ...earlier, ...before].flatMap(({ files, scratch = [] }) =>
    [...files.map(({ path }) => path), scratch].flat(),
  )
}
