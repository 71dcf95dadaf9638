import { messageOf, ServiceError } from '#core'

export interface RemoteArtifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
}

/** Artifacts of the current run. */
export interface ArtifactStore {
  list(): Promise<RemoteArtifact[]>
  /** Uploads files; an artifact of this name that is there already counts as done. */
  upload(name: string, files: readonly string[], root: string): Promise<void>
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
  const client = new DefaultArtifactClient()
  return {
    list: () =>
      reach('list artifacts', async () => {
        const { artifacts } = await client.listArtifacts({ latest: true })
        return artifacts.map(({ id, name, size }) => ({ id, name, bytes: size }))
      }),
    upload: (name, files, root) =>
      reach(`upload ${name}`, async () => {
        try {
          await client.uploadArtifact(name, [...files], root, { compressionLevel: 1 })
        } catch (error) {
          if (!/already exists|Conflict|\b409\b/i.test(messageOf(error))) throw error
        }
      }),
    download: (id, folder) =>
      reach(`download artifact ${id}`, async () => {
        await client.downloadArtifact(id, { path: folder })
      }),
  }
}

async function reach<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new ServiceError('GitHub artifacts', `could not ${what}: ${messageOf(error)}`, { cause: error })
  }
}
