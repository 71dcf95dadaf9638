import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { root } from './harness.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-starter-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes `ready`, then `gone` once who started it is. */
const SCRIPT = `
import { writeFileSync } from 'node:fs'
import { starters } from '${join(root, 'test/demo/starter.ts')}'
const before = starters()
writeFileSync('ready', String(process.pid))
const timer = setInterval(() => {
  if (starters() === before) return
  clearInterval(timer)
  writeFileSync('gone', before)
}, 20)
`

describe('starters', () => {
  it.each([
    ['that starts it itself', `spawn(process.execPath, ['-e', script])`],
    // The shell stays, for it has something left to do.
    ['that starts it by a shell', `spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, script])`],
  ])('notices the end of a process %s', async (_, start) => {
    const text = `const script = ${JSON.stringify(SCRIPT)}; require('node:child_process').${start}`
    const starter = spawn(process.execPath, ['-e', text], { cwd: folder, stdio: 'ignore', env: {} })
    const has = (name: string) =>
      vi.waitFor(() => readFile(join(folder, name), 'utf8'), { timeout: 10_000, interval: 20 })
    await has('ready')
    starter.kill('SIGKILL')
    expect(await has('gone')).toMatch(new RegExp(`\\b${starter.pid}$`))
  })
})
