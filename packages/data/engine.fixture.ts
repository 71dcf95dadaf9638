import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseYaml } from '#core'
import { type Dataset, openDataset } from './dataset.ts'
import { type Engine, openEngine } from './engine.ts'
import { openRelation, type RelationOptions } from './open-relation.ts'
import { readReadOptions } from './read-options.ts'
import type { Relation } from './relation.ts'

/** The binding that npm installed for this machine; tests load it as a user's tool cache would be loaded. */
export const BINDING = join(
  import.meta.dirname,
  `../../node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`,
)

export interface Workplace extends AsyncDisposable {
  readonly folder: string
  write(name: string, content: string | Uint8Array): Promise<string>
  engine(options?: {
    memoryLimit?: number
    threads?: number
    onProgress?: (share: number) => void
  }): Promise<Engine>
  /** Writes nothing: opens files that lie in the folder already. */
  dataset(...patterns: string[]): Promise<Dataset>
  /** @param read read options, as YAML */
  relation(engine: Engine, patterns: string[], options?: RelationOptions, read?: string): Promise<Relation>
}

/** A folder of its own for one test, with engines confined to it; all is closed and removed at the end. */
export async function openWorkplace(): Promise<Workplace> {
  const top = await mkdtemp(join(tmpdir(), 'lockstep-data-'))
  const folder = join(top, 'work')
  await mkdir(folder)
  const engines: Engine[] = []
  const open = (patterns: readonly string[], read = '{}') =>
    openDataset(patterns, {
      root: folder,
      read: readReadOptions(parseYaml(read, 'read-options')),
      scratch: join(folder, '.scratch'),
    })
  return {
    folder,
    async write(name, content) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      return path
    },
    async engine(options = {}) {
      const tempDirectory = join(top, 'spill')
      const engine = await openEngine({ binding: BINDING, tempDirectory, allowedPaths: [folder], ...options })
      engines.push(engine)
      return engine
    },
    dataset: (...patterns) => open(patterns),
    relation: async (engine, patterns, options, read) =>
      openRelation(engine, await open(patterns, read), options),
    async [Symbol.asyncDispose]() {
      for (const engine of engines) await engine.close()
      await rm(top, { recursive: true, force: true })
    },
  }
}
