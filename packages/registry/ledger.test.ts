import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '#core'
import { appendEvent, brokenChain, requireCurrent } from './events.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { paths, readState } from './version.ts'

const environment = { PATH: process.env.PATH ?? '' }

function remoteRepository(): { remote: string; temp: string } {
  const temp = mkdtempSync(join(tmpdir(), 'ledger-test-'))
  const remote = join(temp, 'remote.git')
  execFileSync('git', ['init', '--quiet', '--bare', remote], { env: environment })
  return { remote, temp }
}

const open = (at: { remote: string; temp: string }): Promise<Ledger> =>
  openLedger({ ...at, branch: 'lockstep-ledger', environment })

const actor = { login: 'ada', run: 'run-1', time: '2026-01-01T00:00:00.000Z' }

/** Moves the stage `production` of `flights` to a version. */
function move(ledger: Ledger, version: string, expected?: string): Promise<{ commit: string | undefined }> {
  return ledger.transact(async (snapshot) => {
    const state = await readState(snapshot, 'flights')
    requireCurrent(state, 'production', expected)
    const files = await appendEvent(snapshot, 'flights', actor, {
      operation: 'promote',
      version,
      stage: 'production',
      from: state.stages.production ?? null,
      to: version,
      evidence: [],
      entries: [],
    })
    return { files, message: `move to ${version}`, result: undefined }
  })
}

describe('the ledger', () => {
  it('makes its branch, keeps what others wrote, and leaves the working copy alone', async () => {
    const at = remoteRepository()
    await using ledger = await open(at)
    expect((await ledger.snapshot()).commit).toBeUndefined()
    await move(ledger, '1')
    await ledger.transact(async () => ({ files: new Map([['other.txt', 'x']]), message: 'other', result: 0 }))
    await move(ledger, '2')
    const snapshot = await ledger.snapshot()
    expect(await snapshot.read('other.txt')).toBe('x')
    expect((await readState(snapshot, 'flights')).stages).toEqual({ production: '2' })
    expect(await snapshot.list('models')).toEqual([paths.log('flights'), paths.state('flights')])
  })

  it('lets every one of concurrent writers land once, in an unbroken sequence', async () => {
    const at = remoteRepository()
    const writers = 5
    const each = 4
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        await using ledger = await open(at)
        for (let turn = 0; turn < each; turn += 1) await move(ledger, `${writer}-${turn}`)
      }),
    )
    await using ledger = await open(at)
    const snapshot = await ledger.snapshot()
    const state = await readState(snapshot, 'flights')
    const log = (await snapshot.read(paths.log('flights'))) ?? ''
    expect(state.sequence).toBe(writers * each)
    expect(brokenChain(log, state)).toBeUndefined()
    const versions = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).version)
    expect(new Set(versions).size).toBe(writers * each)
  }, 60_000)

  it('checks the expected version on the state that it builds upon', async () => {
    const at = remoteRepository()
    await using first = await open(at)
    await using second = await open(at)
    await move(first, '1', 'none')
    await expect(move(second, '2', 'none')).rejects.toThrow('production holds 1, not none as expected')
    expect((await readState(await first.snapshot(), 'flights')).stages.production).toBe('1')
  })

  it('is valid after a writer was killed at any moment', async () => {
    const at = remoteRepository()
    const script = join(at.temp, 'writer.ts')
    writeFileSync(
      script,
      `import { openLedger } from '${import.meta.dirname}/ledger.ts'
       import { appendEvent } from '${import.meta.dirname}/events.ts'
       const ledger = await openLedger({ remote: ${JSON.stringify(at.remote)}, temp: ${JSON.stringify(at.temp)}, branch: 'lockstep-ledger', environment: { PATH: process.env.PATH } })
       for (let turn = 0; ; turn += 1) {
         await ledger.transact(async (snapshot) => ({ message: 'w', result: 0, files: await appendEvent(snapshot, 'flights', ${JSON.stringify(actor)}, { operation: 'promote', version: String(turn), stage: 'production', to: String(turn), evidence: [], entries: [] }) }))
         if (turn === 0) console.log('started')
       }`,
    )
    for (const delay of [0, 40, 110, 190]) {
      const child = spawn(process.execPath, ['-C', 'source', script], {
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('close', resolve))
      await using ledger = await open(at)
      const snapshot = await ledger.snapshot()
      const state = await readState(snapshot, 'flights')
      expect(brokenChain((await snapshot.read(paths.log('flights'))) ?? '', state)).toBeUndefined()
      await move(ledger, 'after')
    }
  }, 60_000)

  it('finds a changed line of the log', async () => {
    const at = remoteRepository()
    await using ledger = await open(at)
    for (const version of ['1', '2', '3']) await move(ledger, version)
    const snapshot = await ledger.snapshot()
    const state = await readState(snapshot, 'flights')
    const log = (await snapshot.read(paths.log('flights'))) ?? ''
    expect(brokenChain(log.replace('"version":"2"', '"version":"9"'), state)).toContain('line 3')
    expect(brokenChain(log.split('\n').slice(0, 2).join('\n'), state)).toContain('does not end')
  })

  it('names a repository that is not there', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'ledger-test-'))
    mkdirSync(join(temp, 'empty'))
    await using ledger = await open({ remote: join(temp, 'empty'), temp })
    await expect(ledger.snapshot()).rejects.toThrow(UserError)
  })
})
