import { UserError } from '#core'
import { type Downloaded, download, statusError } from './download.ts'
import { type HttpRequest, type RetryPolicy, request } from './http.ts'
import { type Listed, readErrorCode, readListing } from './s3-answers.ts'
import type { S3Settings } from './s3-settings.ts'

/** State that a write expects: a certain version, or nothing there yet. */
export type S3Condition = { readonly ifMatch: string } | { readonly ifNoneMatch: '*' }

/** An S3-compatible object store. All that fails throws as `download` does, unless said otherwise. */
export interface S3 {
  /** Streams an object to a file. */
  get(bucket: string, key: string, path: string, etag?: string): Promise<Downloaded | 'unchanged'>
  /** @returns undefined if there is no such object */
  head(bucket: string, key: string): Promise<{ readonly etag: string; readonly bytes: number } | undefined>
  /** All objects whose key starts so, in the order of their keys. @throws UserError beyond `MAX_LISTED` */
  list(bucket: string, prefix: string): Promise<Listed[]>
  /** @returns the new ETag; `conflict` if the condition does not hold: nothing was written then */
  put(
    bucket: string,
    key: string,
    body: string | Uint8Array<ArrayBuffer>,
    condition?: S3Condition,
  ): Promise<{ readonly etag: string } | 'conflict'>
  /** An object that is not there counts as deleted. */
  delete(bucket: string, key: string, condition?: { readonly ifMatch: string }): Promise<'done' | 'conflict'>
}

const MAX_LISTED = 100_000
const ACCESS = 'Check the credentials in the environment of the step, and what they may read.'

export interface S3Options {
  readonly retry?: RetryPolicy
  readonly signal?: AbortSignal
}

/** Opens a store; nothing is asked yet. Signatures are AWS's version 4, by `aws4fetch`. */
export function openS3(settings: S3Settings, options: S3Options = {}): S3 {
  const client = new Client(settings, options)
  return {
    get: (bucket, key, path, etag) => client.get(bucket, key, path, etag),
    head: async (bucket, key) => {
      const answer = await client.send('HEAD', bucket, key)
      if (answer.status === 404) return undefined
      await client.refuseUnlessOk(answer, bucket, key)
      return { etag: etagOf(answer), bytes: Number(answer.headers.get('content-length')) }
    },
    list: (bucket, prefix) => client.list(bucket, prefix),
    put: async (bucket, key, body, condition) => {
      const answer = await client.send('PUT', bucket, key, { headers: headersOf(condition), body })
      // AWS says 409 when two conditional writes meet, and 404 where the version that was expected is gone.
      if ([404, 409, 412].includes(answer.status) && condition !== undefined) return 'conflict'
      await client.refuseUnlessOk(answer, bucket, key)
      return { etag: etagOf(answer) }
    },
    delete: async (bucket, key, condition) => {
      const answer = await client.send('DELETE', bucket, key, { headers: headersOf(condition) })
      if ([409, 412].includes(answer.status) && condition !== undefined) return 'conflict'
      if (answer.status !== 404) await client.refuseUnlessOk(answer, bucket, key)
      return 'done'
    },
  }
}

function headersOf(condition: S3Condition | undefined): Record<string, string> {
  if (condition === undefined) return {}
  return 'ifMatch' in condition
    ? { 'if-match': condition.ifMatch }
    : { 'if-none-match': condition.ifNoneMatch }
}

function etagOf(answer: Response): string {
  return answer.headers.get('etag') ?? ''
}

class Client {
  private readonly settings: S3Settings
  private readonly options: S3Options
  /** Of buckets that turned out to lie in another region of AWS. */
  private readonly regions = new Map<string, string>()

  constructor(settings: S3Settings, options: S3Options) {
    this.settings = settings
    this.options = options
  }

