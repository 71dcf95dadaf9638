import { stat } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf, UserError } from '#core'

export type DuckDb = typeof import('@duckdb/node-api')

/** The one specifier under which DuckDB's JavaScript asks for its native part. The bundle leaves it external. */
const NATIVE = '@duckdb/node-bindings'

let loaded: { readonly file: string; readonly module: Promise<DuckDb> } | undefined

/**
 * Loads DuckDB with the native binding of a given folder (`duckdb.node` and the library beside it).
 * A process can hold one native binding, so a second folder is refused.
 * The library's own look-up goes through packages that a bundle has not; a resolve hook, there only while
 * the library loads, answers it instead. This is the same from source, under vitest and in the bundle.
 * @throws UserError if the folder holds no binding that this platform can load
 */
export async function loadDuckDb(folder: string): Promise<DuckDb> {
  const file = join(resolve(folder), 'duckdb.node')
  const found = await stat(file).catch(() => undefined)
  if (found === undefined || !found.isFile()) {
    throw new UserError('there is no DuckDB binding (duckdb.node) in this folder', {
      where: folder,
      fix: 'Give the folder that holds duckdb.node and the libduckdb library of this platform.',
    })
  }
  loaded ??= { file, module: load(file) }
  if (loaded.file === file) return loaded.module
  throw new UserError('DuckDB is already loaded from another folder', { where: folder })
}

async function load(file: string): Promise<DuckDb> {
  const url = pathToFileURL(file).href
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === NATIVE ? { url, shortCircuit: true } : next(specifier, context),
  })
  try {
    return await import('@duckdb/node-api')
  } catch (error) {
    loaded = undefined
    throw new UserError(`the DuckDB binding cannot be loaded: ${messageOf(error)}`, {
      where: file,
      fix: `It must be built for ${process.platform} ${process.arch} (on Linux with glibc).`,
    })
  } finally {
    hooks.deregister()
  }
}
