import { crc32 } from 'node:zlib'
import { json, type Reply, restRefusal } from './exchange.ts'
import type { Commit, Ref, TreeEntry } from './git-repository.ts'
import {
  found,
  htmlUrl,
  type Operation,
  type RestRequest,
  read,
  repositoryUrl,
  type Services,
  text,
} from './rest-operation.ts'

/** Beyond this a file's content is given only raw. */
const maxInline = 1024 * 1024

export const repositoryOperations = {
  'repos/get': { handle: async (_, services) => json(200, await showRepository(services)) },
  'repos/get-branch': {
    need: read('contents'),
    handle: async ({ parameters }, { git, ...services }) => {
      const name = text(parameters, 'branch') ?? ''
      const sha = await git.commitOf(`refs/heads/${name}`)
      if (sha === undefined) throw restRefusal(404, 'Branch not found')
      const url = `${repositoryUrl({ git, ...services })}/commits/${sha}`
      return json(200, { name, commit: { sha, url }, protected: await git.isProtected(`refs/heads/${name}`) })
    },
  },
  'repos/get-content': { need: read('contents'), handle: contents },
  'git/get-ref': {
    need: read('contents'),
    handle: async ({ parameters }, services) => {
      const name = `refs/${text(parameters, 'ref')}`
      const refs = await services.git.refs(name)
      return json(200, showRef(found(refs.find((ref) => ref.name === name)), services))
    },
  },
  'git/list-matching-refs': {
    need: read('contents'),
    handle: async ({ parameters }, services) => {
      const refs = await services.git.refs(`refs/${text(parameters, 'ref')}`)
      return json(
        200,
        refs.map((ref) => showRef(ref, services)),
      )
    },
  },
  'git/get-commit': {
    need: read('contents'),
    handle: async ({ parameters }, services) =>
      json(200, showCommit(found(await services.git.commit(text(parameters, 'commit_sha') ?? '')), services)),
  },
  'git/get-tree': {
    need: read('contents'),
    handle: async ({ parameters }, services) => {
      const sha = found(await services.git.treeOf(text(parameters, 'tree_sha') ?? ''))
      const tree = await services.git.entries(sha, { recursive: 'recursive' in parameters })
      const url = `${repositoryUrl(services)}/git`
      const shown = tree.map((entry) => ({ ...entry, url: `${url}/${entry.type}s/${entry.sha}` }))
      return json(200, { sha, url: `${url}/trees/${sha}`, tree: shown, truncated: false })
    },
  },
  'git/get-blob': {
    need: read('contents'),
    handle: async ({ parameters, accept }, services) => {
      const sha = text(parameters, 'file_sha') ?? ''
      const content = found(await services.git.blob(sha))
      if (accept.includes('raw')) return raw(content)
      const url = `${repositoryUrl(services)}/git/blobs/${sha}`
      return json(200, { sha, size: content.length, encoding: 'base64', content: base64(content), url })
    },
  },
} satisfies Record<string, Operation>

async function contents({ parameters, accept }: RestRequest, services: Services): Promise<Reply> {
  const ref = text(parameters, 'ref') ?? (await services.git.defaultBranch())
  const commit = await services.git.commitOf(ref)
  if (commit === undefined) throw restRefusal(404, `No commit found for the ref ${ref}`)
  const path = (text(parameters, 'path') ?? '').replace(/^\/+|\/+$/g, '')
  const [entry] = path === '' ? [] : await services.git.entries(commit, { path })
  if (path !== '' && entry?.type !== 'tree') {
    const file = found(entry)
    const content = found(await services.git.blob(file.sha))
    return accept.includes('raw') ? raw(content) : json(200, showFile(file, content, ref, services))
  }
  const inside = path === '' ? {} : { path: `${path}/` }
  const listing = await services.git.entries(commit, inside)
  return json(
    200,
    listing.map((item) => showEntry(item, ref, services)),
  )
}

function raw(content: Buffer): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    body: content,
  }
}

/** With a line break after every 60 characters, as GitHub sends it. */
function base64(content: Buffer): string {
  return content.toString('base64').replace(/.{1,60}/g, '$&\n')
}

function showFile(entry: TreeEntry, content: Buffer, ref: string, services: Services): unknown {
  const inline = content.length <= maxInline
  const body = { encoding: inline ? 'base64' : 'none', content: inline ? base64(content) : '' }
  return { ...showEntry(entry, ref, services), ...body }
}

function showEntry(entry: TreeEntry, ref: string, services: Services) {
  const kinds: Record<string, string> = { tree: 'dir', commit: 'submodule' }
  const encoded = entry.path.split('/').map(encodeURIComponent).join('/')
  return {
    type: entry.mode === '120000' ? 'symlink' : (kinds[entry.type] ?? 'file'),
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: `${repositoryUrl(services)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`,
    git_url: `${repositoryUrl(services)}/git/${entry.type}s/${entry.sha}`,
    html_url: `${htmlUrl(services)}/blob/${ref}/${encoded}`,
    download_url: null,
  }
}

function showRef({ name, sha, type }: Ref, services: Services): unknown {
  const url = `${repositoryUrl(services)}/git`
  return {
    ref: name,
    node_id: `REF_${name}`,
    url: `${url}/${name}`,
    object: { type, sha, url: `${url}/${type}s/${sha}` },
  }
}

function showCommit({ sha, tree, parents, ...commit }: Commit, services: Services): unknown {
  const url = `${repositoryUrl(services)}/git`
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${url}/commits/${sha}`,
    html_url: `${htmlUrl(services)}/commit/${sha}`,
    ...commit,
    tree: { sha: tree, url: `${url}/trees/${tree}` },
    parents: parents.map((parent) => ({ sha: parent, url: `${url}/commits/${parent}` })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  }
}

async function showRepository(services: Services): Promise<unknown> {
  const [login, name] = services.repository.split('/')
  return {
    id: crc32(services.repository.toLowerCase()),
    name,
    full_name: services.repository,
    owner: { login, type: 'User' },
    private: true,
    visibility: 'private',
    fork: false,
    archived: false,
    default_branch: await services.git.defaultBranch(),
    url: repositoryUrl(services),
    html_url: htmlUrl(services),
    clone_url: `${htmlUrl(services)}.git`,
  }
}
