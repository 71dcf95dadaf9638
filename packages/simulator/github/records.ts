import { z } from 'zod'

/** What the state directory holds. REST documents keep GitHub's own field names, without addresses. */

const access = z.enum(['none', 'read', 'write'])
const time = z.iso.datetime()
const conclusion = z.enum(['success', 'failure', 'cancelled', 'skipped'])

export const run = z.object({
  runId: z.int(),
  attempt: z.int(),
  workflow: z.string(),
  event: z.string(),
  headSha: z.string(),
  ref: z.string(),
  headRepository: z.string(),
  baseRef: z.string().optional(),
  createdAt: time,
})
export type Run = z.infer<typeof run>

export const job = z.object({
  jobId: z.int(),
  runId: z.int(),
  attempt: z.int(),
  name: z.string(),
  permissions: z.record(z.string(), access),
  token: z.string(),
  startedAt: time,
  completedAt: time.optional(),
  conclusion: conclusion.optional(),
  steps: z.array(z.object({ name: z.string(), conclusion })).default([]),
})
export type Job = z.infer<typeof job>

export const artifact = z.object({
  id: z.int(),
  runId: z.int(),
  attempt: z.int(),
  jobId: z.int(),
  name: z.string(),
  mimeType: z.string(),
  /** `pending` until the upload was finalized; only then is it listed. */
  state: z.enum(['pending', 'ready']),
  size: z.int(),
  digest: z.string(),
  createdAt: time,
  expiresAt: time,
})
export type Artifact = z.infer<typeof artifact>

export const cache = z.object({
  id: z.int(),
  key: z.string(),
  version: z.string(),
  /** The ref whose runs may write it. */
  scope: z.string(),
  state: z.enum(['pending', 'ready']),
  size: z.int(),
  createdAt: time,
})
export type Cache = z.infer<typeof cache>

export const annotation = z.looseObject({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  annotation_level: z.string(),
  message: z.string(),
})

export const image = z.looseObject({ alt: z.string(), image_url: z.string() })

export const checkRun = z.object({
  id: z.int(),
  head_sha: z.string(),
  name: z.string(),
  external_id: z.string(),
  details_url: z.string().nullable(),
  status: z.string(),
  conclusion: z.string().nullable(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
  output: z.object({
    title: z.string().nullable(),
    summary: z.string().nullable(),
    text: z.string().nullable(),
  }),
  annotations: z.array(annotation),
  images: z.array(image),
  actions: z.array(z.looseObject({ identifier: z.string() })),
})
export type CheckRun = z.infer<typeof checkRun>

export const issue = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullable(),
  labels: z.array(z.string()),
  assignees: z.array(z.string()),
  created_at: time,
  updated_at: time,
  closed_at: time.nullable(),
})
export type Issue = z.infer<typeof issue>

export const pull = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  head: z.object({ ref: z.string(), sha: z.string(), repository: z.string() }),
  base: z.object({ ref: z.string(), sha: z.string() }),
  created_at: time,
})
export type Pull = z.infer<typeof pull>

export const comment = z.object({
  id: z.int(),
  issue_number: z.int(),
  body: z.string(),
  created_at: time,
  updated_at: time,
})
export type Comment = z.infer<typeof comment>

export const dispatch = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('workflow_dispatch'),
    id: z.int(),
    workflow: z.string(),
    ref: z.string(),
    sha: z.string(),
    inputs: z.record(z.string(), z.unknown()),
    /** Set where the caller asked for the run's id; the run that answers the dispatch takes it. */
    run_id: z.int().optional(),
    created_by_job: z.int(),
    created_at: time,
  }),
  z.object({
    kind: z.literal('repository_dispatch'),
    id: z.int(),
    event_type: z.string(),
    client_payload: z.record(z.string(), z.unknown()),
    created_by_job: z.int(),
    created_at: time,
  }),
])
export type Dispatch = z.infer<typeof dispatch>
