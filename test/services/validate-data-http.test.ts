import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStep } from '../e2e/harness.ts'
import { entryOf, failed, GOOD, jobWith, shown, validate } from '../e2e/validate-data.fixture.ts'

const seen: IncomingMessage[] = []
let cuts = 0
const stuck: ServerResponse[] = []
const large = `id,name\n${Array.from({ length: 60_000 }, (_, index) => `${index},ada`).join('\n')}\n`

const listener: RequestListener = (request, response) => {
  seen.push(request)
  const { pathname } = new URL(request.url ?? '', 'http://x')
  if (pathname === '/moved.csv') response.writeHead(302, { location: '/good.csv' }).end()
  else if (pathname === '/down.csv')
    response.writeHead(302, { location: `http://127.0.0.1:${ports.http}/good.csv` }).end()
  else if (pathname === '/busy.csv' && cuts++ < 2) response.writeHead(503).end()
  else if (pathname === '/cut.csv') sendInParts(request, response)
  else if (pathname === '/stuck.csv' && stuck.length === 0)
    response.write(GOOD.slice(0, 12), () => stuck.push(response))
  else if (pathname === '/private.csv' && request.headers.authorization === undefined)
    response.writeHead(401).end()
  else if (/none|gone/.test(pathname)) response.writeHead(pathname === '/gone.csv' ? 410 : 404).end()
  else response.setHeader('content-type', 'text/csv').end(pathname === '/bad.csv' ? 'id,name\n1,ADA\n' : GOOD)
}

/** Cuts the connection after each 200 KB, and goes on where it was asked to. */
function sendInParts(request: IncomingMessage, response: Parameters<RequestListener>[1]): void {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${large.length - 1}/${large.length}` }
  response.writeHead(from === 0 ? 200 : 206, {
    ...range,
    etag: '"v1"',
    'content-length': large.length - from,
  })
  const rest = large.slice(from, from + 200_000)
  response.write(rest, () =>
    setTimeout(() => (from + rest.length === large.length ? response.end() : response.destroy()), 50),
  )
}

const ports = { http: 0, https: 0 }
const folder = mkdtempSync(join(tmpdir(), 'lockstep-tls-'))
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
const made = spawnSync('openssl', [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
  ...[
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
    '-keyout',
    key,
    '-out',
    certificate,
  ],
])
const hasTls = made.status === 0
if (!hasTls) console.log('skipped: there is no openssl here to make a certificate for https')

const servers = [createServer(listener)]
if (hasTls)
  servers.push(createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, listener))
beforeAll(async () => {
  for (const [index, server] of servers.entries()) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address !== null && typeof address === 'object') ports[index === 0 ? 'http' : 'https'] = address.port
  }
})
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

const check = (path: string, inputs: Readonly<Record<string, string>> = {}) =>
  validate(jobWith({}), { data: `http://127.0.0.1:${ports.http}${path}`, ...inputs })

describe('validate-data over http', () => {
  it.each([
    ['a file', '/good.csv', '2'],
    ['a file that has moved', '/moved.csv', '2'],
    ['after the server was busy', '/busy.csv', '2'],
    ['through cut connections', '/cut.csv', '60000'],
  ])('reads %s', async (_, path, rows) => {
    expect((await check(path)).outputs).toMatchObject({ verdict: 'pass', rows })
  })

  it('takes nothing for the file that a killed step left half-way', async () => {
    const job = jobWith({})
    const inputs = { expectations: 'rules.yml', data: `http://127.0.0.1:${ports.http}/stuck.csv` }
    const killed = await runStep(job, 'validate-data', inputs, {
      onStart: (kill) => {
        const timer = setInterval(() => {
          if (stuck.length === 0) return
          clearInterval(timer)
          kill('SIGKILL')
        }, 20)
      },
    })
    expect(killed.signal).toBe('SIGKILL')
    expect(globSync('lockstep/fetched/**/stuck.csv', { cwd: job.temp })).toEqual([])
    expect((await runStep(job, 'validate-data', inputs, { step: 'again' })).outputs).toMatchObject({
      verdict: 'pass',
      rows: '2',
    })
  })

  it('sends no token along', async () => {
    seen.length = 0
    await check('/good.csv', { token: 'ghs_secret' })
    expect(seen.length).toBeGreaterThan(0)
    for (const { rawHeaders } of seen) expect(rawHeaders.join()).not.toContain('ghs_secret')
  })

  it('sends a password to where it belongs, and keeps it and the query out of all that is written', async () => {
    const job = jobWith({})
    const data = `http://ada:pass%20word@127.0.0.1:${ports.http}/private.csv?sig=secret`
    const result = await validate(job, { data })
    expect(shown(result)[1]).toBe('pass')
    expect(seen.at(-1)?.headers.authorization).toBe(`Basic ${btoa('ada:pass word')}`)
    const entry = entryOf(job)
    expect(entry.subjects[0]?.uri).toBe(`http://127.0.0.1:${ports.http}/private.csv`)
    const report = readFileSync(result.outputs.report ?? '', 'utf8')
    for (const text of [JSON.stringify(entry), report, result.log, result.summary]) {
      expect(text).not.toMatch(/pass(%20| )word|sig=secret/)
    }
  })

  it('names the file and the line that break a rule', async () => {
    const result = await check('/bad.csv')
    expect(failed(result)).toMatchObject([{ rule: 'name.matches', broken: 1 }])
    expect(result.log).toMatch(/http\/127\.0\.0\.1%3A\d+\/bad\.csv:2/)
  })

  it.each([
    ['/none.csv', 'fail', 'there is nothing at this address (status 404)'],
    ['/gone.csv', 'fail', 'there is nothing at this address (status 410)'],
    ['/private.csv', 'error', 'access is refused (status 401)'],
  ])('%s: %s', async (path, verdict, message) => {
    const result = await check(path)
    expect(result.outputs.verdict).toBe(verdict)
    expect(result.log).toContain(`http://127.0.0.1:${ports.http}${path}: ${message}`)
  })

  it('refuses an address that nobody answers at, and says how often it tried', async () => {
    const result = await validate(jobWith({}), { data: 'http://127.0.0.1:9/x.csv?sig=secret' })
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toMatch(/http: GET http:\/\/127\.0\.0\.1:9\/x\.csv: .*, after 4 attempts/)
    expect(result.log).not.toContain('sig=secret')
  })
})

describe.skipIf(!hasTls)('validate-data over https', () => {
  const secure = (path: string) =>
    validate(jobWith({}, { NODE_EXTRA_CA_CERTS: certificate }), {
      data: `https://127.0.0.1:${ports.https}${path}`,
    })

  it('reads a file', async () => {
    expect((await secure('/good.csv')).outputs).toMatchObject({ verdict: 'pass', rows: '2' })
  })

  it('does not follow a redirect to http', async () => {
    const result = await secure('/down.csv')
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain('out of https')
  })

  it('trusts no certificate that the machine does not', async () => {
    const result = await validate(jobWith({}), { data: `https://127.0.0.1:${ports.https}/good.csv` })
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain('self-signed certificate')
  })
})
