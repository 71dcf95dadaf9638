import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { RequestRecord } from './request-log-record.ts'

export interface RequestLogOptions {
  /** The file that is appended to, such as `requests.jsonl`; full ones beside it are `requests.1.jsonl`, ... */
  readonly path: string
  /** A file that has reached this size is put aside. Default 64 MiB. */
  readonly maxFileBytes?: number
  /** How many full files are kept; the oldest go first. Default 16. */
  readonly maxFiles?: number
  /** Bytes that may wait for the disk; a record beyond them is dropped and counted. Default 16 MiB. */
  readonly maxPendingBytes?: number
}

export interface RequestLog extends AsyncDisposable {
  /** Takes a record in memory and returns at once. It never throws and never waits for the disk. */
  append(record: RequestRecord): void
  /** Records that are lost: the disk was too slow, full or gone. */
  readonly dropped: number
  /** The last error of the disk, if there was one. */
  readonly lastError: unknown
  /** Writes what waits and closes the file. */
  close(): Promise<void>
}

const MIB = 2 ** 20

interface Queue {
  readonly path: string
  readonly maxFileBytes: number
  readonly maxFiles: number
  file: LogFile
  pending: string[]
  pendingBytes: number
  dropped: number
  lastError: unknown
}

/**
 * Opens a request log for appending. A line that a killed writer left torn is closed first.
 * @throws a file system error if the file cannot be opened
 */
export async function openRequestLog(options: RequestLogOptions): Promise<RequestLog> {
  const queue = await openQueue(options)
  const { maxPendingBytes = 16 * MIB } = options
  let closed = false
  let flushing: Promise<void> | undefined
  const flush = (): Promise<void> => {
    flushing ??= writeOut(queue).finally(() => {
      flushing = undefined
    })
    return flushing
  }
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    // A record may have come between a flush's last look and its end.
    while (flushing !== undefined || queue.pending.length > 0) await flush()
    await queue.file.handle.close()
  }
  return {
    append(record) {
      if (closed || !enqueue(queue, record, maxPendingBytes)) queue.dropped += 1
      else void flush()
    },
    get dropped() {
      return queue.dropped
    },
    get lastError() {
      return queue.lastError
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function openQueue({
  path,
  maxFileBytes = 64 * MIB,
  maxFiles = 16,
}: RequestLogOptions): Promise<Queue> {
  await mkdir(dirname(path), { recursive: true })
  const file = await openForAppend(path)
  return {
    path,
    maxFileBytes,
    maxFiles,
    file,
    pending: [],
    pendingBytes: 0,
    dropped: 0,
    lastError: undefined,
  }
}

function enqueue(queue: Queue, record: RequestRecord, maxPendingBytes: number): boolean {
  const line = `${JSON.stringify(record)}\n`
  const bytes = Buffer.byteLength(line)
  if (queue.pendingBytes + bytes > maxPendingBytes) return false
  queue.pending.push(line)
  queue.pendingBytes += bytes
  return true
}

/** Writes all that waits. Nobody waits for this: what is lost is counted, and the next batch tries again. */
async function writeOut(queue: Queue): Promise<void> {
  while (queue.pending.length > 0) {
    const lines = queue.pending
    queue.pending = []
    queue.pendingBytes = 0
    try {
      if (queue.file.bytes >= queue.maxFileBytes)
        queue.file = await rotate(queue.file, queue.path, queue.maxFiles)
      await write(queue.file, lines.join(''))
    } catch (error) {
      queue.lastError = error
      queue.dropped += lines.length
      queue.file.torn = true
    }
  }
}

/** Files of a request log that are there, oldest first. */
export async function requestLogFiles(path: string): Promise<string[]> {
  const found = await fullFiles(path)
  const names = await readdir(dirname(path)).catch((): string[] => [])
  const current = names.includes(basename(path)) ? [path] : []
  return [...found.map((item) => item.path), ...current]
}

interface LogFile {
  readonly handle: FileHandle
  bytes: number
  /** Whether the last write may have left a line without its end. */
  torn: boolean
}

async function openForAppend(path: string): Promise<LogFile> {
  const handle = await open(path, 'a+')
  const { size } = await handle.stat()
  const last = Buffer.alloc(1)
  if (size > 0) await handle.read(last, 0, 1, size - 1)
  return { handle, bytes: size, torn: size > 0 && last.toString() !== '\n' }
}

async function write(file: LogFile, text: string): Promise<void> {
  const bytes = Buffer.from(file.torn ? `\n${text}` : text)
  await file.handle.appendFile(bytes)
  file.torn = false
  file.bytes += bytes.length
}

async function rotate(file: LogFile, path: string, maxFiles: number): Promise<LogFile> {
  const full = await fullFiles(path)
  await rename(path, numbered(path, (full.at(-1)?.number ?? 0) + 1))
  const next = await openForAppend(path)
  await file.handle.close()
  for (const old of full.slice(0, Math.max(0, full.length + 1 - maxFiles)))
    await rm(old.path, { force: true })
  return next
}

async function fullFiles(path: string): Promise<{ path: string; number: number }[]> {
  const stem = basename(path).replace(/\.jsonl$/, '')
  const names = await readdir(dirname(path)).catch((): string[] => [])
  return names
    .flatMap((name) => {
      const number = Number(name.slice(stem.length + 1, -'.jsonl'.length))
      const own = name === `${stem}.${number}.jsonl` && Number.isSafeInteger(number)
      return own ? [{ path: join(dirname(path), name), number }] : []
    })
    .sort((a, b) => a.number - b.number)
}

function numbered(path: string, number: number): string {
  return path.replace(/(\.jsonl)?$/, `.${number}.jsonl`)
}
