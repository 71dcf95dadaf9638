import { z } from 'zod'

/** A feature as it was sent to the model. A number that is not finite is written as null. */
const feature = z.union([z.number(), z.string().max(1024), z.boolean(), z.null()])

/**
 * One request to a deployed model, one line of JSON in the request log.
 * Feature names that begin with `@` are not taken: the reader names the log's own columns so.
 */
export const requestRecord = z.object({
  /** When the request came in, ISO 8601 in UTC. */
  time: z.iso.datetime(),
  /** Which side of the rollout answered. */
  arm: z.enum(['canary', 'stable']),
  /** HTTP status; 0 if there was no answer. */
  status: z.int().min(0).max(999),
  latencyMs: z.number().min(0),
  features: z.record(z.string(), feature).optional(),
  /** The model's score for this request. */
  score: z.number().nullable().optional(),
})

export type RequestRecord = z.infer<typeof requestRecord>
