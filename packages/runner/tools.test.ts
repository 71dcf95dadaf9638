import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { arch, tmpdir } from 'node:os'
import { join } from 'node:path'
import { find } from '@actions/tool-cache'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ServiceError, sha256, UserError } from '#core'
import type { Machine } from '#host'
import { type LocalServer, startServer } from './local-server.fixture.ts'
import { provideTool, releaseAsset, type Tool } from './tools.ts'

const content = { 'tool.node': 'native part', 'libtool.so': 'x'.repeat(50_000) }
let root = ''
let archive: Buffer
let machine: Machine

beforeEach(() => {
  // The toolkit prints each command that it runs.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  root = mkdtempSync(join(tmpdir(), 'tools-'))
  mkdirSync(join(root, 'package'))
  for (const [name, text] of Object.entries(content)) writeFileSync(join(root, 'package', name), text)
  execFileSync('tar', ['czf', join(root, 'tool.tgz'), '-C', root, 'package'])
  archive = readFileSync(join(root, 'tool.tgz'))
  machine = machineWith({ RUNNER_TOOL_CACHE: join(root, 'cache') })
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(root, { recursive: true, force: true })
})

function machineWith(environment: Record<string, string>): Machine {
  return { environment, workspace: root, temp: join(root, 'temp'), now: () => new Date(0) }
}

function tool(url: string | undefined, changes: Partial<Tool> = {}): Tool {
  const files = Object.fromEntries(Object.entries(content).map(([name, text]) => [name, sha256(text)]))
  return {
    name: 'native-tool',
    version: '1.5.5-r.5',
    url,
    sha256: sha256(archive),
    files,
    offlineVariable: 'MY_TOOL',
    ...changes,
  }
}

const place = (): string => join(root, 'cache/native-tool/1.5.5-r.5', arch())
const leftovers = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('.'))
const serveArchive = (): Promise<LocalServer> => startServer((_, response) => response.end(archive))

describe('a tool', () => {
  it('is fetched once per machine, and lies where @actions/tool-cache finds it', async () => {
    await using server = await serveArchive()
    const folder = await provideTool(tool(server.url), machine)
    expect(folder).toBe(place())
    expect(readFileSync(join(folder, 'tool.node'), 'utf8')).toBe('native part')
    expect(await provideTool(tool(server.url), machine)).toBe(folder)
    expect(server.seen).toHaveLength(1)
    expect(leftovers(join(root, 'cache'))).toEqual([])
    vi.stubEnv('RUNNER_TOOL_CACHE', join(root, 'cache'))
    expect(find('native-tool', '1.5.5-r.5')).toBe(folder)
  })

  it('with a wrong digest is not unpacked, and nothing of it is kept', async () => {
    await using server = await startServer((_, response) => response.end('another archive'))
    const failed = provideTool(tool(server.url), machine)
    await expect(failed).rejects.toThrow(UserError)
    await expect(failed).rejects.toThrow(`has the digest sha256:${sha256('another archive')}, not`)
    expect(existsSync(join(root, 'cache/native-tool'))).toBe(false)
    expect(server.seen).toHaveLength(1)
  })

  it('whose archive lacks a file is refused, and nothing of it is kept', async () => {
    await using server = await serveArchive()
    const wrong = tool(server.url, { files: { 'tool.node': sha256('native part'), 'other.so': sha256('') } })
    await expect(provideTool(wrong, machine)).rejects.toThrow('does not hold the files that it should')
    expect(readdirSync(join(root, 'cache'))).toEqual([])
  })

  it('survives a download that is cut in the middle', async () => {
    await using server = await startServer((_, response, count) => {
      if (count > 1) return response.end(archive)
      response.writeHead(200, { 'content-length': archive.length })
      return response.write(archive.subarray(0, 10), () => response.destroy())
    })
    expect(await provideTool(tool(server.url), machine)).toBe(place())
    expect(server.seen).toHaveLength(2)
  })

  it('says at once that an address has none, and how to do without', async () => {
    await using server = await startServer((_, response) => response.writeHead(404).end())
    const failed = provideTool(tool(`${server.url}/x.tgz`), machine)
    await expect(failed).rejects.toThrow(ServiceError)
    await expect(failed).rejects.toThrow('Or set MY_TOOL to a folder that holds tool.node and libtool.so')
    await expect(provideTool(tool(undefined), machine)).rejects.toThrow('MY_TOOL_URL')
  })

  it('is taken from the folder of the operator without a network', async () => {
    const offline = machineWith({ MY_TOOL: join(root, 'package') })
    expect(await provideTool(tool('http://127.0.0.1:9/none'), offline)).toBe(join(root, 'package'))
  })

  it('in the cache is checked before each use: a forged or half copy is replaced', async () => {
    await using server = await serveArchive()
    mkdirSync(place(), { recursive: true })
    writeFileSync(`${place()}.complete`, '')
    writeFileSync(join(place(), 'tool.node'), 'native part')
    writeFileSync(join(place(), 'libtool.so'), 'forged')
    const folder = await provideTool(tool(server.url), machine)
    expect(readFileSync(join(folder, 'libtool.so'), 'utf8')).toBe(content['libtool.so'])
    expect(leftovers(join(root, 'cache'))).toEqual([])
  })

  it('is whole for each of many jobs that want it at once', async () => {
    await using server = await serveArchive()
    const folders = await Promise.all(Array.from({ length: 8 }, () => provideTool(tool(server.url), machine)))
    expect(new Set(folders)).toEqual(new Set([place()]))
    expect(readFileSync(join(place(), 'libtool.so'), 'utf8')).toBe(content['libtool.so'])
    expect(leftovers(join(root, 'cache'))).toEqual([])
  })

  it('lies in the temporary folder where there is no tool cache that can be written', async () => {
    await using server = await serveArchive()
    const temp = join(root, 'temp/lockstep-tools/native-tool/1.5.5-r.5', arch())
    expect(await provideTool(tool(server.url), machineWith({}))).toBe(temp)
    rmSync(join(root, 'temp'), { recursive: true })
    writeFileSync(join(root, 'blocked'), '')
    const blocked = machineWith({ RUNNER_TOOL_CACHE: join(root, 'blocked/cache') })
    expect(await provideTool(tool(server.url), blocked)).toBe(temp)
  })

  it('is used from a cache that is read-only but has it', async () => {
    await using server = await serveArchive()
    await provideTool(tool(server.url), machine)
    chmodSync(join(root, 'cache'), 0o500)
    expect(await provideTool(tool('http://127.0.0.1:9/none'), machine)).toBe(place())
    chmodSync(join(root, 'cache'), 0o700)
  })
})

describe('the address of a release asset', () => {
  it('is of the repository that the action comes from', () => {
    const from = (environment: Record<string, string>): string | undefined =>
      releaseAsset(machineWith(environment), 'v1.0.0', 'a.tgz')
    expect(from({ GITHUB_ACTION_REPOSITORY: 'o/lockstep', GITHUB_SERVER_URL: 'https://ghe.example' })).toBe(
      'https://ghe.example/o/lockstep/releases/download/v1.0.0/a.tgz',
    )
    expect(from({ GITHUB_ACTION_REPOSITORY: '' })).toBeUndefined()
  })
})
