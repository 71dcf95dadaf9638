import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Machine } from '#host'
import { provideDuckDb, RELEASE } from './duckdb.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'duckdb-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const machine = (environment: Record<string, string>): Machine => ({
  environment: { RUNNER_TOOL_CACHE: join(root, 'cache'), ...environment },
  workspace: root,
  temp: join(root, 'temp'),
  now: () => new Date(0),
})

describe('DuckDB', () => {
  it('comes from the release of this version', () => {
    const text = readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')
    expect(RELEASE).toBe(`v${z.object({ version: z.string() }).parse(JSON.parse(text)).version}`)
  })

  it('is the folder that the operator names', async () => {
    expect(await provideDuckDb(machine({ LOCKSTEP_DUCKDB: '/opt/duckdb' }))).toBe('/opt/duckdb')
  })

  it('is refused with another digest, whoever serves it, and nothing is kept', async () => {
    const server = createServer((_, response) => response.end('not DuckDB'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const failed = provideDuckDb(machine({ LOCKSTEP_DUCKDB_URL: `http://127.0.0.1:${port}/x.tgz` }))
    await expect(failed).rejects.toThrow('the archive of lockstep-duckdb has the digest')
    server.closeAllConnections()
    server.close()
    expect(existsSync(join(root, 'cache/lockstep-duckdb'))).toBe(false)
  })

  it('says what to set where nothing names its place', async () => {
    await expect(provideDuckDb(machine({}))).rejects.toThrow('Set LOCKSTEP_DUCKDB_URL')
  })
})
