import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Call, Refusal, type Reply } from './exchange.ts'
import { gitEnvironment, protectedRefKey } from './git-repository.ts'
import { identify, permits } from './identity.ts'
import type { Services } from './rest-operation.ts'

/** GitHub's refusal of a push to a protected branch. `git config` and `case` read the same patterns as the REST side. */
const updateHook = `#!/bin/sh
git config --get-all ${protectedRefKey} | while IFS= read -r pattern; do
  case "$1" in
    $pattern)
      echo "error: GH006: Protected branch update failed for $1." >&2
      echo "error: Changes must be made through a pull request." >&2
      exit 1 ;;
  esac
done
`

/** Writes the hooks of the server, which stand in for those of the repository. Returns their folder. */
export function installHooks(folder: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'update'), updateHook)
  chmodSync(join(folder, 'update'), 0o755)
  return folder
}

/** Git's smart HTTP protocol, by git's own `http-backend`. */
export async function answerGit(call: Call, services: Services, hooks: string): Promise<Reply> {
  const [, owner, name, ...rest] = call.url.pathname.split('/')
  const repository = `${owner}/${name?.replace(/\.git$/, '')}`
  refuse(call, repository, rest.join('/'), services)
  const environment: Record<string, string> = {
    ...gitEnvironment({ 'core.hooksPath': hooks }),
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROJECT_ROOT: services.git.gitDir,
    PATH_INFO: `/${rest.join('/')}`,
    QUERY_STRING: call.url.search.slice(1),
    REQUEST_METHOD: call.method,
    REMOTE_USER: 'x-access-token', // receive-pack serves only the authenticated
    REMOTE_ADDR: '127.0.0.1',
  }
  for (const [variable, header] of Object.entries(passed)) {
    const value = call.headers[header]
    if (typeof value === 'string') environment[variable] = value
  }
  return backend(call.stream, environment)
}

/** Without CONTENT_LENGTH git reads to the end: it sends large packs in chunks. */
const passed = {
  CONTENT_TYPE: 'content-type',
  CONTENT_LENGTH: 'content-length',
  HTTP_CONTENT_ENCODING: 'content-encoding',
  GIT_PROTOCOL: 'git-protocol',
}

function refuse(call: Call, repository: string, path: string, services: Services): void {
  const caller = identify(call.headers, services.store)
  if (caller.kind !== 'job') {
    const reason = caller.kind === 'unknown' ? 'Invalid username or token.' : 'Authentication required.'
    throw gitRefusal(401, `${reason} Password authentication is not supported for Git operations.`, {
      'www-authenticate': 'Basic realm="GitHub"',
    })
  }
  const known = repository.toLowerCase() === services.repository.toLowerCase()
  if (!known || !permits(caller.job, 'contents', 'read')) throw gitRefusal(404, 'Repository not found.')
  const push = path === 'git-receive-pack' || call.url.searchParams.get('service') === 'git-receive-pack'
  if (push && !permits(caller.job, 'contents', 'write')) {
    throw gitRefusal(403, 'Write access to repository not granted.')
  }
}

/** Git shows a plain text body to the user as `remote: ...`. */
function gitRefusal(status: number, message: string, headers: Record<string, string> = {}): Refusal {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return new Refusal({ status, headers: { ...type, ...headers }, body: Buffer.from(`${message}\n`) }, message)
}

/** Runs the CGI program: the request's body goes in, its header decides the status, the rest is the answer. */
function backend(input: Readable, environment: Record<string, string>): Promise<Reply> {
  const child = spawn('git', ['http-backend'], { env: environment, stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.on('error', () => {}) // git may answer without reading everything
  input.pipe(child.stdin)
  input.once('close', () => input.readableEnded || child.kill()) // the client went away
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const onData = (part: Buffer) => {
      head = Buffer.concat([head, part])
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      child.stdout.off('data', onData)
      child.stdout.pause()
      if (end + 4 < head.length) child.stdout.unshift(head.subarray(end + 4))
      resolve({ ...parseHead(head.subarray(0, end).toString('latin1')), body: child.stdout })
    }
    child.stdout.on('data', onData)
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`git http-backend ended with ${code} before it answered`)))
  })
}

function parseHead(text: string): Pick<Reply, 'status'> & { headers: Record<string, string> } {
  const headers: Record<string, string> = {}
  let status = 200
  for (const line of text.split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10)
    else if (name !== '') headers[name.toLowerCase()] = value
  }
  return { status, headers }
}
