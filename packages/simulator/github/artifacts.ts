import { z } from 'zod'
import { type Blob, digestOf, removeBlob, signedUrl, sizeOf } from './blobs.ts'
import type { Artifact, Job } from './records.ts'
import type { Services } from './rest-operation.ts'
import { type TwirpMethod, twirpRefusal } from './twirp.ts'

const day = 24 * 3600 * 1000
const backend = { workflow_run_backend_id: z.string(), workflow_job_run_backend_id: z.string() }
const int64 = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** Unknown fields are refused, as the real service does. */
const creation = z.strictObject({
  ...backend,
  name: z.string().min(1),
  version: z.literal([4, 7]),
  mime_type: z.string().default('application/zip'),
  expires_at: z.iso.datetime({ offset: true }).optional(),
})
const finalization = z.strictObject({
  ...backend,
  name: z.string(),
  size: int64.default(0),
  hash: z.string().optional(),
})
const listing = z.strictObject({
  ...backend,
  name_filter: z.string().optional(),
  id_filter: int64.optional(),
})
const naming = z.strictObject({ ...backend, name: z.string() })

export const artifactMethods: Readonly<Record<string, TwirpMethod>> = {
  CreateArtifact: (message, job, services) => {
    const given = creation.parse(message)
    refuseOther(given, job)
    const { artifacts } = services.store
    const taken = artifacts.all().some((one) => one.name === given.name && sameAttempt(one, job))
    if (taken) throw twirpRefusal('already_exists', `${conflict}: ${given.name}`)
    const id = services.store.next('artifact')
    const { runId, attempt, jobId } = job
    const createdAt = new Date()
    const artifact = artifacts.put(id, {
      id,
      runId,
      attempt,
      jobId,
      name: given.name,
      mimeType: given.mime_type,
      state: 'pending',
      size: 0,
      digest: '',
      createdAt: createdAt.toISOString(),
      expiresAt: new Date(given.expires_at ?? createdAt.getTime() + 90 * day).toISOString(),
    })
    return { ok: true, signed_upload_url: signedUrl('write', artifactBlob(artifact), services) }
  },
  FinalizeArtifact: async (message, job, services) => {
    const given = finalization.parse(message)
    refuseOther(given, job)
    const artifact = named(given.name, services, (one) => one.jobId === job.jobId && one.state === 'pending')
    const blob = artifactBlob(artifact)
    const [size, digest] = [await sizeOf(blob, services), await digestOf(blob, services)]
    if (size === undefined || digest === undefined) {
      throw twirpRefusal('invalid_argument', `nothing was uploaded for artifact ${given.name}`)
    }
    if (size !== given.size || (given.hash ?? digest) !== digest) {
      const got = `${size} bytes, ${digest}`
      throw twirpRefusal(
        'invalid_argument',
        `artifact ${given.name} is ${got}, not ${given.size}, ${given.hash}`,
      )
    }
    services.store.artifacts.put(artifact.id, { ...artifact, state: 'ready', size, digest })
    return { ok: true, artifact_id: String(artifact.id) }
  },
  ListArtifacts: (message, job, services) => {
    const given = listing.parse(message)
    refuseOther(given, job)
    const artifacts = services.store.artifacts
      .all()
      .filter((one) => one.runId === job.runId && one.state === 'ready')
      .filter((one) => given.name_filter === undefined || one.name === given.name_filter)
      .filter((one) => given.id_filter === undefined || one.id === given.id_filter)
    return { artifacts: artifacts.map(show) }
  },
  GetSignedArtifactURL: (message, job, services) => {
    const given = naming.parse(message)
    const artifact = ofRun(given, job, services)
    return { signed_url: signedUrl('read', artifactBlob(artifact), services) }
  },
  DeleteArtifact: (message, job, services) => {
    const artifact = ofRun(naming.parse(message), job, services)
    deleteArtifact(artifact, services)
    return { ok: true, artifact_id: String(artifact.id) }
  },
}

const conflict = 'an artifact with this name already exists on the workflow run'

/** Where the bytes of an artifact lie. */
export function artifactBlob({ id, mimeType, name }: Artifact): Blob {
  const zipped = mimeType === 'application/zip' && !name.endsWith('.zip')
  return { container: 'artifacts', id, contentType: mimeType, fileName: zipped ? `${name}.zip` : name }
}

export function deleteArtifact(artifact: Artifact, services: Services): void {
  services.store.artifacts.remove(artifact.id)
  removeBlob(artifactBlob(artifact), services)
}

function show(artifact: Artifact): unknown {
  return {
    workflow_run_backend_id: String(artifact.runId),
    workflow_job_run_backend_id: String(artifact.jobId),
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.size),
    created_at: artifact.createdAt,
    digest: artifact.digest,
  }
}

/** A name is free again in a new attempt of the run; listings then show both. */
function sameAttempt(artifact: Artifact, job: Job): boolean {
  return artifact.runId === job.runId && artifact.attempt === job.attempt
}

function refuseOther(given: z.infer<z.ZodObject<typeof backend>>, job: Job): void {
  const own = given.workflow_run_backend_id === String(job.runId)
  if (!own || given.workflow_job_run_backend_id !== String(job.jobId)) {
    throw twirpRefusal('permission_denied', 'the token is for another run or job')
  }
}

/** An artifact of the token's run; the request names the job that made it. */
function ofRun(given: z.infer<typeof naming>, job: Job, services: Services): Artifact {
  if (given.workflow_run_backend_id !== String(job.runId)) {
    throw twirpRefusal('permission_denied', 'the token is for another run')
  }
  const maker = given.workflow_job_run_backend_id
  return named(given.name, services, (one) => {
    return one.runId === job.runId && String(one.jobId) === maker && one.state === 'ready'
  })
}

function named(name: string, { store }: Services, chosen: (artifact: Artifact) => boolean): Artifact {
  const artifact = store.artifacts.all().find((one) => one.name === name && chosen(one))
  if (!artifact) throw twirpRefusal('not_found', `no artifact ${name}`)
  return artifact
}
