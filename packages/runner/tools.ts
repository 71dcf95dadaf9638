import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { arch } from 'node:os'
import { join } from 'node:path'
import { digestFile, messageOf, ServiceError, sha256, UserError } from '#core'
import { errorCode, isWritable, type Machine, request } from '#host'

/** Files that are too large or too bound to a platform for the bundle, in one npm tarball. */
export interface Tool {
  readonly name: string
  readonly version: string
  /** Where the archive lies; undefined where that is not known. */
  readonly url: string | undefined
  /** Hex sha256 of the archive. */
  readonly sha256: string
  /** Files that are needed, below `package/` in the archive, with their hex sha256. */
  readonly files: Readonly<Record<string, string>>
  /** Environment variable by which the operator of a runner names a folder that holds the files already. */
  readonly offlineVariable: string
}

/**
 * Address of a file that is attached to a release of the repository that this action comes from.
 * @returns undefined where the action comes from the checkout itself, which has no release
 */
export function releaseAsset(machine: Machine, tag: string, file: string): string | undefined {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_ACTION_REPOSITORY: repository } =
    machine.environment
  return repository ? `${server}/${repository}/releases/download/${tag}/${file}` : undefined
}

/**
 * Folder with a tool's files, fetched once per machine into the runner's tool cache (laid out as
 * `@actions/tool-cache` does), or per job where there is none that can be written.
 * The archive is checked before it is unpacked and the files before each use: on a self-hosted runner every
 * job can write to that cache.
 * @throws UserError if the digest is wrong or nothing says where the tool is; ServiceError if it cannot be fetched
 */
export async function provideTool(tool: Tool, machine: Machine): Promise<string> {
  const offline = machine.environment[tool.offlineVariable]
  if (offline) return offline
  const cache = machine.environment.RUNNER_TOOL_CACHE
  const ready = cache ? placeOf(cache, tool) : undefined
  if (ready !== undefined && (await holdsFiles(ready, tool))) return ready
  const root = cache && (await canWrite(cache)) ? cache : join(machine.temp, 'lockstep-tools')
  const place = placeOf(root, tool)
  if (await holdsFiles(place, tool)) return place
  const archive = await download(tool)
  await mkdir(root, { recursive: true })
  const aside = await mkdtemp(join(root, '.lockstep-'))
  try {
    await install(await unpack(archive, tool, aside), tool, place, aside)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return place
}

function placeOf(root: string, tool: Tool): string {
  return join(root, tool.name, tool.version, arch())
}

async function canWrite(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  return isWritable(folder)
}

async function holdsFiles(folder: string, tool: Tool): Promise<boolean> {
  for (const [name, expected] of Object.entries(tool.files)) {
    const found = await digestFile(join(folder, name)).catch(() => undefined)
    if (found?.sha256 !== expected) return false
  }
  return true
}

// A slow link takes minutes for some ten megabytes.
const RETRY = { attempts: 4, pause: 1_000, timeout: 300_000 }

async function download(tool: Tool): Promise<Uint8Array> {
  const { url, offlineVariable } = tool
  const hint = `Or set ${offlineVariable} to a folder that holds ${Object.keys(tool.files).join(' and ')}.`
  if (url === undefined) {
    throw new UserError(`nothing says where ${tool.name} ${tool.version} can be fetched`, {
      fix: `Set ${offlineVariable}_URL to the address of its archive. ${hint}`,
    })
  }
  const response = await request('tool download', url, {}, RETRY).catch((error: unknown) => {
    throw new ServiceError('tool download', `${messageOf(error)}. ${hint}`, { cause: error })
  })
  if (!response.ok) {
    throw new ServiceError('tool download', `no archive at ${url}. ${hint}`, { status: response.status })
  }
  const archive = new Uint8Array(await response.arrayBuffer())
  const found = sha256(archive)
  if (found === tool.sha256) return archive
  throw new UserError(
    `the archive of ${tool.name} has the digest sha256:${found}, not sha256:${tool.sha256}`,
    {
      where: url,
      fix: `It was not used. Check who answers at this address. ${hint}`,
    },
  )
}

async function unpack(archive: Uint8Array, tool: Tool, aside: string): Promise<string> {
  const file = join(aside, 'archive.tgz')
  await writeFile(file, archive)
  const { extractTar } = await import('@actions/tool-cache')
  const folder = join(await extractTar(file, join(aside, 'unpacked')), 'package')
  if (await holdsFiles(folder, tool)) return folder
  throw new UserError(`the archive of ${tool.name} ${tool.version} does not hold the files that it should`)
}

/** Puts the folder in its place by one rename; where another job was first, its folder is used. */
async function install(folder: string, tool: Tool, place: string, aside: string): Promise<void> {
  await mkdir(join(place, '..'), { recursive: true })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await rename(folder, place)
      break
    } catch (error) {
      if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error
      if (await holdsFiles(place, tool)) break
      // What lies there is not what it should be: a cut copy, or somebody's forgery.
      await rename(place, join(aside, `wrong-${attempt}`)).catch(() => undefined)
    }
  }
  if (!(await holdsFiles(place, tool))) throw new UserError(`${place} cannot be replaced`)
  // The mark by which @actions/tool-cache finds it.
  await writeFile(`${place}.complete`, '')
}
