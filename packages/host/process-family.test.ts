import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Family, membersOf, signalMembers } from './process-family.ts'
import { type Session, startSession } from './processes.ts'

/** Runs a bash script as a family and waits until it says that it is ready. */
async function family(script: string): Promise<{ family: Family; session: Session }> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-family-'))
  const logFile = join(folder, 'log')
  const mark = folder.slice(-6)
  const session = await startSession('/bin/bash', ['-c', script], {
    cwd: folder,
    environment: { PATH: '/usr/bin:/bin', MARK: mark },
    logFile,
  })
  const found = { leader: session.pid, startTicks: session.startTicks, marker: `MARK=${mark}` }
  onTestFinished(async () => {
    signalMembers(await membersOf(found), 'SIGKILL')
  })
  while (!readFileSync(logFile, 'utf8').includes('ready')) await sleep(20)
  return { family: found, session }
}

describe.skipIf(process.platform !== 'linux')('membersOf', () => {
  it('finds children, groups of their own, and what left the session or lost its parent', async () => {
    const { family: found } = await family(
      'sleep 60 & set -m; sleep 61 & set +m; setsid sleep 62 & (sleep 63 &) ; sleep 0.2; echo ready; wait',
    )
    const members = await membersOf(found)
    expect(members).toHaveLength(5)
    expect(members.filter((member) => !member.inSession)).toHaveLength(1)
    expect(new Set(members.map((member) => member.group)).size).toBe(3)
  })

  it('signals every group, and counts no process that has ended', async () => {
    const { family: found, session } = await family(
      'sleep 60 & set -m; sleep 61 & sleep 0.2; echo ready; wait',
    )
    const members = await membersOf(found)
    expect(members).toHaveLength(3)
    expect(signalMembers(members, 'SIGTERM')).toBe(2)
    await session.exit
    while ((await membersOf(found)).length > 0) await sleep(20)
  })

  it('takes no foreign process that has the pid of the leader', async () => {
    const { family: found } = await family('echo ready; sleep 60')
    const ticks = found.startTicks ?? 0
    expect(await membersOf({ ...found, marker: 'MARK=none' })).not.toEqual([])
    expect(await membersOf({ ...found, marker: 'MARK=none', startTicks: ticks + 1 })).toEqual([])
  })
})
