import type { Entry, SealedEntry } from '#core'
import { type Evidence, readStagePolicy } from '#registry'
import { confirmOrigin } from '#runner'
import { type DocumentInput, readPolicy, type Step } from '#step'

/** The policy of stages, and GitHub as the witness of where an entry comes from. */
export async function evidenceOf(
  step: Step,
  given: DocumentInput | undefined,
): Promise<{ evidence: Evidence; provenance: Entry['policy'] }> {
  if (given === undefined)
    return { evidence: { policy: undefined, confirm: unconfirmed }, provenance: undefined }
  const { document, provenance } = await readPolicy(step, given, 'input policy')
  const policy = readStagePolicy(document)
  const { github, context } = step
  const allowed = {
    workflows: policy.evidence.workflows ?? [context.workflow],
    refs: policy.evidence.refs ?? [`refs/heads/${context.defaultBranch}`],
  }
  const confirm: Evidence['confirm'] =
    github === undefined
      ? unconfirmed
      : (sealed) =>
          confirmOrigin(github, context.repository, sealed, allowed, {
            ofThisJob: step.ofThisJob.some(({ id }) => id === sealed.id),
          })
  return { evidence: { policy, confirm }, provenance }
}

async function unconfirmed(_: SealedEntry): Promise<{ confirmed: false; why: string }> {
  return { confirmed: false, why: 'there is no token to ask GitHub with; pass `token`' }
}
