import { z } from 'zod'
import { runChild } from './child.ts'
import { DemoError } from './demo-error.ts'

/** A Python that can make virtual environments. */
export interface Python {
  /** Absolute path of the interpreter. */
  executable: string
  /** Such as 3.11.7. */
  version: string
}

/** What the demo needs of the machine that it runs on. */
export interface Machine {
  env: Record<string, string | undefined>
  signal: AbortSignal
}

const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10']
const OLDEST_MINOR = 10

// Debian and Ubuntu ship venv without ensurepip, which sits in a package of its own. Runs on any Python 3.
const PROBE = `
import importlib.util, json, sys
print(json.dumps({
    "executable": sys.executable,
    "version": list(sys.version_info[:3]),
    "venv": all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip")),
}))`

const probeSchema = z.object({
  executable: z.string().min(1),
  version: z.tuple([z.literal(3), z.int(), z.int()]),
  venv: z.boolean(),
})

type Probe = z.infer<typeof probeSchema>

/**
 * Finds a Python of at least 3.10 that can make virtual environments: python3 first, then python3.14 to python3.10
 * on the PATH. Throws a DemoError that says what was found instead and what to install.
 */
export async function findPython(machine: Machine): Promise<Python> {
  const found: Probe[] = []
  for (const name of NAMES) {
    const probe = await probePython(name, machine)
    if (probe === undefined) continue
    if (probe.version[1] >= OLDEST_MINOR && probe.venv)
      return { executable: probe.executable, version: probe.version.join('.') }
    found.push(probe)
  }
  throw notUsable(found)
}

/** undefined where there is no such command, or where it is only a placeholder, such as a pyenv shim. */
async function probePython(name: string, machine: Machine): Promise<Probe | undefined> {
  const { code, output } = await runChild([name, '-I', '-c', PROBE], machine)
  if (code !== 0) return undefined
  try {
    return probeSchema.parse(JSON.parse(output.at(-1) ?? ''))
  } catch {
    return undefined
  }
}

function notUsable(found: Probe[]): DemoError {
  const install = 'on Debian or Ubuntu: sudo apt-get install python3 python3-venv; then run the demo again'
  if (found.length === 0)
    return new DemoError('the demo trains with Python 3.10 or newer, and no python3 is on the PATH', install)
  const withoutVenv = found.find((probe) => probe.version[1] >= OLDEST_MINOR)
  if (withoutVenv) {
    const [major, minor] = withoutVenv.version
    return new DemoError(
      `Python ${withoutVenv.version.join('.')} (${withoutVenv.executable}) cannot make a virtual environment: ` +
        'its venv or ensurepip module is missing',
      `on Debian or Ubuntu: sudo apt-get install python${major}.${minor}-venv; then run the demo again`,
    )
  }
  const all = found.map((probe) => `${probe.version.join('.')} (${probe.executable})`)
  return new DemoError(
    `the demo trains with Python 3.10 or newer, and the PATH has only ${[...new Set(all)].join(', ')}`,
    `install a newer one, ${install}`,
  )
}
