import { spawn } from 'node:child_process'

/** What one process took. */
export interface Cost {
  readonly wall: number
  /** User and system seconds of the process and of its children. */
  readonly cpu: number
  /** Peak resident set, MB. */
  readonly memory: number
  /** Last line that it printed. */
  readonly said: string
}

// Python reads what the kernel has counted for a child; Node has no call for it.
const WRAPPER = `
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
lines = done.stdout.decode(errors="replace").strip().splitlines()
print(json.dumps({"code": done.returncode, "wall": time.monotonic() - start, "cpu": used.ru_utime + used.ru_stime,
                  "memory": used.ru_maxrss / 1024, "said": lines[-1] if lines else ""}))
`

/** Runs a command in a process of its own. @throws Error if it fails */
export async function measure(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Cost> {
  const child = spawn('python3', ['-I', '-c', WRAPPER, ...argv], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  await new Promise((done) => child.on('close', done))
  const { code, ...cost } = JSON.parse(text)
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${cost.said}`)
  return cost
}

/** The run with the least CPU of several: other work on the machine only adds. */
export async function best(times: number, run: () => Promise<Cost>): Promise<Cost> {
  let found = await run()
  for (let round = 1; round < times; round += 1) {
    const next = await run()
    if (next.cpu < found.cpu) found = next
  }
  return found
}
