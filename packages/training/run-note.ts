import { z } from 'zod'
import { UserError } from '#core'

/**
 * What a later process must know of a run when the one that started it is gone. Written before the command starts;
 * the command's pid is not in it, for that is known only after: the run's folder has it.
 */
export const runNoteSchema = z.object({
  id: z.string(),
  folder: z.string(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  /** Milliseconds. */
  timeout: z.number().optional(),
  oomKills: z.number().optional(),
  /** Stamps of the expected files before the start, by path; none where there was no file. */
  before: z.record(z.string(), z.string()),
})
export type RunNote = z.output<typeof runNoteSchema>

/** Keeps values of a run where another process finds them; written at once. */
export interface RunMemory {
  remember(name: string, value: string): Promise<void>
  recall(name: string): Promise<string | undefined>
}

/** Forgets an earlier run of the same step: outside a runner its notes outlive the job. */
export async function forgetRun(memory: RunMemory): Promise<void> {
  for (const name of ['run', 'stopping', 'shown', 'taken-over']) await memory.remember(name, '')
}

/** @returns undefined if no run was begun */
export async function recallRun(memory: RunMemory): Promise<RunNote | undefined> {
  const text = await memory.recall('run')
  if (!text) return undefined
  const result = runNoteSchema.safeParse(JSON.parse(text))
  if (result.success) return result.data
  throw new UserError('what was noted of the run cannot be read')
}

const stopNoteSchema = z.object({
  reason: z.enum(['cancelled', 'timed-out']),
  /** Milliseconds since 1970. */
  at: z.number(),
})
export type StopNote = z.output<typeof stopNoteSchema>

/** Notes that SIGTERM is about to be sent: a second one could end a program that is saving its work. */
export function noteStop(memory: RunMemory, note: StopNote): Promise<void> {
  return memory.remember('stopping', JSON.stringify(note))
}

/** @returns undefined if nobody asked the run to stop */
export async function recallStop(memory: RunMemory): Promise<StopNote | undefined> {
  const text = await memory.recall('stopping')
  return text ? stopNoteSchema.parse(JSON.parse(text)) : undefined
}
