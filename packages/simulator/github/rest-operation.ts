import { json, type Reply, restRefusal } from './exchange.ts'
import type { GitRepository } from './git-repository.ts'
import type { Job } from './records.ts'
import type { Store } from './store.ts'
import type { Access } from './types.ts'

/** What the parts of the server share. */
export interface Services {
  /** `owner/name` as it was given. */
  readonly repository: string
  readonly git: GitRepository
  readonly store: Store
  /** `http://127.0.0.1:port` */
  readonly url: string
  /** `http://github.localhost:port`, for addresses that a person opens and git clones from. */
  readonly serverUrl: string
}

export type Parameters = Readonly<Record<string, string | number | boolean>>

/** A request that GitHub's document accepts, from a job that may make it. */
export interface RestRequest {
  readonly parameters: Parameters
  readonly body: unknown
  readonly job: Job
  readonly accept: string
  /** As it was sent, for links to further pages. */
  readonly url: URL
}

/** One of these permissions, with at least this access. */
export interface Need {
  readonly anyOf: readonly string[]
  readonly access: Access
}

export interface Operation {
  /** Absent: every token may, as with GitHub's `metadata`. */
  readonly need?: Need | ((parameters: Parameters, services: Services) => Need)
  readonly handle: (request: RestRequest, services: Services) => Reply | Promise<Reply>
}

export function read(...anyOf: string[]): Need {
  return { anyOf, access: 'read' }
}

export function write(...anyOf: string[]): Need {
  return { anyOf, access: 'write' }
}

/** The document, or GitHub's 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw restRefusal(404, 'Not Found')
  return value
}

/** A parameter that GitHub's document declares as an integer. */
export function integer(parameters: Parameters, name: string): number {
  const value = parameters[name]
  if (typeof value !== 'number') throw restRefusal(404, 'Not Found')
  return value
}

/** A parameter as text, undefined where it was not sent. */
export function text(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name]
  return value === undefined ? undefined : String(value)
}

/** A bare array, as older parts of the REST interface list. */
export function listReply<T>(items: readonly T[], show: (item: T) => unknown, request: RestRequest): Reply {
  const { shown, headers } = page(items, request)
  return json(200, shown.map(show), headers)
}

/** `{ total_count, <name>: [...] }`, as newer parts list. */
export function countedReply<T>(
  name: string,
  items: readonly T[],
  show: (item: T) => unknown,
  request: RestRequest,
): Reply {
  const { shown, headers } = page(items, request)
  return json(200, { total_count: items.length, [name]: shown.map(show) }, headers)
}

/** One page of a list (30 items unless asked, 100 at most) with the `Link` header that clients follow. */
function page<T>(items: readonly T[], { parameters, url }: RestRequest) {
  const size = Math.min(Math.max(Number(parameters.per_page ?? 30), 1), 100)
  const current = Math.max(Number(parameters.page ?? 1), 1)
  const last = Math.max(Math.ceil(items.length / size), 1)
  const link = (number: number, relation: string) => {
    const address = new URL(url)
    address.searchParams.set('page', String(number))
    return `<${address}>; rel="${relation}"`
  }
  const links = current < last ? [link(current + 1, 'next'), link(last, 'last')] : []
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {}
  return { shown: items.slice((current - 1) * size, current * size), headers }
}

/** The account behind `GITHUB_TOKEN`. */
export const bot = { login: 'github-actions[bot]', id: 41898282, type: 'Bot', site_admin: false }

export function repositoryUrl(services: Services): string {
  return `${services.url}/api/v3/repos/${services.repository}`
}

export function htmlUrl(services: Services): string {
  return `${services.serverUrl}/${services.repository}`
}

/** Now, to the second, as REST shows times. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}
