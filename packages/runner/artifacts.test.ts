import { describe, expect, it } from 'vitest'
import { ServiceError } from '#core'
import { type ArtifactClient, storeOf } from './artifacts.ts'

const cut = Object.assign(new Error('Unable to make request: ECONNRESET'), { name: 'NetworkError' })
const conflict = new Error(
  'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict',
)

/** A client whose uploads end as given, one after the other; an artifact that is listed was there all the time. */
function clientOf(ends: readonly (Error | 'ok')[], listed: readonly string[] = []) {
  const calls: string[] = []
  const take = (call: string): void => {
    const end = ends[calls.filter((one) => one === call).length]
    calls.push(call)
    if (end instanceof Error) throw end
  }
  const client: ArtifactClient = {
    uploadArtifact: async () => {
      take('upload')
      return { id: 1, size: 1, digest: '' }
    },
    listArtifacts: async () => ({ artifacts: listed.map((name) => ({ name, id: 1, size: 1 })) }),
    downloadArtifact: async () => {
      take('download')
      return {}
    },
  }
  return { store: storeOf(client, 1), calls }
}

describe('an upload', () => {
  it('is tried again when the connection is cut', async () => {
    const { store, calls } = clientOf([cut, cut, 'ok'])
    expect(await store.upload('a', [], '/')).toBe('done')
    expect(calls).toHaveLength(3)
  })

  it('that is cut off for good names the service', async () => {
    const { store } = clientOf([cut, cut, cut])
    await expect(store.upload('a', [], '/')).rejects.toThrow(ServiceError)
    await expect(clientOf([cut, cut, cut]).store.upload('a', [], '/')).rejects.toThrow(
      'GitHub artifacts: could not upload a: Unable to make request: ECONNRESET',
    )
  })

  it('is done when the artifact is there, whatever the client says', async () => {
    for (const error of [cut, conflict]) {
      const { store, calls } = clientOf([error], ['b', 'a'])
      expect(await store.upload('a', [], '/')).toBe('done')
      expect(calls).toHaveLength(1)
    }
  })

  it('under a name that is taken by one that never ended is not done', async () => {
    expect(await clientOf([cut, conflict], ['b']).store.upload('a', [], '/')).toBe('name-taken')
  })

  it('is not tried again for another reason', async () => {
    const { store, calls } = clientOf([new Error('quota exceeded')])
    await expect(store.upload('a', [], '/')).rejects.toThrow('could not upload a: quota exceeded')
    expect(calls).toHaveLength(1)
  })
})

it('a download is tried again when the connection is cut', async () => {
  const { store, calls } = clientOf([cut, 'ok'])
  await store.download(1, '/nowhere')
  expect(calls).toEqual(['download', 'download'])
})
