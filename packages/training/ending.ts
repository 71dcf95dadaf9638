import type { CommandEnd } from './launch.ts'
import type { Supervised } from './supervise.ts'

/** What is known of a command's end, from which the reader is told what happened. */
export interface Ending extends CommandEnd {
  readonly supervised: Supervised
  /** Processes of the control group that the kernel killed for lack of memory meanwhile. */
  readonly oomKills: number
  /** The last lines of the output. */
  readonly tail: readonly string[]
}

/** How a command ended, and what to do about it. */
export interface Diagnosis {
  /** `exit code 3`, `exit code 137 (SIGKILL)`, ... */
  readonly how: string
  /** One line; undefined for a command that ended well. */
  readonly remedy: string | undefined
}

const GPU_MEMORY =
  /CUDA out of memory|torch\.(?:cuda\.)?OutOfMemoryError|CUDA_ERROR_OUT_OF_MEMORY|RESOURCE_EXHAUSTED/

/** What a line of the output says. */
const BY_TEXT: readonly (readonly [RegExp, string])[] = [
  [
    GPU_MEMORY,
    'The GPU ran out of memory: use a smaller batch, or see with nvidia-smi who else holds memory on it.',
  ],
  [
    /No space left on device|Errno 28\b/,
    'The disk is full: free space, or write checkpoints somewhere else.',
  ],
  [
    /^MemoryError\b|Unable to allocate .* for an array|std::bad_alloc/,
    'The command ran out of memory: load less data at once, or use a runner with more memory.',
  ],
  [
    /ModuleNotFoundError|No module named /,
    'A Python package is missing: install the requirements in a step before, into the Python that `run` uses.',
  ],
  [
    /can't open file|No such file or directory|FileNotFoundError/,
    'A file is missing: paths in `run` are relative to working-directory; was the step that writes it run in this job?',
  ],
  [
    /Permission denied|PermissionError/,
    'Permission was denied: look at the mode and owner of the file named.',
  ],
]

const BY_CODE: Readonly<Record<number, string>> = {
  126: 'The program named in `run` is not executable: set its mode (git update-index --chmod=+x), or call it by its interpreter.',
  127: 'A program named in `run` was not found: install it, or activate its environment, in this `run` or in a step before.',
}

const BY_SIGNAL: Readonly<Record<string, string>> = {
  SIGKILL:
    'It got SIGKILL, and not from us: most often by a memory limit. Watch its memory, or use a runner with more.',
  SIGTERM: 'It got SIGTERM, and not from us: is the machine preempted or shut down?',
  SIGINT: 'It got SIGINT, and not from us.',
  SIGSEGV: 'It crashed in native code: check that native packages fit each other (drivers, CUDA, BLAS).',
  SIGABRT: 'Native code gave up (abort): the last lines before it say why.',
  SIGBUS: 'Shared memory was too small: enlarge /dev/shm, or use fewer loader processes.',
  SIGILL:
    'This processor lacks an instruction that a native package was built with: use another build of it.',
}

/** Says in words how a command ended. */
export function diagnose(ending: Ending): Diagnosis {
  const { exitCode, signal, oomKills, supervised } = ending
  const how =
    exitCode === undefined
      ? 'SIGKILL, without an exit code'
      : `exit code ${exitCode}${signal === undefined ? '' : ` (${signal})`}`
  if (exitCode === 0 || supervised.stopped !== undefined) return { how, remedy: undefined }
  return {
    how,
    remedy: remedyOf(exitCode, exitCode === undefined ? 'SIGKILL' : signal, oomKills, ending.tail),
  }
}

function remedyOf(
  exitCode: number | undefined,
  signal: string | undefined,
  oomKills: number,
  tail: readonly string[],
): string {
  if (signal === 'SIGKILL' && oomKills > 0) {
    return 'The kernel killed it for lack of memory: use a smaller batch or fewer loader processes, or a runner with more memory.'
  }
  const known =
    (signal === undefined ? undefined : BY_SIGNAL[signal]) ??
    (exitCode === undefined ? undefined : BY_CODE[exitCode])
  if (known !== undefined) return known
  if (oomKills > 0) {
    return 'While it ran, the kernel killed a process here for lack of memory, perhaps one of its own: use fewer loader processes, or a runner with more memory.'
  }
  // The last word counts: what was printed before may have been a warning.
  const last = tail.findLast((line) => BY_TEXT.some(([pattern]) => pattern.test(line))) ?? ''
  const said = BY_TEXT.find(([pattern]) => pattern.test(last))
  return said?.[1] ?? 'Read the last lines of its output.'
}
