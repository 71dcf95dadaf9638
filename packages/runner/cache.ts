import { access, mkdir } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { messageOf } from '#core'
import type { Log } from './log.ts'

/** GitHub's cache: files under a key, written once, readable from their own branch and from those that grow from it. */
export interface FileCache {
  /**
   * Brings a file back to where it was saved from.
   * @param path below the runner's folders, so that it has the same place relative to the workspace in every run
   * @returns whether it was there under this very key
   */
  restore(key: string, path: string): Promise<boolean>
  /** Saves a file. A key that is taken, or an event that may not write, is no failure. */
  save(key: string, path: string): Promise<void>
}

/**
 * Opens the cache. The client is loaded only here. It never fails a step: what cannot be read is not there, what cannot be
 * written is said in the log.
 * @returns undefined outside of a runner, or where the service is off
 */
export async function openCache(
  environment: Readonly<Record<string, string>>,
  log: Log,
): Promise<FileCache | undefined> {
  const { ACTIONS_RUNTIME_TOKEN: token, GITHUB_WORKSPACE: workspace } = environment
  if (!token || !workspace) return undefined
  const { isFeatureAvailable, restoreCache, saveCache } = await import('@actions/cache')
  if (!isFeatureAvailable()) return undefined
  // The key of an entry is bound to the text of its path, which differs between runners unless it is relative.
  const stable = (path: string): string[] => [relative(workspace, path)]
  return {
    restore: async (key, path) => {
      try {
        await mkdir(dirname(path), { recursive: true })
        // The service also finds entries whose keys only begin like this one.
        const found = await restoreCache(stable(path), key)
        if (found !== key) return false
        await access(path)
        return true
      } catch (error) {
        log.info(`The cache cannot be read: ${messageOf(error)}`)
        return false
      }
    },
    save: async (key, path) => {
      try {
        await saveCache(stable(path), key)
      } catch (error) {
        log.info(`The cache cannot be written: ${messageOf(error)}`)
      }
    },
  }
}
