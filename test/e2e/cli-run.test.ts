import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from './harness.ts'

const WORKFLOW = `name: try
on: workflow_dispatch
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - run: test -z "$XDG_CACHE_HOME"
`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-cli-'))
  mkdirSync(join(folder, 'team'))
  writeFileSync(join(folder, 'team/try.yml'), WORKFLOW)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function run(program: string, ...args: string[]): { code: number | null; said: string } {
  const environment = { PATH: process.env.PATH ?? '', HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') }
  const done = spawnSync(program, args, { cwd: join(folder, 'team'), env: environment, encoding: 'utf8' })
  return { code: done.status, said: `${done.stdout}${done.stderr}` }
}

const lockstep = (...args: string[]) => run(process.execPath, join(root, 'dist/lockstep.js'), ...args)

describe('lockstep run', () => {
  it('says what to do outside a git repository', () => {
    const { code, said } = lockstep('run', 'try.yml')
    expect(code).toBe(2)
    expect(said).toBe(
      `lockstep: ${join(folder, 'team')}: this folder is no git repository. Run \`git init\` in it, or name another one by --repository.\n`,
    )
    expect(existsSync(join(folder, 'cache'))).toBe(false)
  })

  it('keeps its state in the cache of the user, which the steps do not see', () => {
    run('git', 'init', '--quiet', '--initial-branch=main')
    const { code, said } = lockstep('run', 'try.yml')
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('✓ one') })
    const [name = ''] = readdirSync(join(folder, 'cache/lockstep'))
    expect(said).toContain(`--remote ${join(folder, 'cache/lockstep', name, 'origin.git')}\n`)
  })

  it('says where the results of the last run should be, for a re-run', () => {
    run('git', 'init', '--quiet', '--initial-branch=main')
    expect(lockstep('run', 'try.yml', '--rerun', 'all').said).toContain(
      'this workflow was not run here before',
    )
    expect(lockstep('run', 'try.yml').code).toBe(0)
    expect(lockstep('run', 'try.yml', '--rerun', 'all')).toMatchObject({ code: 0 })
    rmSync(join(folder, 'team/.lockstep'), { recursive: true })
    const { code, said } = lockstep('run', 'try.yml', '--rerun', 'all')
    expect(code).toBe(2)
    expect(said).toContain(
      'the results of the last run are not there any more. Run the workflow without --rerun.',
    )
  })
})
