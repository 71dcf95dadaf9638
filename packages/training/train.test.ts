import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { membersOf } from '#host'
import { familyOf, type RunSpecification } from './launch.ts'
import type { TrainingResult } from './outcome.ts'
import { finishTraining, type TrainingPorts, train } from './train.ts'

const LADDER = { leave: 300, kill: 600, drain: 100, straggler: 2_000, poll: 30 }

interface Bench {
  readonly run: RunSpecification
  readonly said: string[]
  readonly abort: AbortController
  readonly ports: TrainingPorts
  readonly start: () => Promise<TrainingResult | 'left-to-post'>
  readonly finish: () => Promise<TrainingResult | undefined>
}

function bench(script: string, timeout?: number): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-train-'))
  mkdirSync(join(folder, 'work'))
  const cwd = join(folder, 'work')
  const said: string[] = []
  const notes = new Map<string, string>()
  const abort = new AbortController()
  const ports: TrainingPorts = {
    say: (line) => said.push(line),
    now: () => new Date(),
    memory: {
      remember: async (name, value) => void notes.set(name, value),
      recall: async (name) => notes.get(name),
    },
    signal: abort.signal,
    ladder: LADDER,
  }
  const run: RunSpecification = {
    id: folder.slice(-6),
    folder,
    argv: ['/bin/bash', '-c', script],
    cwd,
    environment: { PATH: '/usr/bin:/bin' },
    timeout,
  }
  const files = { required: [{ role: 'model', name: 'm', path: join(cwd, 'm') }], optional: [] } as const
  const later = { ...ports, signal: new AbortController().signal }
  return {
    run,
    said,
    abort,
    ports,
    start: () => train(run, files, ports),
    finish: () => finishTraining(files, later),
  }
}

async function remaining(run: RunSpecification): Promise<number> {
  const family = await familyOf(run)
  return family === undefined ? 0 : (await membersOf(family)).length
}

async function untilSaid(said: readonly string[], line: string): Promise<void> {
  while (!said.includes(line)) await sleep(10)
}

const result = (value: TrainingResult | 'left-to-post' | undefined): TrainingResult => {
  if (value === undefined || value === 'left-to-post') throw new Error(`expected a result, not ${value}`)
  return value
}

describe('train', () => {
  it('runs a command to its end', async () => {
    const { run, said, start } = bench('echo hello; echo x > m; echo bye >&2')
    const { status, exitCode, files } = result(await start())
    expect({ status, exitCode, state: files[0]?.state }).toEqual({
      status: 'succeeded',
      exitCode: 0,
      state: 'written',
    })
    expect(said).toEqual(['hello', 'bye'])
    expect(await remaining(run)).toBe(0)
  })

  it.each([
    ['exit 7', 7, undefined, /exit code 7\. /],
    ['kill -SEGV $$', 139, 'SIGSEGV', /exit code 139 \(SIGSEGV\)\. It crashed in native code/],
    ['kill -KILL $$', 137, 'SIGKILL', /exit code 137 \(SIGKILL\)\. It got SIGKILL, and not from us/],
    ['kill -TERM $$', 143, 'SIGTERM', /exit code 143 \(SIGTERM\)\. It got SIGTERM, and not from us/],
    ['no-such-program', 127, undefined, /exit code 127\. A program named in `run` was not found/],
    ['touch f; ./f', 126, undefined, /exit code 126\. The program named in `run` is not executable/],
    ['echo "torch.OutOfMemoryError: CUDA out of memory."; exit 1', 1, undefined, /The GPU ran out of memory/],
    ['echo "OSError: [Errno 28] No space left on device"; exit 1', 1, undefined, /The disk is full/],
    ['kill -KILL $PPID; sleep 1', undefined, undefined, /SIGKILL, without an exit code\. It got SIGKILL/],
  ])('says how "%s" ended', async (script, code, signal, reason) => {
    const { run, start } = bench(script)
    const found = result(await start())
    expect([found.status, found.exitCode, found.signal]).toEqual(['failed', code, signal])
    expect(found.reasons[0]).toMatch(reason)
    expect(await remaining(run)).toBe(0)
  })

  it('kills a command that does not end after its timeout', async () => {
    const { run, start } = bench(`trap '' TERM; echo x > m; while :; do sleep 1; done`, 200)
    const found = result(await start())
    expect(found.status).toBe('timed-out')
    expect(found.supervised).toMatchObject({ stopped: 'timed-out', killed: true, unkillable: 0 })
    expect(found.reasons[0]).toMatch(/timeout of 200 ms and did not end within .* was killed \(SIGKILL\)$/)
    expect(await remaining(run)).toBe(0)
  })

  it('leaves a cancelled command that does not end, and another process kills it', async () => {
    const { run, said, abort, start, finish } = bench(
      `trap 'echo asked' TERM; echo ready; while :; do sleep 0.1; done`,
    )
    const running = start()
    await untilSaid(said, 'ready')
    abort.abort()
    expect(await running).toBe('left-to-post')
    expect(await remaining(run)).toBeGreaterThan(0)
    const found = result(await finish())
    expect(found.status).toBe('cancelled')
    expect(found.supervised.killed).toBe(true)
    // Asked once: a second SIGTERM could end a program that is saving its work.
    expect(said.filter((line) => line === 'asked')).toHaveLength(1)
    expect(await remaining(run)).toBe(0)
  })

  it('does not start a command that was cancelled before', async () => {
    const { run, abort, start, finish } = bench('echo x > m')
    abort.abort()
    expect(await start()).toBe('left-to-post')
    expect(await familyOf(run)).toBeUndefined()
    expect(await finish()).toBeUndefined()
  })

  it('asks programs in sessions of their own once the one that started them is gone', async () => {
    const { run, said, abort, start } = bench(
      `setsid bash -c "trap 'echo orphan asked; exit' TERM; echo ready; while :; do sleep 0.05; done" & wait`,
    )
    const running = start()
    await untilSaid(said, 'ready')
    abort.abort()
    expect(result(await running).status).toBe('cancelled')
    expect(said).toContain('orphan asked')
    expect(await remaining(run)).toBe(0)
  })

  it('writes the pid and start time of the run down for a process that never saw it', async () => {
    const { run, start } = bench('cat ../process; echo x > m')
    await start()
    const [pid, stat] = readFileSync(join(run.folder, 'process'), 'utf8').split('\n')
    expect(stat?.startsWith(`${pid} (sh`)).toBe(true)
    expect(await familyOf(run)).toEqual({
      leader: Number(pid),
      startTicks: Number(stat?.split(' ')[21]),
      marker: `LOCKSTEP_RUN=${run.id}`,
    })
  })
})
