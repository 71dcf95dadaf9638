import { readFileSync } from 'node:fs'

/**
 * Names the processes that started this one, for a comparison: it changes when one of them is gone. npm runs a
 * script by `sh -c`, and where that shell stays in between, a killed npm changes the shell's parent, not ours.
 */
export function starters(): string {
  const parent = process.ppid
  const shell = parentOfShell(parent)
  return shell === undefined ? String(parent) : `${parent} ${shell}`
}

/** Parent of a process that is a shell; undefined for another one, and where there is no /proc. */
function parentOfShell(pid: number): string | undefined {
  try {
    // `pid (name) state parent ...`, and the name may hold spaces and brackets.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = text.lastIndexOf(')')
    if (!/^(da|ba|a|k|z)?sh$/.test(text.slice(text.indexOf('(') + 1, end))) return undefined
    return text.slice(end + 2).split(' ')[1]
  } catch {
    return undefined
  }
}
