import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newJob, root, runStep } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-drift-workflow-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const AIRPORTS = ['ORD', 'ATL', 'DFW', 'LAX', 'SEA']

/** Writes requests whose origins are the first so many airports. */
function writeLog(name: string, airports: number): string {
  const lines = Array.from({ length: 1500 }, (_, i) => {
    const features = {
      distance: (i * 37) % 1500,
      origin: AIRPORTS[i % airports],
      destination: AIRPORTS[i % 5],
    }
    const time = new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString()
    return `${JSON.stringify({ time, arm: 'stable', status: 200, latencyMs: 2, features })}\n`
  })
  const path = join(folder, name)
  writeFileSync(path, lines.join(''))
  return path
}

/** Runs the scheduled example of this repository, as it stands, on this machine. */
function runWorkflow(current: string): { code: number | null; output: string; kept(kind: string): string[] } {
  const state = mkdtempSync(join(folder, 'state-'))
  const options = {
    slug: 'team/flights',
    ref: 'refs/heads/main',
    output: join(state, 'output'),
    state: join(state, 'state'),
  }
  const inputs = [`reference=${join(folder, 'profile.json')}`, `current=${current}`]
  const environment = [
    `LOCKSTEP_DUCKDB=${newJob().environment.LOCKSTEP_DUCKDB}`,
    `LOCKSTEP_DATA_ROOTS=${folder}`,
  ]
  const args = [
    ...['run', '.github/workflows/drift.yml'],
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ...inputs.flatMap((input) => ['--input', input]),
    ...environment.flatMap((pair) => ['--env', pair]),
  ]
  const done = spawnSync(process.execPath, [join(root, 'dist/lockstep.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: folder },
  })
  const kept = (kind: string): string[] => {
    const documents = join(state, 'state/services', kind)
    return readdirSync(documents).map((name) => readFileSync(join(documents, name), 'utf8'))
  }
  return { code: done.status, output: done.stdout + done.stderr, kept }
}

describe('the scheduled example', () => {
  it('passes on requests like before; on others it fails, keeps an issue and starts the pipeline', async () => {
    const job = newJob()
    copyFileSync(writeLog('before.jsonl', 5), join(job.workspace, 'before.jsonl'))
    const made = await runStep(job, 'drift-check', { operation: 'profile', current: 'before.jsonl' })
    copyFileSync(made.outputs.profile ?? '', join(folder, 'profile.json'))

    const same = runWorkflow(writeLog('same.jsonl', 5))
    expect(same.output).toContain('pass: no drift in 3 columns')
    expect(same.code).toBe(0)

    const fewer = runWorkflow(writeLog('fewer.jsonl', 2))
    expect(fewer.output).toMatch(/✗ Drift .*fail: data: column origin: PSI/)
    expect(fewer.code).toBe(1)
    expect(fewer.kept('dispatches')).toEqual([expect.stringContaining('.github/workflows/demo.yml')])
    expect(fewer.kept('issues')).toEqual([expect.stringContaining('Drift: data in origin')])
  })
})
