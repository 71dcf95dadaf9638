import { z } from 'zod'
import type { Session } from './session.ts'
import type { Step } from './step.ts'

/** Written before the work starts, so that a step that was killed still leaves an entry. */
export const intentSchema = z.object({
  action: z.string(),
  step: z.string(),
  startedAt: z.iso.datetime(),
  nonce: z.string(),
})
export type Intent = z.output<typeof intentSchema>

/** One run of an action, from its intent to its entry. */
export interface StepRun {
  readonly session: Session
  readonly intent: Intent
  /** Inputs as the runner passed them; they may be wrong. */
  readonly raw: Readonly<Record<string, string>>
  /** Undefined where the inputs could not be understood. */
  readonly step: Step | undefined
}
