import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The roots that a step sees whose runner has one environment and whose workflow sets another. */
function rootsOf(
  runner: Record<string, string>,
  workflow: Record<string, string>,
  pullRequest: boolean,
): unknown {
  const step = `
    const { dataRoots } = await import(process.argv[1])
    console.log(JSON.stringify(dataRoots({ environment: process.env }, ${pullRequest})))`
  const worker = `
    const { spawnSync } = require('node:child_process')
    const args = ['-C', 'source', '--input-type=module', '-e', process.argv[1], process.argv[2]]
    spawnSync(process.execPath, args, { env: JSON.parse(process.argv[3]), stdio: 'inherit' })`
  const done = spawnSync(
    process.execPath,
    [
      '-e',
      worker,
      step,
      join(import.meta.dirname, 'data-roots.ts'),
      JSON.stringify({ ...runner, ...workflow }),
    ],
    { encoding: 'utf8', env: runner },
  )
  expect(done.stderr).toBe('')
  return JSON.parse(done.stdout)
}

describe.runIf(process.platform === 'linux')('data roots', () => {
  const operator = { LOCKSTEP_DATA_ROOTS: '/data:/mnt/features' }
  const change = { LOCKSTEP_DATA_ROOTS: '/' }

  it('come from the environment of the runner', () => {
    expect(rootsOf(operator, {}, false)).toEqual(['/data', '/mnt/features'])
    expect(rootsOf(operator, {}, true)).toEqual(['/data', '/mnt/features'])
    expect(rootsOf({}, {}, true)).toEqual([])
  })

  it('cannot be widened by a pull request, nor be replaced where the runner sets them', () => {
    expect(rootsOf({}, change, true)).toEqual([])
    expect(rootsOf(operator, change, true)).toEqual(['/data', '/mnt/features'])
    expect(rootsOf(operator, change, false)).toEqual(['/data', '/mnt/features'])
    expect(rootsOf({ LOCKSTEP_DATA_ROOTS: '' }, change, true)).toEqual([])
  })

  it('may be set by a workflow that is no pull request', () => {
    expect(rootsOf({}, change, false)).toEqual(['/'])
  })
})
