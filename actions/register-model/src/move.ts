import { promote, resolveSelector, rollback } from '#registry'
import { type Conclusion, openStepLedger, type Step } from '#step'
import { concludeTransition } from './conclude.ts'
import { evidenceOf } from './evidence.ts'
import { actorOf } from './register.ts'
import type { Request } from './request.ts'

export async function promoteVersion(step: Step, given: Request): Promise<Conclusion> {
  const { evidence, provenance } = await evidenceOf(step, given.policy)
  await using ledger = await openStepLedger(step)
  const transition = await promote(ledger, {
    name: given.name,
    selector: given.version ?? '',
    stage: given.stage ?? '',
    aliases: given.aliases,
    expectedCurrent: given['expected-current'],
    entries: step.entries,
    evidence,
    reason: given.reason,
    actor: actorOf(step),
  })
  return { ...(await concludeTransition(step, ledger, 'promote', transition)), policy: provenance }
}

export async function rollBack(step: Step, given: Request): Promise<Conclusion> {
  await using ledger = await openStepLedger(step)
  const transition = await rollback(ledger, {
    name: given.name,
    stage: given.stage ?? '',
    expectedCurrent: given['expected-current'],
    reason: given.reason,
    actor: actorOf(step),
  })
  return await concludeTransition(step, ledger, 'rollback', transition)
}

export async function resolveVersion(step: Step, given: Request): Promise<Conclusion> {
  await using ledger = await openStepLedger(step)
  const version = await resolveSelector(
    await ledger.snapshot(),
    given.name,
    given.version ?? given.stage ?? '',
  )
  const transition = { version, stage: undefined, previous: undefined, alreadyRegistered: true }
  return await concludeTransition(step, ledger, 'resolve', transition)
}
