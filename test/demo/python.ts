import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { isAlive, runChild } from './child.ts'
import { DemoError } from './demo-error.ts'
import { findPython, type Machine, type Python } from './python-interpreter.ts'

const MARKER = 'current.json'
const INSTALL_PREFIX = 'install-'
const NEEDED_BYTES = 900 * 1024 ** 2 // 520 MB unpacked, and pip's downloads beside them

const markerSchema = z.object({ install: z.string().regex(/^install-[0-9]+$/) })

/**
 * Makes the virtual environment of the demo's project once per machine and gives its interpreter.
 *
 * The environment lies outside the checkout, by the digest of the requirements and of the Python. It is built in a
 * folder of its own and counts from the moment at which the marker names it, which is written last: an interrupted
 * installation is never taken for a whole one, and the next start removes what it left.
 * @param options.requirements path of requirements.txt
 * @param options.progress gets one line for each step
 * @returns absolute path of the interpreter inside the environment
 */
export async function preparePython(
  options: Machine & { requirements: string; progress: (line: string) => void },
): Promise<string> {
  const { requirements, progress } = options
  const started = performance.now()
  const python = await findPython(options)
  const home = join(cacheFolder(options.env), await environmentKey(requirements, python))
  const current = await readMarker(home)
  await removeLeftovers(home, current)
  if (current !== undefined) {
    const interpreter = interpreterIn(join(home, current))
    // The Python that an environment was made from may have been removed since.
    const { code } = await runChild([interpreter, '-I', '-c', ''], options)
    if (code === 0) {
      progress(`Python ${python.version}: environment ready in ${home}`)
      return interpreter
    }
  }
  progress(`Python ${python.version}: making an environment in ${home} (once, about 520 MB)`)
  const name = `${INSTALL_PREFIX}${process.pid}`
  const folder = join(home, name)
  try {
    await makeFolder(folder)
    await install(folder, python, options)
    await writeFile(join(home, `${MARKER}.${process.pid}`), JSON.stringify({ install: name }))
    await rename(join(home, `${MARKER}.${process.pid}`), join(home, MARKER))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  progress(`Python packages installed in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return interpreterIn(folder)
}

async function install(
  folder: string,
  python: Python,
  options: Machine & { requirements: string; progress: (line: string) => void },
): Promise<void> {
  const made = await runChild([python.executable, '-I', '-m', 'venv', folder], options)
  if (made.code !== 0) throw failed('python -m venv', made.output)
  const onLine = (line: string) => {
    const wanted = /^Collecting (\S+)/.exec(line)
    if (wanted) options.progress(`  fetching ${wanted[1]}`)
    else if (line.startsWith('Installing collected packages')) options.progress('  unpacking')
  }
  // Wheels only: a package without one for this machine would otherwise start a compilation of many minutes.
  // Without byte code: most of these modules are never imported, and those that are get theirs on first use.
  const pip = ['-I', '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--no-compile']
  const what = ['--only-binary', ':all:', '--progress-bar', 'off', '-r', options.requirements]
  const installed = await runChild([interpreterIn(folder), ...pip, ...what], { ...options, onLine })
  if (installed.code !== 0) throw failed('pip install', installed.output)
  options.progress('  trying the packages')
  const imports = 'import lightgbm, onnxmltools, onnxruntime, pyarrow, skl2onnx'
  const env = { ...options.env, ORT_DISABLE_TELEMETRY: '1' } // else this very import reports to its maker
  const tried = await runChild([interpreterIn(folder), '-I', '-c', imports], { ...options, env })
  if (tried.code !== 0) throw failed('importing the packages', tried.output)
}

function failed(step: string, output: string[]): DemoError {
  const lines = output.filter((line) => line.trim() !== '' && !/^(\[|WARNING: Retrying)/.test(line))
  const text = lines.slice(-5).join('\n')
  return new DemoError(`${step} failed:\n${text}`, adviceFor(text))
}

function adviceFor(text: string): string {
  if (text.includes('No space left on device')) return 'free about 1 GB of disk space and run the demo again'
  if (text.includes('libgomp')) return 'on Debian or Ubuntu: sudo apt-get install libgomp1'
  if (text.includes('ensurepip')) return 'on Debian or Ubuntu: sudo apt-get install python3-venv'
  if (/No matching distribution|Could not find a version/.test(text))
    return 'check that pip reaches its package index (pip config list), or use Python 3.10 to 3.13 on x64 or arm64'
  return 'check that pip reaches its package index (pip config list) and run the demo again'
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize >= NEEDED_BYTES) return
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DemoError(
      `cannot make the Python environment: ${reason}`,
      'set XDG_CACHE_HOME to a folder you own',
    )
  }
  throw new DemoError(
    `the Python environment needs ${Math.round(NEEDED_BYTES / 1e6)} MB, and ${folder} has less`,
    'free some disk space, or set XDG_CACHE_HOME to a folder on another disk',
  )
}

/** The XDG specification: a relative XDG_CACHE_HOME is to be ignored. */
/** Where the demo keeps what it makes once per machine. */
export function cacheFolder(env: Machine['env']): string {
  const cache = env.XDG_CACHE_HOME
  return join(cache && isAbsolute(cache) ? cache : join(env.HOME || homedir(), '.cache'), 'lockstep-demo')
}

async function environmentKey(requirements: string, python: Python): Promise<string> {
  const hash = createHash('sha256').update(await readFile(requirements))
  hash.update(`\0${python.version}\0${python.executable}\0${process.platform}-${process.arch}`)
  return hash.digest('hex').slice(0, 16)
}

async function readMarker(home: string): Promise<string | undefined> {
  try {
    return markerSchema.parse(JSON.parse(await readFile(join(home, MARKER), 'utf8'))).install
  } catch {
    return undefined
  }
}

/** Removes installations whose process has ended and which the marker does not name. */
async function removeLeftovers(home: string, current: string | undefined): Promise<void> {
  for (const name of await readdir(home).catch(() => [])) {
    const [, pid] = /(?:^install-|^current\.json\.)([0-9]+)$/.exec(name) ?? []
    if (pid === undefined || name === current || isAlive(Number(pid))) continue
    await rm(join(home, name), { recursive: true, force: true })
  }
}

const interpreterIn = (folder: string) => join(folder, 'bin', 'python')
