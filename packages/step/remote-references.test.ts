import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openGit } from '#host'
import type { RunContext } from '#runner'
import { golden, writeFiles } from '../../test/fixtures/data/dvc/repository.ts'
import { identify, use, useAll } from './references.ts'
import { newPlace, type Place } from './step.fixture.ts'

let place: Place
let server: Server
let url: string
let answer: RequestListener
const seen: IncomingMessage[] = []
beforeEach(async () => {
  place = newPlace()
  seen.length = 0
  answer = (request, response) => response.setHeader('etag', '"1"').end(request.url)
  server = createServer((request, response) => {
    seen.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  place[Symbol.dispose]()
})

describe('addresses', () => {
  it('are files of their own below the temporary folder, whatever they are called', async () => {
    const names = [
      '/a.csv',
      '/a.csv?v=1',
      '/a.csv?v=2',
      '/b/a.csv',
      '/%2e%2e%2f%2e%2e%2fpasswd',
      '/..%5c..%5cx.csv',
      '/é%00.csv',
      '/',
      `/${'x'.repeat(400)}.csv.gz`,
    ]
    const used = await useAll(
      place.step,
      'data',
      names.map((name) => url + name),
    )
    expect(new Set(used.map(({ path }) => path)).size).toBe(names.length)
    for (const [index, { path, root = '' }] of used.entries()) {
      expect(path.startsWith(`${join(place.step.machine.temp, 'lockstep/fetched')}/`)).toBe(true)
      expect(path.startsWith(root)).toBe(true)
      expect(readFileSync(path, 'utf8')).toBe(new URL(url + names[index]).href.slice(url.length))
    }
    expect(used.at(-1)?.path).toMatch(/\.csv\.gz$/)
    expect(used.map(({ uri }) => uri)).not.toContainEqual(expect.stringContaining('v=1'))
    // A key may look like a pattern, an address never is one.
    expect(await useAll(place.step, 'data', [`${url}/[a]*.csv`])).toHaveLength(1)
  })

  it('are asked once for what has not changed in this job; an altered copy does not count', async () => {
    answer = (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? undefined : 'content')
    }
    const { path } = await use(place.step, 'data', `${url}/a.csv`)
    expect((await identify(place.step, 'data', `${url}/a.csv`)).bytes).toBe(7)
    writeFileSync(path, 'forged!')
    expect(readFileSync((await use(place.step, 'data', `${url}/a.csv`)).path, 'utf8')).toBe('content')
    expect(seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', undefined])
  })

  it('that hold a password are refused where all could read it', async () => {
    await expect(use(place.step, 'data', 'http://ada:x@example.org/a.csv')).rejects.toThrow(
      'http://example.org/a.csv: a password would travel for all to read',
    )
  })
})

describe('the remote of DVC on a pull request', () => {
  async function pullRequest(inBase: string, inHead: string): Promise<Place['step']> {
    const { workspace, machine } = { workspace: place.workspace, machine: place.step.machine }
    const git = openGit(workspace, machine.environment)
    await git.run(['init', '--quiet', '--initial-branch=main'])
    writeFiles(workspace, { ...golden.metafiles, '.dvc/config': inBase })
    await git.run(['add', '--force', '.'])
    await git.run(['commit', '--quiet', '-m', 'base'])
    const baseSha = (await git.run(['rev-parse', 'HEAD'])).trim()
    writeFiles(workspace, { '.dvc/config': inHead })
    return { ...place.step, context: { pullRequest: { baseSha } } as RunContext }
  }
  const config = (remote: string) => `[core]\nremote = a\n['remote "a"']\nurl = ${remote}\n`

  it('is the one of the base branch: a change does not say where credentials go', async () => {
    mkdirSync(join(place.workspace, 'store'))
    writeFiles(join(place.workspace, 'store'), golden.remote)
    const step = await pullRequest(config('../store'), config(`${url}/theirs`))
    expect(readFileSync((await use(step, 'data', 'data/flat.csv')).path)).toEqual(
      golden.work['data/flat.csv'],
    )
    expect(seen).toEqual([])
  })

  it('is not taken from a config.local that was committed', async () => {
    const step = await pullRequest(config('../store'), config('../store'))
    const git = openGit(place.workspace, place.step.machine.environment)
    writeFiles(place.workspace, { '.dvc/config.local': config(`${url}/theirs`) })
    await git.run(['add', '--force', '.dvc/config.local'])
    await expect(use(step, 'data', 'data/flat.csv')).rejects.toThrow('are not to be had')
    expect(seen).toEqual([])
    await git.run(['rm', '--quiet', '--cached', '.dvc/config.local'])
    answer = (_, response) => response.end(golden.work['data/flat.csv'])
    const used = await use(step, 'data', 'data/flat.csv')
    expect(existsSync(used.path)).toBe(true)
    expect(seen[0]?.url).toBe('/theirs/files/md5/38/1a6453228d1c46c95d7da40dfcf4a6')
  })
})
