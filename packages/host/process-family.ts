import { readdir, readFile } from 'node:fs/promises'
import { readStat, signalGroup } from './processes.ts'

/** A session leader and all that came from it, also what was orphaned or left its session. */
export interface Family {
  /** Pid of the session leader. */
  readonly leader: number
  readonly startTicks: number | undefined
  /** `NAME=value` in the environment that only this family has: it is inherited by whatever they start. */
  readonly marker: string
}

export interface FamilyMember {
  readonly pid: number
  readonly group: number
  /** Still in the session of the leader; else a program such as torchrun gave it one of its own. */
  readonly inSession: boolean
}

/**
 * The living processes of a family (zombies do not count). Where there is no /proc, the leader stands for its
 * process group.
 */
export async function membersOf(family: Family): Promise<FamilyMember[]> {
  const names = await readdir('/proc').catch(() => undefined)
  if (names === undefined) {
    const lives = signalGroup(family.leader, 0)
    return lives ? [{ pid: family.leader, group: family.leader, inSession: true }] : []
  }
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number)
  const sameLeader = await isSameLeader(family)
  const found = await Promise.all(pids.map((pid) => memberOf(family, pid, sameLeader)))
  return found.filter((member) => member !== undefined)
}

/** The number of a session is not given to another process while a member lives, but it is after that. */
async function isSameLeader({ leader, startTicks }: Family): Promise<boolean> {
  const stat = await readStat(leader)
  return stat === undefined || startTicks === undefined || stat.startTicks === startTicks
}

async function memberOf(family: Family, pid: number, sameLeader: boolean): Promise<FamilyMember | undefined> {
  const stat = await readStat(pid)
  if (stat === undefined || stat.state === 'Z' || stat.state === 'X' || pid === process.pid) return undefined
  const inSession = sameLeader && stat.session === family.leader
  if (!inSession && !(await hasVariable(pid, family.marker))) return undefined
  return { pid, group: stat.group, inSession }
}

async function hasVariable(pid: number, variable: string): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').includes(variable)
  } catch {
    return false
  }
}

/**
 * Signals members, a process group at a time: a group that a shell made inside the session gets it too.
 * @returns how many groups took it
 */
export function signalMembers(members: readonly FamilyMember[], name: NodeJS.Signals): number {
  const groups = new Set(members.map((member) => member.group))
  return [...groups].filter((group) => signalGroup(group, name)).length
}
