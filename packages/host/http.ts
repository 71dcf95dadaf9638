import { messageOf, ServiceError } from '#core'

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
}

const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * One HTTP exchange with retries for what may pass (refused or cut connections, time-outs, 408, 429, 5xx) and for
 * methods that may be repeated. Other statuses are returned as they are.
 * @throws ServiceError after the last try
 */
export async function request(
  service: string,
  url: string,
  options: HttpRequest = {},
  retry: RetryPolicy = DEFAULT_RETRY,
): Promise<Response> {
  const method = options.method ?? 'GET'
  const attempts = ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method) ? retry.attempts : 1
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await exchange(url, method, options, retry.timeout)
      if (!TRANSIENT.has(response.status)) return response
      if (attempt >= attempts) {
        throw new ServiceError(service, `${method} ${redact(url)} failed`, {
          status: response.status,
          attempts: attempt,
        })
      }
      await response.body?.cancel()
    } catch (error) {
      if (error instanceof ServiceError || options.signal?.aborted === true) throw error
      if (attempt >= attempts) {
        const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
        throw new ServiceError(service, `${method} ${redact(url)}: ${messageOf(cause)}`, {
          attempts: attempt,
          cause: error,
        })
      }
    }
    await pause(retry.pause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2))
  }
}

function exchange(url: string, method: string, options: HttpRequest, timeout: number): Promise<Response> {
  const limit = AbortSignal.timeout(timeout)
  const authorized = options.token !== undefined && new URL(url).origin === options.token.origin
  return fetch(url, {
    method,
    headers: {
      ...options.headers,
      ...(authorized ? { authorization: `Bearer ${options.token?.value}` } : {}),
    },
    ...(options.body === undefined ? {} : { body: options.body }),
    // A token must not follow a redirect to another origin; fetch drops it there by itself.
    redirect: 'follow',
    signal: options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]),
  })
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
