import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { formatBytes, MissingEvidence, ServiceError, UserError } from '#core'
import { asidePath, asWriteError } from './files.ts'
import { asFailed, type Failed, type RetryPolicy, redact, retrying } from './http.ts'

export interface Download {
  readonly url: string
  /** Where the bytes end up: written aside, renamed when whole. */
  readonly path: string
  /** Name of what answers, for messages. */
  readonly service: string
  /** Headers for a try at an address of the same origin, made anew for each: signatures age. */
  readonly headers?: (url: string) => Promise<Readonly<Record<string, string>>>
  /** Of the copy that is here: where it still holds, nothing is fetched. */
  readonly etag?: string | undefined
  /** What an answer without bytes means; by default its status alone says it. */
  readonly refusal?: (answer: Response) => Promise<Error>
  readonly retry?: RetryPolicy
  readonly maxBytes?: number
  readonly signal?: AbortSignal
}

export interface Downloaded {
  /** Hex, of the bytes as they came in. */
  readonly sha256: string
  readonly bytes: number
  readonly etag: string | undefined
}

/** Here `timeout` is how long nothing may come in, in milliseconds: a large file takes as long as it takes. */
const RETRY: RetryPolicy = { attempts: 4, pause: 500, timeout: 60_000 }
const MAX_BYTES = 256 * 2 ** 30
const MAX_REDIRECTS = 10

/**
 * Fetches a file, hashed while it streams to the disk. A cut connection is taken up where it broke if the server
 * can do that and names the version (`ETag`), else from the start.
 * @returns `unchanged` if the copy with `etag` still holds
 * @throws MissingEvidence for 404 and 410; UserError for 401, 403, a file that is too large, a redirect out of https,
 *   a full disk; ServiceError for what else went wrong, after the last try
 */
export async function download(what: Download): Promise<Downloaded | 'unchanged'> {
  await mkdir(dirname(what.path), { recursive: true })
  const aside = asidePath(what.path)
  let handle: FileHandle | undefined
  try {
    handle = await open(aside, 'wx')
    const part = new Part(handle, what)
    const named = { service: what.service, what: `GET ${redact(what.url)}` }
    const answer = await retrying(named, what.retry ?? RETRY, what.signal, () => attempt(what, part))
    if (answer.status === 304 && what.etag !== undefined) return 'unchanged'
    if (!answer.ok) throw await (what.refusal ?? refusalOf(what))(answer)
    await handle.sync()
    await handle.close()
    handle = undefined
    await rename(aside, what.path)
    return { sha256: part.hash.digest('hex'), bytes: part.bytes, etag: part.etag }
  } catch (error) {
    throw asWriteError(error, what.path)
  } finally {
    await handle?.close()
    await rm(aside, { force: true })
  }
}

/** One try: the bytes go to the part, the answer comes back without them. */
async function attempt(what: Download, part: Part): Promise<Response | Failed> {
  const idle = new AbortController()
  const { timeout } = what.retry ?? RETRY
  const timer = setTimeout(() => idle.abort(new Error(`nothing came in for ${timeout} ms`)), timeout)
  const signals = what.signal === undefined ? [idle.signal] : [idle.signal, what.signal]
  try {
    const answer = await follow(what, part, AbortSignal.any(signals))
    if (answer.status === 416) await part.restart()
    if (answer.status === 416)
      return asFailed(new Error('the rest of the file is not to be had (status 416)'))
    if (!answer.ok)
      return new Response(await beginningOf(answer), { status: answer.status, headers: answer.headers })
    await part.begin(answer)
    for await (const chunk of answer.body ?? []) {
      timer.refresh()
      await part.write(chunk)
    }
    return new Response(null, { status: answer.status, headers: answer.headers })
  } catch (error) {
    if (error instanceof UserError) throw error
    return asFailed(error)
  } finally {
    clearTimeout(timer)
  }
}

