import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '#core'
import { isRunning, runCommand, signalGroup, startSession, startTicksOf } from './processes.ts'

const environment = { PATH: '/usr/bin:/bin' }
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'processes-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('commands', () => {
  it('keeps output, bytes and exit code, and gives no shell a chance', async () => {
    const done = await runCommand('printf', ['%s', '$(id); "x'], { environment })
    expect(done).toMatchObject({ code: 0, stdout: '$(id); "x', stderr: '' })
    const bytes = await runCommand('printf', ['\\377\\000'], { environment })
    expect([...bytes.stdoutBytes]).toEqual([255, 0])
    expect((await runCommand('sh', ['-c', 'echo no >&2; exit 3'], { environment })).code).toBe(3)
    expect((await runCommand('cat', [], { environment, input: 'in' })).stdout).toBe('in')
  })

  it('passes the given environment and nothing else', async () => {
    const { stdout } = await runCommand('env', [], { environment: { PATH: '/usr/bin:/bin', A: 'b' } })
    expect(stdout.trim().split('\n').sort()).toEqual(['A=b', 'PATH=/usr/bin:/bin'])
  })

  it('says that a program is missing, and refuses half an output', async () => {
    await expect(runCommand('no-such-program', [], { environment })).rejects.toThrow(UserError)
    await expect(runCommand('head', ['-c', '70000000', '/dev/zero'], { environment })).rejects.toThrow(
      'more than 64 MiB',
    )
  })
})

describe('sessions', () => {
  const script = 'trap "echo got INT" INT; (trap "" INT; sleep 60) & echo ready; wait; echo left; wait'

  it('a signal to our group does not reach it, a signal to its own reaches every process', async () => {
    const logFile = join(root, 'log')
    // The middle process leads the group that is signalled, as the runner's child does.
    const middle = `
      const { startSession } = await import(process.argv[1])
      const session = await startSession('bash', ['-c', process.argv[2]], { cwd: '/', environment: { PATH: '/usr/bin:/bin' }, logFile: process.argv[3] })
      console.log(session.pid)
      await session.exit`
    const child = spawn(
      process.execPath,
      [
        '-C',
        'source',
        '--input-type=module',
        '-e',
        middle,
        join(import.meta.dirname, 'processes.ts'),
        script,
        logFile,
      ],
      { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env: {} },
    )
    const [printed] = await once(child.stdout, 'data')
    const pid = Number(String(printed))
    await vi.waitFor(() => expect(readFileSync(logFile, 'utf8')).toContain('ready'))
    process.kill(-(child.pid ?? 0), 'SIGINT')
    await once(child, 'close')
    expect(await isRunning(pid)).toBe(true)
    expect(readFileSync(logFile, 'utf8')).not.toContain('got INT')

    expect(signalGroup(pid, 'SIGINT')).toBe(true)
    await vi.waitFor(() => expect(readFileSync(logFile, 'utf8')).toContain('got INT'))
    expect(signalGroup(pid, 'SIGKILL')).toBe(true)
    // Group members that lost their parent are reaped by init.
    await vi.waitFor(() => expect(signalGroup(pid, 0)).toBe(false), { timeout: 10_000 })
    expect(await isRunning(pid)).toBe(false)
  })

  it('tells how it ended, and appends its output to the log', async () => {
    const logFile = join(root, 'log')
    const options = { cwd: root, environment, logFile }
    const first = await startSession('sh', ['-c', 'pwd; exit 4'], options)
    expect(await first.exit).toEqual({ code: 4, signal: undefined })
    const second = await startSession('sh', ['-c', 'echo second >&2; kill -9 $$'], options)
    expect(await second.exit).toEqual({ code: undefined, signal: 'SIGKILL' })
    expect(readFileSync(logFile, 'utf8')).toBe(`${root}\nsecond\n`)
    expect(second.signal('SIGTERM')).toBe(false)
    await expect(startSession('no-such-program', [], options)).rejects.toThrow(UserError)
  })

  it('knows a process by its start as well as its id', async () => {
    const ticks = await startTicksOf(process.pid)
    expect(ticks).toBeGreaterThan(0)
    expect(await isRunning(process.pid, ticks)).toBe(true)
    expect(await isRunning(process.pid, (ticks ?? 0) + 1)).toBe(false)
    expect(await isRunning(2 ** 22 + 1)).toBe(false)
  })
})
