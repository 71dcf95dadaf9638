import { describe, expect, it } from 'vitest'
import { diagnose, type Ending } from './ending.ts'

const ending = (given: Partial<Ending>): Ending => ({
  exitCode: 137,
  signal: 'SIGKILL',
  oomKills: 0,
  tail: [],
  supervised: { stopped: undefined, waited: 0, killed: false, leftBehind: 0, unkillable: 0 },
  ...given,
})

describe('diagnose', () => {
  it('names the kernel where it counted a kill for lack of memory', () => {
    expect(diagnose(ending({ oomKills: 1 })).remedy).toMatch(/^The kernel killed it for lack of memory/)
    expect(diagnose(ending({ oomKills: 1, exitCode: undefined, signal: undefined })).remedy).toMatch(
      /^The kernel/,
    )
    expect(diagnose(ending({ oomKills: 0 })).remedy).toMatch(/^It got SIGKILL, and not from us/)
    expect(diagnose(ending({ oomKills: 1, exitCode: 1, signal: undefined })).remedy).toMatch(
      /^While it ran, the kernel killed a process here/,
    )
  })

  it('asks for nothing where a command ended well, or was told to stop', () => {
    expect(diagnose(ending({ exitCode: 0, signal: undefined }))).toEqual({
      how: 'exit code 0',
      remedy: undefined,
    })
    const supervised = { ...ending({}).supervised, stopped: 'cancelled' as const }
    expect(diagnose(ending({ supervised })).remedy).toBeUndefined()
  })

  it('listens to the last telling line of the output', () => {
    const tail = [
      'cp: cannot stat x: No such file or directory',
      'OSError: [Errno 28] No space left on device',
      'end',
    ]
    const failed = { exitCode: 1, signal: undefined }
    expect(diagnose(ending({ ...failed, tail })).remedy).toMatch(/^The disk is full/)
    expect(diagnose(ending({ ...failed, tail: tail.slice(0, 1) })).remedy).toMatch(/^A file is missing/)
    expect(diagnose(ending({ ...failed, tail: ['end'] })).remedy).toBe('Read the last lines of its output.')
  })
})
