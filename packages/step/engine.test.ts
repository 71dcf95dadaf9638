import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Machine } from '#host'
import { memoryOf, openStepEngine, slowly } from './engine.ts'

const BINDING = join(
  import.meta.dirname,
  `../../node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`,
)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-engine-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('openStepEngine', () => {
  it('confines the engine to the paths, and spills below the temporary folder', async () => {
    await mkdir(join(folder, 'data'))
    const [mine, other] = [join(folder, 'data', 'mine.csv'), join(folder, 'data', 'other.csv')]
    for (const path of [mine, other]) await writeFile(path, 'a\n1\n')
    const temp = join(folder, 'temp')
    const environment = { LOCKSTEP_DUCKDB: BINDING }
    const machine: Machine = { environment, workspace: folder, temp, now: () => new Date(0) }
    await using engine = await openStepEngine({ machine }, [mine])
    const row = z.object({ a: z.bigint() })
    expect(await engine.rows(`SELECT a FROM '${mine}'`, row)).toEqual([{ a: 1n }])
    await expect(engine.rows(`SELECT a FROM '${other}'`, row)).rejects.toMatchObject({ kind: 'Permission' })
    const setting = `SELECT current_setting('temp_directory') AS spill`
    expect(await engine.one(setting, z.object({ spill: z.string() }))).toEqual({
      spill: join(temp, 'lockstep', 'duckdb', String(process.pid)),
    })
  })
})

it('tells progress at most every ten seconds', () => {
  let now = 0
  const told: number[] = []
  const tell = slowly(
    (share) => told.push(share),
    () => now,
  )
  for (; now <= 30_000; now += 1000) tell(now)
  expect(told).toEqual([10_000, 20_000, 30_000])
})

describe('memoryOf', () => {
  it('keeps to the limit of a container, where there is one', () => {
    expect(memoryOf(16, 0)).toBe(16)
    expect(memoryOf(16, 4)).toBe(4)
    expect(memoryOf(16, 2 ** 63)).toBe(16)
  })
})
