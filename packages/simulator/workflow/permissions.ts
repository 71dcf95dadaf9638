import type { Access, Permissions } from '../github/types.ts'
import { type Node, written } from './node.ts'

const scopes = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
]

/** GitHub's restricted default, the one that new repositories have. */
export const restricted: Permissions = { contents: 'read', packages: 'read', metadata: 'read' }

/** Reads a `permissions:` key; what it does not name is `none`, `metadata` is always readable. */
export function readPermissions(node: Node): Permissions {
  if (node.kind !== 'mapping') {
    const access = written(node) === 'write-all' ? 'write' : written(node) === 'read-all' ? 'read' : 'none'
    const every = scopes.filter((scope) => scope !== 'id-token' || access === 'write')
    return { ...Object.fromEntries(every.map((scope) => [scope, access])), metadata: 'read' }
  }
  const named = node.entries.map((entry): [string, Access] => {
    const value = written(entry.value)
    return [entry.key, value === 'write' ? 'write' : value === 'read' ? 'read' : 'none']
  })
  return { ...Object.fromEntries(named), metadata: 'read' }
}

const order: readonly Access[] = ['none', 'read', 'write']

/** What a called workflow may do: never more than the job that calls it. */
export function cap(wanted: Permissions, limit: Permissions): Permissions {
  const lower = (scope: string, access: Access) =>
    order[Math.min(order.indexOf(access), order.indexOf(limit[scope] ?? 'none'))] ?? 'none'
  return Object.fromEntries(Object.entries(wanted).map(([scope, access]) => [scope, lower(scope, access)]))
}
