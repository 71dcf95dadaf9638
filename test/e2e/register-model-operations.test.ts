import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { root } from './harness.ts'

const WORKFLOW = `
on: workflow_dispatch
jobs:
  operations:
    runs-on: self-hosted
    permissions: { contents: write }
    steps:
      - uses: actions/checkout@v6
      - run: echo one > one; echo two > two
      - { id: first, uses: team/lockstep/actions/register-model@v1, with: { name: m, model: one, storage: s, stage: live } }
      - { id: again, uses: team/lockstep/actions/register-model@v1, with: { name: m, model: one, storage: s, stage: live } }
      - { id: second, uses: team/lockstep/actions/register-model@v1, with: { name: m, model: two, storage: s, aliases: best } }
      - { id: promoted, uses: team/lockstep/actions/register-model@v1, with: { operation: promote, name: m, version: best, stage: live, expected-current: 1 } }
      - { id: late, continue-on-error: true, uses: team/lockstep/actions/register-model@v1, with: { operation: promote, name: m, version: 1, stage: live, expected-current: 1 } }
      - { id: back, uses: team/lockstep/actions/register-model@v1, with: { operation: rollback, name: m, stage: live, reason: slow } }
      - { id: nothing, continue-on-error: true, uses: team/lockstep/actions/register-model@v1, with: { operation: rollback, name: m, stage: live } }
      - { id: found, uses: team/lockstep/actions/register-model@v1, with: { operation: resolve, name: m, stage: live } }
      - { id: alias, uses: team/lockstep/actions/register-model@v1, with: { operation: resolve, name: m, version: best } }
`

const resultSchema = z.object({
  jobs: z.tuple([
    z.object({
      steps: z.array(
        z.object({ id: z.string(), phase: z.string(), outputs: z.record(z.string(), z.string()) }),
      ),
    }),
  ]),
})

let folder = ''
let outputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-operations-'))
  const repository = join(folder, 'repository')
  mkdirSync(repository)
  writeFileSync(join(repository, 'operations.yml'), WORKFLOW)
  const options = { cwd: repository, env: { PATH: process.env.PATH ?? '', HOME: folder } }
  spawnSync('git', ['init', '--quiet', '--initial-branch=main'], options)
  const output = join(folder, 'output')
  const cli = [join(root, 'dist/lockstep.js'), 'run', 'operations.yml', '--output', output]
  spawnSync(process.execPath, cli, options)
  const [job] = resultSchema.parse(JSON.parse(readFileSync(join(output, 'result.json'), 'utf8'))).jobs
  const mains = job.steps.filter(({ phase }) => phase === 'main')
  outputs = Object.fromEntries(mains.map((step) => [step.id, step.outputs]))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('register-model on a ledger', () => {
  it('registers once what is the same', () => {
    expect(outputs.first).toMatchObject({
      version: '1',
      stage: 'live',
      previous: '',
      'already-registered': 'false',
    })
    expect(outputs.again).toMatchObject({
      version: '1',
      stage: 'live',
      previous: '1',
      'already-registered': 'true',
    })
    expect(outputs.second).toMatchObject({ version: '2', stage: '', 'already-registered': 'false' })
  })

  it('promotes what an alias names, and not when somebody else was first', () => {
    expect(outputs.promoted).toMatchObject({ verdict: 'pass', version: '2', stage: 'live', previous: '1' })
    expect(outputs.late).toMatchObject({
      verdict: 'error',
      reason: expect.stringContaining('live holds 2, not 1 as expected'),
    })
  })

  it('rolls back once, and then says that there is nothing before', () => {
    expect(outputs.back).toMatchObject({ verdict: 'pass', version: '1', stage: 'live', previous: '2' })
    expect(outputs.nothing).toMatchObject({
      verdict: 'fail',
      reason: expect.stringContaining('live held no version before 1'),
    })
  })

  it('resolves stages and aliases, and moves nothing', () => {
    const digest = outputs.first?.['model-digest']
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(outputs.found).toMatchObject({
      version: '1',
      uri: 'registry:m@1',
      'model-digest': digest,
      stage: '',
    })
    expect(outputs.alias).toMatchObject({ verdict: 'pass', version: '2', stage: '' })
  })
})
