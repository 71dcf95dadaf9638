import { createHash } from 'node:crypto'
import { z } from 'zod'

/** How a job reaches the artifact service: what GitHub puts into its environment. */
export interface ArtifactService {
  readonly url: string
  readonly token: string
}

/** An artifact as the service lists it; requests about it repeat its ids, which may be another job's. */
export interface ListedArtifact {
  readonly name: string
  readonly workflow_run_backend_id: string
  readonly workflow_job_run_backend_id: string
}

const claims = z.object({ scp: z.string() })

/** The ids of run and job that every request names; they are in the token's scope (`Actions.Results:run:job`). */
function backendIds(token: string) {
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  const scope = claims
    .parse(payload)
    .scp.split(' ')
    .find((item) => item.startsWith('Actions.Results:'))
  const [, run, job] = scope?.split(':') ?? []
  if (!run || !job) throw new Error('the runtime token has no scope for artifacts')
  return { workflow_run_backend_id: run, workflow_job_run_backend_id: job }
}

async function call<T>(
  service: ArtifactService,
  method: string,
  body: object,
  reply: z.ZodType<T>,
): Promise<T> {
  const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url)
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...backendIds(service.token), ...body }),
  })
  const said = await response.text()
  if (!response.ok)
    throw new Error(`artifact service: ${method} answered ${response.status}: ${said.slice(0, 500)}`)
  return reply.parse(JSON.parse(said))
}

const id = z.union([z.string(), z.number()]).transform(String)

/**
 * Stores an archive under a name.
 * @returns the artifact's id and the hex sha256 of the archive
 * @throws Error with the service's answer where it refuses (a name that is taken, say)
 */
export async function storeArtifact(
  service: ArtifactService,
  name: string,
  archive: Uint8Array<ArrayBuffer>,
  expiresAt: Date | undefined,
): Promise<{ readonly id: string; readonly digest: string }> {
  const created = await call(
    service,
    'CreateArtifact',
    {
      name,
      version: 7,
      mime_type: 'application/zip',
      ...(expiresAt && { expires_at: expiresAt.toISOString() }),
    },
    z.object({ ok: z.literal(true), signed_upload_url: z.string() }),
  )
  const put = await fetch(created.signed_upload_url, {
    method: 'PUT',
    headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/zip' },
    body: archive,
  })
  if (!put.ok) throw new Error(`artifact storage answered ${put.status} to the upload of '${name}'`)
  const digest = createHash('sha256').update(archive).digest('hex')
  const finished = await call(
    service,
    'FinalizeArtifact',
    { name, size: String(archive.byteLength), hash: `sha256:${digest}` },
    z.object({ ok: z.literal(true), artifact_id: id }),
  )
  return { id: finished.artifact_id, digest }
}

const listed = z.object({
  workflow_run_backend_id: z.string(),
  workflow_job_run_backend_id: z.string(),
  name: z.string(),
})

/** Artifacts of this run. */
export async function listArtifacts(service: ArtifactService): Promise<ListedArtifact[]> {
  // Protobuf's JSON leaves an empty list out.
  const reply = z.object({ artifacts: z.array(listed).default([]) })
  return (await call(service, 'ListArtifacts', {}, reply)).artifacts
}

export async function deleteArtifact(service: ArtifactService, artifact: ListedArtifact): Promise<void> {
  await call(service, 'DeleteArtifact', artifact, z.object({ ok: z.boolean() }))
}

/** Content of an artifact, as it was stored. */
export async function fetchArtifact(service: ArtifactService, artifact: ListedArtifact): Promise<Uint8Array> {
  const { signed_url } = await call(
    service,
    'GetSignedArtifactURL',
    artifact,
    z.object({ signed_url: z.string() }),
  )
  const response = await fetch(signed_url)
  if (!response.ok) {
    throw new Error(`artifact storage answered ${response.status} to the download of '${artifact.name}'`)
  }
  return new Uint8Array(await response.arrayBuffer())
}
