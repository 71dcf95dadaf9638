import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf } from '#core'
import type { Log } from './log.ts'

/** GitHub's cache: texts under a key, written once, readable from their own branch and from those that grow from it. */
export interface TextCache {
  /** @returns undefined if there is none under this very key */
  restore(key: string): Promise<string | undefined>
  /** Keeps a text. A key that is taken, or an event that may not write, is no failure. */
  save(key: string, text: string): Promise<void>
}

/**
 * Opens the cache. The client is loaded only here. It never fails a step: what cannot be read is not there, what cannot be
 * written is said in the log.
 * @returns undefined outside of a runner, or where the service is off
 */
export async function openCache(
  environment: Readonly<Record<string, string>>,
  log: Log,
): Promise<TextCache | undefined> {
  const { ACTIONS_RUNTIME_TOKEN: token, GITHUB_WORKSPACE: workspace } = environment
  if (!token || !workspace) return undefined
  const { isFeatureAvailable, restoreCache, saveCache } = await import('@actions/cache')
  if (!isFeatureAvailable()) return undefined
  return {
    restore: (key) =>
      quietly(log, 'read', () =>
        inWorkspace(workspace, key, async (name) => {
          // The service also finds entries whose keys only begin like this one.
          if ((await restoreCache([name], key)) !== key) return undefined
          return await readFile(join(workspace, name), 'utf8')
        }),
      ),
    save: (key, text) =>
      quietly(log, 'written', () =>
        inWorkspace(workspace, key, async (name) => {
          await writeFile(join(workspace, name), text)
          await saveCache([name], key)
        }),
      ),
  }
}

/**
 * An entry is bound to the text of its path, and is unpacked relative to the workspace, so that only a path in the workspace
 * means the same on every runner. Nothing is left there.
 */
async function inWorkspace<T>(
  workspace: string,
  key: string,
  work: (name: string) => Promise<T>,
): Promise<T> {
  const name = `.lockstep/cache/${key}.json`
  const folder = dirname(join(workspace, name))
  await mkdir(folder, { recursive: true })
  try {
    return await work(name)
  } finally {
    await rm(join(workspace, name), { force: true })
    // Only if nothing else is there.
    for (const own of [folder, dirname(folder)]) await rmdir(own).catch(() => undefined)
  }
}

async function quietly<T>(log: Log, what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    log.info(`The cache cannot be ${what}: ${messageOf(error)}`)
    return undefined
  }
}
