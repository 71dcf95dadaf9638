import type { z } from 'zod'
import { type Artifact, artifactsOf, MissingEvidence, type Problem, parseReference, UserError } from '#core'
import { hasVersions, identify, type Step, type Used, use } from '#step'
import type { inputs } from './inputs.ts'

export type Given = z.output<typeof inputs>

/** What there is to judge with. */
export interface GateEvidence {
  readonly model: Artifact
  readonly metrics: Used | undefined
  readonly predictions: Used | undefined
  readonly baseline: Used | undefined
  readonly baselinePredictions: Used | undefined
  /** No baseline that was named is there, and `first-run: allow` lets that pass. */
  readonly firstRun: boolean
  /** What was named and is not there. */
  readonly missing: readonly Problem[]
}

/** Faults of the request and evidence that is missing, kept apart so that all are told at once. */
export class Findings {
  readonly faults: Problem[] = []
  readonly missing: Problem[] = []

  /** The result of some work, or undefined where it found a fault or nothing. Other errors pass. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const list = error instanceof MissingEvidence ? this.missing : this.faults
      list.push(...error.problems)
      return undefined
    }
  }

  /** @throws UserError that names the faults, and what is missing too */
  throwFaults(): void {
    if (this.faults.length > 0) throw new UserError([...this.faults, ...this.missing])
  }
}

/**
 * Finds the model and everything it is judged with.
 * @param findings collects what is wrong; its faults are thrown here, before anything is judged
 * @throws UserError for a fault; MissingEvidence if there is no model that the verdict could be bound to
 */
export async function findEvidence(step: Step, given: Given, findings: Findings): Promise<GateEvidence> {
  const model = await findings.attempt(() => identify(step, 'model', given.model))
  const metrics = await findings.attempt(() => findMetrics(step, given.metrics, model))
  const find = (role: string, text: string | undefined, fileRole = role) =>
    text === undefined ? undefined : findings.attempt(() => use(step, role, text, fileRole))
  const predictions = await find('predictions', given.predictions)
  const before = findings.missing.length
  const baseline = await find('baseline', given.baseline, 'metrics')
  const baselinePredictions = await find('baseline-predictions', given['baseline-predictions'], 'predictions')
  const absent = findings.missing.splice(before)
  const none = absent.length > 0 && baseline === undefined && baselinePredictions === undefined
  const firstRun = none && given['first-run'] === 'allow' && (await isFirstRun(step, given))
  if (!firstRun) findings.missing.push(...absent.map(namedBaseline))
  checkTogether(given, findings)
  if (metrics === undefined && given.metrics === undefined && given.predictions === undefined) {
    findings.missing.push(NO_METRICS)
  }
  findings.throwFaults()
  if (model === undefined) throw new MissingEvidence(findings.missing)
  return { model, metrics, predictions, baseline, baselinePredictions, firstRun, missing: findings.missing }
}

/** Without the input: the metrics of the entry that speaks of this very model. */
async function findMetrics(
  step: Step,
  text: string | undefined,
  model: Artifact | undefined,
): Promise<Used | undefined> {
  if (text !== undefined) return use(step, 'metrics', text)
  const about = step.entries.filter(
    ({ entry }) =>
      entry.products.some(({ role }) => role === 'metrics') &&
      artifactsOf(entry).some(({ sha256 }) => sha256 === model?.sha256),
  )
  const [only, ...more] = about
  if (only === undefined) return undefined
  if (more.length === 0) return use(step, 'metrics', only.id)
  throw new UserError('several entries hold metrics of this model', {
    where: 'input metrics',
    fix: `Name one of them: ${about.map(({ id, entry }) => `${id} (job ${entry.run.job})`).join(' or ')}.`,
  })
}

const NO_METRICS: Problem = {
  what: 'there is nothing to judge: no entry of this run holds metrics of this model',
  where: 'input metrics',
  fix: 'Pass metrics or predictions.',
}

function checkTogether(given: Given, { faults }: Findings): void {
  if (given['baseline-predictions'] !== undefined && given.predictions === undefined) {
    faults.push({
      what: 'there are no predictions to compare with them',
      where: 'input baseline-predictions',
      fix: 'Set predictions too.',
    })
  }
}

/**
 * Whether a baseline that is not there may be excused. A file that is absent may; a registry's only while it has
 * no version of the model at all; a product of this pipeline never.
 */
async function isFirstRun(step: Step, given: Given): Promise<boolean> {
  for (const text of [given.baseline, given['baseline-predictions']]) {
    if (text === undefined) continue
    const reference = parseReference(text)
    if (reference.kind === 'path' || reference.kind === 'git') continue
    if (reference.kind !== 'registry' || (await hasVersions(step, reference.name))) return false
  }
  return true
}

function namedBaseline(problem: Problem): Problem {
  return { ...problem, what: `the baseline is missing: ${problem.what}` }
}
