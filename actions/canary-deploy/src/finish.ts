import { z } from 'zod'
import { type Artifact, type Entry, RESULT_VERDICTS } from '#core'
import { presentUndone, type RolloutNote, rolloutNote, type Undone, undo } from '#rollout'
import type { Conclusion, Step } from '#step'
import { requestLogOf } from './conclude.ts'

const NOTE = 'rollout'

/** What `post` needs of a main that was killed. */
interface Note {
  readonly rollout: RolloutNote
  readonly subject: Artifact
  readonly policy: NonNullable<Entry['policy']>
}

const noteSchema = z.object({
  rollout: rolloutNote,
  subject: z.looseObject({
    role: z.string(),
    name: z.string(),
    sha256: z.string(),
    bytes: z.int().optional(),
    uri: z.string().optional(),
    kind: z.enum(['file', 'folder']).optional(),
  }),
  policy: z.looseObject({
    sha256: z.string(),
    path: z.string().optional(),
    commit: z.string().optional(),
    protected: z.boolean(),
  }),
})

export function keepNote(step: Step, note: Note): Promise<void> {
  return step.store.remember(step.context.step, NOTE, JSON.stringify(note))
}

/** In `post`, where main was killed in the middle: all traffic back to stable, and nothing left running. */
export async function finishRollout(step: Step): Promise<Conclusion | undefined> {
  const text = await step.store.recall(step.context.step, NOTE)
  if (text === undefined) return undefined
  const { rollout, subject, policy } = noteSchema.parse(JSON.parse(text))
  const undone = await undo(rollout)
  return {
    verdict: RESULT_VERDICTS['canary-deploy'].held,
    reasons: [
      'cancelled: the step was killed in the middle of a rollout, which was undone',
      ...(undone.left === 0 ? [] : [`${undone.left} processes of it could not be ended`]),
    ],
    outputs: { outcome: 'held', weight: '0' },
    report: presentUndone(undone),
    details: { outcome: 'held', ending: 'interrupted', undone: detailsOf(undone) },
    subjects: [subject],
    products: await requestLogOf(rollout.folder),
    results: { outcome: 'held', ending: 'interrupted' },
    measures: { weight: 0 },
    policy,
  }
}

function detailsOf({ found, left, weight, totals, silent }: Undone): Conclusion['details'] {
  return { found, left, weight: weight ?? null, totals: totals ?? null, silent: silent ?? null }
}
