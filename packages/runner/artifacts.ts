import type { DefaultArtifactClient } from '@actions/artifact'
import { messageOf, ServiceError } from '#core'
import { pause } from '#host'

export interface RemoteArtifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
}

/** Artifacts of the current run. */
export interface ArtifactStore {
  list(): Promise<RemoteArtifact[]>
  /**
   * Uploads files; an artifact of this name that is there already counts as done.
   * @returns `name-taken` if an upload that never ended holds the name, so that nothing can be stored under it
   */
  upload(name: string, files: readonly string[], root: string): Promise<'done' | 'name-taken'>
  download(id: number, folder: string): Promise<void>
}

/** Why there is no artifact store here, for one notice to the user. */
export type NoArtifacts = 'no-runner' | 'enterprise-server'

/**
 * Opens the artifact store of this run. The client (1 MB) is loaded only here.
 * @returns the reason where there is none: outside a runner, or on Enterprise Server, which the client refuses
 */
export async function openArtifacts(
  environment: Readonly<Record<string, string>>,
): Promise<ArtifactStore | NoArtifacts> {
  if (!environment.ACTIONS_RESULTS_URL || !environment.ACTIONS_RUNTIME_TOKEN) return 'no-runner'
  const host = new URL(environment.GITHUB_SERVER_URL ?? 'https://github.com').hostname.toLowerCase()
  if (host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost'))
    return 'enterprise-server'
  const { DefaultArtifactClient } = await import('@actions/artifact')
  return storeOf(new DefaultArtifactClient())
}

/** The part of GitHub's client that is used. */
export type ArtifactClient = Pick<
  DefaultArtifactClient,
  'listArtifacts' | 'uploadArtifact' | 'downloadArtifact'
>

/** @param patience pause before the second try, in ms; then twice as long */
export function storeOf(client: ArtifactClient, patience = 1_000): ArtifactStore {
  const list: ArtifactStore['list'] = () =>
    reach('list artifacts', patience, async () => {
      const { artifacts } = await client.listArtifacts({ latest: true })
      return artifacts.map(({ id, name, size }) => ({ id, name, bytes: size }))
    })
  // A cut connection may hide that the upload ended.
  const isThere = async (name: string): Promise<boolean> =>
    (await list().catch(() => [])).some((artifact) => artifact.name === name)
  return {
    list,
    upload: (name, files, root) =>
      reach(`upload ${name}`, patience, async () => {
        try {
          await client.uploadArtifact(name, [...files], root, { compressionLevel: 1 })
          return 'done'
        } catch (error) {
          if (await isThere(name)) return 'done'
          if (CONFLICT.test(messageOf(error))) return 'name-taken'
          throw error
        }
      }),
    download: (id, folder) =>
      reach(`download artifact ${id}`, patience, async () => {
        await client.downloadArtifact(id, { path: folder })
      }),
  }
}

const CONFLICT = /already exists|Conflict|\b409\b/i
const TRIES = 3

/** The client itself tries again after 5xx and 429, but not when the connection is cut. */
async function reach<T>(what: string, patience: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isCut(error) || attempt === TRIES) {
        throw new ServiceError('GitHub artifacts', `could not ${what}: ${messageOf(error)}`, { cause: error })
      }
      await pause(patience * 2 ** (attempt - 1))
    }
  }
}

function isCut(error: unknown): boolean {
  const named = error instanceof Error && error.name === 'NetworkError'
  return named || /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|socket hang up/i.test(messageOf(error))
}
