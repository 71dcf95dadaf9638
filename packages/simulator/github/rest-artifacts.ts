import { crc32 } from 'node:zlib'
import { artifactBlob, deleteArtifact } from './artifacts.ts'
import { signedUrl } from './blobs.ts'
import { json, restRefusal } from './exchange.ts'
import type { Artifact } from './records.ts'
import { branchOf, newestAttempt } from './rest-actions.ts'
import {
  countedReply,
  found,
  integer,
  type Operation,
  type Parameters,
  type RestRequest,
  read,
  repositoryUrl,
  type Services,
  write,
} from './rest-operation.ts'

export const artifactOperations = {
  'actions/list-workflow-run-artifacts': {
    need: read('actions'),
    handle: (request, services) => {
      const { runId } = found(newestAttempt(integer(request.parameters, 'run_id'), services))
      return list(request, services, (artifact) => artifact.runId === runId)
    },
  },
  'actions/list-artifacts-for-repo': {
    need: read('actions'),
    handle: (request, services) => list(request, services, () => true),
  },
  'actions/get-artifact': {
    need: read('actions'),
    handle: ({ parameters }, services) => json(200, show(one(parameters, services), services)),
  },
  'actions/delete-artifact': {
    need: write('actions'),
    handle: ({ parameters }, services) => {
      deleteArtifact(one(parameters, services), services)
      return { status: 204 }
    },
  },
  'actions/download-artifact': {
    need: read('actions'),
    handle: ({ parameters }, services) => {
      if (parameters.archive_format !== 'zip') throw restRefusal(404, 'Not Found')
      const location = signedUrl('read', artifactBlob(one(parameters, services)), services)
      return { status: 302, headers: { location } }
    },
  },
} satisfies Record<string, Operation>

function list(request: RestRequest, services: Services, chosen: (artifact: Artifact) => boolean) {
  const { name, direction } = request.parameters
  const artifacts = services.store.artifacts
    .all()
    .filter((artifact) => artifact.state === 'ready' && chosen(artifact))
    .filter((artifact) => name === undefined || artifact.name === String(name))
    .sort((a, b) => (direction === 'asc' ? a.id - b.id : b.id - a.id))
  return countedReply('artifacts', artifacts, (artifact) => show(artifact, services), request)
}

function one(parameters: Parameters, { store }: Services): Artifact {
  const artifact = found(store.artifacts.get(integer(parameters, 'artifact_id')))
  return found(artifact.state === 'ready' ? artifact : undefined)
}

function show(artifact: Artifact, services: Services): unknown {
  const run = services.store.runs.get(`${artifact.runId}.${artifact.attempt}`)
  const url = `${repositoryUrl(services)}/actions/artifacts/${artifact.id}`
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.size,
    digest: artifact.digest,
    expired: Date.parse(artifact.expiresAt) < Date.now(),
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    url,
    archive_download_url: `${url}/zip`,
    workflow_run: run && {
      id: run.runId,
      repository_id: crc32(services.repository.toLowerCase()),
      head_repository_id: crc32(run.headRepository.toLowerCase()),
      head_branch: branchOf(run.ref),
      head_sha: run.headSha,
    },
  }
}
