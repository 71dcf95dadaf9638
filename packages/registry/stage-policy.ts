import { z } from 'zod'
import { checkDocument, type Entry, type SealedEntry, UserError, winners, type YamlDocument } from '#core'

/** What a stage may ask for before a version enters it. */
const REQUIREMENTS = ['gate', 'data', 'canary'] as const
type Requirement = (typeof REQUIREMENTS)[number]

const policySchema = z.strictObject({
  version: z.literal(1).default(1),
  stages: z
    .record(z.string(), z.strictObject({ requires: z.array(z.enum(REQUIREMENTS)).default([]) }))
    .refine((stages) => Object.keys(stages).length > 0, 'names no stage'),
  /** Which runs may vouch for evidence. */
  evidence: z
    .strictObject({ workflows: z.array(z.string()).optional(), refs: z.array(z.string()).optional() })
    .default({}),
})
export type StagePolicy = z.output<typeof policySchema>

/** @throws UserError with file and line of each problem */
export function readStagePolicy(document: YamlDocument): StagePolicy {
  return checkDocument(document, policySchema)
}

/** Asks whether an entry really comes from a run that may vouch for it. */
export type ConfirmOrigin = (
  sealed: SealedEntry,
) => Promise<{ readonly confirmed: true } | { readonly confirmed: false; readonly why: string }>

const MEANING: Record<Requirement, string> = {
  gate: 'a passed gate-metrics entry for this model',
  data: 'a passed validate-data entry for the data it was trained on',
  canary: 'a canary-deploy entry with outcome promoted for this model',
}

/**
 * Checks what a stage asks for against the entries that speak of a model. An entry counts only if its origin is
 * confirmed; one that does not pass blocks, whatever others say.
 * @param model hex sha256 of the model
 * @param entries the graph behind the model
 * @returns ids of the entries relied upon
 * @throws UserError that names every requirement that is not met, and why
 */
export async function requireEvidence(
  policy: StagePolicy,
  stage: string,
  model: string,
  entries: readonly SealedEntry[],
  confirm: ConfirmOrigin,
): Promise<string[]> {
  const rule = Object.hasOwn(policy.stages, stage) ? policy.stages[stage] : undefined
  if (rule === undefined) {
    throw new UserError(`the policy has no stage "${stage}"`, {
      fix: `It has ${Object.keys(policy.stages).join(', ')}.`,
    })
  }
  const relied: string[] = []
  const problems: string[] = []
  for (const requirement of rule.requires) {
    const found = winners(candidatesFor(requirement, model, entries))
    const judged = await judge(found, confirm)
    const verdict = requirement === 'data' ? await coverData(judged, model, entries, confirm) : judged
    if ('relied' in verdict) relied.push(...verdict.relied)
    else problems.push(`${stage} asks for ${MEANING[requirement]}: ${verdict.problem}`)
  }
  if (problems.length > 0) throw new UserError(problems.map((what) => ({ what })))
  return relied
}

type Judgement = { relied: string[] } | { problem: string }

/** Each data file must have been validated, not only one of them; which they are, a confirmed maker has to say. */
async function coverData(
  judged: Judgement,
  model: string,
  entries: readonly SealedEntry[],
  confirm: ConfirmOrigin,
): Promise<Judgement> {
  const makers = await judge(
    winners(makersOf(model, entries)).filter(({ entry }) => dataOf(entry).length > 0),
    confirm,
  )
  if ('problem' in makers)
    return { problem: `the record does not say on which data the model was trained: ${makers.problem}` }
  if ('problem' in judged) return judged
  const data = trainingData(
    model,
    entries.filter(({ id }) => makers.relied.includes(id)),
  )
  const relied = new Set(judged.relied)
  const validated = new Set(
    entries
      .filter(({ id }) => relied.has(id))
      .flatMap(({ entry }) => entry.subjects.map(({ sha256 }) => sha256)),
  )
  const missing = [...data].filter((digest) => !validated.has(digest))
  return missing.length === 0
    ? { relied: [...makers.relied, ...judged.relied] }
    : { problem: `${missing.length} of ${data.size} data files were not validated (sha256:${missing[0]})` }
}

async function judge(found: readonly SealedEntry[], confirm: ConfirmOrigin): Promise<Judgement> {
  if (found.length === 0) return { problem: 'there is none' }
  const relied: string[] = []
  const refusals: string[] = []
  for (const sealed of found) {
    const { entry, id } = sealed
    const origin = await confirm(sealed)
    if (!origin.confirmed) refusals.push(`${id} is not confirmed: ${origin.why}`)
    else if (entry.verdict === 'pass' || entry.verdict === 'warn') relied.push(id)
    else return { problem: `${id} says ${entry.verdict}: ${entry.reasons[0] ?? ''}` }
  }
  return relied.length > 0 ? { relied } : { problem: refusals.join('; ') }
}

function candidatesFor(
  requirement: Requirement,
  model: string,
  entries: readonly SealedEntry[],
): SealedEntry[] {
  const judges = (entry: Entry): boolean => entry.subjects.some((subject) => subject.sha256 === model)
  switch (requirement) {
    case 'gate':
      return entries.filter(({ entry }) => entry.action === 'gate-metrics' && judges(entry))
    case 'canary':
      return entries.filter(
        ({ entry }) =>
          entry.action === 'canary-deploy' && judges(entry) && entry.results.outcome === 'promoted',
      )
    case 'data': {
      const data = trainingData(model, entries)
      return entries.filter(
        ({ entry }) =>
          entry.action === 'validate-data' && entry.subjects.some(({ sha256 }) => data.has(sha256)),
      )
    }
  }
}

/** Digests of the data from which the entries say that a model was made. */
export function trainingData(model: string, entries: readonly SealedEntry[]): Set<string> {
  const materials = makersOf(model, entries).flatMap(({ entry }) => dataOf(entry))
  return new Set(materials.map((material) => material.sha256))
}

function makersOf(model: string, entries: readonly SealedEntry[]): SealedEntry[] {
  return entries.filter(({ entry }) => entry.products.some((product) => product.sha256 === model))
}

function dataOf(entry: Entry): Entry['materials'] {
  return entry.materials.filter((material) => material.role === 'data')
}
