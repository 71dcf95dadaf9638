import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Job } from './records.ts'
import type { Store } from './store.ts'
import type { Access } from './types.ts'

/** Who asks: nobody, a token that is not (or no longer) known, or a job. */
export type Caller = { readonly kind: 'anonymous' | 'unknown' } | { readonly kind: 'job'; readonly job: Job }

/** An installation token's shape. */
export function newToken(): string {
  return `ghs_${randomBytes(18).toString('hex')}`
}

/**
 * The caller behind an `Authorization` header: `token`, `Bearer`, or `Basic` as git sends it.
 * GitHub withdraws a job's token when the job ends, so a process that outlives its job finds it refused.
 */
export function identify(headers: IncomingHttpHeaders, store: Store): Caller {
  const token = credential(headers.authorization)
  if (token === undefined) return { kind: 'anonymous' }
  const job = store.jobs.all().find((candidate) => same(candidate.token, token))
  return job && job.conclusion === undefined ? { kind: 'job', job } : { kind: 'unknown' }
}

/** Whether a job's permissions include this access. `write` includes `read`; what is not named is `none`. */
export function permits(job: Job, permission: string, access: Access): boolean {
  const granted = job.permissions[permission] ?? 'none'
  return granted === 'write' || granted === access
}

/**
 * The token of the results service. Its scope names the run and the job, as the real one does;
 * clients decode it without checking, the server checks the signature (HS256, RFC 7515).
 */
export function runtimeToken(job: Job, secret: Buffer): string {
  const issued = Math.floor(Date.now() / 1000)
  const payload = { scp: `Actions.Results:${job.runId}:${job.jobId}`, iat: issued, exp: issued + 6 * 3600 }
  const parts = [{ alg: 'HS256', typ: 'JWT' }, payload].map((part) => encode(JSON.stringify(part)))
  return `${parts.join('.')}.${sign(parts.join('.'), secret)}`
}

/** The job whose runtime token came along; undefined where it is missing, forged or expired. */
export function runtimeJob(headers: IncomingHttpHeaders, store: Store): Job | undefined {
  const [head, payload, signature] = (credential(headers.authorization) ?? '').split('.')
  if (!head || !payload || !signature || !same(signature, sign(`${head}.${payload}`, store.secret))) return
  const claims = z
    .object({ scp: z.string(), exp: z.number() })
    .parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (claims.exp * 1000 < Date.now()) return
  return store.jobs.get(claims.scp.split(':')[2] ?? '')
}

/** Signs `text`, base64url. */
export function sign(text: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

/** Compares without telling by its duration where two strings differ. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function credential(authorization: string | undefined): string | undefined {
  const [, scheme, value] = /^(\S+)\s+(\S+)$/.exec(authorization ?? '') ?? []
  if (scheme === undefined || value === undefined) return
  if (scheme.toLowerCase() !== 'basic') return value
  const text = Buffer.from(value, 'base64').toString()
  return text.slice(text.indexOf(':') + 1)
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}
