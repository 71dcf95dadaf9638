import { UserError } from '#core'
import { BINDING_PINS, BINDING_VERSION } from '#data'
import type { Machine } from '#host'
import { provideTool, releaseAsset } from '#runner'

/** Release that the native bindings are attached to: the version of package.json, which a test compares. */
export const RELEASE = 'v0.1.0'

/**
 * Folder with DuckDB's native binding: the one that LOCKSTEP_DUCKDB names, else fetched once per machine from this
 * action's release, or from the address that LOCKSTEP_DUCKDB_URL names.
 * @throws UserError if there is none for this platform or its digest is wrong; ServiceError if it cannot be fetched
 */
export async function provideDuckDb(machine: Machine): Promise<string> {
  const { LOCKSTEP_DUCKDB: folder, LOCKSTEP_DUCKDB_URL: address } = machine.environment
  if (folder) return folder
  const platform = `${process.platform}-${process.arch}`
  const pin = BINDING_PINS[platform]
  if (pin === undefined) {
    throw new UserError(`there is no DuckDB for ${platform} among the pinned ones`, {
      where: 'environment LOCKSTEP_DUCKDB',
      fix: `Set it to a folder that holds duckdb.node ${BINDING_VERSION} and the libduckdb library of this platform.`,
    })
  }
  const { sha256, files, tarball } = pin
  const url = address || releaseAsset(machine, RELEASE, tarball)
  const tool = { name: 'lockstep-duckdb', version: BINDING_VERSION, url, sha256, files }
  return provideTool({ ...tool, offlineVariable: 'LOCKSTEP_DUCKDB' }, machine)
}
