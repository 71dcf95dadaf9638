import { readdirSync, readFileSync } from 'node:fs'

/**
 * Kills what a job left running, as the runner does at a job's end: every process whose environment still holds
 * this job's RUNNER_TRACKING_ID. A process that cleared the variable stays. Linux only (`/proc`).
 * @returns names and ids of what was killed
 */
export function killOrphans(trackingId: string): string[] {
  const marker = `RUNNER_TRACKING_ID=${trackingId}`
  const killed: string[] = []
  for (const pid of processIds()) {
    if (pid === process.pid) continue
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
      if (!environment.includes(marker)) continue
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
      process.kill(pid, 'SIGKILL')
      killed.push(`${name} (${pid})`)
    } catch {
      // Gone in the meantime, or another user's: neither is this job's to kill.
    }
  }
  return killed
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return [] // no /proc on this system
  }
}
