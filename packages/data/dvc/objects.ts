import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MissingEvidence } from '#core'
import { download, exists, isInside, openS3, redact } from '#host'
import type { DvcRemote } from './config.ts'
import type { DvcAlgorithm } from './md5.ts'

/** A place that holds DVC's objects: the cache, or a remote. */
export interface ObjectPlace {
  /** For messages. */
  readonly name: string
  /** Writes an object to a file. @returns false if the place does not have it */
  fetch(object: string, path: string): Promise<boolean>
}

/** Path of an object in a cache or remote: DVC 3 keeps what DVC 2 hashed where DVC 2 had it. */
export function objectPath(oid: string, algorithm: DvcAlgorithm): string {
  const path = `${oid.slice(0, 2)}/${oid.slice(2)}`
  return algorithm === 'md5' ? `files/md5/${path}` : path
}

export function openFolder(folder: string): ObjectPlace {
  return {
    name: folder,
    fetch: async (object, path) => {
      const source = join(folder, object)
      // A link could lead out of what may be read.
      if (!(await exists(source)) || !(await isInside(folder, source))) return false
      await mkdir(dirname(path), { recursive: true })
      await copyFile(source, path, constants.COPYFILE_FICLONE)
      return true
    },
  }
}

/** @param name of the remote in the config */
export function openRemote(remote: DvcRemote, signal: AbortSignal): ObjectPlace {
  switch (remote.kind) {
    case 'folder':
      return openFolder(remote.path)
    case 'http': {
      const headers = async (): Promise<Readonly<Record<string, string>>> => remote.headers
      return {
        name: redact(remote.url),
        fetch: (object, path) =>
          unlessMissing(() =>
            download({ service: 'DVC remote', url: `${remote.url}/${object}`, path, headers, signal }),
          ),
      }
    }
    case 's3': {
      const { settings, bucket, prefix } = remote
      const store = openS3(settings, { signal })
      const key = (object: string): string => (prefix === '' ? object : `${prefix}/${object}`)
      return {
        name: `s3://${bucket}/${prefix}`,
        fetch: (object, path) => unlessMissing(() => store.get(bucket, key(object), path)),
      }
    }
  }
}

async function unlessMissing(fetch: () => Promise<unknown>): Promise<boolean> {
  try {
    await fetch()
    return true
  } catch (error) {
    if (error instanceof MissingEvidence) return false
    throw error
  }
}
