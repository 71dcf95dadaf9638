import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MissingEvidence, ServiceError, sha256, UserError } from '#core'
import { type Download, download } from './download.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void
const servers: Server[] = []
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-download-'))
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true })
})

async function serve(handler: Handler): Promise<{ url: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = []
  const server = createServer((incoming, response) => {
    seen.push(incoming)
    handler(incoming, response, seen.length)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, seen }
}

const get = (url: string, more: Partial<Download> = {}) =>
  download({
    url,
    path: join(folder, 'file'),
    service: 'http',
    retry: { attempts: 4, pause: 1, timeout: 500 },
    ...more,
  })
const content = 'x'.repeat(100_000)

/** Sends a part and cuts the connection, once the part has come through. */
function cut(response: ServerResponse, text: string, headers: Record<string, string>): void {
  response.writeHead(200, { 'content-length': String(content.length), ...headers })
  response.write(text, () => setTimeout(() => response.destroy(), 50))
}

describe('a file', () => {
  it('is there when it is whole, with its digest', async () => {
    const { url } = await serve((_, response) => response.setHeader('etag', '"1"').end(content))
    expect(await get(url)).toEqual({ sha256: sha256(content), bytes: content.length, etag: '"1"' })
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(content)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('is taken up where the connection was cut', async () => {
    const { url, seen } = await serve((request, response, count) => {
      if (count === 1) return cut(response, content.slice(0, 40_000), { etag: '"1"' })
      const [, from = '0'] = /bytes=(\d+)-/.exec(request.headers.range ?? '') ?? []
      const range = `bytes ${from}-${content.length - 1}/${content.length}`
      response.writeHead(206, { 'content-range': range, etag: '"1"' }).end(content.slice(Number(from)))
    })
    expect(await get(url)).toMatchObject({ sha256: sha256(content) })
    expect(seen[1]?.headers).toMatchObject({
      range: expect.stringMatching(/^bytes=[1-9]\d*-$/),
      'if-range': '"1"',
    })
  })

  it.each([
    ['the server has no ranges', { etag: '"1"' }, { etag: '"1"' }],
    ['the version is another one', { etag: '"1"' }, { etag: '"2"' }],
    ['the version has no name', {}, {}],
  ])('is fetched from the start where %s', async (_, first, second) => {
    const { url } = await serve((_request, response, count) =>
      count === 1 ? cut(response, 'y'.repeat(40_000), first) : response.writeHead(200, second).end(content),
    )
    expect(await get(url)).toMatchObject({ sha256: sha256(content), bytes: content.length })
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(content)
  })

  it('is never left half', async () => {
    const { url, seen } = await serve((_, response) => cut(response, 'abc', {}))
    const failed = get(url)
    await expect(failed).rejects.toThrow(ServiceError)
    await expect(failed).rejects.toThrow(/^http: GET .*after 4 attempts/)
    expect(seen).toHaveLength(4)
    expect(readdirSync(folder)).toEqual([])
  })

  it('may take its time, but not stop', async () => {
    const slow = await serve(async (_, response) => {
      for (const part of ['a', 'b', 'c', 'd']) {
        response.write(part)
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
      response.end()
    })
    const limits = { retry: { attempts: 1, pause: 1, timeout: 150 } }
    expect(await get(slow.url, limits)).toMatchObject({ bytes: 4 })
    const stuck = await serve((_, response) => void response.write('a'))
    await expect(get(stuck.url, limits)).rejects.toThrow('nothing came in for 150 ms')
  })

  it.each([
    [true, 'content-length'],
    [false, 'none'],
  ])('that is too large is refused (said before: %s)', async (isSaid) => {
    const { url, seen } = await serve((_, response) => {
      if (isSaid) response.setHeader('content-length', content.length)
      response.end(content)
    })
    await expect(get(url, { maxBytes: 50_000 })).rejects.toThrow('the file is larger than 48.8 KiB')
    expect(seen).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('that has not changed is not fetched again', async () => {
    const { url } = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"2"' }).end('new')
    })
    expect(await get(url, { etag: '"1"' })).toBe('unchanged')
    expect(await get(url, { etag: '"0"' })).toMatchObject({ etag: '"2"', bytes: 3 })
  })
})

describe('an answer without the file', () => {
  it.each([
    [404, MissingEvidence],
    [410, MissingEvidence],
    [401, UserError],
    [403, UserError],
    [418, ServiceError],
    [503, ServiceError],
  ])('%d is named, without the query', async (status, kind) => {
    const { url } = await serve((_, response) => response.writeHead(status).end('<html>'))
    const failed = get(`${url}/data.csv?sig=secret`)
    await expect(failed).rejects.toThrow(kind)
    await expect(failed).rejects.toThrow(`${url}/data.csv`)
    await expect(failed).rejects.toThrow(`status ${status}`)
    await expect(failed).rejects.not.toThrow('secret')
  })
})

describe('redirects', () => {
  it('are followed; headers go to the first origin alone', async () => {
    const other = await serve((_, response) => response.end('there'))
    const own = await serve((request, response) => {
      const location = request.url === '/' ? '/moved' : `${other.url}/x`
      response.writeHead(302, { location }).end()
    })
    await get(own.url, { headers: async () => ({ authorization: 'Basic x' }) })
    expect(own.seen.map(({ headers }) => headers.authorization)).toEqual(['Basic x', 'Basic x'])
    expect(other.seen.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  it.each([
    ['file:///etc/passwd', 'leads to file:///etc/passwd, out of http'],
    ['/', 'from one to the next'],
  ])('to %s are refused', async (location, message) => {
    const { url, seen } = await serve((_, response) => response.writeHead(301, { location }).end())
    await expect(get(url)).rejects.toThrow(message)
    expect(seen.length).toBeLessThan(12)
  })
})