  async get(bucket: string, key: string, path: string, etag?: string): Promise<Downloaded | 'unchanged'> {
    const attempt = (): Promise<Downloaded | 'unchanged'> => {
      const url = this.address(bucket, key)
      const headers = (at: string): Promise<Record<string, string>> => this.signed('GET', bucket, at, {})
      const refusal = (answer: Response): Promise<Error> => this.refusal(answer, bucket, url)
      return download({ ...this.options, service: 's3', url, path, headers, refusal, etag })
    }
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof OtherRegion)) throw error
      return await attempt()
    }
  }

  async list(bucket: string, prefix: string): Promise<Listed[]> {
    const found: Listed[] = []
    let next: string | undefined
    do {
      const query = {
        'list-type': '2',
        'encoding-type': 'url',
        prefix,
        ...(next && { 'continuation-token': next }),
      }
      const answer = await this.send('GET', bucket, '', { query })
      await this.refuseUnlessOk(answer, bucket, '')
      const page = readListing(await answer.text())
      found.push(...page.objects)
      if (found.length > MAX_LISTED) {
        throw new UserError(`more than ${MAX_LISTED} objects start so`, { where: `s3://${bucket}/${prefix}` })
      }
      next = page.next
    } while (next !== undefined)
    return found
  }

  async send(
    method: string,
    bucket: string,
    key: string,
    more: Pick<HttpRequest, 'headers' | 'body'> & { readonly query?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> {
    const url = this.address(bucket, key, more.query)
    const headers = await this.signed(method, bucket, url, more.headers ?? {})
    const { retry, signal } = this.options
    const body = more.body === undefined ? {} : { body: more.body }
    const asked = {
      method,
      headers,
      ...body,
      ...(signal && { signal }),
      redirect: 'manual',
    } satisfies HttpRequest
    const answer = await request('s3', url, asked, retry)
    return this.learnRegion(answer, bucket) ? await this.send(method, bucket, key, more) : answer
  }

  async refuseUnlessOk(answer: Response, bucket: string, key: string): Promise<void> {
    if (!answer.ok) throw await this.refusal(answer, bucket, this.address(bucket, key))
  }

  private async refusal(answer: Response, bucket: string, url: string): Promise<Error> {
    if (this.learnRegion(answer, bucket)) return new OtherRegion()
    const said = readErrorCode(await answer.text())
    return statusError({ service: 's3', url }, answer.status, { ...(said && { said }), fix: ACCESS })
  }

  /** A bucket in another region of AWS is refused with that region's name. */
  private learnRegion(answer: Response, bucket: string): boolean {
    const region = answer.headers.get('x-amz-bucket-region')
    const isElsewhere = [301, 307, 400].includes(answer.status)
    if (!isElsewhere || region === null || !/^[a-z0-9-]+$/.test(region)) return false
    if (this.settings.endpoint !== undefined || this.regions.has(bucket)) return false
    this.regions.set(bucket, region)
    return true
  }

  private region(bucket: string): string {
    return this.regions.get(bucket) ?? this.settings.region
  }

  private address(bucket: string, key: string, query: Readonly<Record<string, string>> = {}): string {
    if (key.split('/').some((part) => part === '.' || part === '..')) {
      throw new UserError('a key with "." or ".." as a part cannot be addressed', {
        where: `s3://${bucket}/${key}`,
      })
    }
    const { endpoint } = this.settings
    const region = this.region(bucket)
    const aws = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
    // A certificate for *.s3... does not cover a name with more dots.
    const isHost = endpoint === undefined && !bucket.includes('.')
    const base = isHost
      ? `https://${bucket}.${aws}`
      : `${endpoint?.replace(/\/+$/, '') ?? `https://${aws}`}/${bucket}`
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${encode(value)}`)
    const path = key.split('/').map(encode).join('/')
    return `${base}/${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`
  }

  private async signed(
    method: string,
    bucket: string,
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>> {
    const { credentials } = this.settings
    if (credentials === undefined) return { ...headers }
    const { AwsV4Signer } = await import('aws4fetch')
    const what = { method, url, headers, service: 's3', region: this.region(bucket) }
    const signed = await new AwsV4Signer({ ...what, ...credentials }).sign()
    return Object.fromEntries(signed.headers)
  }
}

/** The signature covers the path in this very form (RFC 3986), so that it must be sent so. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

class OtherRegion extends Error {}
