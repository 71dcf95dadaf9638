import { basename } from 'node:path'
import { sha256, UserError } from '#core'
import { download, redact } from '#host'
import { fetchedRoot, fetchOnce, placeOf } from './fetched.ts'
import type { Step } from './step.ts'
import { type Used, usedFile } from './used.ts'

/**
 * Fetches a file by http or https. No token goes along; a name and password in the address go to its own origin.
 * @throws as `download`
 */
export async function fromAddress(step: Step, role: string, text: string): Promise<Used> {
  const { url, authorization } = withoutCredentials(text)
  const path = placeOf(step, partsOf(url))
  const headers = async (): Promise<Record<string, string>> => authorization
  await fetchOnce(step, url, path, (etag) =>
    download({ service: 'http', url, path, headers, etag, signal: step.signal }),
  )
  const used = await usedFile(role, redact(url), path)
  return { ...used, uri: redact(url), root: fetchedRoot(step) }
}

/** `fetch` refuses addresses with credentials. */
function withoutCredentials(text: string): { url: string; authorization: Record<string, string> } {
  const url = new URL(text)
  const { username, password } = url
  url.username = ''
  url.password = ''
  url.hash = ''
  if (username === '' && password === '') return { url: url.href, authorization: {} }
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    throw new UserError('a password would travel for all to read', { where: redact(text), fix: 'Use https.' })
  }
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { url: url.href, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Two addresses that differ in their query only are two files. */
function partsOf(address: string): string[] {
  const url = new URL(address)
  const decoded = url.pathname.split('/').slice(1).map(decode)
  const name = decoded.pop() || 'index'
  const query = url.search === '' ? [] : [`query-${sha256(url.search).slice(0, 8)}`]
  return [url.protocol.slice(0, -1), url.host, ...decoded, ...query, basename(name)]
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
