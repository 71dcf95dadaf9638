import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type GitOptions, git, tryGit } from './git.ts'
import type { LiveStep } from './live.ts'

export interface CheckedOut {
  readonly outputs: Readonly<Record<string, string>>
  /** The post phase: takes the credentials out of the repository's configuration. */
  readonly forget: () => Promise<void>
}

/** Does what actions/checkout does, from the server that plays GitHub or, without one, from the bare repository. */
export async function checkout(step: LiveStep, given: Readonly<Record<string, string>>): Promise<CheckedOut> {
  const { job, signal, say } = step
  const { run, folders } = job
  const folder = path.resolve(folders.workspace, given.path ?? '.')
  if (path.relative(folders.workspace, folder).startsWith('..')) {
    throw new Error(`actions/checkout: path '${given.path}' is outside of the workspace`)
  }
  const server = job.serverUrl
  const url = run.github ? `${server}/${run.slug}` : pathToFileURL(run.origin.gitDir).href
  await mkdir(folder, { recursive: true })
  const at: GitOptions = {
    cwd: folder,
    env: { ...run.environment, GIT_CEILING_DIRECTORIES: folders.root },
    signal,
  }
  await prepareFolder(folder, url, given.clean !== 'false', at)
  const header = `http.${server}/.extraheader`
  const token = given.token ?? job.token
  const forget = async () => {
    const { signal: _ended, ...later } = at
    if (existsSync(path.join(folder, '.git')))
      await tryGit(['config', '--local', '--unset-all', header], later)
  }
  if (run.github && token) {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
    job.masks.add(basic)
    await git(['config', '--local', '--replace-all', header, `AUTHORIZATION: basic ${basic}`], at)
  }
  const target = await locate(given.ref ?? '', step, at)
  say(`Fetching ${target.fetch} from ${url}`)
  await git(['fetch', '--quiet', ...fetchArguments(given, target)], at)
  await git(['checkout', '--quiet', '--force', ...target.checkout], at)
  if (given['persist-credentials'] === 'false') await forget()
  const commit = await git(['rev-parse', 'HEAD'], at)
  say(`HEAD is now at ${await git(['log', '-1', '--format=%h %s'], at)}`)
  return { outputs: { ref: given.ref ?? run.event.ref, commit }, forget }
}

/** A repository of the same origin is cleaned and used again; anything else in the folder is deleted. */
async function prepareFolder(folder: string, url: string, clean: boolean, at: GitOptions): Promise<void> {
  const isRepository = existsSync(path.join(folder, '.git'))
  const same = isRepository && (await tryGit(['config', '--get', 'remote.origin.url'], at)) === url
  if (same) {
    if (!clean) return
    await git(['clean', '-ffdx', '--quiet'], at)
    await tryGit(['reset', '--hard', '--quiet', 'HEAD'], at)
    return
  }
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true })
  await git(['init', '--quiet', '--initial-branch=main'], at)
  await git(['remote', 'add', 'origin', url], at)
  await git(['config', '--local', 'gc.auto', '0'], at)
}

interface Target {
  /** Refspec of the one thing that is wanted. */
  readonly fetch: string
  readonly checkout: readonly string[]
}

/** As actions/checkout: no ref means the event's commit under the event's ref; else branch, tag or commit. */
async function locate(ref: string, { job }: LiveStep, at: GitOptions): Promise<Target> {
  const { event } = job.run
  const branch = (name: string, from: string): Target => ({
    fetch: `+${from}:refs/remotes/origin/${name}`,
    checkout: ['-B', name, `refs/remotes/origin/${name}`],
  })
  const detached = (from: string, to: string): Target => ({
    fetch: `+${from}:${to}`,
    checkout: ['--detach', to],
  })
  if (ref === '' || ref === event.ref) {
    if (event.ref.startsWith('refs/heads/')) return branch(event.ref.slice('refs/heads/'.length), event.sha)
    if (event.ref.startsWith('refs/pull/'))
      return detached(event.sha, event.ref.replace('refs/', 'refs/remotes/'))
    return detached(event.sha, event.ref)
  }
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref)) return { fetch: ref, checkout: ['--detach', ref] }
  const listed = await git(['ls-remote', 'origin', ref, `refs/heads/${ref}`, `refs/tags/${ref}`], at)
  const there = listed.split('\n').map((line) => line.split('\t')[1])
  const short = ref.replace(/^refs\/(heads|tags)\//, '')
  if (there.includes(`refs/heads/${short}`) && !ref.startsWith('refs/tags/'))
    return branch(short, `refs/heads/${short}`)
  if (there.includes(`refs/tags/${short}`)) return detached(`refs/tags/${short}`, `refs/tags/${short}`)
  if (there.includes(ref)) return detached(ref, ref.replace('refs/', 'refs/remotes/'))
  throw new Error(`A branch or tag with the name '${ref}' could not be found`)
}

function fetchArguments(given: Readonly<Record<string, string>>, target: Target): string[] {
  const depth = Number(given['fetch-depth'] ?? 1)
  const everything = depth <= 0
  const tags = everything || given['fetch-tags'] === 'true'
  return [
    ...(everything ? [] : [`--depth=${depth}`]),
    '--no-tags',
    'origin',
    ...(everything ? ['+refs/heads/*:refs/remotes/origin/*'] : []),
    ...(tags ? ['+refs/tags/*:refs/tags/*'] : []),
    target.fetch,
  ]
}
