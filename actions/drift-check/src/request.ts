import type { z } from 'zod'
import { MissingEvidence, type Problem, UserError } from '#core'
import { type DriftConfig, type Reference, type Rows, readConfig } from '#drift'
import { type PolicyDocument, readPolicy, type Step } from '#step'
import type { inputs } from './inputs.ts'
import { findReference, findRows, type Source } from './sources.ts'

export type Given = z.output<typeof inputs>

/** Everything that the inputs name, found. */
export interface Request {
  readonly config: DriftConfig
  readonly policy: PolicyDocument['provenance'] | undefined
  readonly current: Source<Rows>
  /** Undefined where the window is only profiled. */
  readonly reference: Source<Reference> | undefined
}

/** Reads the configuration and finds both sides; what is wrong with them is told at once. @throws UserError */
export async function openRequest(step: Step, given: Given): Promise<Request> {
  const problems: { faults: Problem[]; missing: Problem[] } = { faults: [], missing: [] }
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems[error instanceof MissingEvidence ? 'missing' : 'faults'].push(...error.problems)
      return undefined
    }
  }
  problems.faults.push(...withoutMeaning(given))
  const settings = await attempt(() => readSettings(step, given))
  const reference = await attempt(async () =>
    given.operation === 'profile' ? undefined : findReference(step, given.reference),
  )
  const current = await attempt(() => findRows(step, given.current, 'data'))
  if (problems.faults.length > 0) throw new UserError([...problems.faults, ...problems.missing])
  if (settings === undefined || current === undefined || problems.missing.length > 0) {
    throw new MissingEvidence(problems.missing)
  }
  return { ...settings, current, reference }
}

/** Inputs that say nothing to a profile are refused, so that nobody relies on them. */
function withoutMeaning(given: Given): Problem[] {
  if (given.operation !== 'profile') return []
  const named: readonly [string, boolean][] = [
    ['reference', given.reference.length > 0],
    ['retrain-workflow', given['retrain-workflow'] !== undefined],
    ['issue', given.issue],
  ]
  return named
    .filter(([, isSet]) => isSet)
    .map(([name]) => ({ what: 'has no meaning with operation profile', where: `input ${name}` }))
}

async function readSettings(step: Step, given: Given): Promise<Pick<Request, 'config' | 'policy'>> {
  if (given.config === undefined) return { config: readConfig(undefined), policy: undefined }
  const { document, provenance } = await readPolicy(step, given.config, 'input config')
  return { config: readConfig(document), policy: provenance }
}