/** Follows redirects by hand: none leads out of https, and headers go to the first origin alone. */
async function follow(what: Download, part: Part, signal: AbortSignal): Promise<Response> {
  let url = what.url
  for (let step = 0; step <= MAX_REDIRECTS; step += 1) {
    const own = new URL(url).origin === new URL(what.url).origin
    const headers = {
      'accept-encoding': 'identity',
      ...part.conditions(),
      ...(own ? await what.headers?.(url) : {}),
    }
    const answer = await fetch(url, { headers, redirect: 'manual', signal })
    const target = answer.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(answer.status) || target === null) return answer
    await answer.body?.cancel()
    const next = new URL(target, url)
    if (!/^https?:$/.test(next.protocol) || (next.protocol === 'http:' && url.startsWith('https:'))) {
      throw new UserError(`the address leads to ${redact(next.href)}, out of https`, {
        where: redact(what.url),
      })
    }
    url = next.href
  }
  throw new UserError(`the address leads from one to the next, ${MAX_REDIRECTS} times`, {
    where: redact(what.url),
  })
}

/** Enough of an error's text to know what it says. `Response` refuses a body to some statuses. */
async function beginningOf(answer: Response): Promise<string | null> {
  if (answer.body === null || answer.status === 304 || answer.status === 204) return null
  let text = ''
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.length > 10_000) break
  }
  return text
}

const refusalOf = (what: Download) => async (answer: Response) => statusError(what, answer.status)

/** What a status means to the user who named the file. */
export function statusError(
  { service, url }: Pick<Download, 'service' | 'url'>,
  status: number,
  detail: { readonly said?: string; readonly fix?: string } = {},
): Error {
  const where = redact(url)
  const said = detail.said === undefined ? `status ${status}` : `status ${status}: ${detail.said}`
  const fix = detail.fix === undefined ? {} : { fix: detail.fix }
  if (status === 404 || status === 410) {
    return new MissingEvidence(`there is nothing at this address (${said})`, { where })
  }
  if (status === 401 || status === 403) return new UserError(`access is refused (${said})`, { where, ...fix })
  return new ServiceError(
    service,
    `GET ${where} failed${detail.said === undefined ? '' : `: ${detail.said}`}`,
    { status },
  )
}

/** What came in so far, over all tries. */
class Part {
  hash: Hash = createHash('sha256')
  bytes = 0
  etag: string | undefined
  private resumable = false
  private readonly handle: FileHandle
  private readonly what: Download

  constructor(handle: FileHandle, what: Download) {
    this.handle = handle
    this.what = what
  }

  /** Asks for the rest of the version that was begun, or for another one than is here. */
  conditions(): Record<string, string> {
    if (this.resumable && this.etag !== undefined && this.bytes > 0) {
      return { range: `bytes=${this.bytes}-`, 'if-range': this.etag }
    }
    return this.what.etag === undefined ? {} : { 'if-none-match': this.what.etag }
  }

  async begin(answer: Response): Promise<void> {
    const from = /^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1]
    if (answer.status !== 206 || Number(from) !== this.bytes) await this.restart()
    if (answer.status === 206 && Number(from) !== this.bytes)
      throw new Error('another part of the file came than was asked for')
    this.etag = answer.headers.get('etag') ?? undefined
    // Offsets count the bytes of the encoded answer; a weak tag does not promise the same bytes.
    this.resumable = !answer.headers.has('content-encoding') && this.etag?.startsWith('W/') === false
    await this.refuseTooLarge(this.bytes + Number(answer.headers.get('content-length') ?? 0))
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.bytes + chunk.length > (this.what.maxBytes ?? MAX_BYTES))
      await this.refuseTooLarge(Number.POSITIVE_INFINITY)
    try {
      for (let done = 0; done < chunk.length; ) {
        const { bytesWritten } = await this.handle.write(chunk, done, chunk.length - done, this.bytes + done)
        done += bytesWritten
      }
    } catch (error) {
      throw asWriteError(error, this.what.path)
    }
    this.hash.update(chunk)
    this.bytes += chunk.length
  }

  async restart(): Promise<void> {
    if (this.bytes === 0) return
    await this.handle.truncate(0)
    this.hash = createHash('sha256')
    this.bytes = 0
  }

  private async refuseTooLarge(bytes: number): Promise<void> {
    const limit = this.what.maxBytes ?? MAX_BYTES
    const where = redact(this.what.url)
    if (bytes > limit) throw new UserError(`the file is larger than ${formatBytes(limit)}`, { where })
    const { bavail, bsize } = await statfs(dirname(this.what.path))
    if (bytes - this.bytes <= bavail * bsize) return
    throw new UserError(
      `the file has ${formatBytes(bytes)}, and the disk has ${formatBytes(bavail * bsize)} left`,
      {
        where,
        fix: 'Free space, or use a runner with a larger disk.',
      },
    )
  }
}
