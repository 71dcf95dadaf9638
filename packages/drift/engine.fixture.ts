import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Engine, openEngine } from '#data'
import type { Rows } from './window.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Three million real flights, January to June 2001. */
export const FLIGHTS = join(ROOT, 'node_modules/vega-datasets/data/flights-3m.parquet')

export interface Workplace extends AsyncDisposable {
  readonly folder: string
  readonly engine: Engine
  write(name: string, content: string): Promise<string>
  /** Data files of the folder as rows. */
  rows(...patterns: string[]): Rows
}

/** A folder for one test, and an engine that reads it and the flights. */
export async function openWorkplace(): Promise<Workplace> {
  const top = await mkdtemp(join(tmpdir(), 'lockstep-drift-'))
  const folder = join(top, 'work')
  await mkdir(folder)
  const binding = join(ROOT, `node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)
  const engine = await openEngine({
    binding,
    tempDirectory: join(top, 'spill'),
    allowedPaths: [folder, dirname(FLIGHTS)],
  })
  return {
    folder,
    engine,
    async write(name, content) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      return path
    },
    rows: (...patterns) => ({ kind: 'data', patterns, root: folder, allowedRoots: [] }),
    async [Symbol.asyncDispose]() {
      await engine.close()
      await rm(top, { recursive: true, force: true })
    },
  }
}
