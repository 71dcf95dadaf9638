import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '../demo/child.ts'
import { DemoError } from '../demo/demo-error.ts'
import { preparePython } from '../demo/python.ts'
import { findPython } from '../demo/python-interpreter.ts'

const root = join(import.meta.dirname, '../..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-demo-test-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function demoError(promise: Promise<unknown>): Promise<{ what: string; fix: string }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DemoError)) throw new Error(`expected a DemoError, got ${String(error)}`)
  return { what: error.message, fix: error.fix }
}

const endedPid = () => spawnSync(process.execPath, ['-e', ''], { env: {} }).pid

/** A folder for PATH with these commands, each a shell script. */
async function commands(scripts: Record<string, string>): Promise<string> {
  const bin = await mkdtemp(join(folder, 'bin-'))
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(bin, name), 0o755)
  }
  return bin
}

const probe = (executable: string, version: number[], venv: boolean) =>
  `echo '${JSON.stringify({ executable, version, venv })}'`
const find = (PATH: string) => findPython({ env: { PATH }, signal: AbortSignal.timeout(60_000) })
const path = process.env.PATH ?? ''
const hasPython =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0

describe('findPython', () => {
  it('says that Python is missing', async () => {
    const { what, fix } = await demoError(find(await commands({})))
    expect(what).toContain('no python3 is on the PATH')
    expect(fix).toContain('apt-get install python3 python3-venv')
  })

  it('says which Python is too old, and where it is', async () => {
    const bin = await commands({ python3: probe('/usr/bin/python3', [3, 9, 18], true) })
    expect((await demoError(find(bin))).what).toMatch(
      /3\.10 or newer.*only 3\.9\.18 \(\/usr\/bin\/python3\)$/,
    )
  })

  it('names the package that brings venv', async () => {
    const bin = await commands({ python3: probe('/usr/bin/python3', [3, 12, 3], false) })
    const { what, fix } = await demoError(find(bin))
    expect(what).toContain('Python 3.12.3 (/usr/bin/python3) cannot make a virtual environment')
    expect(fix).toContain('apt-get install python3.12-venv')
  })

  it('passes over an old one, one without venv and a placeholder', async () => {
    const bin = await commands({
      python3: probe('/usr/bin/python3', [3, 9, 18], true),
      'python3.13': 'echo "pyenv: python3.13: command not found" >&2; exit 127',
      'python3.12': probe('/usr/bin/python3.12', [3, 12, 3], false),
      'python3.11': probe('/opt/python3.11', [3, 11, 7], true),
    })
    expect(await find(bin)).toEqual({ executable: '/opt/python3.11', version: '3.11.7' })
  })

  if (!hasPython) console.warn('skipped: no Python of a supported version is on PATH to be asked')
  it.skipIf(!hasPython)('asks a real Python', async () => {
    const { executable, version } = await find(path)
    const said = spawnSync(executable, ['--version'], { encoding: 'utf8', env: {} })
    expect(said.stdout.trim()).toBe(`Python ${version}`)
  })
})

describe('preparePython', () => {
  // Answers the probe and venv itself; the environment's interpreter is a copy, whose pip does what $FAKE_PIP says.
  const fake = `
echo "$@" >> "$LOG"
case "$*" in
  *"-m venv"*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
  *"-m pip"*) case "$FAKE_PIP" in
    fail) echo "ERROR: No matching distribution found for lightgbm==4.7.0" >&2; exit 1 ;;
    hang) sleep 600 & echo "$$ $!" > "$LOG.pids"; wait ;;
    *) echo "Collecting lightgbm==4.7.0" ;;
  esac ;;
  *json*) ${probe('$0', [3, 11, 7], true)} | sed "s#[$]0#$0#" ;;
esac`

  async function machine(pip: string) {
    const cache = await mkdtemp(join(folder, 'cache-'))
    const log = join(cache, 'calls.log')
    const bin = await commands({ python3: fake })
    const env = { PATH: `${bin}:${path}`, XDG_CACHE_HOME: cache, LOG: log, FAKE_PIP: pip }
    const lines: string[] = []
    const abort = new AbortController()
    const requirements = join(root, 'test/demo/project/requirements.txt')
    const prepare = (changes: Record<string, string> = {}) =>
      preparePython({
        env: { ...env, ...changes },
        signal: abort.signal,
        requirements,
        progress: (line) => lines.push(line),
      })
    const calls = async () =>
      (await readFile(log, 'utf8')).split('\n').filter((line) => line.includes('-m pip'))
    const installs = async () => {
      const names = await readdir(join(cache, 'lockstep-demo'), { recursive: true })
      return names
        .filter((name) => /install-\d+$/.test(name))
        .map((name) => join(cache, 'lockstep-demo', name))
    }
    return { prepare, calls, installs, lines, abort, log }
  }

  it('installs once, with progress, and then finds the environment again', async () => {
    const { prepare, calls, lines } = await machine('ok')
    const interpreter = await prepare()
    expect(await stat(interpreter)).toMatchObject({ size: expect.any(Number) })
    expect(lines).toContain('  fetching lightgbm==4.7.0')
    expect(await prepare()).toBe(interpreter)
    expect((await calls()).length).toBe(1)
  })

  it('makes the environment anew when its interpreter no longer runs', async () => {
    const { prepare, calls } = await machine('ok')
    await rm(await prepare())
    await stat(await prepare())
    expect((await calls()).length).toBe(2)
  })

  it('says what pip said, and leaves nothing half installed', async () => {
    const { prepare, installs, calls } = await machine('fail')
    const { what, fix } = await demoError(prepare())
    expect(what).toContain('No matching distribution found for lightgbm==4.7.0')
    expect(fix).toContain('package index')
    expect(await installs()).toEqual([])
    await prepare({ FAKE_PIP: 'ok' })
    expect((await calls()).length).toBe(2)
  })

  it('never takes an interrupted installation for a whole one, and removes it', async () => {
    const { prepare, installs } = await machine('ok')
    const interpreter = await prepare()
    const home = join(interpreter, '../../..')
    await rm(join(home, 'current.json'))
    await rm(join(interpreter, '../..'), { recursive: true })
    const half = join(home, `install-${endedPid()}`)
    await mkdir(join(half, 'bin'), { recursive: true })
    await writeFile(join(half, 'bin/python'), '#!/bin/sh\n', { mode: 0o755 })
    const again = await prepare()
    expect(again).not.toContain(half)
    expect(await installs()).toEqual([join(again, '../..')])
  })

  it('ends pip and its children when it is cancelled', async () => {
    const { prepare, installs, abort, log } = await machine('hang')
    const prepared = prepare()
    prepared.catch(() => {})
    await expect
      .poll(() => readFile(`${log}.pids`, 'utf8').catch(() => ''), { timeout: 30_000 })
      .toContain(' ')
    abort.abort(new Error('Ctrl-C'))
    await expect(prepared).rejects.toThrow('Ctrl-C')
    const pids = (await readFile(`${log}.pids`, 'utf8')).trim().split(' ').map(Number)
    expect(pids.length).toBe(2)
    for (const pid of pids) await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
    expect(await installs()).toEqual([])
  })
})

/** Unlike `isAlive`, false for a process that has ended and that nobody has collected: an orphan in a container. */
async function isRunning(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')
  return !status.slice(status.lastIndexOf(')')).startsWith(') Z')
}
