import { messageOf, ServiceError } from '#core'
import { errorCode } from './files.ts'

export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number
  /** First pause in milliseconds; doubled after each try, with jitter of half to full length. */
  readonly pause: number
  /** Limit of one try in milliseconds. */
  readonly timeout: number
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, pause: 500, timeout: 30_000 }

export interface HttpRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** Sent as a bearer token to `origin` alone, never after a redirect to another one. */
  readonly token?: { readonly value: string; readonly origin: string }
  readonly signal?: AbortSignal
  /** `manual`: an answer that leads elsewhere is returned as it is. Default: followed. */
  readonly redirect?: 'manual'
}

const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * One HTTP exchange, its body read whole, with retries for what may pass (refused or cut connections, also in the
 * middle of a body, time-outs, 408, 425, 429, 5xx) and for methods that may be repeated. Other statuses are
 * returned as they are. A `retry-after` in seconds is kept to, up to a minute.
 * @throws ServiceError after the last try; the signal's reason when it fires
 */
export async function request(
  service: string,
  url: string,
  options: HttpRequest = {},
  retry: RetryPolicy = DEFAULT_RETRY,
): Promise<Response> {
  const method = options.method ?? 'GET'
  const attempts = ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method) ? retry.attempts : 1
  const what = { service, what: `${method} ${redact(url)}` }
  return retrying(what, { ...retry, attempts }, options.signal, () =>
    exchange(url, method, options, retry.timeout),
  )
}

/**
 * Repeats an exchange while what stopped it may pass.
 * @returns the first answer that says something, whatever its status
 * @throws ServiceError after the last try; the signal's reason when it fires
 */
export async function retrying(
  { service, what }: { readonly service: string; readonly what: string },
  retry: RetryPolicy,
  signal: AbortSignal | undefined,
  exchange: () => Promise<Response | Failed>,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await exchange()
    if (outcome instanceof Response && !TRANSIENT.has(outcome.status)) return outcome
    signal?.throwIfAborted()
    if (attempt >= retry.attempts) throw failure(service, what, outcome, attempt)
    const backOff = retry.pause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
    await pause(Math.max(backOff, askedPause(outcome)), signal)
  }
}

function failure(service: string, what: string, outcome: Response | Failed, attempts: number): ServiceError {
  if (outcome instanceof Response) {
    return new ServiceError(service, `${what} failed`, { status: outcome.status, attempts })
  }
  return new ServiceError(service, `${what}: ${outcome.why}`, { attempts, cause: outcome.error })
}

const MAX_ASKED_PAUSE = 60_000

function askedPause(outcome: Response | Failed): number {
  const seconds = outcome instanceof Response ? Number(outcome.headers.get('retry-after')) : 0
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds) * 1_000, MAX_ASKED_PAUSE) : 0
}

/** An exchange that had no answer, or not all of it. */
export interface Failed {
  readonly error: unknown
  readonly why: string
}

/** What was thrown, as an exchange that failed. */
export function asFailed(error: unknown): Failed {
  return { error, why: reasonOf(error) }
}

// These have no body, and `Response` refuses to be given one.
const BODILESS = new Set([101, 204, 205, 304])

async function exchange(
  url: string,
  method: string,
  options: HttpRequest,
  timeout: number,
): Promise<Response | Failed> {
  const limit = AbortSignal.timeout(timeout)
  const authorized = options.token !== undefined && new URL(url).origin === options.token.origin
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...options.headers,
        ...(authorized ? { authorization: `Bearer ${options.token?.value}` } : {}),
      },
      ...(options.body === undefined ? {} : { body: options.body }),
      // A token must not follow a redirect to another origin; fetch drops it there by itself.
      redirect: options.redirect ?? 'follow',
      signal: options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]),
    })
    const body = await response.arrayBuffer()
    const { status, statusText, headers } = response
    return new Response(BODILESS.has(status) ? null : body, { status, statusText, headers })
  } catch (error) {
    return asFailed(error)
  }
}

/** fetch says only "fetch failed"; why stands in its cause, which may be several errors without a text. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return messageOf(cause) || errorCode(cause) || messageOf(error)
}

/** Waits; rejects when the signal fires. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer)
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, milliseconds)
    if (signal?.aborted === true) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}

/** An address without credentials and query, fit for a message. */
export function redact(url: string): string {
  if (!URL.canParse(url)) return url
  const parsed = new URL(url)
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`
}
