import { readFile } from 'node:fs/promises'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { readIfPresent, runCommand } from '#host'

/** A run must not wait for a tool that hangs. */
const LIMIT = 20_000

export interface Surroundings {
  /** Environment of the command. */
  readonly environment: Readonly<Record<string, string>>
  /** A folder without files of the user: Python puts the current one on its search path. */
  readonly emptyFolder: string
}

export interface MachineFacts {
  /** Name and version of the distribution, or of the kernel. */
  readonly os: string
  readonly kernel: string
  /** Processors that this process may use. */
  readonly cpus: number
  readonly cpuModel: string
  /** Bytes: of the machine, or of the control group if that is less. */
  readonly memory: number
}

export async function readMachineFacts(): Promise<MachineFacts> {
  const kernel = `${type()} ${release()}`
  const [, name] = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec((await readIfPresent('/etc/os-release')) ?? '') ?? []
  const constrained = process.constrainedMemory()
  return {
    os: name ?? kernel,
    kernel,
    cpus: availableParallelism(),
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    memory: constrained > 0 ? Math.min(totalmem(), constrained) : totalmem(),
  }
}

/**
 * Runs a program that may not be there, within a limit.
 * @returns its output, or undefined if it is missing, fails or takes too long
 */
async function ask(
  program: string,
  args: readonly string[],
  { environment, emptyFolder }: Surroundings,
): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(LIMIT)
    const result = await runCommand(program, args, { cwd: emptyFolder, environment, signal })
    return result.code === 0 ? result.stdout : undefined
  } catch {
    return undefined
  }
}

export interface Gpu {
  readonly name: string
  /** Bytes; undefined where the driver does not tell. */
  readonly memory: number | undefined
  readonly driver: string
}

/** The GPUs that nvidia-smi lists; none if it is not there. */
export async function readGpus(surroundings: Surroundings): Promise<readonly Gpu[]> {
  const fields = '--query-gpu=name,memory.total,driver_version'
  const output = await ask('nvidia-smi', [fields, '--format=csv,noheader,nounits'], surroundings)
  const rows = (output ?? '').split('\n').map((line) => line.split(', '))
  return rows.flatMap(([name, mebibytes, driver]) => {
    if (name === undefined || driver === undefined) return []
    // A cell that the driver does not support is `[N/A]` or the like.
    const memory = Number(mebibytes)
    return [{ name, memory: Number.isFinite(memory) ? memory * 2 ** 20 : undefined, driver: driver.trim() }]
  })
}

/** Asks the interpreter itself: it needs no pip, and says the same as `pip freeze` for what came from an index. */
const PYTHON_FACTS = `import platform
from importlib import metadata
print(platform.python_implementation(), platform.python_version())
for line in sorted({f"{d.metadata['Name']}=={d.version}" for d in metadata.distributions()}, key=str.lower):
    print(line)`

export interface PythonFacts {
  /** Such as `CPython 3.12.4`. */
  readonly version: string
  /** `name==version`, sorted. */
  readonly packages: readonly string[]
}

/** @param python absolute path of the interpreter that the command would find first */
export async function readPython(
  python: string,
  surroundings: Surroundings,
): Promise<PythonFacts | undefined> {
  const output = await ask(python, ['-c', PYTHON_FACTS], surroundings)
  const [version, ...packages] = (output ?? '').split('\n').filter((line) => line !== '')
  return version === undefined ? undefined : { version, packages }
}

/**
 * How many processes of this control group the kernel has killed for lack of memory so far. Version 2 counts in
 * memory.events, version 1 in memory.oom_control.
 * @returns undefined where the counter cannot be read
 */
export async function readOomKills(): Promise<number | undefined> {
  const groups = (await readIfPresent('/proc/self/cgroup').catch(() => undefined)) ?? ''
  for (const line of groups.split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? []
    if (controllers === undefined || path === undefined) continue
    const files =
      controllers === ''
        ? [`/sys/fs/cgroup${path}/memory.events`, '/sys/fs/cgroup/memory.events']
        : controllers.split(',').includes('memory')
          ? [`/sys/fs/cgroup/memory${path}/memory.oom_control`, '/sys/fs/cgroup/memory/memory.oom_control']
          : []
    for (const file of files) {
      const [, kills] = /^oom_kill (\d+)$/m.exec(await readFile(file, 'utf8').catch(() => '')) ?? []
      if (kills !== undefined) return Number(kills)
    }
  }
  return undefined
}
