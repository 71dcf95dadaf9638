import { z } from 'zod'
import { type Blob, signedUrl, sizeOf } from './blobs.ts'
import type { Cache, Job, Run } from './records.ts'
import type { Services } from './rest-operation.ts'
import { type TwirpMethod, twirpRefusal } from './twirp.ts'

const entry = { metadata: z.unknown().optional(), key: z.string().min(1).max(512), version: z.string() }
const creation = z.strictObject(entry)
const finalization = z.strictObject({
  ...entry,
  size_bytes: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
})
const lookup = z.strictObject({ ...entry, restore_keys: z.array(z.string()).max(9).default([]) })

export const cacheMethods: Readonly<Record<string, TwirpMethod>> = {
  CreateCacheEntry: (message, job, services) => {
    const { key, version } = creation.parse(message)
    const run = runOf(job, services)
    if (cacheMode(run, services) === 'read') {
      return { ok: false, message: `cache write denied: event ${run.event} may only read caches` }
    }
    const scope = run.ref
    if (find(services, (one) => one.key === key && one.version === version && one.scope === scope)) {
      throw twirpRefusal('already_exists', 'cache entry with the same key, version, and scope already exists')
    }
    const id = services.store.next('cache')
    const state = { state: 'pending' as const, size: 0, createdAt: new Date().toISOString() }
    const cache = services.store.caches.put(id, { id, key, version, scope, ...state })
    return { ok: true, signed_upload_url: signedUrl('write', cacheBlob(cache), services) }
  },
  FinalizeCacheEntryUpload: async (message, job, services) => {
    const { key, version, size_bytes } = finalization.parse(message)
    const scope = runOf(job, services).ref
    const cache = find(services, (one) => one.key === key && one.version === version && one.scope === scope)
    if (cache?.state !== 'pending') throw twirpRefusal('not_found', `no cache ${key} awaits its upload`)
    const size = await sizeOf(cacheBlob(cache), services)
    if (size !== size_bytes) {
      throw twirpRefusal(
        'invalid_argument',
        `cache ${key} is ${size ?? 'not uploaded'} bytes, not ${size_bytes}`,
      )
    }
    services.store.caches.put(cache.id, { ...cache, state: 'ready', size })
    return { ok: true, entry_id: String(cache.id) }
  },
  GetCacheEntryDownloadURL: async (message, job, services) => {
    const { key, version, restore_keys } = lookup.parse(message)
    const cache = search([key, ...restore_keys], version, await readableScopes(job, services), services)
    if (!cache) return { ok: false, signed_download_url: '', matched_key: '' }
    return {
      ok: true,
      signed_download_url: signedUrl('read', cacheBlob(cache), services),
      matched_key: cache.key,
    }
  },
}

/** Where the bytes of a cache lie. */
export function cacheBlob({ id }: Pick<Cache, 'id'>): Blob {
  return { container: 'caches', id, contentType: 'application/octet-stream', fileName: `cache-${id}` }
}

/**
 * What the runner tells a job about caches: since 2026-06 runs of events that outsiders can trigger
 * only read, because they run with the default branch's scope.
 */
export function cacheMode(run: Pick<Run, 'event' | 'headRepository'>, services: Services): 'read' | 'write' {
  const foreign = run.headRepository.toLowerCase() !== services.repository.toLowerCase()
  const untrusted = ['pull_request_target', 'issue_comment', 'issues'].includes(run.event)
  return untrusted || (run.event === 'workflow_run' && foreign) ? 'read' : 'write'
}

/** A run reads caches of its own ref, of the branch a pull request goes to, and of the default branch. */
async function readableScopes(job: Job, services: Services): Promise<string[]> {
  const run = runOf(job, services)
  const base = run.baseRef === undefined ? [] : [run.baseRef]
  return [...new Set([run.ref, ...base, `refs/heads/${await services.git.defaultBranch()}`])]
}

/** In each scope: the key itself, then the newest that starts with it, then the same for each restore key. */
function search(keys: readonly string[], version: string, scopes: readonly string[], services: Services) {
  for (const scope of scopes) {
    const inScope = services.store.caches
      .all()
      .filter((one) => one.state === 'ready' && one.version === version && one.scope === scope)
      .sort((a, b) => b.id - a.id)
    for (const key of keys) {
      const exact = inScope.find((one) => one.key === key)
      const hit = exact ?? inScope.find((one) => one.key.startsWith(key))
      if (hit) return hit
    }
  }
  return undefined
}

function find({ store }: Services, chosen: (cache: Cache) => boolean): Cache | undefined {
  return store.caches.all().find(chosen)
}

function runOf(job: Job, { store }: Services): Run {
  const run = store.runs.get(`${job.runId}.${job.attempt}`)
  if (!run) throw twirpRefusal('not_found', `run ${job.runId} is not known`)
  return run
}
