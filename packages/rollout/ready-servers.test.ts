import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { membersOf } from '#host'
import type { Servers } from './plan.ts'
import { newCrew } from './processes.ts'
import { saying, serving } from './proxy.fixture.ts'
import { startArms } from './ready-servers.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-arms-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const program = (script: string): readonly string[] => [process.execPath, '-e', script, '{port}', '{model}']
const SERVER = `require('node:http').createServer((_, answer) => answer.end(process.argv[2])).listen(process.argv[1], '127.0.0.1')`
const NEVER_READY = 'setInterval(() => undefined, 1000)'
const served = (stable: string, candidate: string): Servers & { kind: 'serve' } => ({
  kind: 'serve',
  stable: program(stable),
  candidate: program(candidate),
  readyPath: '/ready',
  readyTimeout: 20_000,
})

const given = (servers: Servers, stable?: string) => ({
  plan: { servers },
  ...{ candidate: 'new', stable, folder, workingDirectory: folder },
  environment: { PATH: process.env.PATH ?? '' },
  signal: new AbortController().signal,
})

const textAt = async ({ host, port }: { host: string; port: number }): Promise<string> =>
  (await fetch(`http://${host}:${port}/`)).text()

describe('the servers of both arms', () => {
  it('are started with their models, and end with the stack', async () => {
    const crew = await newCrew()
    const stack = new AsyncDisposableStack()
    const arms = await startArms(given(served(SERVER, SERVER), 'old'), crew, stack)
    if ('what' in arms) throw new Error(arms.what)
    expect([await textAt(arms.canary.at), await textAt(arms.stable.at), arms.comparable]).toEqual([
      'new',
      'old',
      true,
    ])
    expect(await membersOf(crew.family)).toHaveLength(2)
    await stack.disposeAsync()
    expect(await membersOf(crew.family)).toEqual([])
    // Its end is told with the tail of its log, which lies in the folder.
    await Promise.all([arms.canary.ended, arms.stable.ended])
  })

  it('are one where there is no stable yet', async () => {
    const stack = new AsyncDisposableStack()
    const arms = await startArms(given(served('process.exit(3)', SERVER)), await newCrew(), stack)
    if ('what' in arms) throw new Error(arms.what)
    expect(arms.comparable).toBe(false)
    expect(arms.stable).toBe(arms.canary)
    await stack.disposeAsync()
    await arms.canary.ended
  })

  it('are those that run already, where the plan names them', async () => {
    await using stack = new AsyncDisposableStack()
    const [stable, candidate] = [await serving(saying('old')), await serving(saying('new'))]
    const crew = await newCrew()
    const both = await startArms(given({ kind: 'targets', stable, candidate }), crew, stack)
    expect(both).toMatchObject({ canary: { at: candidate }, stable: { at: stable }, comparable: true })
    const first = await startArms(
      given({ kind: 'targets', stable: undefined, candidate }, 'old'),
      crew,
      stack,
    )
    expect(first).toMatchObject({ canary: { at: candidate }, stable: { at: candidate }, comparable: false })
  })

  it.each([
    ['stable', 'process.exit(3)', NEVER_READY],
    ['canary', NEVER_READY, 'process.exit(3)'],
  ])('name the %s that fails first, and leave no process behind', async (arm, stable, candidate) => {
    const crew = await newCrew()
    const stack = new AsyncDisposableStack()
    const arms = await startArms(given(served(stable, candidate), 'old'), crew, stack)
    expect(arms).toMatchObject({ arm, what: expect.stringContaining('exit code 3') })
    await stack.disposeAsync()
    expect(await membersOf(crew.family)).toEqual([])
  })

  it('end what was started where the other program is not there', async () => {
    const crew = await newCrew()
    const stack = new AsyncDisposableStack()
    const servers = { ...served(NEVER_READY, SERVER), candidate: [join(folder, 'absent'), '{port}'] }
    await expect(startArms(given(servers, 'old'), crew, stack)).rejects.toThrow('cannot be started')
    await stack.disposeAsync()
    expect(await membersOf(crew.family)).toEqual([])
  })
})
